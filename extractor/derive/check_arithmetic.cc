#include "check_arithmetic.h"

#include <cmath>

namespace offerlog {
namespace {

using Terms = std::vector<std::pair<std::string, Decimal>>;

// Filings round: "$150.0 million" for 20,000,000 × $7.50, "approximately".
constexpr double kTolerance = 0.02;

bool near(double a, double b) {
  return std::abs(a - b) <= kTolerance * std::max(std::abs(a), std::abs(b));
}

class Checker {
 public:
  Checker(Record& record, Diagnostics& log) : record_(record), log_(log) {}

  void run() {
    for (std::uint32_t i = 0; i < record_.offerings.size(); ++i) {
      const Offering& o = record_.offerings[i];
      sales_within_capacity(o, i);
      remaining_is_capacity_less_sales(o, i);
      shares_times_price(o);
    }
    for (const Change& change : record_.changes) average_price(change);
    for (const Change& change : record_.changes) joint_sales(change);
  }

 private:
  const Change* sales_to_date(std::uint32_t offering) const {
    for (const Change& change : record_.changes) {
      if (change.offering.value == offering && change.type.value == ChangeType::sales_reported &&
          change.gross_proceeds && !change.period_start && !change.of_several &&
          change.timing.value == Timing::current) {
        return &change;
      }
    }
    return nullptr;
  }

  void sales_within_capacity(const Offering& o, std::uint32_t i) {
    const Change* sales = sales_to_date(i);
    if (sales == nullptr || !o.max_amount)
      return report("sales_within_capacity", CheckResult::not_applicable, {});
    const bool within = *sales->gross_proceeds <= *o.max_amount;
    report("sales_within_capacity", within ? CheckResult::passed : CheckResult::failed,
           {{"sold", *sales->gross_proceeds}, {"capacity", *o.max_amount}});
    if (!within)
      fail("sales_above_capacity", "the sales reported exceed the capacity stated",
           sales->gross_proceeds.evidence);
  }

  void remaining_is_capacity_less_sales(const Offering& o, std::uint32_t i) {
    const Change* sales = sales_to_date(i);
    if (sales == nullptr || !o.max_amount || !o.remaining_amount ||
        o.remaining_basis != RemainingBasis::stated) {
      return report("remaining_is_capacity_less_sales", CheckResult::not_applicable, {});
    }
    const double left = o.max_amount->to_double() - sales->gross_proceeds->to_double();
    const bool agrees =
        std::abs(left - o.remaining_amount->to_double()) <= kTolerance * o.max_amount->to_double();
    report("remaining_is_capacity_less_sales", agrees ? CheckResult::passed : CheckResult::failed,
           {{"capacity", *o.max_amount},
            {"sold", *sales->gross_proceeds},
            {"remaining", *o.remaining_amount}});
    if (!agrees)
      fail("remaining_does_not_match", "capacity less sales is not what the filing says remains",
           o.remaining_amount.evidence);
  }

  void shares_times_price(const Offering& o) {
    if (!o.shares_offered || !o.price || !o.gross_proceeds) return;
    const double product = static_cast<double>(*o.shares_offered) * o.price->to_double();
    const double with_option =
        o.option_shares ? product + static_cast<double>(*o.option_shares) * o.price->to_double()
                        : product;
    const double gross = o.gross_proceeds->to_double();
    const bool agrees = near(product, gross) || near(with_option, gross);
    // Warrants sold beside the shares bring money that no slot holds.
    const bool mixed = !agrees && o.securities.size() > 1 && product < gross;
    report("shares_times_price_is_gross_proceeds",
           agrees  ? CheckResult::passed
           : mixed ? CheckResult::not_applicable
                   : CheckResult::failed,
           {{"shares", Decimal::from_integer(*o.shares_offered)},
            {"price", *o.price},
            {"gross_proceeds", *o.gross_proceeds}});
    if (!agrees && !mixed)
      fail("total_does_not_match", "shares times price is not the gross proceeds stated",
           o.gross_proceeds.evidence);
  }

  void average_price(const Change& change) {
    if (!change.shares || !change.average_price || !change.gross_proceeds) return;
    const double product = static_cast<double>(*change.shares) * change.average_price->to_double();
    const bool agrees = near(product, change.gross_proceeds->to_double());
    report("shares_times_average_price_is_gross_proceeds",
           agrees ? CheckResult::passed : CheckResult::failed,
           {{"shares", Decimal::from_integer(*change.shares)},
            {"average_price", *change.average_price},
            {"gross_proceeds", *change.gross_proceeds}});
    if (!agrees)
      fail("total_does_not_match", "shares times average price is not the gross proceeds stated",
           change.gross_proceeds.evidence);
  }

  // "sold 3,120,554 shares under the Sales Agreements": the figures stand with each.
  void joint_sales(const Change& change) {
    if (!change.of_several) return;
    Diagnostic d{Severity::info, "joint_sales",
                 "the sales are told of several programs together, and stand with each",
                 std::nullopt, std::nullopt};
    if (!change.type.evidence.empty()) d.text = change.type.evidence.front().text;
    log_.push_back(std::move(d));
  }

  void report(std::string name, CheckResult result, Terms terms) {
    record_.checks.push_back({std::move(name), result, std::move(terms)});
  }

  void fail(std::string code, std::string message, const std::vector<Evidence>& where) {
    Diagnostic d{Severity::warning, std::move(code), std::move(message), std::nullopt,
                 std::nullopt};
    if (!where.empty()) d.text = where.front().text;
    log_.push_back(std::move(d));
  }

  Record& record_;
  Diagnostics& log_;
};

}  // namespace

void check_arithmetic(Record& record, Diagnostics& log) { Checker(record, log).run(); }

}  // namespace offerlog
