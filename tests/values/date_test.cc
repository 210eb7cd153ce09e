#include "offerlog/date.h"

#include "catch.h"

namespace offerlog {

TEST_CASE("a date is written as ISO 8601 writes it", "[date]") {
  CHECK(Date{2022, 10, 20}.to_string() == "2022-10-20");
  CHECK(Date{2025, 1, 7}.to_string() == "2025-01-07");
  CHECK(Date{933, 5, 27}.to_string() == "0933-05-27");
}

TEST_CASE("days that the Gregorian calendar has", "[date]") {
  CHECK(Date{2022, 10, 20}.exists());
  CHECK(Date{2024, 2, 29}.exists());
  CHECK(Date{2000, 2, 29}.exists());
  CHECK(Date{2023, 12, 31}.exists());
}

TEST_CASE("days that it has not", "[date]") {
  CHECK_FALSE(Date{2023, 2, 29}.exists());
  CHECK_FALSE(Date{1900, 2, 29}.exists());  // a century that 400 does not divide
  CHECK_FALSE(Date{2024, 2, 30}.exists());
  CHECK_FALSE(Date{2025, 4, 31}.exists());
  CHECK_FALSE(Date{2025, 13, 1}.exists());
  CHECK_FALSE(Date{2025, 0, 1}.exists());
  CHECK_FALSE(Date{2025, 1, 0}.exists());
  CHECK_FALSE(Date{2025, 1, -1}.exists());
  CHECK_FALSE(Date{2025, 1, 256 + 5}.exists());  // nor may a byte wrap
  CHECK_FALSE(Date{2025, 256 + 1, 5}.exists());
  CHECK_FALSE(Date{0, 1, 1}.exists());
  CHECK_FALSE(Date{20255, 1, 1}.exists());
  CHECK_FALSE(Date{}.exists());
}

TEST_CASE("dates are ordered in time", "[date]") {
  CHECK(Date{2020, 8, 11} < Date{2020, 8, 20});
  CHECK(Date{2020, 12, 31} < Date{2021, 1, 1});
  CHECK(Date{2020, 8, 11} == Date{2020, 8, 11});
}

}  // namespace offerlog
