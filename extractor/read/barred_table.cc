#include "barred_table.h"

#include <algorithm>

namespace offerlog {
namespace {

constexpr std::string_view kBar = " | ";
// A line with more is no row.
constexpr std::size_t kMostCells = 64;
// A table ends here, and another begins: each cell takes 200 bytes while its table is read.
constexpr std::size_t kMostRows = 5'000;

class BarredReader {
 public:
  BarredReader(std::string_view text, std::span<const TextLine> lines)
      : text_(text), lines_(lines), cells_(text) {}

  std::optional<BarredTable> read() {
    std::size_t end = 0;
    while (end < lines_.size() && rows_ < kMostRows && lines_[end].kind == LineKind::text &&
           has_bars(view(end))) {
      add_row(end);
      if (rows_ == 1) cells_.end_header();
      end = next_row(end + 1);
    }
    if (rows_ < 2) return std::nullopt;
    const SourceSpan span{lines_.front().span.begin, lines_[last_].span.end};
    return BarredTable{last_ + 1, cells_.finish(span, rows_, columns_)};
  }

 private:
  std::string_view view(std::size_t line) const {
    return text_.substr(lines_[line].span.begin, lines_[line].span.size());
  }

  // Behind one blank line at most.
  std::size_t next_row(std::size_t line) const {
    const bool blank = line < lines_.size() && lines_[line].kind == LineKind::blank;
    return line + (blank ? 1 : 0);
  }

  void add_row(std::size_t line) {
    std::uint32_t begin = lines_[line].span.begin;
    const std::uint32_t end = lines_[line].span.end;
    std::uint32_t column = 0;
    while (begin <= end) {
      const auto bar = text_.substr(0, end).find(kBar, begin);
      const std::uint32_t stop = bar == text_.npos ? end : static_cast<std::uint32_t>(bar);
      add_cell({begin, stop}, column++);
      if (bar == text_.npos) break;
      begin = stop + static_cast<std::uint32_t>(kBar.size()) - 1;  // "A | | B": an empty cell
    }
    columns_ = std::max(columns_, column);
    last_ = line;
    ++rows_;
  }

  // A bar at the begin or the end of the line is none of the cell's.
  void add_cell(SourceSpan cell, std::uint32_t column) {
    cell = trim_blank(text_, cell);
    if (cell.size() > 0 && text_[cell.begin] == '|') cell.begin += 1;
    if (cell.size() > 0 && text_[cell.end - 1] == '|') cell.end -= 1;
    cell = trim_blank(text_, cell);
    if (cell.size() == 0) return;
    cells_.add_slice(cells_.add_cell(rows_, column, column + 1), cell, 0);
  }

  std::string_view text_;
  std::span<const TextLine> lines_;
  SliceCollector cells_;
  std::uint32_t rows_ = 0;
  std::uint32_t columns_ = 0;
  std::size_t last_ = 0;  // line
};

}  // namespace

bool has_bars(std::string_view line) {
  if (line.find('|') == line.npos) return false;
  std::size_t bars = 0;
  for (auto at = line.find(kBar); at != line.npos; at = line.find(kBar, at + 2)) ++bars;
  return bars > 0 && bars <= kMostCells;
}

std::optional<BarredTable> find_barred_table(std::string_view text,
                                             std::span<const TextLine> lines) {
  return BarredReader(text, lines).read();
}

}  // namespace offerlog
