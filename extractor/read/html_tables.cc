// Tables, in two readings.
//
//   data        | Title of each class | Trading Symbol | Exchange |   cells with row and
//               | Common Stock        | XYZ            | Nasdaq   |   column, header rows
//
//   position    | • | We may sell shares from time to time. |         paragraphs, one a row
//               | Item 1.01. | Entry into a Material Definitive Agreement. |
//               | By: | /s/ Jane Roe |
//
// A table is data if it has a grid: two rows or more that use two columns or
// more, where the first column is not just bullets and the rest not just prose.
// What that leaves out: a table that holds another table only positions it,
// even where its other cells are numbers.
#include <algorithm>
#include <span>

#include "html_plan.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// A cell with more text than that is prose.
constexpr std::size_t kProse = 220;
constexpr std::size_t kLongestNumber = 32;
constexpr std::size_t kLongestBullet = 8;
constexpr std::uint32_t kMostHeaderRows = 6;

constexpr std::string_view kDashes[] = {"-", "--", "---", "n/a", "N/A", "nil"};
constexpr std::string_view kCurrencies[] = {"$",   "($",     "$(",     "US$",     "C$",
                                            "A$",  "\u20ac", "\u00a3", "\u00a5",  "RMB",
                                            "HK$", "S$",     "(",      "\u20ac(", "\u00a3("};
constexpr std::string_view kClosings[] = {")", "%", ")%", "%)", ") %", "x", "\u00a2"};
constexpr std::string_view kBullets[] = {
    "\u2022", "\u25cf", "\u00b7", "\u25aa", "\u25e6", "\u25a0", "\u2756", "\uf0b7", "o",     "-",
    "*",      "\u2013", "\u2014", "\u25cb", "\u2713", "\u2610", "\u2611", "\u2612", "\u27a2"};

template <std::size_t N>
bool one_of(std::string_view text, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

// "14,500", "(3.2)%", "$5.00", "-": digits with the marks that go with them.
bool is_number(std::string_view text) {
  if (text.size() > kLongestNumber) return false;
  if (one_of(text, kDashes)) return true;
  bool digit = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c)) {
      digit = true;
    } else if (std::string_view(" ,.$%()-+/x").find(c) == std::string_view::npos &&
               static_cast<unsigned char>(c) < 0x80) {
      return false;
    }
  }
  return digit;
}

bool is_year(std::string_view text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
         is_digit(text[2]) && is_digit(text[3]);
}

// "•", "(i)", "(a)", "1.", "iv.": what stands before an item of a list.
bool is_bullet(std::string_view text) {
  if (one_of(text, kBullets)) return true;
  if (text.size() < 2 || text.size() > kLongestBullet) return false;
  const bool closed = text.back() == ')' || text.back() == '.';
  if (text.front() == '(') text.remove_prefix(1);
  text.remove_suffix(1);
  return closed && !text.empty() && text.size() <= 5 &&
         std::all_of(text.begin(), text.end(), is_alnum) &&
         (is_digit(text.front()) || text.size() == 1 ||
          text.find_first_not_of("ivxlIVXL") == std::string_view::npos);
}

// One cell: all its draft blocks, and those of the cells joined to it.
struct Cell {
  std::uint32_t first = 0, last = 0;  // draft blocks, last exclusive
  std::uint32_t row = 0, column = 0, column_end = 0;
  bool header = false;
  bool joined = false;  // holds a currency sign and its number, or the like
};

using Row = std::span<const Cell>;

class TablePlanner {
 public:
  TablePlanner(const HtmlDraft& draft, HtmlPlan& plan) : draft_(draft), plan_(plan) {}

  // Plans draft blocks `first` to `last`, all of one table.
  void plan(std::uint32_t first, std::uint32_t last);

 private:
  std::string_view text(const Cell& cell) const {
    const auto& blocks = draft_.document.blocks;
    const TextSpan span{blocks[cell.first].text.begin, blocks[cell.last - 1].text.end};
    return draft_.document.view(span);
  }
  void read_cells(std::uint32_t first, std::uint32_t last);
  void join_numbers();
  void split_rows();
  bool holds_data() const;
  bool is_data_row(Row row) const;
  bool is_item_row(Row row) const;
  bool has_number(Row row) const;
  bool may_be_header(Row row) const;
  std::uint32_t count_header_rows() const;
  void write_data(std::int32_t draft_table);
  void write_text();
  void write_row(Row row);
  void write_block(const Block& attributes, std::uint32_t first, std::uint32_t last, bool glued);

  const HtmlDraft& draft_;
  HtmlPlan& plan_;
  std::vector<Cell> cells_;
  std::vector<Row> rows_;
};

