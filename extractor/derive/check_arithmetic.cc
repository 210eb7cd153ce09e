// Two numbers agree where one could be meant by both (printed_number.h): how far
// "$18.8 million" reaches is told by its digits.
#include "check_arithmetic.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "printed_number.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

using Terms = std::vector<std::pair<std::string, Check::Term>>;

class Checker {
 public:
  Checker(const Document& document, const Facts& facts, Record& record, Diagnostics& log)
      : document_(document), facts_(facts), record_(record), log_(log) {}

  void run() {
    for (std::uint32_t i = 0; i < record_.offerings.size(); ++i) {
      const Offering& o = record_.offerings[i];
      sales_within_capacity(o, i);
      remaining_is_capacity_less_sales(o, i);
      shares_times_price(o, i);
      net_not_above_gross(o.gross_proceeds, o.net_proceeds);
      gross_less_rate_is_net(o);
    }
    for (const Change& change : record_.changes) {
      average_price(change);
      net_not_above_gross(change.gross_proceeds, change.net_proceeds);
      gross_less_commissions_is_net(change);
      joint_sales(change);
    }
    if (record_.changes.empty()) return;  // whatever is totalled, nothing is told of it
    for (const SalesTotal& t : facts_.sales_totals) total_of_table(t);
  }

 private:
  template <class T>
  PrintedNumber printed(const Sourced<T>& value) const {
    return printed_number(document_, value);
  }

  // The last told, of all sales so far: those since a day on which the program did not
  // yet exist among them.
  const Change* sales_to_date(std::uint32_t offering) const {
    const Change* found = nullptr;
    for (const Change& change : record_.changes) {
      if (change.offering.value != offering || change.type.value != ChangeType::sales_reported ||
          !change.gross_proceeds || change.of_several || change.under_earlier_prospectus ||
          change.in_part || change.timing.value != Timing::current)
        continue;
      if (!change.period_start || began_after(offering, *change.period_start)) found = &change;
    }
    return found;
  }

  bool began_after(std::uint32_t offering, Date day) const {
    return std::ranges::any_of(record_.changes, [&](const Change& change) {
      return change.offering.value == offering && change.type.value == ChangeType::established &&
             change.date && day <= *change.date;
    });
  }

  void sales_within_capacity(const Offering& o, std::uint32_t i) {
    constexpr const char* kName = "sales_within_capacity";
    const Change* sales = sales_to_date(i);
    if (sales == nullptr || !o.max_amount) return report(kName, CheckResult::not_applicable, {});
    const bool within = !exceeds(printed(sales->gross_proceeds), printed(o.max_amount));
    judge(kName, within, {{"sold", *sales->gross_proceeds}, {"capacity", *o.max_amount}},
          "sales_above_capacity", "the sales reported exceed the capacity stated",
          sales->gross_proceeds.evidence);
  }

  // A report may tell of sales in several periods, and of the capacity before it was
  // raised: any of them may be meant, and where there are several none need be.
  void remaining_is_capacity_less_sales(const Offering& o, std::uint32_t i) {
    constexpr const char* kName = "remaining_is_capacity_less_sales";
    std::vector<const Change*> sales;
    std::vector<const Sourced<Decimal>*> capacities{&o.max_amount};
    for (const Change& change : record_.changes) {
      if (change.offering.value != i || change.timing.value != Timing::current) continue;
      if (change.type.value == ChangeType::sales_reported && change.gross_proceeds &&
          !change.of_several)
        sales.push_back(&change);
      if (change.from_amount) capacities.push_back(&change.from_amount);
    }
    if (sales.empty() || !o.max_amount || !o.remaining_amount ||
        o.remaining_basis != RemainingBasis::stated)
      return report(kName, CheckResult::not_applicable, {});
    const auto terms = [&](const Sourced<Decimal>& capacity, const Change& sold) {
      return Terms{{"capacity", *capacity},
                   {"sold", *sold.gross_proceeds},
                   {"remaining", *o.remaining_amount}};
    };
    for (const Sourced<Decimal>* capacity : capacities) {
      for (const Change* sold : sales) {
        const PrintedNumber left = printed(*capacity) - printed(sold->gross_proceeds);
        if (agree(left, printed(o.remaining_amount)))
          return report(kName, CheckResult::passed, terms(*capacity, *sold));
      }
    }
    if (sales.size() > 1 || capacities.size() > 1 || sales.front() != sales_to_date(i))
      return report(kName, CheckResult::not_applicable, {});
    judge(kName, false, terms(o.max_amount, *sales.front()), "remaining_does_not_match",
          "capacity less sales is not what the filing says remains", o.remaining_amount.evidence);
  }

