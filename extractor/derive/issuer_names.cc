#include "issuer_names.h"

#include <algorithm>
#include <iterator>

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

std::uint32_t before_bracket(const Reading& reading, TextSpan sentence, std::uint32_t end) {
  constexpr std::uint32_t kLongest = 120;  // bytes
  const std::string_view text = reading.document.text;
  while (end > sentence.begin && text[end - 1] == ' ') --end;
  if (end == sentence.begin || text[end - 1] != ')') return end;
  const std::string_view inside = reading.text_before(sentence, end, kLongest);
  const auto open = inside.rfind(" (");
  if (open == inside.npos) return end;
  return end - static_cast<std::uint32_t>(inside.size() - open);
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
    const bool part = !w.empty() && (is_upper(w[0]) || w == "&" || w == "of" || w == "and" ||
                                     w == "plc" || is_digit(w[0]));
    // A comma before the last word ("Corvale, Inc.") belongs to the name.
    const bool comma = !w.empty() && w.back() == ',' && begin != end;
    const bool suffix_follows = is_firm_name("x " + std::string(text.substr(begin, end - begin)));
    if (!part || w == "-" || w.ends_with("-") || (comma && (!suffix_follows || end - begin > 14)))
      break;
    begin = start;
  }
  while (begin < end && starts_with_any(text.substr(begin), {"and ", "of "}))
    begin = static_cast<std::uint32_t>(text.find(' ', begin)) + 1;
  // "SAN DIEGO--(BUSINESS WIRE)--Corvale, Inc."
  if (const auto wire = reading.text({begin, end}).rfind("--"); wire != std::string_view::npos)
    begin += static_cast<std::uint32_t>(wire) + 2;
  // "June 3, 2024-Corvale, Inc.": a dateline without its space.
  for (std::uint32_t at = begin; at + 1 < end && (is_digit(text[at]) || text[at] == '-'); ++at) {
    if (text[at] == '-') return {at + 1, end};
  }
  return {begin, end};
}

namespace {

// "… May 8, 2025", "… Act of 1933", "… event reported)", "… Number 1-14288"
bool ends_cover_line(std::string_view text) {
  if (text.ends_with("reported)")) return true;
  const auto space = text.rfind(' ');
  if (space == text.npos || space == 0) return false;
  const std::string_view word = text.substr(space + 1);
  if (word.find_first_not_of("0123456789-") != word.npos) return false;
  const std::string before = lowered(text.substr(0, space));
  const bool year = word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
  return year ? before.ends_with(',') || before.ends_with(" act of")
              : before.ends_with("number") || before.ends_with("no.");
}

// "001-38445 CORVALE INC." of a cover whose lines were run together.
std::string_view past_file_number(std::string_view text) {
  constexpr std::size_t kDigits = 5;
  const auto dash = text.find('-');
  if (dash == text.npos || dash == 0 || dash + kDigits >= text.size()) return text;
  const std::string_view number = text.substr(dash + 1, kDigits);
  if (!is_digit(text[dash - 1]) || !std::ranges::all_of(number, is_digit)) return text;
  const std::string_view rest = text.substr(dash + 1 + kDigits);
  const std::string_view name = rest.starts_with(' ') ? rest.substr(1) : rest;
  return !name.empty() && is_upper(name.front()) ? name : text;
}

}  // namespace

std::string_view past_cover_words(std::string_view text) {
  constexpr std::size_t kLongest = 400;
  constexpr std::string_view kProspectus = "PROSPECTUS ";
  if (text.size() > kLongest) return text;
  if (text.starts_with(kProspectus)) text.remove_prefix(kProspectus.size());
  text = past_file_number(text);
  for (std::size_t at = text.rfind(' '); at != text.npos && at > 0; at = text.rfind(' ', at - 1)) {
    if (at + 1 < text.size() && is_upper(text[at + 1]) && ends_cover_line(text.substr(0, at)))
      return text.substr(at + 1);
  }
  return text;
}

std::string_view firm_at_front(std::string_view text) {
  for (std::string_view end :
       {" Inc. ", " INC. ", " Corp. ", " CORP. ", " Corporation ", " CORPORATION ", " Ltd. ",
        " LTD. ", " Limited ", " LLC ", " plc ", " PLC ", " N.V. ", " S.A. "}) {
    const auto at = text.find(end);
    if (at != std::string_view::npos && at > 2) return text.substr(0, at + end.size() - 1);
  }
  return text;
}

bool names_a_firm(std::string_view text) {
  constexpr std::string_view kEnds[] = {
      "inc.", "inc",  "corp.", "corp", "corporation", "ltd.",    "ltd",          "limited", "llc",
      "plc",  "n.v.", "s.a.",  "l.p.", "lp",          "company", "incorporated", "trust",   "co."};
  const std::string low = lowered(text);
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view e) {
    return low.ends_with(e) && low.size() > e.size() + 2 &&
           (low[low.size() - e.size() - 1] == ' ' || low[low.size() - e.size() - 1] == ',');
  });
}

bool is_words_of_cover(std::string_view line) {
  constexpr std::size_t kForm = 12;  // bytes
  return starts_with_any_case(line, "date of report") ||
         starts_with_any_case(line, "the date of this ") ||
         (line.size() <= kForm && starts_with_any_case(line, "form "));
}

}  // namespace offerlog
