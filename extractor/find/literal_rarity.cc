#include "literal_rarity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
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
// By the alphabet.
constexpr KnownWord kKnownWords[] = {
    {"a", 5},
    {"agreements", 10.5},
    {"an", 6},
    {"and", 5.5},
    {"are", 6},
    {"as", 6},
    {"at", 6},
    {"be", 6},
    {"by", 6},
    {"certain", 11},
    {"common stock", 10.5},
    {"company", 9.5},
    {"date", 10},
    {"for", 6},
    {"from", 9.5},
    {"have", 10},
    {"holders", 10.5},
    {"in", 5.5},
    {"including", 10},
    {"interest", 11},
    {"is", 6},
    {"market", 10.5},
    {"notes", 11},
    {"of", 5.5},
    {"offering", 10.5},
    {"on", 5.5},
    {"or", 5.5},
    {"our", 8},
    {"price", 11},
    {"prospectus", 11},
    {"rate", 10},
    {"reported", 11},
    {"securities", 10},
    {"shares", 9.5},
    {"stock", 9.5},
    {"the", 5.5},
    {"this", 9.5},
    {"to", 5.5},
    {"value", 11},
    {"with", 8.5},
};

// Of each letter, where the words that begin with it stand, and behind the last one.
constexpr std::array<std::uint8_t, 27> kFirstWord = [] {
  std::array<std::uint8_t, 27> first{};
  for (const KnownWord& known : kKnownWords) {
    for (std::size_t letter = static_cast<std::size_t>(known.word.front() - 'a') + 1;
         letter < first.size(); ++letter)
      ++first[letter];
  }
  return first;
}();

std::span<const KnownWord> words_like(std::string_view word) {
  if (word.empty() || !is_lower(word.front())) return {};
  const auto letter = static_cast<std::size_t>(word.front() - 'a');
  return std::span(kKnownWords)
      .subspan(kFirstWord[letter], kFirstWord[letter + 1] - std::size_t{kFirstWord[letter]});
}

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
  for (const KnownWord& known : words_like(word)) {
    const bool begins_it = word == known.word || (word.size() > 2 && known.word.starts_with(word));
    if (begins_it) bits = std::min(bits, known.bits);
  }
  if (word.size() < text.size()) bits += 0.75;
  return bits;
}

}  // namespace

double share_of(std::string_view text) { return std::exp2(-rarity_of(text)); }

double bits_of(double share) { return share == 0 ? 0 : -std::log2(share); }

double rarity(std::span<const std::string> texts) {
  double share = 0;
  for (const std::string& text : texts) share += share_of(text);
  return bits_of(share);
}

}  // namespace offerlog
