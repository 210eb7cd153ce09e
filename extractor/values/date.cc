#include "offerlog/date.h"

#include <chrono>
#include <cstdio>

namespace offerlog {

bool Date::exists() const {
  // Four digits is what ISO 8601 writes without further agreement. Months and
  // days are checked first because std::chrono keeps them in a byte, which wraps.
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

std::string Date::to_string() const {
  char text[40];
  const int size = std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return std::string(text, static_cast<std::size_t>(size));
}

}  // namespace offerlog
