// One number, one meaning. "$75,000,000" in "additional shares having an
// aggregate offering price of up to $75,000,000" is hit by money.amount,
// amount.aggregate_offering_price and amount.additional; the meaning that
// stands first in `Meaning` wins, and the others leave no fact.
#include "resolve_values.h"

#include <algorithm>
#include <map>
#include <string>

#include "declared_units.h"
#include "read_values.h"
#include "values/ascii.h"
#include "values/months.h"

namespace offerlog {
namespace {

// Which capture of which rule is an amount or a count, and what for.
struct ValueRule {
  std::string_view rule;
  std::string_view capture;
  Meaning meaning;
};

constexpr ValueRule kAmountRules[] = {
    {"amount.aggregate_offering_price", "amount", Meaning::capacity},
    {"amount.having_aggregate", "amount", Meaning::capacity},
    {"amount.up_to_of_securities", "amount", Meaning::capacity},
    {"amount.lesser_of", "amount", Meaning::capacity},
    {"amount.up_to_in_words", "amount", Meaning::capacity},
    {"amount.cover_line", "amount", Meaning::capacity},
    {"amount.may_sell", "amount", Meaning::capacity},
    {"amount.may_sell", "amount2", Meaning::capacity},
    {"amount.sell_for", "amount", Meaning::capacity},
    {"amount.offering_to_raise", "amount", Meaning::capacity},
    {"amount.offered_under", "amount", Meaning::capacity},
    {"amount.availability", "amount", Meaning::remaining},
    {"amount.availability", "amount2", Meaning::remaining},
    {"amount.of_program", "amount", Meaning::capacity},
    {"amount.of_program", "amount2", Meaning::capacity},
    {"amount.of_line", "amount", Meaning::capacity},
    {"amount.of_the_whole", "amount", Meaning::capacity},
    {"amount.of_the_whole", "amount2", Meaning::capacity},
    {"amount.out_of", "amount", Meaning::capacity},
    {"amount.size", "amount", Meaning::capacity},
    {"amount.capacity_of", "amount", Meaning::capacity},
    {"amount.equity_line", "amount", Meaning::capacity},
    {"amount.of_what_may_be_sold", "amount", Meaning::capacity},
    {"amount.originally_available", "amount", Meaning::capacity},
    {"amount.remaining_of", "amount", Meaning::remaining},
    {"amount.remaining_of", "to", Meaning::capacity},
    {"amount.additional", "amount", Meaning::additional},
    {"amount.additional", "amount2", Meaning::additional},
    {"amount.from_to", "from", Meaning::change_from},
    {"amount.from_to", "to", Meaning::change_to},
    {"amount.reference_replaced", "from", Meaning::change_from},
    {"amount.reference_replaced", "to", Meaning::change_to},
    {"amount.to_from", "from", Meaning::change_from},
    {"amount.to_from", "to", Meaning::change_to},
    {"amount.increased_from", "from", Meaning::change_from},
    {"amount.increased_from", "to", Meaning::change_to},
    {"amount.changed_to", "amount", Meaning::change_to},
    {"amount.remaining_unsold", "amount", Meaning::remaining},
    {"amount.remaining", "amount", Meaning::remaining},
    {"amount.remaining", "amount2", Meaning::remaining},
    {"amount.left", "amount", Meaning::remaining},
    {"amount.available", "amount", Meaning::remaining},
    {"amount.available", "amount2", Meaning::remaining},
    {"amount.gross_proceeds", "amount", Meaning::gross_proceeds},
    {"amount.been_sold", "amount", Meaning::gross_proceeds},
    {"amount.been_sold", "amount2", Meaning::gross_proceeds},
    {"amount.sold_of", "amount", Meaning::gross_proceeds},
    {"amount.sold_of", "amount2", Meaning::gross_proceeds},
    {"amount.sales_totaled", "amount", Meaning::gross_proceeds},
    {"amount.sold_having", "amount", Meaning::gross_proceeds},
    {"amount.in_gross_proceeds", "amount", Meaning::gross_proceeds},
    {"amount.raised_in_parts", "amount", Meaning::gross_proceeds},
    {"amount.net_proceeds", "amount", Meaning::net_proceeds},
    {"amount.or_shares", "amount", Meaning::capacity},
    {"amount.proceeds_told_net", "amount", Meaning::net_proceeds},
    {"amount.net_after_fees", "amount", Meaning::net_proceeds},
    {"amount.net_at_price", "amount", Meaning::net_proceeds},
    {"amount.in_net_proceeds", "amount", Meaning::net_proceeds},
    {"amount.in_net_proceeds", "amount2", Meaning::net_proceeds},
    {"amount.proceeds_net_of", "amount", Meaning::net_proceeds},
    {"amount.proceeds_net_of", "amount2", Meaning::net_proceeds},
    {"amount.second_net_proceeds", "amount", Meaning::net_proceeds},
    {"amount.proceeds_after_fees", "amount", Meaning::net_proceeds},
    {"amount.proceeds_after_fees", "amount2", Meaning::net_proceeds},
    {"amount.after_commissions", "amount", Meaning::net_proceeds},
    {"amount.after_commissions", "amount2", Meaning::net_proceeds},
    {"amount.after_commissions", "amount3", Meaning::net_proceeds},
    {"amount.aggregate_offering", "amount", Meaning::proceeds},
    {"amount.aggregate_offering", "amount2", Meaning::proceeds},
    {"amount.price_in_all", "amount", Meaning::proceeds},
    {"amount.proceeds", "amount", Meaning::proceeds},
    {"amount.for_cash", "amount", Meaning::proceeds},
    {"amount.price", "amount", Meaning::price},
    {"amount.per_share", "amount", Meaning::price},
    {"amount.average_price", "amount", Meaning::average_price},
    {"amount.converts_at", "amount", Meaning::excluded},
    {"amount.warrant_price", "amount", Meaning::excluded},
    {"amount.adjusted_price", "amount", Meaning::excluded},
    {"amount.adjusted_price", "amount2", Meaning::excluded},
    {"amount.paid_for_assets", "amount", Meaning::excluded},
    {"amount.proceeds_of_option", "amount", Meaning::excluded},
    {"amount.exercise_prices", "amount", Meaning::excluded},
    {"amount.exercise_prices", "amount2", Meaning::excluded},
    {"amount.excluded_price", "amount", Meaning::excluded},
    {"amount.excluded_price", "par", Meaning::excluded},
    {"amount.excluded_price", "less", Meaning::excluded},
    {"amount.excluded_price", "amount2", Meaning::excluded},
    {"amount.notes_issued", "amount", Meaning::principal},
    {"amount.series_issued", "amount", Meaning::principal},
    {"amount.note_of", "amount", Meaning::principal},
    {"amount.principal", "amount", Meaning::principal},
    {"amount.principal", "amount2", Meaning::principal},
    {"amount.including_option", "amount", Meaning::option},
    {"amount.including_option", "amount2", Meaning::option},
    {"amount.commission", "amount", Meaning::commission},
    {"amount.commission", "amount2", Meaning::commission},
    {"amount.invested", "amount", Meaning::proceeds},
    {"amount.invested", "amount2", Meaning::proceeds},
    {"amount.bought", "amount", Meaning::proceeds},
    {"amount.proceeds_row", "amount", Meaning::net_proceeds},
    {"amount.price_each", "amount", Meaning::price},
    {"amount.price_row", "amount", Meaning::price},
    {"amount.price_row", "amount2", Meaning::gross_proceeds},
    {"amount.closing_price", "amount", Meaning::excluded},
    {"amount.price_range", "amount", Meaning::excluded},
    {"amount.price_range", "amount2", Meaning::excluded},
    {"money.amount", "amount", Meaning::plain},
};

constexpr ValueRule kCountRules[] = {
    {"shares.count", "count", Meaning::plain},
    {"shares.first_of_two", "count", Meaning::plain},
    {"shares.warrants", "count", Meaning::plain},
    {"count.from_to", "from", Meaning::change_from},
    {"count.from_to", "to", Meaning::change_to},
    {"count.by_option", "count", Meaning::option},
    {"count.by_option", "option", Meaning::option},
    {"count.exercised", "count", Meaning::plain},
    {"count.exercised", "option", Meaning::option},
    {"count.exercised_more", "count", Meaning::plain},
    {"count.exercised_as_to", "count", Meaning::exercised},
    {"count.exercised_elected", "count", Meaning::plain},
    {"count.exercised_included", "count", Meaning::exercised},
    {"count.exercised_sold", "count", Meaning::exercised},
    {"count.exercised_sold", "option", Meaning::exercised},
    {"count.warrants_placed", "count", Meaning::plain},
    {"count.option_granted", "count", Meaning::option},
    {"count.option_granted", "option", Meaning::option},
    {"count.up_to", "count", Meaning::capacity},
    {"count.or_shares", "count", Meaning::capacity},
    {"count.cover_total", "count", Meaning::capacity},
    {"count.aggregate", "count", Meaning::plain},
    {"count.option", "count", Meaning::option},
    {"count.including_option", "count", Meaning::option},
    {"count.including_option", "option", Meaning::option},
    {"count.remaining", "count", Meaning::remaining},
    {"count.unsold", "count", Meaning::remaining},
};

template <class Fact>
void keep_one_meaning(std::vector<Fact>& facts) {
  std::stable_sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
    return a.text.begin != b.text.begin ? a.text.begin < b.text.begin : a.meaning < b.meaning;
  });
  const auto last = std::unique(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
    return a.text.overlaps(b.text);
  });
  facts.erase(last, facts.end());
}

