#include "days_of_sales.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "reported_period.h"
#include "resolve/read_values.h"
#include "sourced.h"
#include "values/ascii.h"
#include "values/months.h"

namespace offerlog {
namespace {

class DaysOfSales {
 public:
  explicit DaysOfSales(const Context& context) : c_(context), reading_(context.reading) {}

  // The period told last before the verb, else the first after it.
  const PeriodFact* period_of(const Clause& clause) const {
    const PeriodFact* found = nullptr;
    for (const PeriodFact& p : c_.within(c_.facts.periods, c_.sentence_span(clause.sentence))) {
      // "since May 1, 2025 and through June 30, 2025" also reads "since May 1, 2025".
      const bool part = found != nullptr && found->last && !p.last;
      // "sold 2,870,114 shares; it made no sales during the quarter"
      const bool apart =
          p.text.begin > trigger(clause).end &&
          reading_.text({trigger(clause).end, p.text.begin}).find("; ") != std::string_view::npos;
      if (!part && !apart && (found == nullptr || p.text.begin < trigger(clause).begin)) found = &p;
    }
    if (const PeriodFact* own = period_of_part(clause, found)) return own;
    if (found != nullptr) return found;
    // "During the quarter, the Company sold 618,400 shares": the quarter that is reported.
    if (speaks_of_reported_period(c_, c_.sentence_span(clause.sentence))) return &*c_.period;
    return period_told_before(clause);
  }

  void date(const Draft& d, const Clause& clause, Change& change) const {
    const TextSpan span = c_.sentence_span(clause.sentence);
    change.in_part = tells_since_report(span);
    if (const PeriodFact* period = period_of(clause)) {
      const PeriodFact p = in_fiscal_year(*period);
      const std::vector<Evidence> why = evidence_of(reading_, p.text, p.mention);
      const bool told = p.first && !is_since_report(p);
      change.period_start = told ? Sourced<Date>{p.first, why} : Sourced<Date>{};
      if (!p.last && day_of_end(d, clause, change)) return;
      if (!p.last && by_heading_of_list(clause, change)) return;
      // "Through the date of this report we have sold 95,000 shares, all in 2025": the year is
      // not over.
      const bool goes_on = p.last && c_.filing.dated && *c_.filing.dated.value < *p.last;
      if (goes_on && as_of(span, change, {"s of ", "hrough "})) return;
      // "in 2025", in a report of its first quarter: so far.
      if (goes_on && ends_in(p)) {
        change.as_of = {c_.period->last, why};
        return;
      }
      change.as_of = p.last ? Sourced<Date>{p.last, why} : Sourced<Date>{c_.filing.dated.value, {}};
      if (change.as_of) return;
    }
    if (between_days(clause, change) || in_month(clause, change)) return;
    if (as_of(span, change, {"s of ", "hrough ", "usiness on ", "rading on "})) return;
    if (day_of_end(d, clause, change)) return;
    if (on_day_of_agreement(d, span, change)) return;
    if (since_period(change)) return;
    // "On June 12 it gave notice, and on June 14 it sold"
    if (as_of(span, change, {", and on "})) return;
    if (as_of(span, change, {"o ", "On "})) return;
    // "filed on February 11 … As of that date the Company had sold"
    if (reading_.has(clause.sentence, "date.same_day") && clause.date) {
      change.as_of = clause.date;
      return;
    }
    if (by_heading_of_list(clause, change)) return;
    change.as_of.value = c_.reference_day;
  }

 private:
  // "Between April 1 and May 9 we sold": of the year that ends with the document's day.
  bool between_days(const Clause& clause, Change& change) const {
    if (!c_.filing.dated) return false;
    const Date own = *c_.filing.dated;
    for (const Mention& m : reading_.mentions_of(clause.sentence)) {
      if (reading_.rule(m) != "date.between_days" || m.text.begin > trigger(clause).begin) continue;
      const auto last = last_before(reading_.text(*reading_.capture(m, "last")), own);
      const auto first =
          last ? last_before(reading_.text(*reading_.capture(m, "first")), *last) : std::nullopt;
      if (!first) continue;
      const std::vector<Evidence> why = evidence_of(reading_, m.text, reading_.id_of(m));
      change.period_start = {first, why};
      change.as_of = {last, why};
      return true;
    }
    return false;
  }

