#include "table_shape.h"

#include <algorithm>

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

std::vector<TableRow> split_rows(TableRow cells) {
  std::vector<TableRow> rows;
  for (std::size_t begin = 0; begin < cells.size();) {
    std::size_t end = begin + 1;
    while (end < cells.size() && cells[end].row == cells[begin].row) ++end;
    rows.push_back(cells.subspan(begin, end - begin));
    begin = end;
  }
  return rows;
}

class TableJudge {
 public:
  TableJudge(const std::vector<TableRow>& rows, const CellText& text) : rows_(rows), text_(text) {}

  bool holds_data() const;
  std::uint32_t count_header_rows() const;

 private:
  bool is_data_row(TableRow row) const;
  bool is_item_row(TableRow row) const;
  bool has_number(TableRow row) const;
  bool may_be_header(TableRow row) const;

  const std::vector<TableRow>& rows_;
  const CellText& text_;
};

bool TableJudge::has_number(TableRow row) const {
  return std::any_of(row.begin(), row.end(), [&](const TableCell& cell) {
    return cell.joined || (is_number(text_(cell)) && !is_year(text_(cell)));
  });
}

// A bullet or a short label, and its text.
bool TableJudge::is_item_row(TableRow row) const {
  if (row.size() != 2) return false;
  const std::string_view label = text_(row[0]);
  if (is_bullet(label)) return true;
  const bool item = starts_with_any_case(label, "item") && label.size() < 16;
  return item || label.ends_with(':') || text_(row[1]).size() > kProse;
}

bool TableJudge::is_data_row(TableRow row) const {
  if (row.size() < 2 || is_item_row(row)) return false;
  return std::none_of(row.begin(), row.end(),
                      [&](const TableCell& c) { return text_(c).size() > 4 * kProse; });
}

bool TableJudge::holds_data() const {
  std::size_t data = 0;
  std::size_t items = 0;
  std::size_t wide = 0;
  bool numbers = false;
  for (const TableRow row : rows_) {
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

bool TableJudge::may_be_header(TableRow row) const {
  if (std::all_of(row.begin(), row.end(), [](const TableCell& c) { return c.header; })) return true;
  if (has_number(row)) return false;
  // A single cell at the left names a group of rows, one in the middle or across
  // names columns or their unit.
  return row.size() > 1 || row[0].column > 0 || row[0].column_end - row[0].column > 1;
}

std::uint32_t TableJudge::count_header_rows() const {
  std::size_t count = 0;
  while (count < rows_.size() && count < kMostHeaderRows && may_be_header(rows_[count])) ++count;
  const bool words_only =
      std::none_of(rows_.begin(), rows_.end(), [&](TableRow r) { return has_number(r); });
  if (words_only || count == rows_.size()) count = 1;
  return count == 0 ? 0 : rows_[count - 1][0].row + 1;
}

}  // namespace

void join_numbers(std::vector<TableCell>& cells, const CellText& text) {
  std::size_t kept = 0;  // cells[0, kept) are done
  bool sign = false;     // the last cell is a currency sign that waits for its number
  for (const TableCell cell : cells) {
    const std::string_view value = text(cell);
    TableCell* last = kept > 0 && cells[kept - 1].row == cell.row ? &cells[kept - 1] : nullptr;
    const bool after_sign = last != nullptr && sign && is_number(value);
    const bool closing =
        last != nullptr && one_of(value, kClosings) && (last->joined || is_number(text(*last)));
    sign = one_of(value, kCurrencies);
    if (!after_sign && !closing) {
      cells[kept++] = cell;
      continue;
    }
    last->last = cell.last;
    last->column_end = cell.column_end;
    last->joined = true;
  }
  cells.resize(kept);
}

TableShape shape_table(TableRow cells, const CellText& text) {
  TableShape shape;
  shape.rows = split_rows(cells);
  const TableJudge judge(shape.rows, text);
  shape.holds_data = judge.holds_data();
  if (shape.holds_data) shape.header_rows = judge.count_header_rows();
  return shape;
}

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

}  // namespace offerlog
