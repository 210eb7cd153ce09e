#include "sliced_table.h"

#include <algorithm>
#include <iterator>

#include "text_columns.h"
#include "text_lines.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

bool is_part_of_number(std::string_view text) {
  return text.find_first_not_of("0123456789$.,()%") == text.npos;
}

// The table with each cell written down, so that it can be judged.
struct DraftTable {
  Document document;  // its blocks are the paragraphs of the cells
  std::vector<std::size_t> first_runs;
  std::vector<TableCell> cells;  // their pieces are blocks
};

class Drafter {
 public:
  Drafter(const Region& region, const WriteSlice& write, DraftTable& draft)
      : write_(write), draft_(draft), out_(region.decoded, draft.document) {}

  void take(TableCell cell, const std::vector<Slice>& slices) {
    const auto first = static_cast<std::uint32_t>(draft_.document.blocks.size());
    begin_block();
    for (std::uint32_t s = cell.first; s < cell.last; ++s) {
      if (slices[s].seam == Seam::paragraph) {
        end_block();
        begin_block();
      } else if (slices[s].seam == Seam::space) {
        out_.space();
      }
      write_(slices[s].span, out_);
    }
    end_block();
    cell.first = first;
    cell.last = static_cast<std::uint32_t>(draft_.document.blocks.size());
    if (cell.first < cell.last) draft_.cells.push_back(cell);
  }

 private:
  void begin_block() {
    out_.begin_block({.text = {}});
    first_run_ = draft_.document.runs.size();
  }
  void end_block() {
    if (out_.end_block()) draft_.first_runs.push_back(first_run_);
  }

  const WriteSlice& write_;
  DraftTable& draft_;
  DocumentBuilder out_;
  std::size_t first_run_ = 0;
};

class Writer {
 public:
  Writer(const DraftTable& draft, std::uint32_t part, Document& document, DocumentBuilder& out)
      : draft_(draft), part_(part), document_(document), out_(out) {}

  void write_data(std::uint32_t rows, std::uint32_t columns, std::uint32_t header_rows) {
    const auto first = static_cast<std::uint32_t>(document_.blocks.size());
    Block block{.kind = BlockKind::table_cell, .text = {}, .part = part_};
    block.table = static_cast<std::int32_t>(document_.tables.size());
    for (const TableCell& cell : draft_.cells) {
      block.row = cell.row;
      block.column = cell.column;
      block.column_span = cell.column_end - cell.column;
      out_.begin_block(block);
      append_cell(cell, false);
      out_.end_block();
    }
    const auto last = static_cast<std::uint32_t>(document_.blocks.size());
    if (first < last) document_.tables.push_back({first, last, rows, columns, header_rows});
  }

  // A row is a paragraph if its cells are; the paragraphs of longer cells stand
  // below each other, a bullet with the first.
  void write_row(TableRow row) {
    const bool item = row.size() > 1 && is_bullet(text(row.front()));
    const bool single = std::all_of(row.begin(), row.end(), [](const TableCell& cell) {
      return cell.joined || cell.last == cell.first + 1;
    });
    const BlockKind kind = item ? BlockKind::list_item : BlockKind::paragraph;
    begin_paragraph(kind);
    for (const TableCell& cell : row) {
      const bool beside_bullet = item && &cell == &row[1];
      if (!single && !beside_bullet) begin_paragraph(BlockKind::paragraph);
      append_cell(cell, !single);
    }
    out_.end_block();
  }

  std::string_view text(const TableCell& cell) const {
    const auto& blocks = draft_.document.blocks;
    return draft_.document.view({blocks[cell.first].text.begin, blocks[cell.last - 1].text.end});
  }

 private:
  void begin_paragraph(BlockKind kind) {
    if (!out_.in_block() || out_.has_text())
      out_.begin_block({.kind = kind, .text = {}, .part = part_});
  }

