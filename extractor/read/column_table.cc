// Blank lines part the rows. Where none do, each figure (in a table without figures,
// each symbol) of the column that has most of them is of a row of its own, and the row
// ends where the figure stands at its top, in its middle or at its foot and no cell is
// cut in mid-sentence.
#include "column_table.h"

#include <algorithm>
#include <limits>

#include "column_region.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::size_t kTallest = 12;  // lines of a row
constexpr int kImpossible = std::numeric_limits<int>::max() / 2;
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// "CRVL", "CRVL.PR D", "N/A"
bool is_symbol(std::string_view piece) {
  constexpr std::size_t kLongest = 10;
  return piece.size() <= kLongest && is_upper(piece.front()) &&
         std::all_of(piece.begin(), piece.end(), [](char c) {
           return is_upper(c) || is_digit(c) || c == '.' || c == ' ' || c == '/';
         });
}

// "353,825 CRVL Shares", "$128.5 million": a figure with what it counts.
bool is_counted(std::string_view piece) {
  constexpr std::size_t kLongest = 40;
  const std::size_t digit = piece.starts_with('$') ? 1 : 0;
  const bool figure = piece.size() > digit && is_digit(piece[digit]) && !piece.ends_with('.');
  return is_column_figure(piece) || (figure && piece.size() <= kLongest);
}

using IsAnchor = bool (*)(std::string_view);

// Lines [first, last) of the region.
struct Row {
  std::size_t first = 0;
  std::size_t last = 0;
};

class RowReader {
 public:
  RowReader(std::string_view text, std::span<const TextLine> lines, const ColumnRegion& region)
      : text_(text), all_(lines), region_(region), cells_(text) {}

  // Whether the region is a table; finds its rows.
  bool find_rows() {
    if (find_anchors(is_column_figure) || find_anchors(is_symbol)) {
      make_rows();
      if (is_table()) return true;
    }
    if (!find_anchors(is_counted)) return false;
    make_rows();
    return is_table();
  }

  ColumnTable lines() const {
    return {region_.lines.front().number, region_.lines.back().number + 1};
  }