void TablePlanner::plan(std::uint32_t first, std::uint32_t last) {
  read_cells(first, last);
  const std::int32_t table = draft_.document.blocks[first].table;
  const bool around_table = draft_.tables[static_cast<std::size_t>(table)].has_table;
  join_numbers();
  split_rows();
  if (!around_table && holds_data()) {
    write_data(table);
  } else {
    write_text();
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

// | $ | 14,500 | ) |  ->  | $14,500) |
void TablePlanner::join_numbers() {
  std::size_t kept = 0;  // in place: a table may be as large as its document
  bool sign = false;     // the last cell is a currency sign that waits for its number
  for (const Cell& cell : cells_) {
    const std::string_view value = text(cell);
    Cell* last = kept > 0 && cells_[kept - 1].row == cell.row ? &cells_[kept - 1] : nullptr;
    const bool after_sign = last != nullptr && sign && is_number(value);
    const bool closing =
        last != nullptr && one_of(value, kClosings) && (last->joined || is_number(text(*last)));
    sign = one_of(value, kCurrencies);
    if (after_sign || closing) {
      last->last = cell.last;
      last->column_end = cell.column_end;
      last->joined = true;
    } else {
      cells_[kept++] = cell;
    }
  }
  cells_.resize(kept);
}

void TablePlanner::split_rows() {
  rows_.clear();
  for (std::size_t begin = 0; begin < cells_.size();) {
    std::size_t end = begin + 1;
    while (end < cells_.size() && cells_[end].row == cells_[begin].row) ++end;
    rows_.emplace_back(cells_.data() + begin, end - begin);
    begin = end;
  }
}

bool TablePlanner::has_number(Row row) const {
  return std::any_of(row.begin(), row.end(), [&](const Cell& cell) {
    return cell.joined || (is_number(text(cell)) && !is_year(text(cell)));
  });
}

// A bullet or a short label, and its text.
bool TablePlanner::is_item_row(Row row) const {
  if (row.size() != 2) return false;
  const std::string_view label = text(row[0]);
  if (is_bullet(label)) return true;
  const bool item = starts_with_any_case(label, "item") && label.size() < 16;
  return item || label.ends_with(':') || text(row[1]).size() > kProse;
}

bool TablePlanner::is_data_row(Row row) const {
  if (row.size() < 2 || is_item_row(row)) return false;
  return std::none_of(row.begin(), row.end(),
                      [&](const Cell& c) { return text(c).size() > 4 * kProse; });
}

bool TablePlanner::holds_data() const {
  std::size_t data = 0;
  std::size_t items = 0;
  std::size_t wide = 0;
  bool numbers = false;
  for (const Row row : rows_) {
    data += is_data_row(row);
    items += is_item_row(row);
    wide += row.size() >= 3;
    numbers = numbers || (row.size() >= 2 && has_number(row.subspan(1)));
  }
  const bool headed = rows_.size() >= 2 && rows_[0].size() >= 2 && rows_[0][0].header;
  if (items > data) return false;
  if (headed || wide >= 2) return data >= 1;
  if (numbers) return data >= 1 && data * 2 >= rows_.size();
  // Two columns of words: a table if it has a header and keeps to its grid.
  return data >= 3 && data * 2 > rows_.size();
}

bool TablePlanner::may_be_header(Row row) const {
  if (std::all_of(row.begin(), row.end(), [](const Cell& c) { return c.header; })) return true;
  if (has_number(row)) return false;
  // A single cell at the left names a group of rows, one in the middle or across
  // names columns or their unit.
  return row.size() > 1 || row[0].column > 0 || row[0].column_end - row[0].column > 1;
}

std::uint32_t TablePlanner::count_header_rows() const {
  std::size_t count = 0;
  while (count < rows_.size() && count < kMostHeaderRows && may_be_header(rows_[count])) ++count;
  const bool words_only =
      std::none_of(rows_.begin(), rows_.end(), [&](Row r) { return has_number(r); });
  if (words_only || count == rows_.size()) count = 1;
  return count == 0 ? 0 : rows_[count - 1][0].row + 1;
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

void TablePlanner::write_data(std::int32_t draft_table) {
  const DraftTable& draft = draft_.tables[static_cast<std::size_t>(draft_table)];
  Table table;
  table.first_block = static_cast<std::uint32_t>(plan_.blocks.size());
  table.rows = draft.rows;
  table.columns = draft.columns;
  table.header_rows = count_header_rows();
  for (const Cell& cell : cells_) {
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

void TablePlanner::write_text() {
  for (const Row row : rows_) write_row(row);
}

// A row whose cells are one block each is one paragraph; longer cells stand
// below each other.
void TablePlanner::write_row(Row row) {
  const bool single = std::all_of(row.begin(), row.end(),
                                  [](const Cell& c) { return c.joined || c.last == c.first + 1; });
  Block attributes;
  attributes.kind = BlockKind::paragraph;
  if (row.size() >= 2 && is_bullet(text(row[0]))) attributes.kind = BlockKind::list_item;
  if (single) return write_block(attributes, row.front().first, row.back().last, false);
  for (const Cell& cell : row) {
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