  // Of the firm shares, or of those and what was bought under the option: the terms are
  // those that multiply.
  void shares_times_price(const Offering& o, std::uint32_t i) {
    constexpr const char* kName = "shares_times_price_is_gross_proceeds";
    if (!o.shares_offered || !o.price || !o.gross_proceeds) return;
    const PrintedNumber gross = printed(o.gross_proceeds);
    Terms terms{{"shares", Decimal::from_integer(*o.shares_offered)},
                {"price", *o.price},
                {"gross_proceeds", *o.gross_proceeds}};
    const PrintedNumber price{o.price->to_double(), 0};  // one per share, to the cent
    const PrintedNumber firm = printed(o.shares_offered);
    for (const Sourced<std::int64_t>* more : {exercised(i), &o.option_shares}) {
      if (more == nullptr || !*more || agree(firm * price, gross)) continue;
      const bool alone = agree(printed(*more) * price, gross);  // told of the option only
      if (!alone && !agree((firm + printed(*more)) * price, gross)) continue;
      if (alone) terms.erase(terms.begin());
      terms.insert(terms.begin() + (alone ? 0 : 1),
                   {"option_shares", Decimal::from_integer(**more)});
      return report(kName, CheckResult::passed, std::move(terms));
    }
    // Warrants sold beside the shares bring money that no slot holds.
    const bool mixed = o.securities.size() > 1 && exceeds(gross, firm * price);
    const bool agrees = agree(firm * price, gross);
    if (mixed || (!agrees && sold_by_holders()))
      return report(kName, CheckResult::not_applicable, std::move(terms));
    judge(kName, agrees, std::move(terms), "total_does_not_match",
          "shares times price is not the gross proceeds stated", o.gross_proceeds.evidence);
  }

  // "2,000,000 of which are being sold by a selling shareholder": those bring the issuer
  // nothing, and are counted with its own here or there.
  bool sold_by_holders() const {
    constexpr std::array<std::string_view, 4> kHolders = {
        "elling stockholder", "elling shareholder", "elling Stockholder", "elling Shareholder"};
    return contains_any(document_.text, kHolders);
  }

  const Sourced<std::int64_t>* exercised(std::uint32_t offering) const {
    for (const Change& change : record_.changes) {
      if (change.offering.value == offering && change.type.value == ChangeType::option_exercised &&
          change.shares)
        return &change.shares;
    }
    return nullptr;
  }

  void average_price(const Change& change) {
    if (!change.shares || !change.average_price || !change.gross_proceeds) return;
    judge("shares_times_average_price_is_gross_proceeds",
          agree(printed(change.shares) * printed(change.average_price),
                printed(change.gross_proceeds)),
          {{"shares", Decimal::from_integer(*change.shares)},
           {"average_price", *change.average_price},
           {"gross_proceeds", *change.gross_proceeds}},
          "total_does_not_match", "shares times average price is not the gross proceeds stated",
          change.gross_proceeds.evidence);
  }

  void net_not_above_gross(const Sourced<Decimal>& gross, const Sourced<Decimal>& net) {
    if (!gross || !net) return;
    judge("net_not_above_gross", !exceeds(printed(net), printed(gross)),
          {{"gross_proceeds", *gross}, {"net_proceeds", *net}}, "net_above_gross",
          "the net proceeds exceed the gross proceeds", net.evidence);
  }

