// The months, as filings write them in full.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace offerlog {

inline constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

constexpr bool is_month(std::string_view word) {
  return std::ranges::find(kMonths, word) != kMonths.end();
}

}  // namespace offerlog
