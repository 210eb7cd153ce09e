#include "text_columns.h"

#include <algorithm>

namespace offerlog {
namespace {

struct WidthRange {
  std::uint32_t first, last;
  std::uint32_t width;
};

// Characters that do not take one column. In order.
constexpr WidthRange kWidths[] = {
    {0x0300, 0x036f, 0},    // combining marks
    {0x1100, 0x115f, 2},    // Hangul
    {0x200b, 0x200f, 0},    // zero width
    {0x20d0, 0x20ff, 0},    // combining marks
    {0x2e80, 0xa4cf, 2},    // Han, kana
    {0xac00, 0xd7a3, 2},    // Hangul
    {0xf900, 0xfaff, 2},    // Han
    {0xfe00, 0xfe0f, 0},    // variation selectors
    {0xfe30, 0xfe6f, 2},    // forms of Han punctuation
    {0xfeff, 0xfeff, 0},    // byte order mark
    {0xff01, 0xff60, 2},    // full-width forms
    {0xffe0, 0xffe6, 2},    // full-width signs
    {0x1f300, 0x1faff, 2},  // pictures
    {0x20000, 0x3fffd, 2},  // Han
};

// How many columns and bytes the character at the start of `text` takes.
struct CharacterSize {
  std::uint32_t columns = 1;
  std::uint32_t bytes = 1;
};

CharacterSize measure(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0xc2) return {};
  const std::uint32_t bytes = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (text.size() < bytes) return {};
  std::uint32_t code = lead & (0xffU >> (bytes + 1));
  for (std::uint32_t i = 1; i < bytes; ++i)
    code = (code << 6) | (static_cast<unsigned char>(text[i]) & 0x3fU);
  const auto* range =
      std::lower_bound(std::begin(kWidths), std::end(kWidths), code,
                       [](const WidthRange& r, std::uint32_t c) { return r.last < c; });
  const bool listed = range != std::end(kWidths) && code >= range->first;
  return {listed ? range->width : 1, bytes};
}

}  // namespace

std::uint32_t count_columns(std::string_view text) {
  std::uint32_t columns = 0;
  while (!text.empty()) {
    const CharacterSize size = measure(text);
    columns += size.columns;
    text.remove_prefix(size.bytes);
  }
  return columns;
}

void find_columns(std::string_view text, SourceSpan line, std::span<const std::uint32_t> columns,
                  std::vector<std::uint32_t>& offsets) {
  offsets.clear();
  std::uint32_t column = 0;
  for (std::uint32_t at = line.begin; at < line.end;) {
    while (offsets.size() < columns.size() && column >= columns[offsets.size()])
      offsets.push_back(at);
    if (offsets.size() == columns.size()) return;
    const CharacterSize size = measure(text.substr(at, line.end - at));
    column += size.columns;
    at += size.bytes;
  }
}

}  // namespace offerlog