  // Less than that is no error: other expenses are paid too.
  void gross_less_commissions_is_net(const Change& change) {
    if (!change.gross_proceeds || !change.net_proceeds || !change.commissions) return;
    const PrintedNumber left = printed(change.gross_proceeds) - printed(change.commissions);
    fees("gross_less_fees_is_net", left, change.net_proceeds,
         {{"gross_proceeds", *change.gross_proceeds},
          {"commissions", *change.commissions},
          {"net_proceeds", *change.net_proceeds}});
  }

  // A rate is of the gross proceeds; some buyers go without it, so that more may be left.
  void gross_less_rate_is_net(const Offering& o) {
    if (!o.gross_proceeds || !o.net_proceeds || !o.commission_rate) return;
    const PrintedNumber gross = printed(o.gross_proceeds);
    const PrintedNumber share{1 - o.commission_rate->to_double(), 0};
    report("gross_less_fees_is_net",
           agree(gross * share, printed(o.net_proceeds)) ? CheckResult::passed
                                                         : CheckResult::not_applicable,
           {{"gross_proceeds", *o.gross_proceeds},
            {"commission_rate", *o.commission_rate},
            {"net_proceeds", *o.net_proceeds}});
  }

  void fees(const char* name, PrintedNumber left, const Sourced<Decimal>& net, Terms terms) {
    const PrintedNumber stated = printed(net);
    if (exceeds(left, stated)) return report(name, CheckResult::not_applicable, std::move(terms));
    judge(name, agree(left, stated), std::move(terms), "total_does_not_match",
          "gross proceeds less commissions are not the net proceeds stated", net.evidence);
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

  void total_of_table(const SalesTotal& t) {
    total_of_column(t, &SalesRow::shares);
    for (auto column : {&SalesRow::gross_proceeds, &SalesRow::net_proceeds, &SalesRow::remaining})
      total_of_column(t, column);
  }

  static Decimal value_of(const AmountFact& a) { return a.amount; }
  static Decimal value_of(const CountFact& f) { return Decimal::from_integer(f.count); }

  template <class Fact>
  void total_of_column(const SalesTotal& t, std::optional<Fact> SalesRow::*column) {
    const std::optional<Fact>& total = t.total.*column;
    if (!total) return;
    Terms terms;
    PrintedNumber sum;
    for (std::size_t i = t.first; i < t.last; ++i) {
      const std::optional<Fact>& part = facts_.sales_rows[i].*column;
      if (!part) continue;
      sum = sum + printed_number(document_, value_of(*part), part->text);
      terms.push_back({"part_" + std::to_string(terms.size() + 1), value_of(*part)});
    }
    if (terms.size() < 2) return;
    terms.push_back({"total", value_of(*total)});
    judge("parts_add_up_to_total",
          agree(sum, printed_number(document_, value_of(*total), total->text)), std::move(terms),
          "total_does_not_match", "the rows of the table do not add up to its total",
          {{total->text, ""}});
  }

  void judge(const char* name, bool passed, Terms terms, const char* code, const char* message,
             const std::vector<Evidence>& where) {
    report(name, passed ? CheckResult::passed : CheckResult::failed, std::move(terms));
    if (passed) return;
    Diagnostic d{Severity::warning, code, message, std::nullopt, std::nullopt};
    if (!where.empty() && !where.front().header) d.text = where.front().text;
    log_.push_back(std::move(d));
  }

  void report(const char* name, CheckResult result, Terms terms) {
    record_.checks.push_back({name, result, std::move(terms)});
  }

  const Document& document_;
  const Facts& facts_;
  Record& record_;
  Diagnostics& log_;
};

}  // namespace

void check_arithmetic(const Document& document, const Facts& facts, Record& record,
                      Diagnostics& log) {
  Checker(document, facts, record, log).run();
}

}  // namespace offerlog
