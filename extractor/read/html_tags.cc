// Names are found by a hash, in a table that the compiler makes: most
// are told at the first try.
#include "html_tags.h"

#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::size_t kSlots = 512;
constexpr std::size_t kLongestName = 10;

constexpr std::uint64_t packed(std::string_view name) {
  std::uint64_t value = name.size();
  for (const char c : name) value = value * 31 + static_cast<unsigned char>(to_lower(c));
  return value;
}
constexpr std::size_t slot_of(std::uint64_t value) { return (value ^ (value >> 9)) % kSlots; }

constexpr std::array<std::uint8_t, kSlots> make_slots() {
  static_assert(kTagCount < 256);
  std::array<std::uint8_t, kSlots> slots{};
  for (std::size_t i = 1; i < kTagCount; ++i) {
    std::size_t slot = slot_of(packed(kTags[i].name));
    while (slots[slot] != 0) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<std::uint8_t>(i);
  }
  return slots;
}
constexpr auto kTagSlots = make_slots();

}  // namespace

Tag find_tag(std::string_view name) {
  if (name.size() > kLongestName) return Tag::other;
  for (std::size_t slot = slot_of(packed(name)); kTagSlots[slot] != 0; slot = (slot + 1) % kSlots) {
    const std::uint8_t index = kTagSlots[slot];
    if (equals_any_case(name, kTags[index].name)) return static_cast<Tag>(index);
  }
  return Tag::other;
}

}  // namespace offerlog
