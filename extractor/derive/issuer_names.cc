#include "issuer_names.h"

#include "resolve/split_names.h"
#include "values/ascii.h"

namespace offerlog {

std::string letters_of(std::string_view name) {
  std::string letters;
  for (char c : name) {
    if (is_alnum(c)) letters += to_lower(c);
  }
  return letters;
}

std::string name_key(std::string_view name) {
  std::string spelled;
  for (char c : name) {
    if (c == '&') spelled += "and";
    spelled += c;
  }
  std::string key = letters_of(spelled);
  for (std::string_view suffix : {"inc", "corp", "ltd", "llc", "co", "plc", "limited",
                                  "corporation", "company", "incorporated"}) {
    if (key.size() > suffix.size() + 2 && key.ends_with(suffix)) {
      key.resize(key.size() - suffix.size());
      break;
    }
  }
  return key;
}

TextSpan name_ending_at(const Reading& reading, TextSpan sentence, std::uint32_t end) {
  const std::string_view text = reading.document.text;
  while (end > sentence.begin && text[end - 1] == ' ') --end;
  std::uint32_t begin = end;
  while (begin > sentence.begin) {
    std::uint32_t word = begin;
    while (word > sentence.begin && text[word - 1] == ' ') --word;
    std::uint32_t start = word;
    while (start > sentence.begin && text[start - 1] != ' ') --start;
    const std::string_view w = text.substr(start, word - start);
    const bool part =
        !w.empty() && (is_upper(w[0]) || w == "&" || w == "of" || w == "and" || is_digit(w[0]));
    // A comma before the last word ("Corvale, Inc.") belongs to the name.
    const bool comma = !w.empty() && w.back() == ',' && begin != end;
    const bool suffix_follows = is_firm_name("x " + std::string(text.substr(begin, end - begin)));
    if (!part || w == "-" || w.ends_with("-") || (comma && (!suffix_follows || end - begin > 14)))
      break;
    begin = start;
  }
  while (begin < end && text.substr(begin).starts_with("and ")) begin += 4;
  // "June 3, 2024-Corvale, Inc.": a dateline without its space.
  for (std::uint32_t at = begin; at + 1 < end && (is_digit(text[at]) || text[at] == '-'); ++at) {
    if (text[at] == '-') return {at + 1, end};
  }
  return {begin, end};
}

}  // namespace offerlog
