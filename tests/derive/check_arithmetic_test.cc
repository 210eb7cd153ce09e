#include "derive/check_arithmetic.h"

#include "catch.h"
#include "known_miss.h"
#include "offerlog/names.h"

namespace offerlog {
namespace {

Sourced<Decimal> money(const char* digits) { return {Decimal::parse(digits), {}}; }
Sourced<std::int64_t> shares(std::int64_t count) { return {count, {}}; }

struct Checked {
  std::string results;  // "sales_within_capacity passed (sold 5, capacity 6)"
  std::string codes;
};

Checked check(Record record) {
  Diagnostics log;
  check_arithmetic(record, log);
  Checked out;
  for (const Check& c : record.checks) {
    if (c.result == CheckResult::not_applicable) continue;
    out.results += c.name + " " + std::string(name_of(c.result)) + " (";
    for (const auto& [name, value] : c.terms) {
      out.results += (out.results.ends_with('(') ? "" : ", ") + name + " " + value.to_string();
    }
    out.results += ")\n";
  }
  for (const Diagnostic& d : log) out.codes += (out.codes.empty() ? "" : " ") + d.code;
  return out;
}

Record program(const char* capacity, const char* sold) {
  Record r;
  r.offerings.emplace_back();
  r.offerings[0].type.value = OfferingType::at_the_market;
  r.offerings[0].max_amount = money(capacity);
  r.changes.emplace_back();
  r.changes[0].offering = {0};
  r.changes[0].type.value = ChangeType::sales_reported;
  r.changes[0].timing.value = Timing::current;
  r.changes[0].gross_proceeds = money(sold);
  return r;
}

Record deal(std::int64_t count, const char* price, const char* gross) {
  Record r;
  r.offerings.emplace_back();
  r.offerings[0].type.value = OfferingType::firm_commitment;
  r.offerings[0].shares_offered = shares(count);
  r.offerings[0].price = money(price);
  r.offerings[0].gross_proceeds = money(gross);
  return r;
}

}  // namespace

TEST_CASE("sales within capacity", "[checks]") {
  CHECK(check(program("14500000", "69000")).results ==
        "sales_within_capacity passed (sold 69000, capacity 14500000)\n");
  CHECK(check(program("69000", "69000")).codes == "");  // all of it
  const Checked above = check(program("69000", "69000.01"));
  CHECK(above.results == "sales_within_capacity failed (sold 69000.01, capacity 69000)\n");
  CHECK(above.codes == "sales_above_capacity");
}

TEST_CASE("what remains is capacity less sales", "[checks]") {
  Record r = program("10000000", "4000000");
  r.offerings[0].remaining_amount = money("6000000");
  r.offerings[0].remaining_basis = RemainingBasis::stated;
  CHECK(check(r).results ==
        "sales_within_capacity passed (sold 4000000, capacity 10000000)\n"
        "remaining_is_capacity_less_sales passed (capacity 10000000, sold 4000000, remaining "
        "6000000)\n");
  r.offerings[0].remaining_amount = money("7000000");
  CHECK(check(r).codes == "remaining_does_not_match");
  // What the program derived itself proves nothing.
  r.offerings[0].remaining_basis = RemainingBasis::derived;
  CHECK(check(r).codes == "");
}

TEST_CASE("sales of a period, or of history, are not those to date", "[checks]") {
  Record r = program("5", "6");
  r.changes[0].period_start.value = Date{2024, 1, 1};
  CHECK(check(r).results == "");
  r = program("5", "6");
  r.changes[0].timing.value = Timing::historical;
  CHECK(check(r).results == "");
}

TEST_CASE("shares times price is gross proceeds", "[checks]") {
  CHECK(check(deal(20000000, "7.50", "150000000")).results ==
        "shares_times_price_is_gross_proceeds passed (shares 20000000, price 7.5, gross_proceeds "
        "150000000)\n");
  CHECK(check(deal(3324468, "3.76", "12.5e6")).results == "");  // no number, no check
  // "approximately $12.5 million" for 3,324,468 × $3.76 = $12,499,999.68
  CHECK(check(deal(3324468, "3.76", "12500000")).codes == "");
  CHECK(check(deal(20000000, "7.50", "100000000")).codes == "total_does_not_match");
  Record option = deal(1000, "10", "11500");
  option.offerings[0].option_shares = shares(150);  // proceeds told with the option
  CHECK(check(option).codes == "");
}

TEST_CASE("shares times average price is gross proceeds", "[checks]") {
  Record r = program("1000000", "20000");
  r.changes[0].shares = shares(5000);
  r.changes[0].average_price = money("4");
  CHECK(check(r).codes == "");
  r.changes[0].average_price = money("5");
  CHECK(check(r).codes == "total_does_not_match");
}

// RECORD.md, checks: each by name, passed, failed or not applicable.
TEST_CASE("checks that the contract names", "[checks][known-miss]") {
  Record r = deal(1000, "10", "10000");
  r.offerings[0].net_proceeds = money("12000");  // more than gross
  known_miss(check(r).results.find("net") != std::string::npos ? "checked" : "not checked",
             "checked");
}

}  // namespace offerlog
