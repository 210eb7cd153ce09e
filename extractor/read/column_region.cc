#include "column_region.h"

#include <algorithm>
#include <array>
#include <limits>

#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::uint32_t kStrip = 2;      // columns of characters, between columns
constexpr std::uint32_t kGap = 3;        // what surely parts two cells
constexpr std::uint32_t kWidest = 1000;  // columns of characters a table may have
constexpr std::size_t kMostLines = 400;
constexpr std::size_t kMostPieces = 8192;
constexpr std::size_t kMostBlank = 3;      // lines between two rows
constexpr std::size_t kMostHeader = 6;     // lines that may run across
constexpr std::size_t kFewestColumns = 3;  // two stand beside each other by chance
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// "(1)", "(2)(3)"
bool is_note(std::string_view piece) {
  return piece.size() >= 3 && piece.size() <= 6 && piece.front() == '(' && piece.back() == ')' &&
         piece.find_first_not_of("()123456789") == piece.npos && piece[2] == ')';
}

// A quick look, for most lines of a text have no gap of three: whether there may be one.
bool may_have_gap(std::string_view line) {
  return line.find("   ") != line.npos || line.find('\t') != line.npos ||
         line.find("\u00a0 ") != line.npos || line.find(" \u00a0") != line.npos ||
         line.find("\u00a0\u00a0") != line.npos;
}

class RegionReader {
 public:
  RegionReader(std::string_view text, std::span<const TextLine> lines) : text_(text), all_(lines) {}

  // Takes the lines from `at` on; returns the line after them.
  std::size_t take(std::size_t at) {
    const std::size_t first = at;
    std::size_t blank = 0;
    std::size_t end = at;
    for (; at < all_.size() && taken_.size() < kMostLines && pieces_ < kMostPieces; ++at) {
      if (all_[at].kind == LineKind::blank) {
        if (taken_.empty() || ++blank > kMostBlank) break;
        continue;
      }
      if (!take_line(at)) break;
      taken_.push_back({at, {}, blank > 0});
      blank = 0;
      end = at + 1;
    }
    return std::max(end, first + 1);
  }

  ColumnRegion read() {
    ColumnRegion region;
    // Set three spaces apart, cells stand below each other by chance.
    if (rows_of_cells_ < 2 || wide_gaps_ * 2 < rows_of_cells_) return region;
    for (RegionLine& line : taken_) {
      line.pieces = split_pieces(text_, all_[line.number], kStrip);
      join_label(line.pieces);
      attach_notes(line.pieces);
    }
    region.columns = find_columns();
    if (region.columns.size() < kFewestColumns) return region;
    if (!is_aligned(region)) return region;
    region.lines = std::move(taken_);
    drop_lead(region);
    return region;
  }

 private:
  std::string_view view(SourceSpan span) const { return text_.substr(span.begin, span.size()); }

  // Whether the line belongs to the region.
  bool take_line(std::size_t at) {
    const TextLine& line = all_[at];
    const bool furniture = line.kind == LineKind::furniture && line.indent > 0;
    if ((line.kind != LineKind::text && !furniture) || line.span.size() > 4 * kWidest) return false;
    const bool may_be_header = taken_.size() < kMostHeader;
    const bool heads = line.indent > 0 && may_be_header;
    if (rows_of_cells_ == 0 && !may_have_gap(view(line.span))) return heads;
    std::vector<Piece> pieces = split_pieces(text_, line, kGap);
    join_label(pieces);
    if (rows_of_cells_ == 0 && pieces.size() == 1) return heads;
    if (pieces.back().right > kWidest) return false;
    const bool across = pieces.front().left < second_ && pieces.front().right > second_;
    if (across && (pieces.size() == 1 || !may_be_header)) return false;
    if (pieces.size() > 1) note_gaps(pieces);
    return true;
  }

  // "Size:   $21 billion", "Established  : May 1, 2025", "2024 Common ATM   (2)": what a converter
  // set apart in the first cell, no wider than it must.
  void join_label(std::vector<Piece>& pieces) const {
    while (pieces.size() > 1) {
      const std::string_view label = view(pieces[0].span);
      const std::string_view next = view(pieces[1].span);
      const bool label_of = label.ends_with(':') || next.starts_with(':') || is_note(next);
      if (!label_of || pieces[1].left > pieces[0].right + kGap) return;
      pieces[0].span.end = pieces[1].span.end;
      pieces[0].right = pieces[1].right;
      pieces.erase(pieces.begin() + 1);
    }
  }

