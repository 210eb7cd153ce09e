#include "context.h"

namespace offerlog {
namespace {

constexpr int kLongestWait = 8;

// Days since 0000-03-01 of the proleptic Gregorian calendar.
int day_number(Date d) {
  const int y = d.month <= 2 ? d.year - 1 : d.year;
  const int m = d.month <= 2 ? d.month + 9 : d.month - 3;
  return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d.day - 1;
}

}  // namespace

int days_between(Date earlier, Date later) { return day_number(later) - day_number(earlier); }

bool is_news(const Context& context, Date day) {
  if (!context.filing.dated) return true;
  return days_between(day, *context.filing.dated) <= kLongestWait;
}

}  // namespace offerlog
