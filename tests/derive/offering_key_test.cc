#include "derive/offering_key.h"

#include "catch.h"

namespace offerlog {
namespace {

std::string key(const char* issuer, const char* title, std::optional<Date> dated,
                const char* max_amount) {
  Issuer i;
  if (*issuer != 0) i.name.value = issuer;
  Draft d;
  Offering& o = d.offering;
  o.type.value = OfferingType::at_the_market;
  if (*title != 0) o.agreement.title.value = title;
  o.agreement.dated.value = dated;
  if (*max_amount != 0) o.max_amount.value = Decimal::parse(max_amount);
  return offering_key(i, d);
}

Issuer corvale() {
  Issuer i;
  i.name.value = "Corvale Systems, Inc.";
  return i;
}

Draft program(std::optional<Date> established, const char* known_as, const char* max_amount) {
  Draft d;
  d.offering.type.value = OfferingType::at_the_market;
  d.known_as = known_as;
  if (*max_amount != 0) d.offering.max_amount.value = Decimal::parse(max_amount);
  if (!established) return d;
  Change change;
  change.type.value = ChangeType::established;
  change.date.value = established;
  change.date_basis = DateBasis::stated;
  d.changes.push_back(change);
  return d;
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

TEST_CASE("a program without its agreement, the day it was established", "[key]") {
  CHECK(offering_key(corvale(), program(Date{2023, 5, 4}, "Common ATM", "14500000")) ==
        "corvale-systems:at_the_market:sales:2023-05-04");
}

// A weekly report that says of each program no more than what it sells.
TEST_CASE("without day and size, what the filing calls it", "[key]") {
  for (const char* name : {"CRVP Stock", "CRVP Shares", "CRVP ATM", "CRVP ATM Program"})
    CHECK(offering_key(corvale(), program({}, name, "")) == "corvale-systems:at_the_market:crvp");
}

TEST_CASE("offerings that would share a key are told apart", "[key]") {
  const Date day{2023, 5, 4};
  std::vector<Draft> drafts{program(day, "", ""), program(day, "", ""), program({}, "", "5"),
                            program({}, "", "5")};
  drafts[0].offering.securities.push_back({Security::common_stock, {}});
  drafts[1].offering.securities.push_back({Security::preferred_stock, {}});
  key_offerings(corvale(), drafts);
  const std::string sales = "corvale-systems:at_the_market:sales:2023-05-04";
  CHECK(drafts[0].offering.key == sales + ":common_stock");
  CHECK(drafts[1].offering.key == sales + ":preferred_stock");
  CHECK(drafts[2].offering.key == "corvale-systems:at_the_market:5");
  CHECK(drafts[3].offering.key == "corvale-systems:at_the_market:5:2");  // nothing tells them apart
}

TEST_CASE("programs of one size, day and security, by their names", "[key]") {
  std::vector<Draft> drafts{program(Date{2023, 5, 4}, "CRVP Stock", "5"),
                            program(Date{2023, 5, 4}, "CRVQ Stock", "5")};
  key_offerings(corvale(), drafts);
  CHECK(drafts[0].offering.key == "corvale-systems:at_the_market:sales:2023-05-04:crvp");
  CHECK(drafts[1].offering.key == "corvale-systems:at_the_market:sales:2023-05-04:crvq");
}

TEST_CASE("a deal without size, its day", "[key]") {
  Draft d;
  d.offering.type.value = OfferingType::debt;
  Change closed;
  closed.type.value = ChangeType::completed;
  closed.date.value = Date{2023, 5, 9};
  d.changes.push_back(closed);
  CHECK(offering_key(corvale(), d) == "corvale-systems:debt:2023-05-09");
}

TEST_CASE("without a dated agreement, the size", "[key]") {
  CHECK(key("Corvale Systems, Inc.", "", std::nullopt, "14500000") ==
        "corvale-systems:at_the_market:14500000");
  CHECK(key("Corvale Systems, Inc.", "Sales Agreement", std::nullopt, "") ==
        "corvale-systems:at_the_market:unsized");
  CHECK(key("", "", std::nullopt, "") == "unknown:at_the_market:unsized");
}

}  // namespace offerlog
