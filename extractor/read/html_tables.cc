// Tables: their cells joined, told from tables that only position text
// (table_shape.h), and planned as one or the other. A table that holds another
// only positions it, even where its other cells are numbers.
#include <algorithm>

#include "html_plan.h"
#include "table_shape.h"

namespace offerlog {
namespace {

class TablePlanner {
 public:
  TablePlanner(const HtmlDraft& draft, HtmlPlan& plan) : draft_(draft), plan_(plan) {}

  // Plans draft blocks `first` to `last`, all of one table.
  void plan(std::uint32_t first, std::uint32_t last);

 private:
  // The pieces of a cell are its draft blocks.
  std::string_view text(const TableCell& cell) const {
    const auto& blocks = draft_.document.blocks;
    const TextSpan span{blocks[cell.first].text.begin, blocks[cell.last - 1].text.end};
    return draft_.document.view(span);
  }
  void read_cells(std::uint32_t first, std::uint32_t last);
  void write_data(std::int32_t draft_table, const TableShape& shape);
  void write_text(const TableShape& shape);
  void write_row(TableRow row);
  void write_block(const Block& attributes, std::uint32_t first, std::uint32_t last, bool glued);

  const HtmlDraft& draft_;
  HtmlPlan& plan_;
  std::vector<TableCell> cells_;
};

void TablePlanner::plan(std::uint32_t first, std::uint32_t last) {
  read_cells(first, last);
  const std::int32_t table = draft_.document.blocks[first].table;
  const bool around_table = draft_.tables[static_cast<std::size_t>(table)].has_table;
  const CellText text_of = [this](const TableCell& cell) { return text(cell); };
  join_numbers(cells_, text_of);
  const TableShape shape = shape_table(cells_, text_of);
  if (!around_table && shape.holds_data) {
    write_data(table, shape);
  } else {
    write_text(shape);
  }
}

void TablePlanner::read_cells(std::uint32_t first, std::uint32_t last) {
  cells_.clear();
  for (std::uint32_t b = first; b < last; ++b) {
    const Block& block = draft_.document.blocks[b];
    if (!cells_.empty() && cells_.back().row == block.row && cells_.back().column == block.column) {
      cells_.back().last = b + 1;
      continue;
    }
    cells_.push_back({b, b + 1, block.row, block.column, block.column + block.column_span,
                      draft_.header_cells[b], false});
  }
}

void TablePlanner::write_block(const Block& attributes, std::uint32_t first, std::uint32_t last,
                               bool glued) {
  PlannedBlock block;
  block.attributes = attributes;
  block.attributes.emphasized = true;
  block.first_piece = static_cast<std::uint32_t>(plan_.pieces.size());
  for (std::uint32_t b = first; b < last; ++b) {
    plan_.pieces.push_back({b, !glued});
    if (!draft_.document.blocks[b].emphasized) block.attributes.emphasized = false;
  }
  block.last_piece = static_cast<std::uint32_t>(plan_.pieces.size());
  plan_.blocks.push_back(block);
}

void TablePlanner::write_data(std::int32_t draft_table, const TableShape& shape) {
  const DraftTable& draft = draft_.tables[static_cast<std::size_t>(draft_table)];
  Table table;
  table.first_block = static_cast<std::uint32_t>(plan_.blocks.size());
  table.rows = draft.rows;
  table.columns = draft.columns;
  table.header_rows = shape.header_rows;
  for (const TableCell& cell : cells_) {
    Block attributes;
    attributes.kind = BlockKind::table_cell;
    attributes.table = static_cast<std::int32_t>(plan_.tables.size());
    attributes.row = cell.row;
    attributes.column = cell.column;
    attributes.column_span = cell.column_end - cell.column;
    write_block(attributes, cell.first, cell.last, cell.joined);
  }
  table.last_block = static_cast<std::uint32_t>(plan_.blocks.size());
  plan_.tables.push_back(table);
}

void TablePlanner::write_text(const TableShape& shape) {
  for (const TableRow row : shape.rows) write_row(row);
}

// A row whose cells are one block each is one paragraph; longer cells stand
// below each other.
void TablePlanner::write_row(TableRow row) {
  const bool single = std::all_of(
      row.begin(), row.end(), [](const TableCell& c) { return c.joined || c.last == c.first + 1; });
  Block attributes;
  attributes.kind = BlockKind::paragraph;
  if (row.size() >= 2 && is_bullet(text(row[0]))) attributes.kind = BlockKind::list_item;
  if (single) return write_block(attributes, row.front().first, row.back().last, false);
  for (const TableCell& cell : row) {
    std::uint32_t first = cell.first;
    // The bullet goes with the first paragraph of the text beside it.
    if (&cell == &row.front() && attributes.kind == BlockKind::list_item) {
      write_block(attributes, first, row[1].first + 1, false);
      continue;
    }
    if (&cell == &row[row.size() > 1 ? 1 : 0] && attributes.kind == BlockKind::list_item) ++first;
    for (; first < cell.last; ++first) write_block(Block{}, first, first + 1, false);
  }
}

}  // namespace

std::size_t HtmlPlan::size_of(const PlannedBlock& block) const {
  std::size_t size = 0;
  for (std::uint32_t p = block.first_piece; p < block.last_piece; ++p)
    size += text(pieces[p]).size();
  return size;
}

HtmlPlan plan_blocks(const HtmlDraft& draft) {
  HtmlPlan plan;
  plan.draft = &draft;
  TablePlanner tables(draft, plan);
  const auto& blocks = draft.document.blocks;
  const auto count = static_cast<std::uint32_t>(blocks.size());
  for (std::uint32_t b = 0; b < count;) {
    std::uint32_t end = b + 1;
    if (blocks[b].table < 0) {
      const auto piece = static_cast<std::uint32_t>(plan.pieces.size());
      plan.pieces.push_back({b, true});
      plan.blocks.push_back({blocks[b], piece, piece + 1});
    } else {
      while (end < count && blocks[end].table == blocks[b].table) ++end;
      tables.plan(b, end);
    }
    b = end;
  }
  return plan;
}

}  // namespace offerlog
