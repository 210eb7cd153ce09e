// The months, as filings write them in full.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "offerlog/date.h"

namespace offerlog {

inline constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

// The name of a month from 1 to 12.
constexpr std::string_view month_name(int month) {
  return kMonths[static_cast<std::size_t>(month - 1)];
}

inline Date last_of_month(Date day) {
  for (day.day = 31; !day.exists();) --day.day;
  return day;
}

constexpr bool is_month(std::string_view word) {
  return std::ranges::find(kMonths, word) != kMonths.end();
}

}  // namespace offerlog
