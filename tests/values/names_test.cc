#include "offerlog/names.h"

#include <set>

#include "catch.h"

namespace offerlog {
namespace {

// What a set of names must be: as many as declared, different, and read back.
template <class Enum>
void check_names(std::size_t count) {
  const auto values = all_values<Enum>();
  CHECK(values.size() == count);
  std::set<std::string_view> names;
  for (Enum value : values) {
    names.insert(name_of(value));
    CHECK(parse_name<Enum>(name_of(value)) == value);
  }
  CHECK(names.size() == values.size());
}

}  // namespace

TEST_CASE("every value has a name of its own and is found by it", "[names]") {
  check_names<FilingKind>(10);
  check_names<OfferingType>(14);
  check_names<Security>(11);
  check_names<AgentRole>(6);
  check_names<Status>(6);
  check_names<ChangeType>(15);
  check_names<Scope>(3);
  check_names<Timing>(3);
  check_names<DateBasis>(2);
  check_names<RemainingBasis>(2);
  check_names<CheckResult>(3);
  check_names<Severity>(3);
  check_names<Format>(4);
}

TEST_CASE("names are spelled as the record spells them", "[names]") {
  CHECK(name_of(OfferingType::at_the_market) == "at_the_market");
  CHECK(name_of(ChangeType::sales_reported) == "sales_reported");
  CHECK(name_of(CheckResult::not_applicable) == "not_applicable");
  CHECK(parse_name<Status>("suspended") == Status::suspended);
}

TEST_CASE("another name is no value", "[names]") {
  CHECK_FALSE(parse_name<Status>("paused"));
  CHECK_FALSE(parse_name<Status>("Suspended"));
  CHECK_FALSE(parse_name<Status>(""));
}

}  // namespace offerlog
