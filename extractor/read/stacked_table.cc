#include "stacked_table.h"

#include <algorithm>
#include <optional>

#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::uint32_t kLongestCell = 160;  // bytes
constexpr std::size_t kMostLines = 8;        // of a cell
constexpr std::size_t kMostFigures = 12;     // of a row
constexpr std::size_t kMostRows = 4000;      // of a table, for the memory that they take
constexpr std::size_t kMostOfHeader = 40;    // cells, before those that go on are joined
constexpr std::size_t kMostDetails = 4;      // cells below a row that say more of it

enum class CellKind : std::uint8_t { words, figure, sign, closer, prose };

// Lines [first, last) between blank ones.
struct Cell {
  std::size_t first = 0;
  std::size_t last = 0;
  CellKind kind = CellKind::prose;
};

// Cells [first, last) that hold one figure: "$", "0.65".
struct Figure {
  std::size_t first = 0;
  std::size_t last = 0;
};

struct Row {
  std::size_t label = 0;
  std::vector<Figure> figures;
  std::size_t end = 0;  // the cell after its last
};

bool is_sign(std::string_view text) {
  constexpr std::string_view kSigns[] = {"$", "US$", "C$", "HK$", "RMB", "€", "£", "($", "$("};
  return std::find(std::begin(kSigns), std::end(kSigns), text) != std::end(kSigns);
}

bool is_closer(std::string_view text) { return text == ")" || text == "%" || text == ")%"; }

bool is_dash(std::string_view text) {
  return text == "-" || text == "--" || text == "\\-" || text == "\u2014" || text == "\u2013";
}

// " shares of Class A common stock", behind a number.
bool is_of_a_class(std::string_view unit) {
  return unit.starts_with(" shares of ") && (unit.ends_with("stock") || unit.ends_with("Stock"));
}

// "$3,931,722.00", "(1.02", "237,931 CRVL Shares", "3,412,907 shares of Class A common stock",
// "$26.5 million", "—"
bool is_figure(std::string_view text) {
  constexpr std::size_t kLongest = 70;
  constexpr std::string_view kUnits[] = {"million", "billion", "thousand", "shares",
                                         "Shares",  "ADSs",    "units",    "Units"};
  if (is_dash(text)) return true;
  if (text.size() > kLongest) return false;
  for (std::string_view open : {"US", "C$", "HK$", "€", "£", "$", " ", "(", "$", " "}) {
    if (text.starts_with(open)) text.remove_prefix(open.size());
  }
  if (is_dash(text)) return true;
  if (text.empty() || !is_digit(text.front())) return false;
  const auto end = std::min(text.find_first_not_of("0123456789.,%)"), text.size());
  text.remove_prefix(end);
  if (text.empty()) return true;
  constexpr std::size_t kLongestUnit = 30;
  if (is_of_a_class(text)) return true;
  return text.front() == ' ' && text.size() <= kLongestUnit && ends_with_any(text, kUnits);
}

// "(1)", before the note below a table; among figures a loss may look so too.
bool is_note_mark(std::string_view text) {
  constexpr std::size_t kLongest = 4;
  if (text.size() < 3 || text.size() > kLongest || text.front() != '(' || text.back() != ')')
    return false;
  const std::string_view number = text.substr(1, text.size() - 2);
  return std::all_of(number.begin(), number.end(), is_digit);
}

bool names_labels(std::string_view text) {
  constexpr std::string_view kNames[] = {"underwriter", "underwriters",      "name",
                                         "agent",       "initial purchaser", "placement agent"};
  return equals_one_in_any_case(text, kNames);
}

class StackFinder {
 public:
  StackFinder(std::string_view text, std::span<const TextLine> lines, bool lines_are_cells)
      : text_(text), lines_(lines) {
    for (std::size_t at = 0; at < lines_.size();) {
      if (!holds_text(at)) {
        ++at;
        continue;
      }
      std::size_t end = at + 1;
      while (!lines_are_cells && end < lines_.size() && holds_text(end)) ++end;
      add_group(at, end);
      at = end;
    }
  }

  std::vector<StackedTable> find() {
    std::vector<StackedTable> tables;
    std::size_t from = 0;  // no header begins before
    for (std::size_t at = 0; at < cells_.size();) {
      std::vector<Row> rows = rows_at(at);
      bool table = is_table(rows) || is_whole_of_one(rows, from);
      if (!table && rows.size() == 1 && ends_with_note_mark(rows.front())) {
        drop_note_mark(rows.front());
        table = is_whole_of_one(rows, from);
      }
      const std::size_t header = table ? header_of(rows.front(), from) : at;
      if (header == at) {
        at = rows.empty() ? at + 1 : rows.back().end;  // none of its rows has a header
        continue;
      }
      const std::size_t floor = from;
      at = from = end_of(rows);
      tables.push_back(write(with_name_of_labels(header, floor), rows, at));
    }
    return tables;
  }

