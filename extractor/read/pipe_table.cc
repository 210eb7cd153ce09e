#include "pipe_table.h"

#include <cmark-gfm.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "align_literal.h"
#include "document_builder.h"
#include "glued_words.h"
#include "lines.h"
#include "markdown_inlines.h"
#include "table_shape.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

struct Cell {
  SourceSpan span;
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t column_span = 1;
  bool bold = false;    // `span` is what the marks of bold enclose
  bool parsed = false;  // by cmark
};

// `<span style="…">`, `</b>`: its size at the begin of `text`, else 0. No `<http://a.b>`.
std::size_t size_of_tag(std::string_view text) {
  if (!text.starts_with('<')) return 0;
  const std::size_t name = text.starts_with("</") ? 2 : 1;
  std::size_t end = name;
  while (end < text.size() && is_alnum(text[end])) ++end;
  if (end == name || end == text.size()) return 0;
  if (text[end] != '>' && text[end] != '/' && !is_space(text[end])) return 0;
  const std::size_t close = text.find('>', end);
  return close == text.npos ? 0 : close + 1;
}

// `<span style="…">**16.6**</span>` -> `16.6`
std::string_view inside_marks(std::string_view text) {
  constexpr std::string_view kMarks = "*_\\ ";
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(kMarks), text.size()));
    text.remove_suffix(text.size() - (text.find_last_not_of(kMarks) + 1));
    const std::size_t last = text.ends_with('>') ? text.rfind("</") : text.npos;
    if (const std::size_t size = size_of_tag(text))
      text.remove_prefix(size);
    else if (last != text.npos && last + size_of_tag(text.substr(last)) == text.size())
      text.remove_suffix(text.size() - last);
    else
      return text;
  }
}

// Whether only the parser can tell what is markup in the cell. Escapes,
// entities and tags alone need no context; of the cells of 10-Ks that is nearly
// all, and parsing them took half the time of reading.
bool needs_parser(std::string_view cell) {
  const auto has = [&](auto mark) { return cell.find(mark) != cell.npos; };
  return has('*') || has('_') || has('`') || has("](") || has("://");
}

// `**words**` and no other mark: what is inside, else empty.
SourceSpan inside_bold(std::string_view source, SourceSpan cell) {
  const std::string_view text = source.substr(cell.begin, cell.size());
  if (text.size() < 5 || !text.starts_with("**") || !text.ends_with("**")) return {};
  const std::string_view words = text.substr(2, text.size() - 4);
  if (is_space(words.front()) || is_space(words.back()) || words.back() == '\\') return {};
  return needs_parser(words) ? SourceSpan{} : SourceSpan{cell.begin + 2, cell.end - 2};
}

SourceSpan trimmed(std::string_view source, SourceSpan span) {
  while (span.begin < span.end && is_space(source[span.begin])) ++span.begin;
  while (span.begin < span.end && is_space(source[span.end - 1])) --span.end;
  return span;
}

std::uint32_t count_bars(std::string_view line) {
  std::uint32_t bars = 0;
  for (std::size_t i = 0; i < line.size(); ++i)
    bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\');
  return bars;
}

// The cells of a row. `||` makes the cell before it span one column more, and
// `^^` stands for the cell above: no cell. A bar that opens the row parts cells
// only if it is `inner`.
std::uint32_t split_row(std::string_view source, SourceSpan line, bool inner, std::uint32_t row,
                        std::vector<Cell>& cells) {
  line = trimmed(source, line);
  if (!inner && line.begin < line.end && source[line.begin] == '|') ++line.begin;
  std::uint32_t column = 0;
  std::uint32_t begin = line.begin;
  std::size_t last = cells.size();
  bool any = false;
  for (std::uint32_t at = line.begin; at <= line.end; ++at) {
    const bool end = at == line.end;
    const bool escaped = at > line.begin && source[at - 1] == '\\';
    if (!end && (source[at] != '|' || escaped)) continue;
    if (end && begin == at) break;  // after the closing bar
    if (begin == at && any) {
      ++cells[last].column_span;
    } else {
      last = cells.size();
      any = true;
      cells.push_back({trimmed(source, {begin, at}), row, column, 1});
    }
    ++column;
    begin = at + 1;
  }
  return column;
}

class TableReader {
 public:
  TableReader(const Region& region, const Segment& segment, Document& document,
              DocumentBuilder& out)
      : decoded_(region.decoded),
        part_(region.part),
        segment_(segment),
        document_(document),
        out_(out) {}

  void read(Diagnostics& log) {
    split(log);
    for (Cell& cell : cells_) classify(cell);
    std::vector<TableCell> cells = filled_cells();
    const CellText text = [this](const TableCell& cell) { return text_of(cell); };
    join_numbers(cells, text);
    const TableShape shape = shape_table(cells, text);
    shape.holds_data ? write_data(cells, shape.header_rows) : write_text(shape);
  }

