#include "literal_scanner.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "values/ascii.h"

namespace offerlog {
namespace {

// Three classes of bytes make a key.
constexpr unsigned kClassBits = 6;
constexpr std::size_t kClasses = std::size_t{1} << kClassBits;
constexpr std::size_t kKeys = kClasses * kClasses * kClasses;

std::uint64_t eight_bytes(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

// How rare a letter is in English, in bits; what is no letter is rare, but for
// the space.
double rarity(char c) {
  constexpr std::array<double, 26> kLetters = {3.9, 6.3, 5.5, 4.9, 3.3, 5.8, 6.0, 4.4, 4.1,
                                               9.4, 7.6, 4.9, 5.6, 4.1, 4.0, 6.0, 10,  4.3,
                                               4.2, 3.7, 5.4, 6.9, 5.9, 9.0, 6.0, 10};
  if (is_lower(c)) return kLetters[static_cast<std::size_t>(c - 'a')];
  return c == ' ' ? 2.6 : 6.0;
}

// Where in the literal its three rarest bytes in a row stand.
std::size_t rarest_three(std::string_view literal) {
  std::size_t best = 0;
  double most = -1;
  for (std::size_t at = 0; at + 3 <= literal.size(); ++at) {
    const double bits = rarity(literal[at]) + rarity(literal[at + 1]) + rarity(literal[at + 2]);
    if (bits <= most) continue;
    most = bits;
    best = at;
  }
  return best;
}

}  // namespace

LiteralScanner::LiteralScanner(std::vector<std::string> literals) : literals_(std::move(literals)) {
  for (std::size_t c = 0; c < 256; ++c) {
    const char byte = static_cast<char>(c);
    folded_[c] = is_digit(byte) ? '0' : to_lower(byte);
  }
  std::size_t next = 1;
  for (const std::string& literal : literals_) {
    for (char c : literal) {
      auto& cls = classes_[static_cast<unsigned char>(c)];
      if (cls == 0 && next < kClasses) cls = static_cast<std::uint8_t>(next++);
    }
  }
  list_by_three();
}

// A literal of fewer than three bytes stands under all that may follow it.
void LiteralScanner::list_by_three() {
  std::vector<std::pair<std::size_t, std::uint32_t>> keys;  // key, literal
  for (std::uint32_t i = 0; i < literals_.size(); ++i) {
    const std::string_view three =
        std::string_view(literals_[i]).substr(rarest_three(literals_[i]));
    std::size_t first = 0;
    std::size_t count = 1;
    for (std::size_t at = 0; at < 3; ++at) {
      first = first * kClasses + (at < three.size() ? class_of(three[at]) : 0);
      if (at >= three.size()) count *= kClasses;
    }
    for (std::size_t key = first; key < first + count; ++key) keys.emplace_back(key, i);
  }
  std::sort(keys.begin(), keys.end());
  some_.assign(kKeys / 64, 0);
  first_.assign(kKeys + 1, static_cast<std::uint32_t>(keys.size()));
  std::size_t key = 0;
  for (const auto& [own, i] : keys) {
    while (key <= own) first_[key++] = static_cast<std::uint32_t>(listed_.size());
    some_[own / 64] |= std::uint64_t{1} << (own % 64);
    const std::size_t offset = rarest_three(literals_[i]);
    const std::size_t size = std::min<std::size_t>(literals_[i].size() - offset, 8);
    char bytes[8] = {};
    char mask[8] = {};
    std::memcpy(bytes, literals_[i].data() + offset, size);
    std::memset(mask, 0xff, size);
    listed_.push_back(
        {eight_bytes(bytes), eight_bytes(mask), i, static_cast<std::uint32_t>(offset)});
  }
}

void LiteralScanner::scan(std::string_view text, std::string& folded,
                          std::vector<LiteralHit>& hits) const {
  folded.resize(text.size() + 8);  // eight bytes can be read at the last
  for (std::size_t i = 0; i < text.size(); ++i) {
    folded[i] = folded_[static_cast<unsigned char>(text[i])];
  }
  std::memset(folded.data() + text.size(), 0, 8);
  std::size_t key = class_of(folded[0]) * kClasses + class_of(folded[1]);
  for (std::size_t at = 0; at < text.size(); ++at) {
    key = (key * kClasses + class_of(folded[at + 2])) % kKeys;
    if ((some_[key / 64] >> (key % 64) & 1) == 0) continue;
    const std::uint64_t here = eight_bytes(folded.data() + at);
    for (std::uint32_t i = first_[key]; i < first_[key + 1]; ++i) {
      const Listed& listed = listed_[i];
      if ((here & listed.mask) != listed.bytes) continue;
      const std::string_view literal = literals_[listed.literal];
      if (listed.offset > at) continue;
      const std::size_t begin = at - listed.offset;
      const bool whole = literal.size() <= 8 && listed.offset == 0;
      if (!whole && !std::string_view(folded).substr(begin).starts_with(literal)) continue;
      hits.push_back(
          {listed.literal, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
    }
  }
}

}  // namespace offerlog
