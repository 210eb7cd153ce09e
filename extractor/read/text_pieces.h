// What a line of a table drawn with spaces holds: stretches of text with gaps between
// them.
//
//   Offering price      $ 3.49      two pieces, where a gap is three spaces or more
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "offerlog/span.h"
#include "text_lines.h"

namespace offerlog {

struct Piece {
  SourceSpan span;
  std::uint32_t left = 0;   // column of its first character
  std::uint32_t right = 0;  // column after its last
};

// `gap` columns or more of white space part two pieces.
std::vector<Piece> split_pieces(std::string_view text, const TextLine& line, std::uint32_t gap);

}  // namespace offerlog