  void note_gaps(const std::vector<Piece>& pieces) {
    gap_ends_.resize(kWidest + 1, kNone);
    second_ = std::min(second_, pieces[1].left);
    pieces_ += pieces.size();
    ++rows_of_cells_;
    bool wide = false;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      std::uint32_t& end = gap_ends_[pieces[i - 1].right];
      end = std::min(end, pieces[i].left);
      wide = wide || pieces[i].left > pieces[i - 1].right + kGap;
    }
    wide_gaps_ += wide;
  }

  // Whether another line has two cells where this piece stands, or so close to it that
  // no strip is left.
  bool spans_cells(const Piece& piece) const {
    const std::uint32_t first = piece.left - std::min(piece.left, kStrip - 1);
    for (std::uint32_t c = first; c < piece.right; ++c) {
      if (gap_ends_[c] < piece.right + kStrip) return true;
    }
    return false;
  }

  // "Net proceeds   (2)": in a line of headings no column.
  void attach_notes(std::vector<Piece>& pieces) const {
    const auto is_figure = [&](const Piece& piece) { return is_column_figure(view(piece.span)); };
    if (std::any_of(pieces.begin(), pieces.end(), is_figure)) return;
    std::size_t kept = 1;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      if (is_note(view(pieces[i].span))) {
        pieces[kept - 1].span.end = pieces[i].span.end;
        pieces[kept - 1].right = pieces[i].right;
      } else {
        pieces[kept++] = pieces[i];
      }
    }
    pieces.resize(kept);
  }

  std::vector<ColumnStrip> find_columns() const {
    std::vector<bool> used(kWidest, false);
    for (const RegionLine& line : taken_) {
      for (const Piece& piece : line.pieces) {
        if (piece.right > kWidest || spans_cells(piece)) continue;
        for (std::uint32_t c = piece.left; c < piece.right; ++c) used[c] = true;
      }
    }
    std::vector<ColumnStrip> columns;
    for (std::uint32_t c = 0; c < kWidest; ++c) {
      if (!used[c]) continue;
      if (columns.empty() || c >= columns.back().right + kStrip)
        columns.push_back({c, c + 1});
      else
        columns.back().right = c + 1;
    }
    return columns;
  }

  // Where the piece begins, ends and has its middle, as keys.
  static std::array<std::uint32_t, 3> edges_of(const Piece& piece) {
    return {3 * piece.left, 3 * piece.right + 1, 3 * ((piece.left + piece.right) / 2) + 2};
  }

  // Whether most cells stand as another one of their column does: flush at the left, at
  // the right or in the middle.
  bool is_aligned(const ColumnRegion& region) const {
    std::vector<std::vector<std::uint32_t>> edges(region.columns.size());
    for_each_cell(region, [&](std::size_t column, const Piece& piece) {
      for (const std::uint32_t edge : edges_of(piece)) edges[column].push_back(edge);
    });
    for (auto& column : edges) std::sort(column.begin(), column.end());
    std::size_t cells = 0;
    std::size_t aligned = 0;
    for_each_cell(region, [&](std::size_t column, const Piece& piece) {
      const auto places = edges_of(piece);
      ++cells;
      aligned += std::any_of(places.begin(), places.end(), [&](std::uint32_t edge) {
        const auto same = std::equal_range(edges[column].begin(), edges[column].end(), edge);
        return same.second - same.first > 1;
      });
    });
    return aligned * 3 >= cells * 2;
  }

  // The pieces beyond the first column.
  template <typename Take>
  void for_each_cell(const ColumnRegion& region, const Take& take) const {
    for (const RegionLine& line : taken_) {
      for (const Piece& piece : line.pieces) {
        const std::size_t column = region.place_of(piece).first;
        if (column > 0) take(column, piece);
      }
    }
  }

  // What stands above the table, at the left: it belongs to the text.
  static void drop_lead(ColumnRegion& region) {
    const auto first =
        std::find_if(region.lines.begin(), region.lines.end(), [&](const RegionLine& line) {
          return line.pieces.size() > 1 || region.place_of(line.pieces.front()).first > 0;
        });
    region.lines.erase(region.lines.begin(), first);
  }

  std::string_view text_;
  std::span<const TextLine> all_;
  std::vector<RegionLine> taken_;
  std::size_t pieces_ = 0;
  std::size_t rows_of_cells_ = 0;        // lines of several pieces
  std::size_t wide_gaps_ = 0;            // of them, with a gap wider than it need be
  std::uint32_t second_ = kNone;         // where the second column begins at the latest
  std::vector<std::uint32_t> gap_ends_;  // by where a gap begins, its nearest end
};

}  // namespace

ColumnPlace ColumnRegion::place_of(const Piece& piece) const {
  const auto first =
      std::partition_point(columns.begin(), columns.end() - 1,
                           [&](const ColumnStrip& column) { return column.right <= piece.left; });
  const auto last = std::partition_point(first + 1, columns.end(), [&](const ColumnStrip& column) {
    return column.left < piece.right;
  });
  return {static_cast<std::size_t>(first - columns.begin()),
          static_cast<std::size_t>(last - columns.begin())};
}

ColumnRegion read_column_region(std::string_view text, std::span<const TextLine> lines,
                                std::size_t& at) {
  RegionReader reader(text, lines);
  at = reader.take(at);
  return reader.read();
}

bool is_column_figure(std::string_view piece) {
  if (piece == "-" || piece == "\u2014" || piece == "\u2013") return true;
  if (piece.find_first_not_of("0123456789$ ,.()%-") != piece.npos) return false;
  if (piece.find(", ") != piece.npos) return false;
  const auto digits = std::count_if(piece.begin(), piece.end(), is_digit);
  const bool year = piece.size() == 4 && digits == 4 && (piece[0] == '1' || piece[0] == '2');
  return digits > 0 && !year && !is_note(piece);
}

}  // namespace offerlog