  // "In October, the Company sold": of that year, too; so far, where the month is not over.
  bool in_month(const Clause& clause, Change& change) const {
    if (!c_.filing.dated) return false;
    const Date own = *c_.filing.dated;
    for (const Mention& m : reading_.mentions_of(clause.sentence)) {
      if (reading_.rule(m) != "date.month_alone") continue;
      const std::string month(reading_.text(*reading_.capture(m, "month")));
      const auto first = last_before(month + " 1", own);
      if (!first) return false;
      const Date last = last_of_month(*first);
      const std::vector<Evidence> why = evidence_of(reading_, m.text, reading_.id_of(m));
      change.period_start = {first, why};
      change.as_of = last < own ? Sourced<Date>{last, why} : c_.filing.dated;
      return true;
    }
    return false;
  }

  std::optional<Date> last_before(std::string_view day, Date end) const {
    for (const int year : {end.year, end.year - 1}) {
      const auto date = read_date(std::string(day) + ", " + std::to_string(year));
      if (date && date->exists() && !(end < *date)) return date;
    }
    return std::nullopt;
  }

  // "Subsequent to December 31, 2024, we sold", in the report of that year: until its own day.
  bool since_period(Change& change) const {
    if (!change.in_part || !c_.filing.dated) return false;
    change.as_of = c_.filing.dated;
    return true;
  }

  // What was sold since the period reported is not all that was sold.
  bool tells_since_report(TextSpan span) const {
    if (!c_.period || !c_.period->last) return false;
    const auto days = c_.within(c_.facts.dates, span);
    return std::ranges::any_of(days, [&](const DateFact& day) {
      const std::string_view before = reading_.text_before(span, day.text.begin, 12);
      return day.date == c_.period->last &&
             ends_with_any(before, {"bsequent to ", "fter ", "ince "});
    });
  }

  // "Since June 30, 2024 and through August 2", in the report of the quarter that ended on
  // that day: which is not the first of these sales.
  bool is_since_report(const PeriodFact& p) const {
    return c_.filing.kind.value == FilingKind::periodic_report && c_.period &&
           c_.period->last == p.first && starts_with_any_case(reading_.text(p.text), "since ");
  }

  // Whether the period reported ends in that one.
  bool ends_in(const PeriodFact& p) const {
    return c_.filing.kind.value == FilingKind::periodic_report && p.first && c_.period &&
           c_.period->last && *p.first < *c_.period->last && *c_.period->last < *p.last;
  }

  // "In the year ended June 30 we sold 14,200,000 shares, of which 3,100,000 were sold in the three
  // months ended June 30": the part's own, behind its verb.
  const PeriodFact* period_of_part(const Clause& clause, const PeriodFact* whole) const {
    const TextSpan at = trigger(clause);
    if (whole == nullptr || whole->text.end > at.begin ||
        reading_.text({whole->text.end, at.begin}).find(" of which ") == std::string_view::npos)
      return nullptr;
    const auto behind =
        c_.within(c_.facts.periods, {at.end, c_.sentence_span(clause.sentence).end});
    return behind.empty() ? nullptr : &behind.front();
  }

  // "In fiscal 2024", in a report of the year that ended June 30, 2024, and "in 2024" in one of the
  // 52 weeks to December 29: that year, not the calendar's.
  PeriodFact in_fiscal_year(PeriodFact p) const {
    constexpr int kYear = 350;  // days, at least
    constexpr int kNearYearEnd = 10;
    if (!c_.period || !c_.period->first || !c_.period->last || !p.last ||
        reading_.rule(reading_.mention(p.mention)) != "date.year" ||
        days_between(*c_.period->first, *c_.period->last) < kYear)
      return p;
    const Date end = *c_.period->last;
    const int to_year_end = days_between(end, Date{end.year, 12, 31});
    const bool fiscal = lowered(reading_.text(p.text)).find("fiscal") != std::string::npos;
    if (to_year_end == 0 || (!fiscal && to_year_end > kNearYearEnd)) return p;
    const bool of_months = end == last_of_month(end);
    if (p.last->year == end.year) {
      p.first = of_months ? c_.period->first : std::nullopt;  // of 52 weeks it is not told
      p.last = end;
    } else if (p.last->year == end.year - 1 && of_months) {
      p.first.reset();
      p.last = day_before(*c_.period->first);
    }
    return p;
  }

  static Date day_before(Date day) {
    if (--day.day > 0) return day;
    return last_of_month(day.month == 1 ? Date{day.year - 1, 12, 1}
                                        : Date{day.year, day.month - 1, 1});
  }

