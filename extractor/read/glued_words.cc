#include "glued_words.h"

#include <algorithm>

#include "values/ascii.h"
#include "values/months.h"

namespace offerlog {
namespace {

bool ends_with_small_word(std::string_view text) {
  constexpr std::string_view kWords[] = {"for", "of", "and", "per", "which"};
  constexpr std::size_t kLongest = 8;
  text.remove_prefix(text.size() - std::min(text.size(), kLongest));
  const std::string_view word = text.substr(text.find_last_of(" \n") + 1);
  return std::ranges::find(kWords, word) != std::end(kWords);
}

bool begins_with_day(std::string_view text) {
  constexpr std::size_t kLongest = 16;  // "September 8": what is hostile has no space at all
  text = text.substr(0, kLongest);
  const std::size_t space = text.find(' ');
  return space != text.npos && is_month(text.substr(0, space)) && space + 1 < text.size() &&
         is_digit(text[space + 1]);
}

// "closing conditions.A copy of the release": behind a whole word and its stop, which no
// address has ("www.corvale.Com").
bool begins_sentence(std::string_view text, std::size_t at) {
  constexpr std::size_t kShortest = 5;  // letters, the last small
  if (starts_with_any(text.substr(at), {"Com ", "Com.", "Com,", "Net ", "Org "}))
    return false;  // "Corvale.Com"
  if (at <= kShortest || text[at - 1] != '.' || !(is_lower(text[at + 1]) || text[at + 1] == ' '))
    return false;
  std::size_t letters = 0;
  while (letters < at - 1 && letters < kShortest && is_alpha(text[at - 2 - letters])) ++letters;
  if (letters < kShortest || !is_lower(text[at - 2])) return false;
  std::size_t begin = at - 2 - letters;
  while (begin > 0 && is_alpha(text[begin])) --begin;
  return text[begin] == ' ' || text[begin] == '(' || text[begin] == '-';
}

}  // namespace

bool is_glued(std::string_view text, std::size_t at) {
  if (at > 0 && at + 1 < text.size() && is_upper(text[at]) && text[at - 1] == '.')
    return begins_sentence(text, at);
  if (at == 0 || at + 1 >= text.size() || !is_upper(text[at]) || !is_lower(text[at - 1]) ||
      !is_lower(text[at + 1]))
    return false;
  return begins_with_day(text.substr(at)) || ends_with_small_word(text.substr(0, at));
}

}  // namespace offerlog