 private:
  std::string_view view(SourceSpan span) const {
    return decoded_.utf8.substr(span.begin, span.size());
  }

  // A row is a line, and the lines after it that a cell with a line end needs.
  void split(Diagnostics& log) {
    const std::size_t limit = limits_of(decoded_.filed.size()).blocks;
    const std::string_view rule = trim(view(segment_.rule));
    bare_ = !rule.starts_with('|');
    ends_marked_ = view(segment_.rule).ends_with("  ");
    inner_bars_ = count_bars(rule);
    OpenRow row;
    for (LineReader lines(decoded_.utf8, segment_.span); lines.next();) {
      if (cells_.size() >= limit) {
        note_limit("too many cells for an input of its size; those past " + std::to_string(limit) +
                       " are not read",
                   log);
        break;
      }
      const SourceSpan line = lines.line();
      const std::string_view text = trim(view(line));
      if (text.empty()) continue;
      if (goes_on(row, text)) {
        row.add(line, text);
        row.several = true;
        continue;
      }
      add_row(row);
      row = {};
      row.add(line, text);
      if (line == segment_.rule) header_rows_ = rows_;
    }
    add_row(row);
  }

  // The lines of a row that is not complete yet.
  struct OpenRow {
    SourceSpan span;
    std::string_view last;  // line
    std::uint32_t bars = 0;
    std::int64_t brackets = 0;  // that are open
    bool several = false;

    void add(SourceSpan line, std::string_view text) {
      if (span.empty()) span.begin = line.begin;
      span.end = line.end;
      last = text;
      bars += count_bars(text);
      for (const char c : text) brackets += (c == '(') - (c == ')');
    }
  };

  bool goes_on(const OpenRow& row, std::string_view text) const {
    if (row.last.empty()) return false;
    return bare_
               ? bare_row_goes_on(row, text)
               : view(row.span).starts_with('|') && !row.last.ends_with('|') && text.front() != '|';
  }

  // Without bars at its ends a row is complete once it has those between.
  //
  //   Title of each class |  | Trading        two bars of four
  //   Symbol(s) |  |                          and two
  //   Name of each exchange                   goes on, as the row has already
  bool bare_row_goes_on(const OpenRow& row, std::string_view text) const {
    const std::uint32_t bars = count_bars(text);
    if (is_rule(text) || is_rule(row.last) || row.span == segment_.rule ||
        row.bars + bars > inner_bars_)
      return false;
    if (ends_marked_ && !view(row.span).ends_with("  ")) return true;
    if (row.bars > 0 && bars > 0) return row.bars + bars == inner_bars_;
    return (bars == 0 && row.several) || row.brackets > 0 || is_lower(text.front());
  }

  static bool is_rule(std::string_view line) {
    return line.find("--") != line.npos && line.find_first_not_of("|-: \t") == line.npos;
  }

  void add_row(const OpenRow& row) {
    if (row.span.empty() || row.span == segment_.rule || is_rule(view(row.span))) return;
    const bool inner = bare_ && row.bars <= inner_bars_;
    columns_ = std::max(columns_, split_row(decoded_.utf8, row.span, inner, rows_++, cells_));
  }

  void classify(Cell& cell) const {
    if (!needs_parser(view(cell.span))) return;
    const SourceSpan words = inside_bold(decoded_.utf8, cell.span);
    cell.bold = !words.empty();
    cell.parsed = words.empty();
    if (cell.bold) cell.span = words;
  }

  // Cells with markup from number `first` on, as paragraphs of one text: a
  // stretch of them, because of the memory that a tree takes. A comma in front
  // keeps a cell that begins with `#` or `-` from being anything but a paragraph,
  // and is punctuation, so that emphasis after it still opens.
  void parse_cells(std::size_t first) {
    std::string text;
    std::size_t expected = 0;
    for (parsed_ = first; parsed_ < cells_.size() && text.size() < kLongestStretch; ++parsed_) {
      const Cell& cell = cells_[parsed_];
      if (!cell.parsed) continue;
      text.append(",").append(view(cell.span)).append("\n\n");
      ++expected;
    }
    stretch_ = first;
    paragraphs_.clear();
    if (text.empty()) return;
    tree_ = parse_markdown(text);
    cmark_node* node = cmark_node_first_child(tree_.get());
    std::vector<cmark_node*> paragraphs(parsed_ - first, nullptr);
    for (std::size_t i = first; i < parsed_ && node != nullptr; ++i) {
      if (!cells_[i].parsed) continue;
      paragraphs[i - first] = node;
      node = cmark_node_next(node);
      --expected;
    }
    // A cell over several lines may hold a block of its own; then no node can
    // be told to belong to a cell.
    if (expected == 0 && node == nullptr) paragraphs_ = std::move(paragraphs);
  }

