// Where one line of a paragraph ends and the next begins.
#pragma once

#include <string_view>

#include "values/ascii.h"

namespace offerlog {

// Whether the line end after `before` is no space: the line broke at a hyphen
// (`at-the-` / `market`), which stays.
constexpr bool hyphen_joins(std::string_view before, char next) {
  return is_lower(next) && before.size() >= 2 && before.back() == '-' &&
         is_lower(before[before.size() - 2]);
}

// Whether nothing stands between two lines: converters that put each piece of a
// page on a line of its own cut `(the “` / `Company` / `”)` and `333` / `-12345`.
constexpr bool closes_up(std::string_view above, std::string_view below) {
  if (above.empty() || below.empty()) return false;
  if (above.ends_with("\u201c") || above.ends_with('(')) return true;
  if (below.starts_with("\u201d") || below.starts_with(')')) return true;
  if (below == "." || below == ",") return is_alpha(above.back());    // "Corvale & Co" / "."
  if (below == "SM" || below == "TM") return is_alpha(above.back());  // raised above the line
  return below.size() >= 2 && below[0] == '-' && is_digit(below[1]) && is_digit(above.back());
}

}  // namespace offerlog