 private:
  bool holds_text(std::size_t line) const {
    const LineKind kind = lines_[line].kind;
    return kind == LineKind::text || kind == LineKind::furniture;
  }

  std::string_view view(std::size_t line) const {
    return text_.substr(lines_[line].span.begin, lines_[line].span.size());
  }
  std::string_view front(const Cell& cell) const { return view(cell.first); }
  std::string_view back(const Cell& cell) const { return view(cell.last - 1); }
  std::uint32_t length(const Cell& cell) const {
    return lines_[cell.last - 1].span.end - lines_[cell.first].span.begin;
  }

  // "$" above "0.65" in one cell is a figure too.
  CellKind kind_of(std::size_t first, std::size_t last) const {
    const Cell cell{first, last};
    if (last - first > kMostLines || length(cell) > kLongestCell) return CellKind::prose;
    std::size_t at = first;
    if (is_sign(view(at)) && ++at == last) return CellKind::sign;
    if (is_figure(view(at))) {
      while (++at < last && is_closer(view(at))) continue;
      return at == last ? CellKind::figure : CellKind::words;
    }
    if (is_closer(view(at)) && at + 1 == last) return CellKind::closer;
    const std::string_view text = text_.substr(lines_[first].span.begin, length(cell));
    return std::any_of(text.begin(), text.end(), is_alpha) ? CellKind::words : CellKind::prose;
  }

  // Lines between blank ones: a cell, or a row of them, and then the header above is one
  // too:
  //
  //   ATM Program
  //   Shares Sold
  //   Net Proceeds
  //
  //   CRVL ATM
  //   1,204,518 CRVL Shares
  //   $58.3 million
  void add_group(std::size_t first, std::size_t last) {
    const std::size_t figures = figures_below_label(first, last);
    if (figures < 2) {
      cells_.push_back({first, last, kind_of(first, last)});
      return;
    }
    if (!cells_.empty() && cells_.back().kind == CellKind::words) {
      const Cell header = cells_.back();
      const std::size_t names = header.last - header.first;
      if (names == figures || names == figures + 1) {
        cells_.pop_back();
        add_lines(header.first, header.last);
      }
    }
    add_lines(first, last);
  }

  void add_lines(std::size_t first, std::size_t last) {
    for (; first < last; ++first) cells_.push_back({first, first + 1, kind_of(first, first + 1)});
  }

  // Of a label and figures, each a line; 0 if the lines hold anything else.
  std::size_t figures_below_label(std::size_t first, std::size_t last) const {
    if (last - first > 2 * kMostFigures || kind_of(first, first + 1) != CellKind::words) return 0;
    std::size_t figures = 0;
    for (std::size_t at = first + 1; at < last; ++at) {
      const CellKind kind = kind_of(at, at + 1);
      figures += kind == CellKind::figure;
      if (kind == CellKind::words || kind == CellKind::prose) return 0;
    }
    return figures;
  }

  bool is(std::size_t at, CellKind kind) const {
    return at < cells_.size() && cells_[at].kind == kind;
  }

  // A label and two figures or more.
  std::optional<Row> row_at(std::size_t at) const {
    if (!is(at, CellKind::words)) return std::nullopt;
    Row row{at, {}, at + 1};
    while (row.figures.size() < kMostFigures) {
      std::size_t end = row.end;
      if (is(end, CellKind::sign)) ++end;
      if (!is(end, CellKind::figure)) break;
      ++end;
      if (is(end, CellKind::closer)) ++end;
      row.figures.push_back({row.end, end});
      row.end = end;
    }
    if (row.figures.size() < 2) return std::nullopt;
    return row;
  }

  bool ends_with_note_mark(const Row& row) const {
    const Figure& last = row.figures.back();
    return last.last - last.first == 1 && is_note_mark(front(cells_[last.first]));
  }

  // The note below the table is no figure of its last row.
  static void drop_note_mark(Row& row) {
    row.end = row.figures.back().first;
    row.figures.pop_back();
  }

  // The rows from here on, each as long as the first.
  std::vector<Row> rows_at(std::size_t at) const {
    std::vector<Row> rows;
    std::optional<Row> row = row_at(at);
    while (row && rows.size() < kMostRows) {
      const std::size_t end = row->end;
      const std::size_t figures = row->figures.size();
      rows.push_back(std::move(*row));
      row.reset();
      for (std::size_t details = 0; details <= kMostDetails && !row; ++details) {
        if (details > 0 && !is(end + details - 1, CellKind::words)) break;
        row = row_at(end + details);
      }
      if (row && row->figures.size() == figures + 1 && ends_with_note_mark(*row))
        drop_note_mark(*row);
      if (row && row->figures.size() != figures) row.reset();
    }
    return rows;
  }