  // The paragraphs of a cell, each a block or all in the block that is open.
  void append_cell(const TableCell& cell, bool apart) {
    if (!cell.joined) out_.space();
    for (std::uint32_t b = cell.first; b < cell.last; ++b) {
      if (b > cell.first && !cell.joined)
        apart ? begin_paragraph(BlockKind::paragraph) : out_.space();
      std::size_t run = draft_.first_runs[b];
      out_.append(draft_.document, run, draft_.document.blocks[b].text);
    }
  }

  const DraftTable& draft_;
  std::uint32_t part_;
  Document& document_;
  DocumentBuilder& out_;
};

}  // namespace

std::uint32_t SliceCollector::add_cell(std::uint32_t row, std::uint32_t column,
                                       std::uint32_t column_end) {
  Draft& draft = drafts_.emplace_back();
  draft.cell.row = row;
  draft.cell.column = column;
  draft.cell.column_end = column_end;
  return static_cast<std::uint32_t>(drafts_.size() - 1);
}

void SliceCollector::add_slice(std::uint32_t cell, SourceSpan slice, std::uint32_t width) {
  Draft& draft = drafts_[cell];
  slice = trim_blank(text_, slice);
  if (slice.empty()) {
    draft.gap = true;
    draft.above_columns = draft.last_columns = 0;
    return;
  }
  const std::string_view words = text_.substr(slice.begin, slice.size());
  const std::uint32_t columns = count_columns(words);
  draft.slices.push_back({slice, seam_of(draft, words, columns, width)});
  draft.above_columns = draft.last_columns;
  draft.last_columns = columns;
  draft.gap = false;
}

// A word longer than its column is cut, its rest filling the lines below:
//
//   | of          |        `inc` had room beside `of`, so it stands alone only
//   | inc         |        because it is the beginning of a longer word
//   | orporation  |
Seam SliceCollector::seam_of(const Draft& draft, std::string_view slice, std::uint32_t columns,
                             std::uint32_t width) const {
  if (draft.slices.empty()) return Seam::space;
  if (draft.gap) return Seam::paragraph;
  const Slice& last = draft.slices.back();
  const std::string_view above = text_.substr(last.span.begin, last.span.size());
  const bool words = above.find(' ') == above.npos && slice.find(' ') == slice.npos;
  if (!words || columns != width) return Seam::space;
  const bool goes_on = last.seam == Seam::none;
  const bool had_room =
      draft.above_columns > 0 && draft.above_columns + 1 + draft.last_columns <= width;
  const bool number = is_part_of_number(above) && is_part_of_number(slice);
  return goes_on || had_room || number ? Seam::none : Seam::space;
}

void SliceCollector::end_header() {
  for (Draft& draft : drafts_) draft.cell.header = true;
}

SlicedTable SliceCollector::finish(SourceSpan span, std::uint32_t rows, std::uint32_t columns) {
  SlicedTable table{.span = span, .slices = {}, .cells = {}, .rows = rows, .columns = columns};
  std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& a, const Draft& b) {
    return a.cell.row != b.cell.row ? a.cell.row < b.cell.row : a.cell.column < b.cell.column;
  });
  for (Draft& draft : drafts_) {
    if (draft.slices.empty()) continue;
    draft.cell.first = static_cast<std::uint32_t>(table.slices.size());
    table.slices.insert(table.slices.end(), draft.slices.begin(), draft.slices.end());
    draft.cell.last = static_cast<std::uint32_t>(table.slices.size());
    table.cells.push_back(draft.cell);
  }
  return table;
}

void write_sliced_table(const Region& region, const SlicedTable& table, const WriteSlice& write,
                        Document& document, DocumentBuilder& out) {
  DraftTable draft;
  Drafter drafter(region, write, draft);
  for (const TableCell& cell : table.cells) drafter.take(cell, table.slices);
  Writer writer(draft, region.part, document, out);
  const CellText text = [&](const TableCell& cell) { return writer.text(cell); };
  join_numbers(draft.cells, text);
  const TableShape shape = shape_table(draft.cells, text);
  if (shape.holds_data) {
    writer.write_data(table.rows, table.columns, shape.header_rows);
  } else {
    for (const TableRow row : shape.rows) writer.write_row(row);
  }
}

}  // namespace offerlog
