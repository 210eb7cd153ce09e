// Columns are found as a reader's eye finds them: a strip of the page, two
// characters or wider, that stays white on every line.
#include "text_table.h"

#include <algorithm>

#include "text_pieces.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::uint32_t kGap = 3;       // between cells, to count a line as a row
constexpr std::uint32_t kStrip = 2;     // between columns
constexpr std::uint32_t kWidest = 400;  // columns of characters a table may have

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

struct Strip {
  std::uint32_t left = 0;
  std::uint32_t right = 0;
};

// The columns of the page that hold text on lines with several pieces.
std::vector<Strip> find_columns(std::string_view text, std::span<const TextLine> lines) {
  std::vector<bool> used(kWidest, false);
  for (const TextLine& line : lines) {
    if (line.kind != LineKind::text && line.kind != LineKind::furniture) continue;
    const auto pieces = split_pieces(text, line, kStrip);
    if (pieces.size() < 2) continue;
    for (const Piece& piece : pieces) {
      for (std::uint32_t c = piece.left; c < std::min(piece.right, kWidest); ++c) used[c] = true;
    }
  }
  std::vector<Strip> columns;
  for (std::uint32_t c = 0; c < kWidest; ++c) {
    if (!used[c]) continue;
    if (columns.empty() || c >= columns.back().right + kStrip) {
      columns.push_back({c, c + 1});
    } else {
      columns.back().right = c + 1;
    }
  }
  return columns;
}

// "$ 3.49", "(5)", "7.0%", "-"
bool is_figure(std::string_view piece) {
  if (piece == "-" || piece == "\u2014" || piece == "\u2013") return true;
  return has_digit(piece) && piece.find_first_not_of("0123456789$ ,.()%-") == piece.npos;
}

class RaggedReader {
 public:
  RaggedReader(std::string_view text, std::span<const TextLine> lines)
      : text_(text), lines_(lines), cells_(text) {}

  std::optional<SlicedTable> read() {
    if (!may_end_in_row()) return std::nullopt;
    for (const TextLine& line : lines_) {
      if (line.kind != LineKind::text || line.span.size() > kWidest) return std::nullopt;
      rows_.push_back(split_pieces(text_, line, kGap));
    }
    const std::size_t end = rows_.size() - (ends_with_total() ? 1 : 0);
    columns_ = rows_[end - 1].size();
    tabbed_ = std::all_of(lines_.begin(), lines_.end(), [&](const TextLine& line) {
      return text_.substr(line.span.begin, line.span.size()).find('\t') != std::string_view::npos;
    });
    if (tabbed_ && is_even()) return table(1, rows_.size());
    std::size_t header = end;
    while (header > 0 && is_row(rows_[header - 1])) --header;
    const bool rows = end > header && rows_.size() - header >= 2;
    // Words and one figure stand beside each other by chance too, but for a tab.
    if (columns_ < (tabbed_ ? 2 : 3) || !rows || header > kMostHeaderLines) return std::nullopt;
    const bool aligned = find_columns(text_, lines_.subspan(header)).size() == columns_;
    if (aligned && !tabbed_ && !has_even_gaps()) return std::nullopt;
    return table(header, end);
  }

 private:
  static constexpr std::size_t kMostHeaderLines = 4;

  // So many lines of header, then rows to `end`, and the total of some columns.
  std::optional<SlicedTable> table(std::size_t header, std::size_t end) {
    if (!add_header(header)) return std::nullopt;
    for (std::size_t i = header; i < end; ++i) add_row(rows_[i]);
    if (end < rows_.size()) add_row({whole(rows_.back())});
    return cells_.finish({lines_.front().span.begin, lines_.back().span.end}, row_,
                         static_cast<std::uint32_t>(columns_));
  }

  // Labels over equally many cells in each row, a tab between any two: "412,350 ABCD Shares".
  bool is_even() const {
    const auto begins_with_figure = [&](const Piece& piece) {
      return view(piece).find_first_of("0123456789") < 2;  // "$38.6"
    };
    return columns_ > 2 && std::ranges::all_of(rows_, [&](const std::vector<Piece>& row) {
             const bool figures = std::any_of(row.begin() + 1, row.end(), begins_with_figure);
             return row.size() == columns_ && figures != (&row == &rows_.front());
           });
  }