class ValueResolver {
 public:
  ValueResolver(const Reading& reading, Facts& facts, Diagnostics& log)
      : reading_(reading), facts_(facts), log_(log), units_(find_declared_units(reading)) {}

  void resolve(const Mention& m) {
    const std::string_view kind = reading_.kind(m);
    if (kind == "date") return date(m);
    if (kind == "rate") return rate(m);
    for (const ValueRule& r : kAmountRules) {
      if (r.rule == reading_.rule(m)) amount(m, r);
    }
    for (const ValueRule& r : kCountRules) {
      if (r.rule == reading_.rule(m)) count(m, r);
    }
  }

 private:
  std::optional<Date> day(TextSpan words) {
    const auto date = read_date(reading_.text(words));
    if (!date) return std::nullopt;
    if (date->exists()) return date;
    log_.push_back({Severity::warning, "no_such_date",
                    "the calendar has no \"" + std::string(reading_.text(words)) + "\"",
                    std::nullopt, words});
    return std::nullopt;
  }

  // "On November 19, 2925, the Board approved": a slip of the pen.
  void doubt_year(const Mention& m, Date day) {
    constexpr int kFirst = 1800;
    constexpr int kLast = 2199;  // bonds of a hundred years fall due before
    if (day.year >= kFirst && day.year <= kLast) return;
    log_.push_back({Severity::warning, "unlikely_date",
                    "\"" + std::string(reading_.text(m.text)) + "\" cannot be meant", std::nullopt,
                    m.text});
  }

