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

}  // namespace

bool is_glued(std::string_view text, std::size_t at) {
  if (at == 0 || at + 1 >= text.size() || !is_upper(text[at]) || !is_lower(text[at - 1]) ||
      !is_lower(text[at + 1]))
    return false;
  return begins_with_day(text.substr(at)) || ends_with_small_word(text.substr(0, at));
}

}  // namespace offerlog