  std::string_view view(const Piece& piece) const {
    return text_.substr(piece.span.begin, piece.span.size());
  }

  // What a paragraph of prose, of which most texts are made, is told by.
  bool may_end_in_row() const {
    const auto has_cells = [&](const TextLine& line) {
      return line.span.size() <= kWidest && split_pieces(text_, line, kGap).size() > 1;
    };
    return lines_.size() >= 2 && (has_cells(lines_.back()) || has_cells(lines_[lines_.size() - 2]));
  }

  // Words, then figures.
  bool is_row(const std::vector<Piece>& row) const {
    return row.size() == columns_ && !is_figure(view(row.front())) &&
           std::all_of(row.begin() + 1, row.end(),
                       [&](const Piece& piece) { return is_figure(view(piece)); });
  }

  // Cells set three spaces apart stand below each other by chance.
  bool has_even_gaps() const {
    return std::all_of(rows_.begin(), rows_.end(), [](const std::vector<Piece>& row) {
      for (std::size_t i = 1; i < row.size(); ++i) {
        if (row[i].left != row[i - 1].right + kGap) return false;
      }
      return true;
    });
  }

  // The totals of some columns: of which, cannot be told.
  bool ends_with_total() const {
    if (rows_.size() < 2) return false;
    const std::vector<Piece>& last = rows_.back();
    return last.size() < rows_[rows_.size() - 2].size() &&
           starts_with_any_case(view(last.front()), "total");
  }

  static Piece whole(const std::vector<Piece>& row) {
    Piece line = row.front();
    line.span.end = row.back().span.end;
    return line;
  }

  void add_cell(std::size_t column, const Piece& piece) {
    const auto number = static_cast<std::uint32_t>(column);
    cells_.add_slice(cells_.add_cell(row_, number, number + 1), piece.span, 0);
  }

  void add_row(const std::vector<Piece>& row) {
    for (std::size_t column = 0; column < row.size(); ++column) add_cell(column, row[column]);
    ++row_;
  }

  // A cell goes over the end of each line, or of none. With fewer cells than
  // columns only a last one that says “Total” tells where they belong.
  bool add_header(std::size_t lines) {
    std::vector<Piece> header;
    for (std::size_t i = 0; i < lines; ++i)
      header.insert(header.end(), rows_[i].begin(), rows_[i].end());
    // The labels may have a heading too.
    const bool all = lines == 1 && header.size() == columns_;
    const std::size_t wanted = all ? columns_ : columns_ - 1;
    if (header.size() > wanted && header.size() != wanted + lines - 1) return false;
    if (header.size() > wanted) header = join_lines(lines);
    if (header.empty()) return true;
    if (header.size() < wanted && !equals_any_case(view(header.back()), "total")) return false;
    for (std::size_t i = 0; i < header.size(); ++i)
      add_cell(columns_ - header.size() + i, header[i]);
    cells_.end_header();
    ++row_;
    return true;
  }

  std::vector<Piece> join_lines(std::size_t lines) const {
    std::vector<Piece> joined = rows_.front();
    for (std::size_t i = 1; i < lines; ++i) {
      joined.back().span.end = rows_[i].front().span.end;
      joined.insert(joined.end(), rows_[i].begin() + 1, rows_[i].end());
    }
    return joined;
  }

  std::string_view text_;
  std::span<const TextLine> lines_;
  SliceCollector cells_;
  std::vector<std::vector<Piece>> rows_;
  std::size_t columns_ = 0;
  std::uint32_t row_ = 0;
  bool tabbed_ = false;  // a tab parts the cells of each line
};

bool is_sign(std::string_view piece) { return piece == "$" || piece == "($" || piece == "US$"; }
bool is_suffix(std::string_view piece) { return piece == "%" || piece == ")" || piece == ")%"; }

class TableWriter {
 public:
  TableWriter(const Region& region, Document& document, DocumentBuilder& out)
      : text_(region.decoded.utf8), part_(region.part), document_(document), out_(out) {}

