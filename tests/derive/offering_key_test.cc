#include "derive/offering_key.h"

#include "catch.h"

namespace offerlog {
namespace {

std::string key(const char* issuer, const char* title, std::optional<Date> dated,
                const char* max_amount) {
  Issuer i;
  if (*issuer != 0) i.name.value = issuer;
  Offering o;
  o.type.value = OfferingType::at_the_market;
  if (*title != 0) o.agreement.title.value = title;
  o.agreement.dated.value = dated;
  if (*max_amount != 0) o.max_amount.value = Decimal::parse(max_amount);
  return offering_key(i, o);
}

}  // namespace

// RECORD.md: the same for the same offering in every filing that tells of it,
// from the issuer, the type and the agreement's kind and date.
TEST_CASE("one offering, one key, however it is told", "[key]") {
  const std::string expected = "corvale-systems:at_the_market:sales:2023-05-04";
  const Date day{2023, 5, 4};
  CHECK(key("Corvale Systems, Inc.", "Sales Agreement", day, "") == expected);
  CHECK(key("CORVALE SYSTEMS, INC.", "At The Market Offering Agreement", day, "") == expected);
  CHECK(key("Corvale Systems Inc", "sales agreement", day, "5000000") == expected);
  CHECK(key("The Corvale Systems Company", "Amended and Restated Sales Agreement", day, "9") ==
        expected);
}

TEST_CASE("another day, kind, or issuer is another key", "[key]") {
  const Date day{2023, 5, 4};
  const std::string one = key("Corvale Systems, Inc.", "Sales Agreement", day, "");
  CHECK(key("Corvale Systems, Inc.", "Sales Agreement", Date{2023, 5, 5}, "") != one);
  CHECK(key("Corvale Systems, Inc.", "Equity Purchase Agreement", day, "") != one);
  CHECK(key("Corvale Holdings, Inc.", "Sales Agreement", day, "") != one);
}

TEST_CASE("without a dated agreement, the size", "[key]") {
  CHECK(key("Corvale Systems, Inc.", "", std::nullopt, "14500000") ==
        "corvale-systems:at_the_market:14500000");
  CHECK(key("Corvale Systems, Inc.", "Sales Agreement", std::nullopt, "") ==
        "corvale-systems:at_the_market:unsized");
  CHECK(key("", "", std::nullopt, "") == "unknown:at_the_market:unsized");
}

}  // namespace offerlog
