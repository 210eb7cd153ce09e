// The lines of a text file, each with what its shape says: blank, a page's
// furniture, a rule, one of EDGAR's tags, or text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "offerlog/span.h"
#include "readers.h"

namespace offerlog {

constexpr std::uint32_t kLongLine = 200;  // no line is wrapped beyond this

enum class LineKind : std::uint8_t {
  blank,
  text,
  furniture,    // “14”, “- 14 -”, “Page 14”, “Table of Contents”
  rule,         // -----  =====  _____
  page,         // <PAGE>
  table_begin,  // <TABLE>
  table_end,    // </TABLE>
  ruler,        // <S>   <C>   <C>: the columns of a table begin here
  tag,          // any other line of EDGAR's: <CAPTION>, <TYPE>424B3; it vanishes
};

struct TextLine {
  SourceSpan span;           // without white space (of any kind) at its ends
  std::uint32_t indent = 0;  // columns before it; a tab counts as eight
  LineKind kind = LineKind::blank;
};

// At most `limit` of them.
std::vector<TextLine> read_lines(const Region& region, std::size_t limit);

// White space and control characters of ASCII.
constexpr bool is_blank_byte(char c) { return static_cast<unsigned char>(c) <= ' '; }

// How many bytes the white space beyond ASCII has that `text` begins with: one character.
std::size_t wide_blank_at_start(std::string_view text);

// The same of any white space.
inline std::size_t blank_at_start(std::string_view text) {
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text.front()) < 0x80) return is_blank_byte(text.front()) ? 1 : 0;
  return wide_blank_at_start(text);
}

// `text` without white space at its ends: spaces, no-break and zero-width
// characters alike.
SourceSpan trim_blank(std::string_view text, SourceSpan span);

}  // namespace offerlog
