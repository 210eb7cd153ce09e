#include "literal_scanner.h"

#include <algorithm>
#include <cstring>

#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr unsigned kHashBits = 15;

template <class Word>
Word word_at(const char* at) {
  Word word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

std::size_t hash_of(const char* four) {
  return (word_at<std::uint32_t>(four) * 2654435761U) >> (32 - kHashBits);
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

// Where in the literal its four rarest bytes in a row stand; 0 if it is shorter.
std::size_t rarest_four(std::string_view literal) {
  std::size_t best = 0;
  double most = -1;
  for (std::size_t at = 0; at + 4 <= literal.size(); ++at) {
    double bits = 0;
    for (std::size_t i = at; i < at + 4; ++i) bits += rarity(literal[i]);
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
  std::vector<std::pair<std::size_t, std::uint32_t>> by_four;
  std::vector<std::pair<std::size_t, std::uint32_t>> by_two;
  for (std::uint32_t i = 0; i < literals_.size(); ++i) {
    const std::string& text = literals_[i];
    if (text.size() == 1) {
      for (unsigned next = 0; next < 256; ++next) {
        const char two[2] = {text.front(), static_cast<char>(next)};
        by_two.emplace_back(word_at<std::uint16_t>(two), i);
      }
    } else if (text.size() < 4) {
      by_two.emplace_back(word_at<std::uint16_t>(text.data()), i);
    } else {
      by_four.emplace_back(hash_of(text.data() + rarest_four(text)), i);
    }
  }
  by_four_ = make_table(std::size_t{1} << kHashBits, std::move(by_four));
  by_two_ = make_table(std::size_t{1} << 16, std::move(by_two));
}

LiteralScanner::Table LiteralScanner::make_table(
    std::size_t size, std::vector<std::pair<std::size_t, std::uint32_t>> keys) const {
  std::sort(keys.begin(), keys.end());
  Table table;
  table.some.assign(size / 64, 0);
  table.first.assign(size + 1, static_cast<std::uint32_t>(keys.size()));
  std::size_t key = 0;
  for (const auto& [own, i] : keys) {
    while (key <= own) table.first[key++] = static_cast<std::uint32_t>(table.listed.size());
    table.some[own / 64] |= std::uint64_t{1} << (own % 64);
    const std::size_t offset = rarest_four(literals_[i]);
    const std::size_t length = std::min<std::size_t>(literals_[i].size() - offset, 8);
    char bytes[8] = {};
    char mask[8] = {};
    std::memcpy(bytes, literals_[i].data() + offset, length);
    std::memset(mask, 0xff, length);
    table.listed.push_back({word_at<std::uint64_t>(bytes), word_at<std::uint64_t>(mask), i,
                            static_cast<std::uint32_t>(offset)});
  }
  return table;
}

void LiteralScanner::look_up(const Table& table, std::size_t key, const std::string& folded,
                             std::size_t at, std::vector<LiteralHit>& hits) const {
  const std::uint64_t here = word_at<std::uint64_t>(folded.data() + at);
  for (std::uint32_t i = table.first[key]; i < table.first[key + 1]; ++i) {
    const Listed& listed = table.listed[i];
    if ((here & listed.mask) != listed.bytes || listed.offset > at) continue;
    const std::size_t begin = at - listed.offset;
    const std::string_view literal = literals_[listed.literal];
    const bool whole = listed.offset == 0 && literal.size() <= 8;
    if (!whole && !std::string_view(folded).substr(begin).starts_with(literal)) continue;
    hits.push_back(
        {listed.literal, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
  }
}

void LiteralScanner::scan(std::string_view text, std::string& folded,
                          std::vector<LiteralHit>& hits) const {
  folded.resize(text.size() + 8);  // eight bytes can be read at the last
  for (std::size_t i = 0; i < text.size(); ++i) {
    folded[i] = folded_[static_cast<unsigned char>(text[i])];
  }
  std::memset(folded.data() + text.size(), 0, 8);
  const auto has = [](const Table& table, std::size_t key) {
    return (table.some[key / 64] >> (key % 64) & 1) != 0;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t four = hash_of(folded.data() + at);
    const std::size_t two = word_at<std::uint16_t>(folded.data() + at);
    if (has(by_four_, four)) look_up(by_four_, four, folded, at, hits);
    if (has(by_two_, two)) look_up(by_two_, two, folded, at, hits);
  }
}

}  // namespace offerlog
