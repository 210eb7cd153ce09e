#include "line_cues.h"

#include <algorithm>
#include <cstdint>

#include "text_lines.h"
#include "values/ascii.h"
#include "values/months.h"

namespace offerlog {
namespace {

constexpr std::string_view kBullets[] = {"\u2022", "\u25cf", "\u25aa", "\u00b7",
                                         "\u25a0", "\u25e6", "* ",     "o "};

// The text without quotes and brackets that close after the full stop.
std::string_view strip_closers(std::string_view text) {
  constexpr std::string_view kClosers[] = {"\"", "'", ")", "]", "\u201d", "\u2019"};
  bool stripped = true;
  while (stripped) {
    stripped = false;
    for (const std::string_view closer : kClosers) {
      if (!text.ends_with(closer)) continue;
      text.remove_suffix(closer.size());
      stripped = true;
    }
  }
  return text;
}

}  // namespace

bool has_lower(std::string_view text) { return std::any_of(text.begin(), text.end(), is_lower); }

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

bool is_capitals(std::string_view text) {
  return !has_lower(text) && std::count_if(text.begin(), text.end(), is_upper) >= 6;
}

bool is_item(std::string_view text) {
  constexpr std::string_view kItem = "item";
  if (!starts_with_any_case(text, kItem)) return false;
  text.remove_prefix(kItem.size());
  const std::size_t number = trim_blank(text, {0, static_cast<std::uint32_t>(text.size())}).begin;
  return number > 0 && number < text.size() && is_digit(text[number]);
}

bool is_cover_line(std::string_view text) {
  constexpr std::string_view kLines[] = {"united states",
                                         "securities and exchange commission",
                                         "washington, d.c. 20549",
                                         "securities act of 1933",
                                         "the securities act of 1933",
                                         "under the securities act of 1933",
                                         "securities exchange act of 1934",
                                         "of the securities exchange act of 1934",
                                         "the securities exchange act of 1934"};
  return equals_one_in_any_case(text, kLines);
}

bool is_date_of_report(std::string_view text) {
  constexpr std::size_t kShortest = 20;
  return starts_with_any_case(text, "date of report") && text.size() > kShortest &&
         text.substr(text.size() - 4).find_first_not_of("0123456789") == text.npos;
}

bool is_title(std::string_view text) {
  constexpr std::size_t kSmallWord = 3;
  if (!is_upper(text.front()) && text.front() != '$') return false;
  while (!text.empty()) {
    const std::string_view word = first_word(text);
    if (word.size() > kSmallWord && is_lower(word.front())) return false;
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return true;
}

bool is_form(std::string_view text) {
  constexpr std::string_view kForm = "form ";
  constexpr std::size_t kLongest = 12;
  return starts_with_any_case(text, kForm) && text.size() <= kLongest &&
         text.find_first_of("-123456789") != text.npos;
}

bool begins_cover(std::string_view text) {
  constexpr std::string_view kOpenings[] = {"Subject to completion", "SUBJECT TO COMPLETION",
                                            "Filed Pursuant to Rule", "Filed pursuant to Rule"};
  return starts_with_any(text, kOpenings);
}

bool is_aside(std::string_view text) {
  return text.starts_with("(the ") || text.starts_with("(\u201c") || text.starts_with("(\"");
}

bool is_dated(std::string_view text) {
  return starts_with_any_case(text, "dated:") || starts_with_any_case(text, "date:");
}

bool is_day_alone(std::string_view text) {
  constexpr std::size_t kLongest = 18;  // "September 30, 2025"
  if (text.size() > kLongest || !is_month(first_word(text))) return false;
  const std::string_view rest = text.substr(first_word(text).size());
  return rest.size() >= 8 && rest.substr(rest.size() - 6, 2) == ", " && is_digit(rest[1]) &&
         is_digit(rest.back());
}

bool is_dateline(std::string_view text) {
  constexpr std::string_view kWires[] = {"BUSINESS WIRE", "GLOBE NEWSWIRE", "GlobeNewswire",
                                         "PRNewswire",    "PR Newswire",    "ACCESSWIRE",
                                         "Newsfile"};
  constexpr std::size_t kReach = 100;
  if (!is_upper(text.front())) return false;
  const std::string_view head = text.substr(0, kReach);
  return std::any_of(std::begin(kWires), std::end(kWires), [&](std::string_view wire) {
    const std::size_t at = head.find(wire);
    return at != head.npos && at > 0 && (head[at - 1] == '(' || head[at - 1] == '/');
  });
}

bool begins_account(std::string_view text) {
  if (text.starts_with("On ")) {
    text.remove_prefix(3);
    return starts_with_any(text, kMonths);
  }
  return text.starts_with("As previously ") || text.starts_with("As of ");
}

bool is_label(std::string_view text) {
  constexpr std::string_view kLabels[] = {"dated:", "date:", "by:", "name:", "title:"};
  return equals_one_in_any_case(text, kLabels);
}

bool is_labelled(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  const std::size_t colon = text.substr(0, kLongest).find(": ");
  if (colon == text.npos || colon == 0) return false;
  const std::string_view label = text.substr(0, colon);
  return is_title(label) && label.find_first_of(".;,\"") == label.npos;
}

bool begins_with_bullet(std::string_view text) { return starts_with_any(text, kBullets); }

bool is_enumerated(std::string_view text) {
  const std::size_t open = text.starts_with('(') ? 1 : 0;
  std::size_t at = open;
  while (at < text.size() && at < open + 4 && is_alnum(text[at])) ++at;
  if (at == open || at + 1 >= text.size()) return false;
  if (open == 1) return text[at] == ')';
  return text.find_first_not_of("0123456789") == at && (text[at] == '.' || text[at] == ')') &&
         text[at + 1] == ' ';
}

bool ends_sentence(std::string_view text) {
  text = strip_closers(text);
  return !text.empty() && std::string_view(".!?:;").find(text.back()) != std::string_view::npos;
}

bool ends_item(std::string_view text) {
  return text.ends_with("; and") || text.ends_with("; or") || text.ends_with(", and") ||
         text.ends_with(", or");
}

bool opens_bracket(std::string_view text) {
  const auto open = text.rfind('(');
  return open != std::string_view::npos && text.find(')', open) == std::string_view::npos;
}

bool completes(std::string_view above, std::string_view text) {
  constexpr std::string_view kUnits[] = {"Shares of ",          "shares of ",      "Units ",
                                         "American Depositary", "Ordinary Shares", "Common Shares"};
  const std::string_view last = above.substr(above.find_last_of(' ') + 1);
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (is_month(last)) return digits > 0 && digits <= 2 && text.substr(digits).starts_with(", 20");
  if (above == "SM" || above == "TM") return is_upper(text.front());
  if (above.ends_with("File No.")) return is_digit(text.front()) || text.front() == '-';
  const bool number = above.size() > 4 && is_digit(above.front()) &&
                      above.find_first_not_of("0123456789,") == above.npos;
  return number && starts_with_any(text, kUnits);
}

bool ends_open(std::string_view text) {
  constexpr std::string_view kOpen[] = {"the",  "of",    "and", "to",  "a",    "an",  "in",
                                        "by",   "with",  "or",  "for", "our",  "its", "from",
                                        "that", "which", "as",  "on",  "under"};
  if (text.ends_with(',')) return true;
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  return std::find(std::begin(kOpen), std::end(kOpen), word) != std::end(kOpen);
}

bool goes_on_below(std::string_view text) {
  return ends_open(lowered(text)) || text.ends_with("\u201c") || text.ends_with('(') ||
         text.ends_with(" \"");
}

}  // namespace offerlog