  void date(const Mention& m) {
    const std::string_view rule = reading_.rule(m);
    if (rule == "date.hereof") {
      facts_.dates.push_back({m.text, reading_.id_of(m), std::nullopt});
    } else if (rule == "date.written") {
      const auto d = day(m.text);
      if (d) facts_.dates.push_back({m.text, reading_.id_of(m), d});
      if (d) doubt_year(m, *d);
    } else if (rule == "date.defines") {
      if (const auto d = day(*reading_.capture(m, "date")))
        days_[std::string(reading_.text(*reading_.capture(m, "term")))] = {
            {}, {}, *d, reading_.capture(m, "date")};
    } else if (rule == "date.by_term") {
      const auto known = days_.find(std::string(reading_.text(*reading_.capture(m, "term"))));
      if (known != days_.end())
        facts_.dates.push_back(
            {m.text, reading_.id_of(m), known->second.date, known->second.defined_at});
    } else if (rule != "date.same_day" && rule != "date.of_end" && rule != "date.between_days" &&
               rule != "date.month_alone") {  // these have no year here
      period(m, rule);
    }
  }

  void period(const Mention& m, std::string_view rule) {
    PeriodFact fact{m.text, reading_.id_of(m), std::nullopt, std::nullopt};
    if (rule == "date.quarter") {
      const auto quarter = read_ordinal(reading_.text(*reading_.capture(m, "ordinal")));
      const auto year = read_count(reading_.text(*reading_.capture(m, "year")));
      if (!quarter || !year || *quarter < 1 || *quarter > 4) return;
      const int last_month = 3 * *quarter;
      fact.first = Date{static_cast<int>(*year), last_month - 2, 1};
      fact.last =
          Date{static_cast<int>(*year), last_month, last_month == 6 || last_month == 9 ? 30 : 31};
    } else if (rule == "date.first_months") {
      const auto year = read_count(reading_.text(*reading_.capture(m, "year")));
      if (!year) return;
      fact.first = Date{static_cast<int>(*year), 1, 1};
      fact.last =
          last_of_months(reading_.text(*reading_.capture(m, "period")), static_cast<int>(*year));
    } else if (rule == "date.year") {
      const auto year = read_count(reading_.text(*reading_.capture(m, "year")));
      if (!year) return;
      fact.first = Date{static_cast<int>(*year), 1, 1};
      fact.last = Date{static_cast<int>(*year), 12, 31};
    } else if (rule == "date.month") {
      const TextSpan month = *reading_.capture(m, "month");
      fact.last = first_of_month(month, m);
      if (!fact.last) return;
      fact.first = first_of_month(reading_.capture(m, "first").value_or(month), m);
      fact.last = last_of_month(*fact.last);
    } else if (rule == "date.period_ended") {
      fact.last = day(*reading_.capture(m, "date"));
      if (fact.last)
        fact.first = first_of_period(reading_.text(*reading_.capture(m, "period")), *fact.last);
    } else {
      if (const auto last = reading_.capture(m, "last")) fact.last = day(*last);
      const TextSpan first = *reading_.capture(m, "first");
      fact.first = has_year(first) || !fact.last ? day(first) : day_before(first, *fact.last);
    }
    if (fact.first || fact.last) facts_.periods.push_back(fact);
  }

