// A reference is at most as long as its name or its digits; the digits of a
// number are read once, so the cost is linear whatever the input.
#include "html_entities.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "values/ascii.h"

namespace offerlog {
namespace {

struct NamedCharacter {
  std::string_view name;
  std::string_view utf8;
  bool without_semicolon;
};

constexpr NamedCharacter kNames[] = {
#include "html_entities.inc"
};
constexpr std::size_t kLongestName = 31;
constexpr std::size_t kLongestWithoutSemicolon = 6;

// What &#128; to &#159; mean: the code points of Windows-1252, as browsers read
// them. 0 stands for itself.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

// The value of a hexadecimal digit, or 16.
constexpr std::uint32_t hex_value(char c) {
  if (is_digit(c)) return static_cast<std::uint32_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint32_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::uint32_t>(c - 'A' + 10);
  return 16;
}

std::string encode_utf8(std::uint32_t code) {
  const auto tail = [](std::uint32_t bits) { return static_cast<char>(0x80 | (bits & 0x3f)); };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xc0 | (code >> 6)), tail(code)};
  if (code < 0x10000) {
    return {static_cast<char>(0xe0 | (code >> 12)), tail(code >> 6), tail(code)};
  }
  return {static_cast<char>(0xf0 | (code >> 18)), tail(code >> 12), tail(code >> 6), tail(code)};
}

std::uint32_t character_of_number(std::uint32_t code) {
  const bool surrogate = code >= 0xd800 && code <= 0xdfff;
  if (code == 0 || code > 0x10ffff || surrogate) return 0xfffd;
  if (code < 0x80 || code > 0x9f) return code;
  const std::uint16_t meant = kWindows1252[code - 0x80];
  return meant == 0 ? code : meant;
}

CharacterReference read_number(std::string_view text) {
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const std::uint32_t base = hex ? 16 : 10;
  const std::size_t first = hex ? 3 : 2;
  std::size_t at = first;
  std::uint32_t code = 0;
  for (; at < text.size(); ++at) {
    const std::uint32_t digit = hex_value(text[at]);
    if (digit >= base) break;
    code = std::min<std::uint32_t>(code * base + digit, 0x110000);  // saturates: no character
  }
  if (at == first) return {};
  if (at < text.size() && text[at] == ';') ++at;
  return {static_cast<std::uint32_t>(at), encode_utf8(character_of_number(code))};
}

const NamedCharacter* find_name(std::string_view name) {
  const auto* found =
      std::lower_bound(std::begin(kNames), std::end(kNames), name,
                       [](const NamedCharacter& n, std::string_view s) { return n.name < s; });
  return found != std::end(kNames) && found->name == name ? found : nullptr;
}

CharacterReference read_name(std::string_view text, ReferenceContext context) {
  std::size_t end = 1;
  while (end < text.size() && end <= kLongestName && is_alnum(text[end])) ++end;
  if (end < text.size() && text[end] == ';') {
    if (const auto* found = find_name(text.substr(1, end - 1))) {
      return {static_cast<std::uint32_t>(end + 1), std::string(found->utf8)};
    }
  }
  for (std::size_t n = std::min(end - 1, kLongestWithoutSemicolon); n >= 2; --n) {
    const auto* found = find_name(text.substr(1, n));
    if (found == nullptr || !found->without_semicolon) continue;
    const char next = n + 1 < text.size() ? text[n + 1] : '\0';
    if (context == ReferenceContext::attribute && (next == '=' || is_alnum(next))) return {};
    return {static_cast<std::uint32_t>(n + 1), std::string(found->utf8)};
  }
  return {};
}

}  // namespace

CharacterReference read_reference(std::string_view text, ReferenceContext context) {
  if (text.size() < 2) return {};
  if (text[1] == '#') return read_number(text);
  return read_name(text, context);
}

}  // namespace offerlog
