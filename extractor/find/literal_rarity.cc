#include "literal_rarity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "marked_strings.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// Words that stand in filings oftener than their letters say, and how often, in bits.
struct KnownWord {
  std::string_view word;
  double bits = 0;
};
constexpr KnownWord kKnownWords[] = {
    {"the", 5.5},
    {"of", 5.5},
    {"and", 5.5},
    {"to", 5.5},
    {"in", 5.5},
    {"a", 5},
    {"on", 5.5},
    {"or", 5.5},
    {"as", 6},
    {"is", 6},
    {"by", 6},
    {"be", 6},
    {"for", 6},
    {"are", 6},
    {"at", 6},
    {"an", 6},
    {"our", 8},
    {"with", 8.5},
    {"from", 9.5},
    {"this", 9.5},
    {"company", 9.5},
    {"stock", 9.5},
    {"shares", 9.5},
    {"securities", 10},
    {"date", 10},
    {"rate", 10},
    {"including", 10},
    {"holders", 10.5},
    {"common stock", 10.5},
    {"agreements", 10.5},
    {"offering", 10.5},
    {"market", 10.5},
    {"prospectus", 11},
    {"price", 11},
    {"value", 11},
    {"reported", 11},
    {"certain", 11},
    {"interest", 11},
    {"notes", 11},
    {"have", 10},
};

constexpr double rarity_of_character(char c) {
  if (is_mark(c)) return 0;
  if (is_lower(c)) return letter_rarity(c);
  if (c == ' ') return 2.6;
  return is_digit(c) || c == ',' || c == '.' ? 5.0 : 7.0;
}

// Of every byte: thousands of literals are weighed at each start.
constexpr std::array<double, 256> kRarity = [] {
  std::array<double, 256> rarity{};
  for (unsigned c = 0; c < rarity.size(); ++c)
    rarity[c] = rarity_of_character(static_cast<char>(c));
  return rarity;
}();

double rarity_of_characters(std::string_view text) {
  double bits = 0;
  for (const char c : text) bits += kRarity[static_cast<unsigned char>(c)] * (bits == 0 ? 1 : 0.6);
  return bits;
}

double rarity_of(std::string_view text) {
  while (!text.empty() && is_mark(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_mark(text.back())) text.remove_suffix(1);
  const std::string_view word = trim(text);
  double bits = rarity_of_characters(text);
  for (const KnownWord& known : kKnownWords) {
    if (!word.starts_with(known.word.front())) continue;  // nearly all of them
    const bool begins_it = word == known.word || (word.size() > 2 && known.word.starts_with(word));
    if (begins_it) bits = std::min(bits, known.bits);
  }
  if (word.size() < text.size()) bits += 0.75;
  return bits;
}

}  // namespace

double rarity(std::span<const std::string> texts) {
  double share = 0;
  for (const std::string& text : texts) share += std::exp2(-rarity_of(text));
  return texts.empty() ? 0 : -std::log2(share);
}

}  // namespace offerlog
