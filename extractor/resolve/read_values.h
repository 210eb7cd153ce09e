// The words of one value -> the value. Each returns nothing for words that
// only look like one; the caller says so.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "offerlog/date.h"
#include "offerlog/decimal.h"

namespace offerlog {

struct Money {
  Decimal amount;        // in major units, as stated: "$1.2 billion" is 1200000000
  std::string currency;  // ISO 4217
};

// "October 20, 2022", "20 October 2022", "Oct. 20, 2022", "8th day of March,
// 2024", "03/08/2024" (month first, as in the United States), "2024-03-08".
// The day may not exist: the caller asks Date::exists.
std::optional<Date> read_date(std::string_view words);

// "three months", "fiscal year" and its last day: the first. A period that ends with a month
// has one; those of a fiscal calendar of weeks do not say theirs.
std::optional<Date> first_of_period(std::string_view period, Date last);

// "$14,500,000", "US$ 1.2 billion", "€750 million".
std::optional<Money> read_money(std::string_view words);

// "4,169", "2.019 million".
std::optional<std::int64_t> read_count(std::string_view words);

// "3.0" of "3.0%" -> 0.03.
std::optional<Decimal> read_percent(std::string_view digits);

// "first", "2nd" -> 1, 2.
std::optional<int> read_ordinal(std::string_view word);

}  // namespace offerlog
