#include "name_of_term.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "split_names.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// The term's first word, or its last where the name has no other: "Cowen and
// Company, LLC ("TD Cowen")".
std::string word_of_name(const std::string& term, std::string_view before) {
  const std::string first = term.substr(0, term.find(' '));
  if (before.rfind(first) != std::string_view::npos) return first;
  return term.substr(term.rfind(' ') + 1);
}

// "H.C. Wainwright": from where the initials before the word begin.
std::size_t begin_of_initials(std::string_view text, std::size_t word) {
  while (word >= 3 && text[word - 1] == ' ' && text[word - 2] == '.' && is_upper(text[word - 3])) {
    std::size_t begin = word - 3;
    while (begin >= 2 && text[begin - 1] == '.' && is_upper(text[begin - 2])) begin -= 2;
    if (begin > 0 && text[begin - 1] != ' ') return word;  // "Inc. "
    word = begin;
  }
  return word;
}

// "B. Riley Principal Capital II, LLC" for BRPC: from where words begin with its
// letters; npos if none do.
std::size_t begin_by_initials(std::string_view letters, std::string_view before) {
  constexpr std::size_t kFewest = 3;
  if (letters.size() < kFewest || !std::ranges::all_of(letters, is_upper)) return before.npos;
  std::size_t from = 0;
  std::size_t matched = 0;
  for (std::size_t at = 0; at < before.size() && matched < letters.size(); ++at) {
    if (at > 0 && before[at - 1] != ' ') continue;
    if (before[at] != letters[matched]) matched = 0;
    if (before[at] != letters[matched]) continue;
    if (matched++ == 0) from = at;
  }
  return matched == letters.size() ? from : before.npos;
}

// "Harrow Capital Partners, LLC, a Delaware limited liability company": the name alone. "Harrow,
// a Stavely Company" is one.
std::string_view without_kind(std::string_view name) {
  const auto kind = std::min(name.find(", a "), name.find(", an "));
  if (kind == name.npos) return name;
  const std::string_view words = name.substr(kind);
  const bool told = contains_any(words, {" company", " corporation", " partnership", " trust"});
  return told ? name.substr(0, kind) : name;
}

// The words with capitals up to there, if they name a firm.
std::optional<TextSpan> name_that_ends(std::string_view before, std::uint32_t from,
                                       std::size_t end) {
  std::size_t begin = end;
  while (begin > 0) {
    std::size_t word = begin - 1;
    while (word > 0 && before[word - 1] != ' ') --word;
    if (!is_upper(before[word]) && !is_digit(before[word]) && before[word] != '&') break;
    begin = word > 0 ? word - 1 : 0;
  }
  if (before[begin] == ' ') ++begin;
  const std::string_view name = before.substr(begin, std::max(begin, end) - begin);
  if (!is_firm_name(name)) return std::nullopt;
  const auto first = from + static_cast<std::uint32_t>(begin);
  return TextSpan{first, first + static_cast<std::uint32_t>(name.size())};
}

// "HF II PN, Ltd., a Cayman Islands exempt limited company ("Harrow")": a term that has
// no word of the name, behind what kind of firm it is. `before` begins at `from`.
std::optional<TextSpan> name_of_its_kind(std::string_view before, std::uint32_t from) {
  constexpr std::string_view kKinds[] = {"company ", "partnership ", "corporation ", "LLC "};
  const auto kind = std::max(before.rfind(", a ") + 1, before.rfind(", an ") + 1);  // npos is 0
  if (kind < 2 || std::ranges::none_of(kKinds, [&](auto end) { return before.ends_with(end); }))
    return std::nullopt;
  return name_that_ends(before, from, kind - 1);
}

// "HF II PN, Ltd. ("Harrow")": the term stands for the firm next to it. Of a list it does not.
std::optional<TextSpan> name_beside(std::string_view before, std::uint32_t from) {
  constexpr std::string_view kSuffixes[] = {"Ltd. ", "LLC ", "L.P. ", "LP ", "Inc. ", "Limited "};
  const bool firm = std::ranges::any_of(kSuffixes, [&](auto end) { return before.ends_with(end); });
  const auto name = firm ? name_that_ends(before, from, before.size() - 1) : std::nullopt;
  if (!name) return std::nullopt;
  const std::string_view words = before.substr(name->begin - from, name->size());
  const auto comma = words.find(", ");
  const bool list = comma != words.npos && words.find(' ', comma + 2) != words.npos;
  return list || words.find(" & ") != words.npos ? std::nullopt : name;
}

}  // namespace

std::optional<TextSpan> name_of_term(const Reading& reading, const DefinedTerm& t) {
  constexpr std::uint32_t kLongestName = 90;
  const TextSpan sentence = reading.sentence(t.sentence).text;
  const std::string_view text = reading.document.text;
  const auto open = text.rfind('(', t.text.begin);
  if (open == std::string_view::npos || open < sentence.begin + 2 || t.text.begin - open > 12)
    return std::nullopt;
  const auto from =
      static_cast<std::uint32_t>(open) -
      std::min<std::uint32_t>(static_cast<std::uint32_t>(open) - sentence.begin, kLongestName);
  const std::string_view before = text.substr(from, open - from);
  const std::string word = word_of_name(t.term, before);
  std::size_t begin = begin_by_initials(t.term.substr(0, t.term.find(' ')), before);
  const auto at = before.rfind(word);
  if (begin == before.npos && word.size() >= 2 && at != before.npos)
    begin = begin_of_initials(before, at);
  if (begin == before.npos) {
    const auto name = name_of_its_kind(before, from);
    return name || t.text.begin - open > 2 ? name : name_beside(before, from);
  }
  std::string_view name = before.substr(begin);
  name = without_kind(name.substr(0, name.find(", as ")));
  while (!name.empty() && (name.back() == ' ' || name.back() == ',')) name.remove_suffix(1);
  if (name.size() <= t.term.size() || !is_firm_name(name)) return std::nullopt;
  const auto first = from + static_cast<std::uint32_t>(begin);
  return TextSpan{first, first + static_cast<std::uint32_t>(name.size())};
}

}  // namespace offerlog