  // "the first nine months of 2025", "the first half of 2025"
  static Date last_of_months(std::string_view months, int year) {
    const std::string words = lowered(months);
    if (words.starts_with("three")) return {year, 3, 31};
    if (words.starts_with("nine")) return {year, 9, 30};
    return {year, 6, 30};
  }

  bool has_year(TextSpan day) const {
    constexpr std::uint32_t kYear = 4;  // digits
    const std::string_view words = reading_.text(day);
    if (words.find_first_of("/-") != words.npos) return true;
    return words.size() > kYear &&
           std::ranges::all_of(words.substr(words.size() - kYear), is_digit);
  }

  // "Between October 1 and November 9, 2024": the last of its name before the other.
  std::optional<Date> day_before(TextSpan words, Date last) const {
    for (int year : {last.year, last.year - 1}) {
      const auto first = read_date(std::string(reading_.text(words)) + ", " + std::to_string(year));
      if (first && first->exists() && !(last < *first)) return first;
    }
    return std::nullopt;
  }

  std::optional<Date> first_of_month(TextSpan month, const Mention& m) const {
    return read_date(std::string(reading_.text(month)) + " 1, " +
                     std::string(reading_.text(*reading_.capture(m, "year"))));
  }

  void rate(const Mention& m) {
    const auto digits = reading_.capture(m, "rate");
    if (!digits) return;  // a bare percentage has no meaning here
    if (is_former_rate(m, *digits) || is_management_fee(*digits, m.sentence)) return;
    if (const auto rate = read_percent(reading_.text(*digits))) {
      facts_.rates.push_back({*digits, reading_.id_of(m), *rate});
    }
  }

  // "In addition to its fees, we will pay the placement agent a management fee equal to 1.0% of
  // the gross proceeds": what it is paid besides.
  bool is_management_fee(TextSpan digits, std::uint32_t sentence) const {
    constexpr std::uint32_t kLead = 40;  // bytes
    const std::string before = lowered(
        reading_.text_before(reading_.mentions.sentences[sentence].text, digits.begin, kLead));
    return ends_with_any(before, {"management fee of ", "management fee equal to ",
                                  "management fee equal to (", "management fee of up to "});
  }

