#include "literal_scanner.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "literal_rarity.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// The tables' bits take 16 KB and 4 KB, which the first cache holds beside the text.
constexpr unsigned kSixBits = 17;
constexpr unsigned kFourBits = 15;
// Lists are as many, or nearly: with eight times fewer, each place that a bit lets pass was
// compared with four literals.
constexpr unsigned kListBits = 15;

template <class Word>
Word word_at(const char* at) {
  Word word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

std::size_t hash_of_six(const char* at) {
  return ((word_at<std::uint64_t>(at) << 16) * 0x9E3779B97F4A7C15U) >> (64 - kSixBits);
}

std::size_t hash_of_four(const char* at) {
  return (word_at<std::uint32_t>(at) * 2654435761U) >> (32 - kFourBits);
}

// How rare a letter is in English, in bits; what is no letter is rare, but for
// the space.
constexpr std::array<double, 256> kRarity = [] {
  std::array<double, 256> rarity{};
  rarity.fill(6.0);
  for (char c = 'a'; c <= 'z'; ++c) rarity[static_cast<unsigned char>(c)] = letter_rarity(c);
  rarity[' '] = 2.6;
  return rarity;
}();

double rarity(char c) { return kRarity[static_cast<unsigned char>(c)]; }

// By how many bytes in a row a literal is looked up.
std::size_t width_of(std::string_view literal) {
  return literal.size() >= 6 ? 6 : literal.size() >= 4 ? 4 : 2;
}

// Where in the literal the rarest of so many bytes stand; 0 if it is shorter.
std::size_t rarest_window(std::string_view literal) {
  const std::size_t width = width_of(literal);
  if (literal.size() <= width) return 0;
  double bits = 0;  // of the window that begins at `at`
  for (std::size_t i = 0; i < width; ++i) bits += rarity(literal[i]);
  double most = bits;
  std::size_t best = 0;
  for (std::size_t at = 1; at + width <= literal.size(); ++at) {
    bits += rarity(literal[at + width - 1]) - rarity(literal[at - 1]);
    if (bits <= most) continue;
    most = bits;
    best = at;
  }
  return best;
}

// A capital becomes small and a digit 0. Without a table: compilers make of it sixteen
// bytes at once.
void fold(std::string_view text, char* out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const auto lower = static_cast<unsigned char>(c | (c >= 'A' && c <= 'Z' ? 0x20 : 0));
    out[i] = static_cast<char>(c >= '0' && c <= '9' ? '0' : lower);
  }
}

}  // namespace

LiteralScanner::LiteralScanner(std::vector<Literal> literals) : literals_(std::move(literals)) {
  std::vector<Place> by_six;
  std::vector<Place> by_four;
  std::vector<Place> by_two;
  for (std::uint32_t i = 0; i < literals_.size(); ++i) {
    const std::string& text = literals_[i].text;
    const std::size_t width = width_of(text);
    const auto offset = static_cast<std::uint32_t>(rarest_window(text));
    if (width == 6) {
      std::array<char, 8> window{};  // so many are read
      std::copy_n(text.data() + offset, width, window.data());
      by_six.push_back({hash_of_six(window.data()), i, offset});
    } else if (width == 4) {
      by_four.push_back({hash_of_four(text.data() + offset), i, offset});
    } else if (text.size() > 1) {
      by_two.push_back({word_at<std::uint16_t>(text.data() + offset), i, offset});
    } else {
      for (unsigned next = 0; next < 256; ++next) {
        const char two[2] = {text.front(), static_cast<char>(next)};
        by_two.push_back({word_at<std::uint16_t>(two), i, 0});
      }
    }
  }
  by_six_ = make_table(kSixBits, std::move(by_six));
  by_four_ = make_table(kFourBits, std::move(by_four));
  by_two_ = make_table(16, std::move(by_two));
}

LiteralScanner::Table LiteralScanner::make_table(unsigned bits, std::vector<Place> places) const {
  std::ranges::sort(places);
  Table table;
  table.shift = bits - kListBits;
  table.some.assign((std::size_t{1} << bits) / 64, 0);
  table.first.assign((std::size_t{1} << kListBits) + 1, static_cast<std::uint32_t>(places.size()));
  table.listed.reserve(places.size());
  std::size_t list = 0;
  for (const Place& place : places) {
    while (list <= place.key >> table.shift) {
      table.first[list++] = static_cast<std::uint32_t>(table.listed.size());
    }
    table.some[place.key / 64] |= std::uint64_t{1} << (place.key % 64);
    const Literal& literal = literals_[place.literal];
    table.listed.push_back({PackedLiteral(literal.text), place.literal,
                            static_cast<std::uint32_t>(literal.text.size()),
                            static_cast<std::uint16_t>(place.offset), literal.word_begins,
                            literal.word_ends});
  }
  return table;
}

void LiteralScanner::look_up(const Table& table, std::size_t key, const std::string& folded,
                             std::size_t at, std::vector<LiteralHit>& hits) const {
  const std::size_t list = key >> table.shift;
  for (std::uint32_t i = table.first[list]; i < table.first[list + 1]; ++i) {
    const Listed& listed = table.listed[i];
    if (listed.offset > at) continue;
    const std::size_t begin = at - listed.offset;
    if (!listed.packed.stands_at(folded.data() + begin)) continue;
    if (listed.size > kPackedPadding &&
        folded.compare(begin, listed.size, literals_[listed.literal].text) != 0)
      continue;
    if (listed.word_begins && begin > 0 && is_word(folded[begin - 1])) continue;
    if (listed.word_ends && is_word(folded[begin + listed.size])) continue;
    hits.push_back({listed.literal, static_cast<std::uint32_t>(begin),
                    static_cast<std::uint32_t>(begin + listed.size),
                    static_cast<std::uint32_t>(at)});
  }
}

void LiteralScanner::scan(std::string_view text, std::string& folded,
                          std::vector<LiteralHit>& hits) const {
  folded.resize(text.size() + kPackedPadding);
  fold(text, folded.data());
  std::memset(folded.data() + text.size(), 0, kPackedPadding);
  const auto has = [](const Table& table, std::size_t key) {
    return (table.some[key / 64] >> (key % 64) & 1) != 0;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t six = hash_of_six(folded.data() + at);
    const std::size_t four = hash_of_four(folded.data() + at);
    const std::size_t two = word_at<std::uint16_t>(folded.data() + at);
    if (has(by_six_, six)) look_up(by_six_, six, folded, at, hits);
    if (has(by_four_, four)) look_up(by_four_, four, folded, at, hits);
    if (has(by_two_, two)) look_up(by_two_, two, folded, at, hits);
  }
}

}  // namespace offerlog
