// Three drawings, all with a rule of runs:
//
//   headed     one line, the rule, rows up to a blank line
//   bare       the rule, rows, the same rule
//   framed     one run over all columns, the header, the rule, rows, one run
//
// A row is a line; where empty lines stand between rows (of spaces alone are
// rows without text), a row is the lines between them.
#include "dash_table.h"

#include <algorithm>

#include "lines.h"
#include "text_columns.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::uint32_t kShortestRun = 2;
constexpr std::uint32_t kShortestFrame = 8;

// The columns [begin, end) of a run of dashes.
struct DashRun {
  std::uint32_t begin = 0, end = 0;
  bool operator==(const DashRun&) const = default;
};
using DashRuns = std::vector<DashRun>;

// Of a line that holds nothing else; empty for any other line.
DashRuns read_runs(std::string_view line) {
  DashRuns runs;
  for (std::uint32_t c = 0; c < line.size(); ++c) {
    if (line[c] == ' ') continue;
    if (line[c] != '-') return {};
    if (runs.empty() || runs.back().end < c) runs.push_back({c, c});
    runs.back().end = c + 1;
  }
  const bool short_run = std::any_of(runs.begin(), runs.end(), [](const DashRun& run) {
    return run.end - run.begin < kShortestRun;
  });
  return short_run ? DashRuns() : runs;
}

class DashReader {
 public:
  DashReader(std::string_view text, SourceSpan rest)
      : text_(text), rest_(rest), lines_(text, rest), cells_(text) {}

  std::optional<SlicedTable> read() {
    if (!lines_.next()) return std::nullopt;
    const DashRuns first = read_runs(line());
    const bool found = first.empty()       ? read_headed()
                       : first.size() == 1 ? read_framed(first.front())
                                           : read_bare(first);
    if (!found || body_.empty()) return std::nullopt;
    write();
    return cells_.finish({rest_.begin, end_}, row_, static_cast<std::uint32_t>(runs_.size()));
  }

 private:
  std::string_view view(SourceSpan span) const { return text_.substr(span.begin, span.size()); }
  std::string_view line() const { return view(lines_.line()); }

  bool read_headed() {
    const SourceSpan header = lines_.line();
    if (!lines_.next()) return false;
    if (!set_runs(read_runs(line())) || !fits(header)) return false;
    header_.push_back(header);
    end_ = lines_.after();
    while (lines_.next() && !trim(line()).empty()) {
      const DashRuns runs = read_runs(line());
      if (runs.empty() && !fits(lines_.line())) return false;
      if (!runs.empty() && runs != runs_) return false;
      end_ = lines_.after();
      if (!runs.empty()) break;
      body_.push_back(lines_.line());
    }
    return true;
  }

  bool read_bare(const DashRuns& runs) {
    return set_runs(runs) && read_body([&](const DashRuns& rule) { return rule == runs_; });
  }

  bool read_framed(DashRun frame) {
    if (frame.end - frame.begin < kShortestFrame) return false;
    while (lines_.next() && !trim(line()).empty() && read_runs(line()).empty())
      header_.push_back(lines_.line());
    const DashRuns runs = read_runs(line());
    if (header_.empty() || !set_runs(runs)) return false;
    if (runs.front().begin != frame.begin || runs.back().end != frame.end) return false;
    if (!std::all_of(header_.begin(), header_.end(), [&](SourceSpan l) { return fits(l); }))
      return false;
    return read_body([&](const DashRuns& rule) { return rule.size() == 1 && rule[0] == frame; });
  }

  // The lines up to the rule that `closes`; any other rule is a misfit.
  template <typename Closes>
  bool read_body(const Closes& closes) {
    while (lines_.next()) {
      const DashRuns rule = read_runs(line());
      if (!rule.empty()) {
        end_ = lines_.after();
        return closes(rule);
      }
      if (!fits(lines_.line())) return false;
      body_.push_back(lines_.line());
    }
    return false;
  }

  bool set_runs(DashRuns runs) {
    runs_ = std::move(runs);
    edges_.clear();
    for (const DashRun& run : runs_) {
      edges_.push_back(run.begin);
      edges_.push_back(run.end);
    }
    return runs_.size() >= 2;
  }

  // Whether nothing stands outside of the columns; the last has no end.
  bool fits(SourceSpan line) {
    find_columns(text_, line, edges_, offsets_);
    std::uint32_t begin = line.begin;
    for (std::size_t edge = 0; edge < edges_.size(); edge += 2) {
      const std::uint32_t end = edge < offsets_.size() ? offsets_[edge] : line.end;
      if (!trim(view({begin, end})).empty()) return false;
      if (edge + 1 >= offsets_.size()) return true;
      begin = offsets_[edge + 1];
    }
    return true;
  }

  void write() {
    for (const SourceSpan line : header_) write_line(line);
    if (!header_.empty()) {
      cells_.end_header();
      end_row();
    }
    // What is before the first row and after the last parts no rows.
    const auto last = std::find_if(body_.rbegin(), body_.rend(), [&](SourceSpan line) {
                        return !trim(view(line)).empty();
                      }).base();
    const auto first = std::find_if(body_.begin(), last,
                                    [&](SourceSpan line) { return !trim(view(line)).empty(); });
    const bool spaced =
        std::any_of(first, body_.end(), [](SourceSpan line) { return line.empty(); });
    for (auto at = first; at != last; ++at) {
      write_line(*at);
      if (!spaced || at->empty()) end_row();
    }
    end_row();
  }

  void write_line(SourceSpan line) {
    find_columns(text_, line, edges_, offsets_);
    open_.resize(runs_.size(), kNone);
    for (std::size_t column = 0; column < runs_.size() && 2 * column < offsets_.size(); ++column) {
      const bool open_end = column + 1 == runs_.size() || 2 * column + 1 >= offsets_.size();
      const SourceSpan part{offsets_[2 * column], open_end ? line.end : offsets_[2 * column + 1]};
      if (trim(view(part)).empty()) continue;
      if (open_[column] == kNone) {
        const auto number = static_cast<std::uint32_t>(column);
        open_[column] = cells_.add_cell(row_, number, number + 1);
        used_.push_back(column);
      }
      cells_.add_slice(open_[column], part, runs_[column].end - runs_[column].begin);
    }
  }

  void end_row() {
    if (used_.empty()) return;
    for (const std::size_t column : used_) open_[column] = kNone;
    used_.clear();
    ++row_;
  }

  static constexpr std::uint32_t kNone = 0xffffffff;
  std::string_view text_;
  SourceSpan rest_;
  LineReader lines_;
  SliceCollector cells_;
  DashRuns runs_;                     // a column each
  std::vector<std::uint32_t> edges_;  // of the runs
  std::vector<std::uint32_t> offsets_;
  std::vector<SourceSpan> header_;
  std::vector<SourceSpan> body_;
  std::uint32_t end_ = 0;
  std::vector<std::uint32_t> open_;  // the cell of this row, by column
  std::vector<std::size_t> used_;    // columns with one
  std::uint32_t row_ = 0;
};

}  // namespace

std::optional<SlicedTable> find_dash_table(std::string_view text, SourceSpan rest) {
  return DashReader(text, rest).read();
}

}  // namespace offerlog
