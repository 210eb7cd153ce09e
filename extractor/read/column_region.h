// Lines of a text that keep to columns.
//
//                                    Trading   Name of each
//   Title of each class              Symbol    exchange
//                                                                 lines of the region
//   Common Stock, par value $0.001   CRVL      The Nasdaq Global
//   per share                                  Select Market
//   Indicate by check mark whether the registrant is an emerging  no more: it runs across
//
// A column is a strip of the page with white on both sides of it on every line, but
// for headings that span several.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "text_pieces.h"

namespace offerlog {

struct RegionLine {
  std::size_t number = 0;  // in the text
  std::vector<Piece> pieces;
  bool after_blank = false;
};

struct ColumnStrip {
  std::uint32_t left = 0;
  std::uint32_t right = 0;
};

// The columns [first, last) that a piece stands in.
struct ColumnPlace {
  std::size_t first = 0;
  std::size_t last = 0;
};

struct ColumnRegion {
  std::vector<RegionLine> lines;
  std::vector<ColumnStrip> columns;

  ColumnPlace place_of(const Piece& piece) const;
};

// The region that begins with line `at`, which is moved past it, or past the lines that
// turned out to be none: then the region has no lines.
ColumnRegion read_column_region(std::string_view text, std::span<const TextLine> lines,
                                std::size_t& at);

// "$ 3.49", "7.0%", "-"; no year, no "19, 2024" and no "(1)".
bool is_column_figure(std::string_view piece);

}  // namespace offerlog
