#include "byte_kinds.h"

#include <array>

#include "values/ascii.h"

namespace offerlog {
namespace {

// Letters are the bits from 0.
enum : unsigned { kDigitKind = 26, kCapitalKind = 27, kFirstMarkKind = 28 };

constexpr std::array<std::uint64_t, 256> make_kinds() {
  std::array<std::uint64_t, 256> kinds{};
  unsigned next = kFirstMarkKind;
  for (unsigned c = 0x21; c < 0x7f; ++c) {
    const char byte = static_cast<char>(c);
    if (is_digit(byte)) {
      kinds[c] = std::uint64_t{1} << kDigitKind;
    } else if (is_lower(byte)) {
      kinds[c] = std::uint64_t{1} << (c - 'a');
    } else if (is_upper(byte)) {
      kinds[c] = (std::uint64_t{1} << (c - 'A')) | (std::uint64_t{1} << kCapitalKind);
    } else {
      kinds[c] = std::uint64_t{1} << next++;
    }
  }
  return kinds;
}
constexpr std::array<std::uint64_t, 256> kKinds = make_kinds();
static_assert(kKinds['~'] != 0, "32 marks and 28 other kinds fit into 64 bits");

}  // namespace

std::uint64_t byte_kinds(std::string_view text) {
  std::uint64_t kinds = 0;
  for (char c : text) kinds |= kKinds[static_cast<unsigned char>(c)];
  return kinds;
}

std::uint64_t byte_kind(char c, bool any_case) {
  const std::uint64_t kind = kKinds[static_cast<unsigned char>(c)];
  return any_case ? kind & ~(std::uint64_t{1} << kCapitalKind) : kind;
}

}  // namespace offerlog