  // "the commission, previously 3.0%, is now 2.5%": the first of them.
  bool is_former_rate(const Mention& m, TextSpan digits) const {
    for (const Mention& now : reading_.mentions_of(m.sentence)) {
      if (reading_.rule(now) == "rate.is_now" && now.text.contains(digits))
        return *reading_.capture(now, "rate") != digits;
    }
    return false;
  }

  // "$172,500,000 of the $180,000,000 of shares remained": the second is the
  // whole.
  bool is_whole(const Mention& m, TextSpan words) const {
    for (const Mention& other : reading_.mentions_of(m.sentence)) {
      if (reading_.rule(other) == "amount.remaining_of" && reading_.capture(other, "to") == words)
        return true;
    }
    return false;
  }

  // "an aggregate purchase price of"
  bool is_total(std::uint32_t at) const {
    const std::string_view before =
        std::string_view(reading_.document.text).substr(at - std::min(at, 10U), std::min(at, 10U));
    return before.ends_with("aggregate ") || before.ends_with("total ");
  }

  // "par value $.001 per share, at a purchase price of $0.80", "the closing price on May 6,
  // for gross proceeds of $1,077,500": named by the words just before it, whatever price
  // stands farther off.
  bool is_what_is_paid(const Mention& m, TextSpan words) const {
    constexpr std::uint32_t kLead = 40;  // bytes
    const std::string before = lowered(reading_.text_before(m.text, words.begin, kLead));
    return ends_with_any(before, {" at a purchase price of ", " at an offering price of ",
                                  " at a public offering price of ", " at a price of ",
                                  " gross proceeds of ", " gross proceeds of approximately "});
  }

  void amount(const Mention& m, const ValueRule& rule) {
    const auto words = reading_.capture(m, rule.capture);
    if (!words) return;
    if (rule.rule == "amount.remaining" && is_whole(m, *words)) return;
    if (rule.rule == "amount.excluded_price" && is_what_is_paid(m, *words)) return;
    const auto money = read_money(reading_.text(*words));
    if (!money) return;
    // "an aggregate purchase price of $50 million" is no price of a share.
    if (rule.rule == "amount.price" && !reading_.capture(m, "unit") &&
        (reading_.text(*words).find("illion") != std::string_view::npos || is_total(m.text.begin)))
      return;
    // "the fair value of $190,500 was determined using the closing price"
    constexpr double kGreatestPrice = 100000;
    if (rule.meaning == Meaning::price && money->amount.to_double() > kGreatestPrice) {
      if (!reading_.capture(m, "unit")) return;
      // "at an offering price of $9,935,419 per share": as printed
      log_.push_back({Severity::warning, "misprinted_number",
                      "\"" + std::string(reading_.text(*words)) + "\" is more than a share costs",
                      std::nullopt, *words});
    }
    // "$20.13 shares at a price of $9,935,419 per share", misprinted: nobody's proceeds.
    const bool proceeds =
        rule.meaning == Meaning::gross_proceeds || rule.meaning == Meaning::proceeds;
    const TextSpan sentence = reading_.mentions.sentences[m.sentence].text;
    const std::string_view after = reading_.text({words->end, sentence.end});
    if (proceeds && (after.starts_with(" shares") || after.starts_with(" per share"))) return;
    // "reduced from $6.50 to $5.85": a price, not a capacity.
    constexpr double kLeastCapacity = 1000;
    if (rule.meaning == Meaning::capacity && money->amount.to_double() < kLeastCapacity) return;
    facts_.amounts.push_back({*words, reading_.id_of(m), rule.meaning,
                              in_declared_unit(m, *words, rule.meaning, money->amount),
                              money->currency});
  }

