// Where the parsers of a pattern are in it.
//
//   PatternCursor at(R"(\d{1,3} days)");
//   at.take("\\d");         // true
//   at.take("{");           // true
//   at.take_until('}');     // "1,3"
#pragma once

#include <algorithm>
#include <string_view>

namespace offerlog {

struct PatternCursor {
  explicit PatternCursor(std::string_view pattern) : rest(pattern) {}

  bool take(std::string_view text) {
    if (!rest.starts_with(text)) return false;
    rest.remove_prefix(text.size());
    return true;
  }

  // The next byte; there must be one.
  char take_byte() {
    const char c = rest.front();
    rest.remove_prefix(1);
    return c;
  }

  // What stands before `end`, which is taken too; without one, all that is left.
  std::string_view take_until(char end) {
    const std::string_view text = rest.substr(0, rest.find(end));
    rest.remove_prefix(std::min(text.size() + 1, rest.size()));
    return text;
  }

  std::string_view rest;
  bool known = true;  // no syntax was met that is not known; without it, parsing ends
};

}  // namespace offerlog