  SlicedTable read() {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      write_row(rows_[r], static_cast<std::uint32_t>(r));
      if (r + 1 == header_rows_) cells_.end_header();
    }
    const SourceSpan span{all_[lines().first].span.begin, all_[lines().last - 1].span.end};
    return cells_.finish(span, static_cast<std::uint32_t>(rows_.size()),
                         static_cast<std::uint32_t>(region_.columns.size()));
  }

 private:
  std::string_view view(const Piece& piece) const {
    return text_.substr(piece.span.begin, piece.span.size());
  }

  // In the column with most of them; the first holds labels.
  bool find_anchors(IsAnchor is_anchor) {
    by_symbol_ = is_anchor == is_symbol;
    std::vector<std::size_t> counts(region_.columns.size(), 0);
    for (const RegionLine& line : region_.lines) {
      for (const Piece& piece : line.pieces) {
        if (is_anchor(view(piece))) ++counts[region_.place_of(piece).first];
      }
    }
    counts[0] = 0;
    const auto most = std::max_element(counts.begin(), counts.end());
    const auto column = static_cast<std::size_t>(most - counts.begin());
    anchored_.clear();
    for (const RegionLine& line : region_.lines) {
      anchored_.push_back(std::any_of(line.pieces.begin(), line.pieces.end(),
                                      [&](const Piece& piece) {
                                        return is_anchor(view(piece)) &&
                                               region_.place_of(piece).first == column;
                                      }) ||
                          is_pushed_aside(line, counts, is_anchor));
    }
    return *most > 0;
  }

  // "Harrow & Finch & Company, Incorporated   1,666,667": a label so long that its figure
  // stands beyond its column, where no other does.
  bool is_pushed_aside(const RegionLine& line, const std::vector<std::size_t>& counts,
                       IsAnchor is_anchor) const {
    if (line.pieces.size() != 2 || !is_anchor(view(line.pieces.back()))) return false;
    return region_.place_of(line.pieces.front()).first == 0 &&
           counts[region_.place_of(line.pieces.back()).first] == 1;
  }

  void make_rows() {
    rows_.clear();
    header_rows_ = 0;
    body_ = false;
    split_rows();
    join_header();
  }

  void split_rows() {
    for (std::size_t begin = 0; begin < region_.lines.size();) {
      std::size_t end = begin + 1;
      while (end < region_.lines.size() && !region_.lines[end].after_blank) ++end;
      const bool anchored = std::find(anchored_.begin() + static_cast<std::ptrdiff_t>(begin),
                                      anchored_.begin() + static_cast<std::ptrdiff_t>(end),
                                      true) != anchored_.begin() + static_cast<std::ptrdiff_t>(end);
      if (!anchored) {
        rows_.push_back({begin, end});
        if (!body_) header_rows_ = rows_.size();
      } else {
        split_band(begin, end);
      }
      begin = end;
    }
  }

  // The rows of least cost.
  void split_band(std::size_t begin, std::size_t end) {
    const std::size_t count = end - begin;
    std::vector<int> cost(count + 1, kImpossible);
    std::vector<std::size_t> from(count + 1, 0);
    cost[0] = 0;
    for (std::size_t last = 1; last <= count; ++last) {
      for (std::size_t first = last - std::min(last, kTallest); first < last; ++first) {
        const int with = cost[first] + cost_of({begin + first, begin + last}, begin);
        if (with >= cost[last]) continue;
        cost[last] = with;
        from[last] = first;
      }
    }
    std::vector<Row> rows;
    for (std::size_t last = count; last > 0; last = from[last])
      rows.push_back({begin + from[last], begin + last});
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
      rows_.push_back(*row);
      const bool header = !body_ && anchors_in(*row) == 0;
      if (header) header_rows_ = rows_.size();
      body_ = body_ || !header;
    }
  }

  // The headings of one row are parted too, by a blank line that some cells have: a
  // row of fewer, each above one of the next row, goes on there.
  void join_header() {
    for (std::size_t r = header_rows_; r-- > 1;) {
      if (!continues(rows_[r - 1], rows_[r])) continue;
      rows_[r].first = rows_[r - 1].first;
      rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(r) - 1);
      --header_rows_;
    }
  }

  bool continues(Row above, Row below) const {
    const std::vector<bool> upper = filled(above);
    const std::vector<bool> lower = filled(below);
    for (std::size_t column = 0; column < upper.size(); ++column) {
      if (upper[column] && !lower[column]) return false;
    }
    for (std::size_t i = above.first; i < above.last; ++i) {
      for (const Piece& piece : region_.lines[i].pieces) {
        const ColumnPlace place = region_.place_of(piece);
        if (place.last > place.first + 1) return false;
      }
    }
    return upper != lower && padded_above(below);
  }

  // Whether the blank line above is as wide as a row of the table.
  bool padded_above(Row row) const {
    return all_[region_.lines[row.first].number - 1].indent > region_.columns[1].left;
  }

  // The columns that the row has cells in.
  std::vector<bool> filled(Row row) const {
    std::vector<bool> columns(region_.columns.size(), false);
    for (std::size_t i = row.first; i < row.last; ++i) {
      for (const Piece& piece : region_.lines[i].pieces)
        columns[region_.place_of(piece).first] = true;
    }
    return columns;
  }

  std::size_t anchors_in(Row row) const {
    std::size_t count = 0;
    for (std::size_t i = row.first; i < row.last; ++i) count += anchored_[i];
    return count;
  }

  int cost_of(Row row, std::size_t band) const {
    constexpr int kMisplaced = 4;
    constexpr int kAtFoot = 1;
    int cost = row.first > band ? cut_cells(row.first) : 0;
    const std::size_t anchors = anchors_in(row);
    // A header above the first row; nothing else has no figure.
    if (anchors == 0) return cost + (row.first == band && !body_ ? 0 : 2 * kMisplaced);
    if (anchors > 1) return cost + static_cast<int>(anchors) * 2 * kMisplaced;
    std::size_t at = row.first;
    while (!anchored_[at]) ++at;
    const std::size_t above = at - row.first;
    const std::size_t height = row.last - row.first;
    if (above > 0 && label_begins(row, at)) cost += kAtFoot;
    if (above > 0 && by_symbol_ && is_full(at) &&
        is_upper(view(region_.lines[at].pieces.front()).front()))
      cost += kAtFoot;
    if (above == 0 || above == (height - 1) / 2) return cost;
    return cost + (at + 1 == row.last ? kAtFoot : kMisplaced);
  }

  // A line with a cell in each column, as a row begins.
  bool is_full(std::size_t line) const {
    return region_.lines[line].pieces.size() == region_.columns.size();
  }

  bool is_labelled(std::size_t line) const {
    return region_.place_of(region_.lines[line].pieces.front()).first == 0;
  }

  // Whether the label of the row begins in this line and goes on below: what stands above
  // may be of the row before.
  bool label_begins(Row row, std::size_t line) const {
    for (std::size_t i = row.first; i < line; ++i) {
      if (is_labelled(i)) return false;
    }
    return is_labelled(line) && line + 1 < row.last && is_labelled(line + 1);
  }

  // How many cells go on from the line above.
  int cut_cells(std::size_t line) const {
    int cut = 0;
    for (const Piece& piece : region_.lines[line].pieces) {
      const char c = view(piece).front();
      cut += is_lower(c) || c == '(' ? 2 : 0;
    }
    for (const Piece& piece : region_.lines[line - 1].pieces)
      cut += view(piece).back() == ',' ? 2 : 0;
    return cut;
  }

  // A row of several lines, or blank lines between them; and a header of two cells,
  // or rows enough.
  bool is_table() const {
    std::size_t body = 0;
    bool tall = false;
    bool spaced = false;
    for (const Row& row : rows_) {
      body += anchors_in(row) > 0;
      tall = tall || row.last - row.first > 1;
      spaced = spaced || (row.first > 0 && region_.lines[row.first].after_blank);
    }
    bool headed = false;
    for (std::size_t r = 0; r < header_rows_; ++r) {
      for (std::size_t i = rows_[r].first; i < rows_[r].last; ++i)
        headed = headed || region_.lines[i].pieces.size() > 1;
    }
    return (tall || spaced) && (headed ? body >= 1 : body >= 3) && body * 4 >= rows_.size();
  }

  void write_row(Row row, std::uint32_t number) {
    constexpr std::uint32_t kAnyWidth = 0;
    std::vector<std::uint32_t> open(region_.columns.size(), kNone);
    for (std::size_t i = row.first; i < row.last; ++i) {
      for (const Piece& piece : region_.lines[i].pieces) {
        const ColumnPlace place = region_.place_of(piece);
        if (open[place.first] == kNone) {
          open[place.first] = cells_.add_cell(number, static_cast<std::uint32_t>(place.first),
                                              static_cast<std::uint32_t>(place.last));
        }
        cells_.add_slice(open[place.first], piece.span, kAnyWidth);
      }
    }
  }

  std::string_view text_;
  std::span<const TextLine> all_;
  const ColumnRegion& region_;
  SliceCollector cells_;
  std::vector<bool> anchored_;  // by line
  bool by_symbol_ = false;      // in a cover's list of securities
  std::vector<Row> rows_;
  std::size_t header_rows_ = 0;
  bool body_ = false;  // a row with a figure has been
};

}  // namespace

std::vector<ColumnTable> find_column_tables(std::string_view text,
                                            std::span<const TextLine> lines) {
  std::vector<ColumnTable> tables;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t begin = at;
    ColumnRegion region = read_column_region(text, lines, at);
    // Again without what stood above it, as it will be read.
    for (std::size_t first = begin; !region.lines.empty() && region.lines.front().number > first;) {
      first = region.lines.front().number;
      std::size_t end = first;
      region = read_column_region(text, lines.first(at), end);
    }
    if (region.lines.empty()) continue;
    RowReader rows(text, lines, region);
    if (rows.find_rows()) tables.push_back(rows.lines());
  }
  return tables;
}

SlicedTable read_column_table(std::string_view text, std::span<const TextLine> lines,
                              ColumnTable table) {
  std::size_t at = table.first;
  const ColumnRegion region = read_column_region(text, lines.first(table.last), at);
  RowReader rows(text, lines, region);
  rows.find_rows();
  return rows.read();
}

}  // namespace offerlog
