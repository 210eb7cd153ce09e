#include "text_pieces.h"

namespace offerlog {

std::vector<Piece> split_pieces(std::string_view text, const TextLine& line, std::uint32_t gap) {
  std::vector<Piece> pieces;
  std::uint32_t column = line.indent;
  std::uint32_t blanks = gap;
  for (std::uint32_t at = line.span.begin; at < line.span.end;) {
    const auto blank =
        static_cast<std::uint32_t>(blank_at_start(text.substr(at, line.span.end - at)));
    if (blank > 0) {
      const std::uint32_t width = text[at] == '\t' ? 8 : 1;
      blanks += width;
      column += width;
      at += blank;
      continue;
    }
    if (blanks >= gap) pieces.push_back({{at, at}, column, column});
    blanks = 0;
    if ((static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80) ++column;
    pieces.back().span.end = ++at;
    pieces.back().right = column;
  }
  return pieces;
}

}  // namespace offerlog
