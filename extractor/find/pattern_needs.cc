#include "pattern_needs.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "literal_rarity.h"
#include "parse_pattern.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::size_t kMostNeeds = 3;
// Of a literal its first bytes are looked for: more tell little more.
constexpr std::size_t kLongestLiteral = 20;
// A need that is found in about every text (in bits, see `rarity`) tells nothing;
// to begin at a common word costs more tries than one search.
constexpr double kRareEnough = 6.0;
constexpr double kRareStart = 5.0;

NeededLiteral literal_of(std::string_view text) {
  NeededLiteral literal;
  literal.text = without_marks(text);
  literal.at_begin = text.find(kTextBegin) == 0;
  // An edge beside a mark ("\b(") asks for a word on the other side.
  if (literal.text.empty()) return literal;
  literal.word_begins = text.front() == kWordEdge && is_word(literal.text.front());
  literal.word_ends = text.back() == kWordEdge && is_word(literal.text.back());
  return literal;
}

std::vector<NeededLiteral> literals_of(const Strings& strings) {
  std::vector<NeededLiteral> out;
  for (const std::string& text : strings) {
    const NeededLiteral literal = literal_of(text.substr(0, kLongestLiteral));
    if (std::find(out.begin(), out.end(), literal) == out.end()) out.push_back(literal);
  }
  return out;
}

// Whether each text that holds one of `some` holds one of `others`.
bool implies(const Strings& some, const Strings& others) {
  return std::all_of(some.begin(), some.end(), [&](const std::string& text) {
    const std::string plain = without_marks(text);
    return std::any_of(others.begin(), others.end(), [&](const std::string& other) {
      return plain.find(without_marks(other)) != std::string::npos;
    });
  });
}

// Whether a match is better begun at each of these than searched for.
bool are_good_starts(const Strings& starts) {
  const bool some_anywhere = std::any_of(starts.begin(), starts.end(), [](const std::string& s) {
    return only_marks(s) && s.find(kTextBegin) == std::string::npos;
  });
  if (some_anywhere) return false;
  Strings in_text = starts;
  std::erase_if(in_text, [](const std::string& s) { return s.starts_with(kTextBegin); });
  return in_text.empty() || rarity(in_text) >= kRareStart;
}

// Those that tell most: how a match begins, and the rarest that are not told by others.
void choose(const PatternPart& part, PatternNeeds& out) {
  std::vector<Strings> chosen;
  if (part.starts && are_good_starts(*part.starts)) {
    out.starts = literals_of(*part.starts);
    chosen.push_back(*part.starts);
  }
  for (const Need& need : part.needs) {
    const bool rare = need.bits >= kRareEnough || chosen.empty();
    if (out.needs.size() == kMostNeeds || !rare) break;
    const bool told = std::any_of(chosen.begin(), chosen.end(), [&](const Strings& other) {
      return implies(other, need.strings);
    });
    if (told) continue;
    out.needs.push_back(literals_of(need.strings));
    chosen.push_back(need.strings);
  }
}

PatternNeeds needs_of(std::string_view pattern) {
  PatternNeeds out;
  auto parsed = parse_pattern(pattern);
  out.understood = parsed.has_value();
  if (!parsed) return out;
  exact_to_need(parsed->whole);
  choose(parsed->whole, out);
  out.bytes = parsed->whole.bytes;
  out.captures = std::move(parsed->captures);
  return out;
}

}  // namespace

std::vector<PatternNeeds> pattern_needs(std::span<const std::string_view> patterns) {
  std::vector<PatternNeeds> out;
  for (std::string_view pattern : patterns) out.push_back(needs_of(pattern));
  return out;
}

}  // namespace offerlog