  // What the shape is judged by. `^^` stands for the cell above.
  std::vector<TableCell> filled_cells() const {
    std::vector<TableCell> filled;
    for (std::uint32_t i = 0; i < cells_.size(); ++i) {
      const Cell& cell = cells_[i];
      const std::string_view text = view(cell.span);
      if (text.empty() || text == "^^") continue;
      if (text.starts_with('<') && inside_marks(text).empty()) continue;
      filled.push_back({i, i + 1, cell.row, cell.column, cell.column + cell.column_span,
                        cell.row < header_rows_});
    }
    return filled;
  }

  // Without the marks and tags around it: what is short is a number, a sign or a bullet.
  std::string_view text_of(const TableCell& cell) const {
    const SourceSpan span{cells_[cell.first].span.begin, cells_[cell.last - 1].span.end};
    return inside_marks(view(span));
  }

  void write_data(const std::vector<TableCell>& cells, std::uint32_t header_rows) {
    const auto first = static_cast<std::uint32_t>(document_.blocks.size());
    Block block{.kind = BlockKind::table_cell, .text = {}, .part = part_};
    block.table = static_cast<std::int32_t>(document_.tables.size());
    for (const TableCell& cell : cells) {
      block.row = cell.row;
      block.column = cell.column;
      block.column_span = cell.column_end - cell.column;
      out_.begin_block(block);
      bool bold = true;
      for (std::uint32_t i = cell.first; i < cell.last; ++i) bold &= write_piece(i);
      out_.open_block().emphasized = bold;
      out_.end_block();
    }
    const auto last = static_cast<std::uint32_t>(document_.blocks.size());
    if (first < last) document_.tables.push_back({first, last, rows_, columns_, header_rows});
  }

  // A row is a paragraph.
  void write_text(const TableShape& shape) {
    for (const TableRow row : shape.rows) {
      const bool item = row.size() > 1 && is_bullet(text_of(row.front()));
      out_.begin_block(
          {.kind = item ? BlockKind::list_item : BlockKind::paragraph, .text = {}, .part = part_});
      bool bold = true;
      for (const TableCell& cell : row) {
        out_.space();
        for (std::uint32_t i = cell.first; i < cell.last; ++i) bold &= write_piece(i);
      }
      out_.open_block().emphasized = bold;
      out_.end_block();
    }
  }

  // Writes one cell of the source; whether all of it is bold.
  bool write_piece(std::uint32_t index) {
    while (index >= parsed_) parse_cells(parsed_);
    const Cell& cell = cells_[index];
    if (cmark_node* paragraph = paragraphs_.empty() ? nullptr : paragraphs_[index - stretch_]) {
      return write_parsed(paragraph, cell.span);
    }
    bare_ ? write_cell_apart(cell.span) : write_plain(decoded_, cell.span, out_);
    return cell.bold;
  }

  // html2text, which writes no bars at the ends of rows, also drops the ends of
  // paragraphs in a cell.
  void write_cell_apart(SourceSpan span) {
    write_apart(
        decoded_.utf8, span, [&](SourceSpan piece) { write_plain(decoded_, piece, out_); },
        [&] { out_.space(); });
  }

  bool write_parsed(cmark_node* paragraph, SourceSpan span) {
    LiteralAligner aligner(decoded_, out_, span);
    InlineWriter writer(document_, aligner, out_);
    cmark_iter* iter = cmark_iter_new(paragraph);
    bool guard = true;
    for (auto event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter)) {
      cmark_node* node = cmark_iter_get_node(iter);
      if (node == paragraph) continue;
      std::string_view literal = literal_of(node);
      // Its comma; a cell whose block is another's has none.
      if (guard && literal.starts_with(',')) literal.remove_prefix(1);
      guard = false;
      writer.take(node, event == CMARK_EVENT_ENTER, literal);
    }
    cmark_iter_free(iter);
    return writer.all_bold();
  }

  const DecodedText& decoded_;
  std::uint32_t part_;
  const Segment& segment_;
  Document& document_;
  DocumentBuilder& out_;
  std::vector<Cell> cells_;
  bool bare_ = false;             // no bars at the ends of rows
  bool ends_marked_ = false;      // two spaces end a row
  std::uint32_t inner_bars_ = 0;  // of the rule
  std::uint32_t rows_ = 0;
  std::uint32_t columns_ = 0;
  std::uint32_t header_rows_ = 0;
  MarkdownTree tree_;
  std::size_t stretch_ = 0;              // first cell of the stretch that is parsed
  std::size_t parsed_ = 0;               // the cell after it
  std::vector<cmark_node*> paragraphs_;  // of the stretch: one a cell, null if it needs no parser
};

}  // namespace

void read_pipe_table(const Region& region, const Segment& segment, Document& document,
                     Diagnostics& log) {
  DocumentBuilder out(region.decoded, document);
  TableReader(region, segment, document, out).read(log);
  out.finish();
  out.diagnose(log);
}

}  // namespace offerlog
