#include "derive/context.h"

#include "catch.h"

namespace offerlog {

TEST_CASE("days between two dates", "[date]") {
  CHECK(days_between({2024, 6, 3}, {2024, 6, 3}) == 0);
  CHECK(days_between({2024, 2, 28}, {2024, 3, 1}) == 2);  // a leap year
  CHECK(days_between({2023, 2, 28}, {2023, 3, 1}) == 1);
  CHECK(days_between({1900, 2, 28}, {1900, 3, 1}) == 1);  // none, by the century
  CHECK(days_between({2000, 2, 28}, {2000, 3, 1}) == 2);  // one, by the fourth
  CHECK(days_between({2023, 12, 31}, {2024, 1, 1}) == 1);
  CHECK(days_between({2024, 1, 1}, {2025, 1, 1}) == 366);
  CHECK(days_between({2024, 6, 3}, {2024, 6, 1}) == -2);
}

}  // namespace offerlog
