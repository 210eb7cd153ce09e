// A calendar day: `Date{2022, 10, 20}` is written "2022-10-20" (ISO 8601).
#pragma once

#include <compare>
#include <string>

namespace offerlog {

struct Date {
  int year = 0;
  int month = 0;  // 1 to 12
  int day = 0;    // 1 to 31

  // Whether the Gregorian calendar has it ("February 30" does not exist).
  bool exists() const;
  std::string to_string() const;
  friend auto operator<=>(const Date&, const Date&) = default;
};

}  // namespace offerlog
