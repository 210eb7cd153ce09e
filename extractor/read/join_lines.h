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

}  // namespace offerlog