  // "$750,000" in notes "(dollars in thousands, except per share data)"; not "$32.10", "$75
  // million", nor what one share or "each $1,000 principal amount" is.
  Decimal in_declared_unit(const Mention& m, TextSpan words, Meaning meaning,
                           Decimal amount) const {
    const DeclaredUnit unit = units_[m.block.value];
    const bool of_one = meaning == Meaning::price || meaning == Meaning::average_price ||
                        meaning == Meaning::excluded;
    if (!unit.prose || of_one || reading_.document.blocks[m.block.value].table >= 0) return amount;
    const bool cents = unit.power == 3 && !amount.is_integer();
    if (cents || is_alpha(reading_.text(words).back())) return amount;
    const TextSpan sentence = reading_.mentions.sentences[m.sentence].text;
    const std::string_view before = reading_.text_before(sentence, words.begin, 16);
    const std::string_view after = reading_.text({words.end, sentence.end});
    const bool each = before.ends_with(" per ") || before.ends_with(" each ") ||
                      before.ends_with("nominations of ") || after.starts_with(" per ");
    return each ? amount : amount.scaled(unit.power).value_or(amount);
  }

  void count(const Mention& m, const ValueRule& rule) {
    const auto words = reading_.capture(m, rule.capture);
    if (!words) return;
    const auto value = read_count(reading_.text(*words));
    if (!value) return;
    CountFact fact{*words,       m.text, reading_.id_of(m),
                   rule.meaning, *value, rule.rule == "shares.warrants"};
    // "$5,000,000 shares" is money: the sign stands just before.
    if (words->begin > 0 && reading_.document.text[words->begin - 1] == '$') return;
    if (is_year(m, *words) || is_authorized(m, *words)) return;
    facts_.counts.push_back(fact);
  }

  // "the December 2024 Initial Note", "December 31, 2024 Units"
  bool is_year(const Mention& m, TextSpan words) const {
    const std::string_view digits = reading_.text(words);
    if (digits.size() != 4 || !digits.starts_with("20") || digits[2] > '3') return false;
    const TextSpan sentence = reading_.mentions.sentences[m.sentence].text;
    const std::string_view before = reading_.text_before(sentence, words.begin, 14);
    const std::string_view after = reading_.text({words.end, m.text.end});
    return after != " shares" || before.ends_with(", ");
  }

  // "to increase the total number of authorized shares from 250.0 million to 500.0
  // million shares": none of them is offered.
  bool is_authorized(const Mention& m, TextSpan words) const {
    constexpr std::uint32_t kReach = 400;  // bytes
    const TextSpan sentence = reading_.mentions.sentences[m.sentence].text;
    const std::string low = lowered(reading_.text_before(sentence, words.begin, kReach));
    return low.find("authorized shares") != std::string::npos ||
           low.find("authorized number of") != std::string::npos ||
           low.find("authorized common stock") != std::string::npos;
  }

  const Reading& reading_;
  Facts& facts_;
  Diagnostics& log_;
  std::vector<DeclaredUnit> units_;       // by block
  std::map<std::string, DateFact> days_;  // by term: (the "Closing Date"), as defined so far
};

}  // namespace

void resolve_values(const Reading& reading, Facts& facts, Diagnostics& log) {
  ValueResolver resolver(reading, facts, log);
  for (const Mention& m : reading.mentions.mentions) resolver.resolve(m);
  keep_one_meaning(facts.amounts);
  // Warrants first: "warrants to purchase 5 shares" also reads "5 shares".
  std::stable_sort(
      facts.counts.begin(), facts.counts.end(),
      [](const CountFact& a, const CountFact& b) { return a.of_warrants > b.of_warrants; });
  const std::vector<CountFact> warrants(
      facts.counts.begin(), std::find_if(facts.counts.begin(), facts.counts.end(),
                                         [](const CountFact& c) { return !c.of_warrants; }));
  std::erase_if(facts.counts, [&](const CountFact& c) {
    return !c.of_warrants && std::any_of(warrants.begin(), warrants.end(),
                                         [&](const CountFact& w) { return w.text == c.text; });
  });
  keep_one_meaning(facts.counts);
  std::stable_sort(
      facts.rates.begin(), facts.rates.end(),
      [](const RateFact& a, const RateFact& b) { return a.text.begin < b.text.begin; });
  facts.rates.erase(
      std::unique(facts.rates.begin(), facts.rates.end(),
                  [](const RateFact& a, const RateFact& b) { return a.text == b.text; }),
      facts.rates.end());
}

}  // namespace offerlog