  // Two rows, or one and a total of some columns (of which, cannot be told: it is left out).
  bool is_table(const std::vector<Row>& rows) const {
    if (rows.size() != 1) return rows.size() > 1;
    const std::size_t end = rows.front().end;
    if (!is(end, CellKind::words)) return false;
    return equals_any_case(front(cells_[end]), "total") &&
           (is(end + 1, CellKind::figure) || is(end + 1, CellKind::sign));
  }

  // One row, under as many names as it has figures and nothing else of theirs: prose
  // stands above.
  bool is_whole_of_one(const std::vector<Row>& rows, std::size_t from) const {
    constexpr std::size_t kFewest = 3;
    if (rows.size() != 1 || rows.front().figures.size() < kFewest) return false;
    const std::size_t header = header_of(rows.front(), from);
    return header != rows.front().label && header > from && is(header - 1, CellKind::prose);
  }

  // Where each row has details, the last has them too.
  std::size_t end_of(const std::vector<Row>& rows) const {
    std::size_t details = rows.size() > 1 ? kMostDetails : 0;
    for (std::size_t r = 1; r < rows.size(); ++r)
      details = std::min(details, rows[r].label - rows[r - 1].end);
    std::size_t end = rows.back().end;
    while (details-- > 0 && is(end, CellKind::words)) ++end;
    return end;
  }

  // Whether the cell is the end of the one before it: "Available for", "Issuance and
  // Sale"; "Net Proceeds", "(in millions)".
  bool goes_on(std::size_t at) const {
    constexpr std::string_view kOpen[] = {"for", "and", "per", "of", "to", "before", "the", "or"};
    const std::string_view text = front(cells_[at]);
    if (is_lower(text.front()) || text.front() == '(') return true;
    const std::string above = lowered(back(cells_[at - 1]));
    const std::string_view word = std::string_view(above).substr(above.rfind(' ') + 1);
    return std::find(std::begin(kOpen), std::end(kOpen), word) != std::end(kOpen);
  }

  // The first cell of the header, which has a cell for each figure of the row; the
  // row's label itself if there are too few.
  std::size_t header_of(const Row& row, std::size_t from) const {
    std::size_t names = 0;
    const std::size_t first = row.label - std::min(row.label - from, kMostOfHeader);
    for (std::size_t at = row.label; at-- > first && is(at, CellKind::words);) {
      if (at > first && is(at - 1, CellKind::words) && goes_on(at)) continue;
      if (++names == row.figures.size()) return at;
    }
    return row.label;
  }

  // The header has a name for the labels too: known by its word, as a title of the table
  // may stand there.
  std::size_t with_name_of_labels(std::size_t header, std::size_t from) const {
    if (header == from || !is(header - 1, CellKind::words)) return header;
    return names_labels(front(cells_[header - 1])) ? header - 1 : header;
  }

  void add(SliceCollector& out, std::size_t first, std::size_t last, std::uint32_t row,
           std::uint32_t column) const {
    constexpr std::uint32_t kAnyWidth = 0;
    const std::uint32_t cell = out.add_cell(row, column, column + 1);
    for (std::size_t at = first; at < last; ++at) {
      for (std::size_t line = cells_[at].first; line < cells_[at].last; ++line)
        out.add_slice(cell, lines_[line].span, kAnyWidth);
    }
  }

  StackedTable write(std::size_t header, const std::vector<Row>& rows, std::size_t end) const {
    SliceCollector out(text_);
    std::uint32_t column = names_labels(front(cells_[header])) ? 0 : 1;
    for (std::size_t at = header; at < rows.front().label;) {
      std::size_t next = at + 1;
      while (next < rows.front().label && goes_on(next)) ++next;
      add(out, at, next, 0, column++);
      at = next;
    }
    out.end_header();
    std::uint32_t row = 1;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      add(out, rows[r].label, rows[r].label + 1, row, 0);
      column = 0;
      for (const Figure& f : rows[r].figures) add(out, f.first, f.last, row, ++column);
      ++row;
      const std::size_t details_end = r + 1 < rows.size() ? rows[r + 1].label : end;
      for (std::size_t at = rows[r].end; at < details_end; ++at) add(out, at, at + 1, row++, 0);
    }
    const SourceSpan span{lines_[cells_[header].first].span.begin,
                          lines_[cells_[end - 1].last - 1].span.end};
    return {cells_[header].first, cells_[end - 1].last, out.finish(span, row, column + 1)};
  }

  std::string_view text_;
  std::span<const TextLine> lines_;
  std::vector<Cell> cells_;
};

}  // namespace

std::vector<StackedTable> find_stacked_tables(std::string_view text,
                                              std::span<const TextLine> lines,
                                              bool lines_are_cells) {
  return StackFinder(text, lines, lines_are_cells).find();
}

}  // namespace offerlog