  // "During the quarter the Company also settled", "sold 58,214 preferred shares in the same
  // week": that of which the sentences before tell.
  const PeriodFact* period_told_before(const Clause& clause) const {
    constexpr std::uint32_t kReach = 600;  // bytes
    const TextSpan span = c_.sentence_span(clause.sentence);
    const std::string_view text = reading_.text(span);
    if (!contains_any(text, {"uring the quarter", "uring the period", "uring the week",
                             "the same week", "the same period", "the same quarter"}))
      return nullptr;
    const PeriodFact* last = nullptr;
    for (const PeriodFact& p :
         c_.within(c_.facts.periods, {span.begin - std::min(span.begin, kReach), span.begin})) {
      const bool compared = last != nullptr && p.last < last->last;  // "compared to … a year ago"
      if (p.first && p.last && !compared) last = &p;
    }
    return last;
  }

  // "Key figures as of November 18, 2025:", above the items of a list, this one among them.
  bool by_heading_of_list(const Clause& clause, Change& change) const {
    constexpr std::uint32_t kItems = 12;
    const auto& blocks = reading_.document.blocks;
    const std::uint32_t item = reading_.sentence(clause.sentence).block.value;
    std::uint32_t above = item;
    while (above > 0 && item - above < kItems && is_item(blocks[above])) --above;
    const TextSpan heading = blocks[above].text;
    if (above < item && by_period_of(heading, clause, change)) return true;
    return above < item && reading_.text(heading).ends_with(':') &&
           as_of(heading, change, {"s of "});
  }

  // "Highlights (week of August 11 to August 17, 2025)"; not of what was sold after it.
  bool by_period_of(TextSpan heading, const Clause& clause, Change& change) const {
    constexpr std::uint32_t kLongest = 120;  // bytes
    const std::string_view told = reading_.text(c_.sentence_span(clause.sentence));
    if (contains_any(told, {"ubsequent to ", "ince ", "fter ", "o date"})) return false;
    const auto periods = c_.within(c_.facts.periods, heading);
    if (heading.size() > kLongest || periods.size() != 1 || !periods.front().last) return false;
    const PeriodFact& p = periods.front();
    const std::vector<Evidence> why = evidence_of(reading_, p.text, p.mention);
    change.period_start = p.first ? Sourced<Date>{p.first, why} : Sourced<Date>{};
    change.as_of = {p.last, why};
    return true;
  }

  bool is_item(const Block& block) const {  // of a list, in plain text too
    return block.kind == BlockKind::list_item ||
           starts_with_any(reading_.text(block.text), {"- ", "* ", "\u2022 "});
  }

  // "As of that date", "at the time of termination": the day, told before, on which
  // the selling ended.
  bool day_of_end(const Draft& d, const Clause& clause, Change& change) const {
    if (!reading_.has(clause.sentence, "date.same_day") &&
        !reading_.has(clause.sentence, "date.of_end"))
      return false;
    const auto end = std::find_if(d.changes.rbegin(), d.changes.rend(), [](const Change& told) {
      const bool ends =
          told.type.value == ChangeType::terminated || told.type.value == ChangeType::suspended;
      return ends && told.timing.value == Timing::current && told.date;
    });
    if (end == d.changes.rend()) return false;
    change.as_of = end->date;
    return true;
  }

  // "On the date of the Purchase Agreement, Harrow purchased 515,464 shares"
  bool on_day_of_agreement(const Draft& d, TextSpan span, Change& change) const {
    const std::string_view text = reading_.text(span);
    if (!starts_with_any_case(text, "on the date of the ") || !d.offering.agreement.dated)
      return false;
    const auto comma = text.find(',');
    if (text.substr(0, comma).find("greement") == text.npos) return false;
    change.as_of = d.offering.agreement.dated;
    return true;
  }

  // The first day of the sentence that stands behind one of the words.
  bool as_of(TextSpan span, Change& change, std::initializer_list<std::string_view> leads) const {
    for (const DateFact& date : c_.within(c_.facts.dates, span)) {
      const std::string_view before = reading_.text_before(span, date.text.begin, 12);
      const bool led = std::any_of(leads.begin(), leads.end(),
                                   [&](std::string_view lead) { return before.ends_with(lead); });
      if (!led || ends_with_any(before, {"bsequent to ", "rior to "})) continue;
      change.as_of.value = date.date ? date.date : c_.filing.dated.value;
      change.as_of.evidence = evidence_of(reading_, date.text, date.mention);
      return true;
    }
    return false;
  }

  TextSpan trigger(const Clause& clause) const { return reading_.mention(clause.trigger).text; }

  const Context& c_;
  const Reading& reading_;
};

}  // namespace

const PeriodFact* period_of_sales(const Context& context, const Clause& clause) {
  return DaysOfSales(context).period_of(clause);
}

void date_sales(const Context& context, const Draft& d, const Clause& clause, Change& change) {
  DaysOfSales(context).date(d, clause, change);
}

}  // namespace offerlog