  void write(std::span<const TextLine> lines) {
    columns_ = find_columns(text_, lines);
    const auto first = static_cast<std::uint32_t>(document_.blocks.size());
    for (const TextLine& line : lines) take(line);
    const auto last = static_cast<std::uint32_t>(document_.blocks.size());
    if (first == last) return;
    const std::uint32_t headers = header_rows_ < rows_ ? header_rows_ : 0;
    document_.tables.push_back(
        {first, last, rows_, static_cast<std::uint32_t>(columns_.size()), headers});
  }

 private:
  std::string_view view(SourceSpan span) const { return text_.substr(span.begin, span.size()); }

  void take(const TextLine& line) {
    const bool below_header = line.kind == LineKind::rule || line.kind == LineKind::ruler;
    if (below_header && header_rows_ == 0) header_rows_ = rows_;
    if (line.kind == LineKind::text || line.kind == LineKind::furniture) write_row(line);
  }

  void write_row(const TextLine& line) {
    std::uint32_t open = kNone;  // the column whose cell is being written
    bool sign = false;
    for (const Piece& piece : split_pieces(text_, line, kStrip)) {
      const std::uint32_t column = column_of(piece);
      const bool joined = out_.in_block() && (sign || is_suffix(view(piece.span)));
      if (joined) {
        open = column;
      } else if (out_.in_block() && column == open) {
        out_.space();
      } else {
        begin_cell(column, piece);
        open = column;
      }
      write_piece(piece.span);
      sign = is_sign(view(piece.span));
    }
    out_.end_block();
    ++rows_;
  }

  // “$ 5.00” is “$5.00”.
  void write_piece(SourceSpan span) {
    const std::string_view piece = view(span);
    if (piece.starts_with("$ ") && piece.size() > 2 && is_digit(piece[2])) {
      out_.visible({span.begin, span.begin + 1});
      span.begin += 2;
    }
    out_.visible(span);
  }

  void begin_cell(std::uint32_t column, const Piece& piece) {
    std::uint32_t span = 1;
    while (column + span < columns_.size() && columns_[column + span].left < piece.right) ++span;
    out_.begin_block({.kind = BlockKind::table_cell,
                      .text = {},
                      .part = part_,
                      .table = static_cast<std::int32_t>(document_.tables.size()),
                      .row = rows_,
                      .column = column,
                      .column_span = span});
  }

  // The first column that the piece touches, else the one before it.
  std::uint32_t column_of(const Piece& piece) const {
    std::uint32_t column = 0;
    while (column + 1 < columns_.size() && columns_[column].right <= piece.left) ++column;
    return column;
  }

  static constexpr std::uint32_t kNone = 0xffffffff;
  std::string_view text_;
  std::uint32_t part_;
  Document& document_;
  DocumentBuilder& out_;
  std::vector<Strip> columns_;
  std::uint32_t rows_ = 0;
  std::uint32_t header_rows_ = 0;
};

}  // namespace

bool is_text_table(std::string_view text, std::span<const TextLine> lines, bool marked) {
  std::size_t count = 0;
  std::size_t rows = 0;
  std::size_t figures = 0;
  for (const TextLine& line : lines) {
    if (line.kind != LineKind::text) continue;
    ++count;
    if (line.span.size() > kWidest) return false;
    const auto pieces = split_pieces(text, line, kGap);
    if (pieces.size() < 2) continue;
    ++rows;
    const SourceSpan last = pieces.back().span;
    if (has_digit(text.substr(last.begin, last.size()))) ++figures;
  }
  const bool enough = marked ? rows * 3 >= count && figures >= 1
                             : rows >= 2 && rows * 2 >= count && figures * 2 >= rows;
  return enough && find_columns(text, lines).size() >= 2;
}

std::optional<SlicedTable> find_ragged_table(std::string_view text,
                                             std::span<const TextLine> lines) {
  return RaggedReader(text, lines).read();
}

void write_text_table(const Region& region, std::span<const TextLine> lines, Document& document,
                      DocumentBuilder& out) {
  TableWriter(region, document, out).write(lines);
}

}  // namespace offerlog
