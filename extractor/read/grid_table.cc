// A grid is read line by line, from the columns where some rule has a `+`.
//
//   +-------------+-------+       a bar that is missing joins columns,
//   | Price per share     |
//   +-------------+-------+       a rule that is missing joins rows: what it
//   | Temperature | min   |       does not cross goes on below
//   |             +-------+
//   |             | max   |
//   +-------------+-------+
//
// A line is at least as long as the rules, so each costs its own length.
#include "grid_table.h"

#include <algorithm>

#include "lines.h"
#include "text_columns.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::string_view kRuleMarks = "+-=:";

bool is_bar(char c) { return c == '|' || c == '+'; }

// Between two bars.
bool is_rule_part(std::string_view part) {
  return !part.empty() && part.find_first_not_of(kRuleMarks) == part.npos;
}

class GridReader {
 public:
  GridReader(std::string_view text, SourceSpan rest) : text_(text), rest_(rest), cells_(text) {}

  std::optional<SlicedTable> read() {
    read_lines();
    if (lines_.size() < 3) return std::nullopt;
    read_columns();
    for (const SourceSpan line : lines_) take(line);
    const auto columns = static_cast<std::uint32_t>(columns_.size() - 1);
    return cells_.finish({rest_.begin, end_}, row_, columns);
  }

 private:
  std::string_view view(SourceSpan span) const { return text_.substr(span.begin, span.size()); }

  // From bar to bar, up to the last rule.
  void read_lines() {
    std::size_t ruled = 0;
    std::uint32_t width = 0;
    for (LineReader reader(text_, rest_); reader.next();) {
      SourceSpan line = reader.line();
      while (line.begin < line.end && is_space(text_[line.begin])) ++line.begin;
      while (line.begin < line.end && is_space(text_[line.end - 1])) --line.end;
      if (line.empty() || !is_bar(text_[line.begin]) || !is_bar(text_[line.end - 1])) break;
      if (lines_.empty()) width = line.size();
      if (line.size() < width) break;
      lines_.push_back(line);
      if (!is_grid_rule(view(line))) continue;
      ruled = lines_.size();
      end_ = reader.after();
    }
    lines_.resize(ruled);
  }

  // A `+` in a text is a column that no bar divides.
  void read_columns() {
    std::vector<bool> marked;
    for (const SourceSpan line : lines_) {
      if (view(line).find("+-") == std::string_view::npos) continue;
      std::uint32_t column = 0;
      std::uint32_t counted = line.begin;
      for (std::uint32_t at = line.begin; at < line.end; ++at) {
        if (text_[at] != '+') continue;
        column += count_columns(view({counted, at}));
        counted = at;
        if (marked.size() <= column) marked.resize(column + 1);
        marked[column] = true;
      }
    }
    for (std::uint32_t c = 0; c < marked.size(); ++c) {
      if (marked[c]) columns_.push_back(c);
    }
    open_.resize(columns_.size());
  }

  void take(SourceSpan line) {
    if (is_grid_rule(view(line))) {
      take_rule(line);
    } else {
      take_row(line);
    }
  }

  void take_rule(SourceSpan line) {
    if (view(line).find('=') != std::string_view::npos) cells_.end_header();
    std::fill(open_.begin(), open_.end(), OpenCell{});
    if (line != lines_.front()) ++row_;
  }

  void take_row(SourceSpan line) {
    find_bars(line);
    bool closed = false;
    for (std::size_t i = 0; i + 1 < bars_.size();) {
      const std::size_t end = open_[i].end > i ? open_[i].end : next_bar(i);
      closed |= take_part(i, std::min(end, bars_.size() - 1));
      i = end;
    }
    if (closed) ++row_;
  }

  // Where the columns begin. Where the text is wider or narrower than it
  // looks, the bars themselves tell, if none is missing.
  void find_bars(SourceSpan line) {
    find_columns(text_, line, columns_, bars_);
    if (!bars_.empty() && bars_.back() == line.end - 1) return;
    std::vector<std::uint32_t> bars;
    for (std::uint32_t at = line.begin; at < line.end; ++at) {
      if (text_[at] == '|') bars.push_back(at);
    }
    if (bars.size() == columns_.size()) bars_ = std::move(bars);
  }

  std::size_t next_bar(std::size_t i) const {
    std::size_t next = i + 1;
    while (next + 1 < bars_.size() && !is_bar(text_[bars_[next]])) ++next;
    return next;
  }

  // Returns whether the part is a rule, which ends the cell.
  bool take_part(std::size_t i, std::size_t end) {
    const std::uint32_t begin = is_bar(text_[bars_[i]]) ? bars_[i] + 1 : bars_[i];
    const SourceSpan part{begin, std::max(bars_[end], begin)};
    OpenCell& open = open_[i];
    if (is_rule_part(view(part))) {
      open = {};
      return true;
    }
    if (open.end == 0) {
      open.cell =
          cells_.add_cell(row_, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end));
      open.end = end;
    }
    // A space stands beside each bar.
    const std::uint32_t width = columns_[end] - columns_[i] - 1;
    cells_.add_slice(open.cell, part, width - std::min(width, 2U));
    return false;
  }

  struct OpenCell {
    std::size_t end = 0;  // the column after it; 0: none is open
    std::uint32_t cell = 0;
  };

  std::string_view text_;
  SourceSpan rest_;
  SliceCollector cells_;
  std::vector<SourceSpan> lines_;
  std::uint32_t end_ = 0;               // of the last line
  std::vector<std::uint32_t> columns_;  // where a bar may stand
  std::vector<std::uint32_t> bars_;     // in this line
  std::vector<OpenCell> open_;          // by column
  std::uint32_t row_ = 0;
};

}  // namespace

bool is_grid_rule(std::string_view line) {
  return line.size() >= 3 && line.front() == '+' && line.back() == '+' && line[1] != '+' &&
         is_rule_part(line);
}

std::optional<SlicedTable> find_grid_table(std::string_view text, SourceSpan rest) {
  return GridReader(text, rest).read();
}

}  // namespace offerlog
