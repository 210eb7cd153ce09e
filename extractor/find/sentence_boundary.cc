// In the names of the standard `.` is an ATerm, `!` and `?` are STerms, brackets
// and quotes Close; SB6 to SB11 are its rules.
#include "sentence_boundary.h"

#include <algorithm>

#include "values/ascii.h"

namespace offerlog {
namespace {

bool is_close(char c) {
  return c == '"' || c == '\'' || c == '(' || c == ')' || c == '[' || c == ']' || c == '{' ||
         c == '}';
}
bool continues(char c) { return c == ',' || c == '-' || c == ':'; }
bool is_term(char c) { return c == '.' || c == '!' || c == '?'; }

// (find_first_of calls memchr on ".!?" for every byte.)
std::size_t next_term(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_term(text[at])) ++at;
  return at;
}

}  // namespace

bool is_plain_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return c < ' ' || c == 0x7f || static_cast<unsigned char>(c) >= 0x80;
  });
}

std::size_t next_boundary(std::string_view text, std::size_t at) {
  for (at = next_term(text, at); at < text.size(); at = next_term(text, at)) {
    const bool stop = text[at] == '.';
    const std::size_t term = at++;
    const char next = at < text.size() ? text[at] : ' ';
    if (stop && is_digit(next)) continue;                                          // SB6
    if (stop && term > 0 && is_alpha(text[term - 1]) && is_upper(next)) continue;  // SB7
    while (at < text.size() && is_close(text[at])) ++at;                           // SB9
    while (at < text.size() && text[at] == ' ') ++at;                              // SB10
    if (at == text.size()) break;
    std::size_t ahead = at;
    while (ahead < text.size() && !is_alpha(text[ahead]) && !is_term(text[ahead])) ++ahead;
    if (stop && ahead < text.size() && is_lower(text[ahead])) continue;  // SB8
    if (is_term(text[at]) || continues(text[at])) continue;              // SB8a
    return at;
  }
  return text.size();
}

}  // namespace offerlog
