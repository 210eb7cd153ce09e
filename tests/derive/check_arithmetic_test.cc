#include "derive/check_arithmetic.h"

#include "catch.h"
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
  check_arithmetic({}, {}, record, log);
  Checked out;
  for (const Check& c : record.checks) {
    if (c.result == CheckResult::not_applicable) continue;
    out.results += c.name + " " + std::string(name_of(c.result)) + " (";
    for (const auto& [name, value] : c.terms) {
      out.results += (out.results.ends_with('(') ? "" : ", ") + name + " " +
                     std::visit([](const auto& term) { return term.to_string(); }, value);
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
  const Checked above = check(program("69000", "69100"));
  CHECK(above.results == "sales_within_capacity failed (sold 69100, capacity 69000)\n");
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
  r.offerings[0].remaining_amount = money("6000001");  // each is printed to the dollar
  CHECK(check(r).codes == "");
  r.offerings[0].remaining_amount = money("6000010");
  CHECK(check(r).codes == "remaining_does_not_match");
  // Sales of two periods: the sum may be of either.
  Record two = r;
  two.changes.push_back(two.changes[0]);
  two.changes[1].period_start.value = Date{2024, 1, 1};
  CHECK(check(two).codes == "");
  // What remained before the capacity was raised.
  Record raised = r;
  raised.offerings[0].remaining_amount = money("1000000");
  raised.changes.emplace_back();
  raised.changes[1].offering = {0};
  raised.changes[1].type.value = ChangeType::increased;
  raised.changes[1].timing.value = Timing::current;
  raised.changes[1].from_amount = money("5000000");
  CHECK(check(raised).results.find("passed (capacity 5000000, sold 4000000, remaining 1000000)") !=
        std::string::npos);
  // What the program derived itself proves nothing.
  r.offerings[0].remaining_basis = RemainingBasis::derived;
  CHECK(check(r).codes == "");
}

TEST_CASE("sales of a period, or of history, are not those to date", "[checks]") {
  Record r = program("50", "60");
  r.changes[0].period_start.value = Date{2024, 1, 1};
  CHECK(check(r).results == "");
  // Since before the program began, all of its sales are of the period.
  r.changes.push_back(r.changes[0]);
  r.changes[1].type.value = ChangeType::established;
  r.changes[1].date.value = Date{2024, 3, 1};
  CHECK(check(r).codes == "sales_above_capacity");
  r = program("50", "60");
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
  CHECK(check(option).results ==
        "shares_times_price_is_gross_proceeds passed (shares 1000, option_shares 150, price 10, "
        "gross_proceeds 11500)\n");
  // A part of the option was exercised.
  option.offerings[0].gross_proceeds = money("10500");
  CHECK(check(option).codes == "total_does_not_match");
  option.changes.emplace_back();
  option.changes[0].offering = {0};
  option.changes[0].type.value = ChangeType::option_exercised;
  option.changes[0].shares = shares(50);
  CHECK(check(option).codes == "");
  // "purchased an additional 50 Units, generating gross proceeds of $500"
  option.offerings[0].gross_proceeds = money("500");
  CHECK(check(option).results ==
        "shares_times_price_is_gross_proceeds passed (option_shares 50, price 10, gross_proceeds "
        "500)\n");
}

// The issuer's gross proceeds are those of the shares that it sells.
TEST_CASE("shares of holders are sold beside the issuer's", "[checks]") {
  Document document;
  document.text =
      "8,000,000 shares at $40.00 (2,000,000 of which are sold by a selling shareholder)";
  Record r = deal(8000000, "40", "240000000");
  Diagnostics log;
  check_arithmetic(document, {}, r, log);
  CHECK(log.empty());
  CHECK(r.checks.back().result == CheckResult::not_applicable);
}

TEST_CASE("what was sold is less by fees", "[checks]") {
  Record r = program("20000", "10000");
  r.changes[0].commissions = money("300");
  r.changes[0].net_proceeds = money("9700");
  CHECK(check(r).results.find("gross_less_fees_is_net passed (gross_proceeds 10000, commissions "
                              "300, net_proceeds 9700)") != std::string::npos);
  r.changes[0].net_proceeds = money("9500");  // other expenses too
  CHECK(check(r).codes == "");
  r.changes[0].net_proceeds = money("9900");
  CHECK(check(r).codes == "total_does_not_match");
}

TEST_CASE("the parts of a table add up to its total", "[checks]") {
  const auto amount = [](const char* digits) {
    AmountFact a;
    a.amount = *Decimal::parse(digits);
    return a;
  };
  Facts facts;
  facts.sales_rows.resize(2);
  facts.sales_rows[0].net_proceeds = amount("11.2");
  facts.sales_rows[1].net_proceeds = amount("5.1");
  SalesTotal total;
  total.total.net_proceeds = amount("16.3");
  total.last = 2;
  facts.sales_totals = {total};
  Record r = program("20000", "10000");
  Diagnostics log;
  check_arithmetic({}, facts, r, log);
  CHECK(r.checks.back().name == "parts_add_up_to_total");
  CHECK(r.checks.back().terms.size() == 3);
  CHECK(log.empty());
  facts.sales_totals[0].total.net_proceeds = amount("18.3");
  check_arithmetic({}, facts, r, log);
  REQUIRE(log.size() == 1);
  CHECK(log[0].code == "total_does_not_match");
}

TEST_CASE("shares times average price is gross proceeds", "[checks]") {
  Record r = program("1000000", "20000");
  r.changes[0].shares = shares(5000);
  r.changes[0].average_price = money("4");
  CHECK(check(r).codes == "");
  r.changes[0].average_price = money("5");
  CHECK(check(r).codes == "total_does_not_match");
}

TEST_CASE("net is not above gross", "[checks]") {
  Record r = deal(1000, "10", "10000");
  r.offerings[0].net_proceeds = money("9400");
  CHECK(check(r).codes == "");
  r.offerings[0].net_proceeds = money("12000");
  CHECK(check(r).codes == "net_above_gross");
}

}  // namespace offerlog
