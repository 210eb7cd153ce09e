#include "clause_timing.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "closings.h"
#include "day_lead.h"
#include "rank_day.h"
#include "resolve/read_values.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class ClauseTiming {
 public:
  ClauseTiming(const ClauseSentence& sentence, const ToldBefore& told)
      : s_(sentence), c_(sentence.c), reading_(c_.reading), told_(told) {}

  void time(Clause& clause, const Mention& trigger) const {
    find_date(clause, trigger);
    find_condition(clause);
    clause.timing = timing_of(clause, trigger);
    if (clause.timing != Timing::prospective) clause.condition = {};
    // "All of the shares have been sold": on which day is not told.
    const bool all_sold = reading_.rule(trigger) == "change.sold_out" &&
                          !reading_.text(trigger.text).ends_with("sold");
    const bool closing = clause.type == ChangeType::completed && !all_sold;
    if (!clause.date && clause.timing == Timing::current && c_.filing.dated && !closing &&
        !dateless()) {
      clause.date.value = c_.filing.dated.value;
      clause.date_basis = DateBasis::document;
    }
  }

 private:
  Timing timing_of(const Clause& clause, const Mention& trigger) const {
    if (is_expected(s_, trigger)) return Timing::prospective;
    const bool news = clause.date && is_news(c_, *clause.date);
    const bool past = clause.date ? !news || is_told_again(clause, trigger) || closed_before(clause)
                                  : clause.previously || is_of_month_past(clause, trigger);
    if (past || by_earlier_document() || was_filed_before(clause, trigger))
      return Timing::historical;
    return ends_later(clause, trigger) ? Timing::prospective : Timing::current;
  }

  // "As previously disclosed, on November 13 the Company completed its offering", told on
  // November 17: the first day that the sentence tells was disclosed; one behind it is news,
  // unless the cover says that the report tells of later days alone.
  bool is_told_again(const Clause& clause, const Mention& trigger) const {
    const bool ends = clause.type == ChangeType::completed || clause.type == ChangeType::terminated;
    const bool resized =
        (clause.type == ChangeType::increased || clause.type == ChangeType::decreased ||
         clause.type == ChangeType::amended) &&
        !c_.is_offering_document();
    if (!(ends || resized) || !clause.previously || c_.period_start || !c_.filing.dated ||
        !(*clause.date.value < *c_.filing.dated.value))
      return false;
    const auto days = c_.within(c_.facts.dates, s_.span);
    const bool first = !days.empty() && days.front().text == clause.date.evidence.front().text;
    if (!first && !is_before_report(*clause.date)) return false;
    return std::ranges::any_of(reading_.mentions_of(s_.index), [&](const Mention& m) {
      return reading_.rule(m) == "timing.previously" && m.text.begin < trigger.text.begin &&
             starts_with_any_case(reading_.text(m.text), "as ");
    });
  }

  // "The offering closed on May 8", in the report of May 28 on the use of the option. Form 8-K is
  // due within four business days; some covers bear the day of filing.
  bool closed_before(const Clause& clause) const {
    constexpr int kDue = 6;  // days
    return clause.type == ChangeType::completed && !c_.period_start &&
           clause.date_basis == DateBasis::stated && is_before_report(*clause.date) &&
           days_between(*clause.date, *c_.filing.dated.value) > kDue;
  }

  // The cover's day is that of an event where the report was signed on a later one.
  bool is_before_report(Date day) const {
    const std::optional<Date>& first =
        c_.earliest_event ? c_.earliest_event : c_.filing.dated.value;
    return c_.signed_on && first && *first < *c_.signed_on && day < *first;
  }

  // "In January 2025, the Company completed an offering", "expired in January 2025", told in
  // August: a month is compared with the day of the report as a day is.
  bool is_of_month_past(const Clause& clause, const Mention& trigger) const {
    constexpr std::uint32_t kBehind = 45;  // bytes
    const FilingKind kind = c_.filing.kind.value.value_or(FilingKind::other);
    const bool report = kind == FilingKind::current_report || kind == FilingKind::press_release;
    // A report of a period retells when its shelf was filed, and older deals.
    const bool retold =
        kind == FilingKind::periodic_report && c_.period_start &&
        (clause.type == ChangeType::registered || clause.type == ChangeType::effective ||
         clause.type == ChangeType::completed || clause.type == ChangeType::priced);
    if (clause.type == ChangeType::sales_reported || !(retold || (report && c_.filing.dated)))
      return false;
    for (const Mention& m : reading_.mentions_of(s_.index)) {
      if (reading_.rule(m) != "date.month") continue;
      const bool leads = m.text.begin - s_.span.begin <= 1;
      const bool follows = m.text.begin >= trigger.text.end &&
                           m.text.begin - trigger.text.end <= kBehind &&
                           !follows_beginning({trigger.text.end, m.text.begin});
      if (!leads && !follows) continue;
      const std::string month(reading_.text(*reading_.capture(m, "month")));
      const std::string year(reading_.text(*reading_.capture(m, "year")));
      const auto day = read_date(month + " 28, " + year);
      if (c_.period_start) return day && *day < *c_.period_start;
      return day && *day < *c_.filing.dated.value && !is_news(c_, *day);
    }
    return false;
  }

  // "terminated its prior program, established in March 2022": the month of another verb.
  bool follows_beginning(TextSpan between) const {
    return contains_any(lowered(reading_.text(between)),
                        {"established", "entered into", "launched", "commenced", "begun"});
  }

  // "the registration statement filed on May 1", told on May 4
  bool was_filed_before(const Clause& clause, const Mention& trigger) const {
    const auto& told_on = c_.period_start ? c_.period_start : c_.filing.dated.value;
    return clause.date && told_on && *clause.date.value < *told_on &&
           reading_.rule(trigger) == "change.registration_filed";
  }

  // "gave notice to terminate … effective May 8", told on May 4, and not signed after May 8
  bool ends_later(const Clause& clause, const Mention& trigger) const {
    const bool stops =
        clause.type == ChangeType::terminated || clause.type == ChangeType::suspended;
    if (!stops || !clause.date || !c_.filing.dated ||
        !(*c_.filing.dated.value < *clause.date.value))
      return false;
    if (c_.signed_on && !(*c_.signed_on < *clause.date.value)) return false;
    const std::string_view words = reading_.text(trigger.text);
    return !took_effect(clause.date.evidence.front()) && words.find(" took ") == words.npos &&
           words.find(" was ") == words.npos && words.find(" became ") == words.npos;
  }

  // "elected to terminate it, and the termination became effective on May 8"
  bool took_effect(const Evidence& day) const {
    return Lead(s_, day.text)
        .ends_in({"became effective on ", "became effective ", "became effective as of ",
                  "took effect on ", "was effective on ", "was effective as of "});
  }

  // "an amount that we increased by Supplement No. 1", told in Supplement No. 2.
  bool by_earlier_document() const {
    if (!c_.filing.number) return false;
    for (const Mention& m : reading_.mentions_of(s_.index)) {
      if (reading_.rule(m) != "timing.by_earlier") continue;
      const auto number = read_count(reading_.text(*reading_.capture(m, "number")));
      if (number && *number < *c_.filing.number) return true;
    }
    return false;
  }

  // A day that the filing knows and does not tell: "in March 2024", "has
  // terminated by its terms".
  bool dateless() const {
    return reading_.has(s_.index, "date.month") || s_.low.find("its terms") != std::string::npos;
  }

  void find_condition(Clause& clause) const {
    for (const Mention& m : reading_.mentions_of(s_.index)) {
      if (reading_.rule(m) != "condition.subject_to") continue;
      const TextSpan words = *reading_.capture(m, "condition");
      clause.condition.value = std::string(reading_.text(words));
      clause.condition.evidence = {{words, "condition.subject_to"}};
      return;
    }
  }

  struct Day {
    const DateFact* fact = nullptr;
    int rank = kOfSomethingElse;
  };

  // The day of the act: "effective May 8" and "on May 8" behind the verb,
  // before "On May 4," at the front; never "the prospectus dated May 1".
  void find_date(Clause& clause, const Mention& trigger) const {
    // "On May 8 it announced the results of its rights offering": on which day that closed is
    // not told.
    const bool closing = reading_.rule(trigger) == "change.closed";
    if (closing && reading_.text(trigger.text).find(" results of ") != std::string_view::npos)
      return;
    // "On May 8 it announced that it has closed": nor here.
    if (closing && lowered(reading_.text(trigger.text)).find("that ") != std::string::npos) {
      announced_today(clause, trigger);
      return;
    }
    Day best;
    for (const DateFact& d : c_.within(c_.facts.dates, s_.span)) {
      const int rank = rank_day(s_, d, trigger);
      if (rank < best.rank || (rank == best.rank && begins_again(d, trigger))) best = {&d, rank};
    }
    const bool anothers = best.fact == nullptr || best.rank == kBehindAnotherVerb;
    if (anothers && announced_today(clause, trigger)) return;
    if (best.fact == nullptr) return same_day(clause, is_expected(s_, trigger));
    clause.date.value = best.fact->date ? best.fact->date : c_.filing.dated.value;
    if (!clause.date.value) return;
    clause.date.evidence.push_back(
        {best.fact->text, std::string(reading_.rule(reading_.mention(best.fact->mention)))});
    clause.date_basis = DateBasis::stated;
  }

  // "On May 3 we entered into an agreement, and on May 5 we completed the offering"
  bool begins_again(const DateFact& d, const Mention& trigger) const {
    return d.text.end <= trigger.text.begin &&
           s_.text_before(d.text.begin, 8).ends_with(" and on ");
  }

  // A release that announces a closing "today" tells its own day; one that a report brings
  // has it in its dateline, and it is the report's where that bears the same.
  bool announced_today(Clause& clause, const Mention& trigger) const {
    const bool report = c_.filing.kind.value == FilingKind::current_report;
    if (reading_.rule(trigger) != "change.closed" || !c_.filing.dated ||
        !(report || c_.filing.kind.value == FilingKind::press_release))
      return false;
    // "announced today the closing", "said today that its offering has closed"
    const std::string_view words = reading_.text(trigger.text);
    const bool said =
        words.ends_with(" has closed") &&
        s_.text_before(trigger.text.begin, 60).find("today that ") != std::string_view::npos;
    // "that the sale of the additional shares closed today"
    const bool done = words.ends_with(" closed") &&
                      reading_.text({trigger.text.end, s_.span.end}).starts_with(" today");
    // "that it has today closed its public offering"
    const bool now = s_.text_before(trigger.text.begin, 7).ends_with(" today ");
    if (!starts_with_any_case(words, "announc") && !said && !done && !now) return false;
    for (const Mention& m : reading_.mentions_of(s_.index)) {
      if (reading_.rule(m) != "timing.today") continue;
      if (report) return by_dateline(clause);
      clause.date.value = c_.filing.dated.value;
      clause.date.evidence = {{m.text, "timing.today"}};
      clause.date_basis = DateBasis::document;
      return true;
    }
    return false;
  }

  // "Harbour, Greece, July 17, 2020 - Corvale Corp. announced today that it has closed"
  bool by_dateline(Clause& clause) const {
    for (const Mention& m : reading_.mentions_of(s_.index)) {
      if (reading_.rule(m) != "cover.dateline") continue;
      for (const DateFact& d : c_.within(c_.facts.dates, m.text)) {
        if (!d.date || d.date != c_.filing.dated.value) return false;
        clause.date = {d.date, {{d.text, "cover.dateline"}}};
        clause.date_basis = DateBasis::document;
        return true;
      }
    }
    return false;
  }

  // "On the same date": the day of the act told before; of one still to come, only
  // a day to come.
  void same_day(Clause& clause, bool expected) const {
    if (day_of_amendment(clause)) return;
    for (const Mention& m : reading_.mentions_of(s_.index)) {
      if (reading_.rule(m) != "date.same_day") continue;
      const std::optional<Date> day = day_alongside(m);
      if (!day || (expected && !(c_.reference_day && *c_.reference_day < *day))) return;
      clause.date.value = day;
      clause.date.evidence = {{m.text, "date.same_day"}};
      clause.date_basis = DateBasis::stated;
      return;
    }
  }

  // "On February 24 they entered into Amendment No. 1 (the "Amendment"). The Amendment increases":
  // on that day.
  bool day_of_amendment(Clause& clause) const {
    constexpr std::uint32_t kBack = 2;  // sentences
    const bool resizes =
        clause.type == ChangeType::increased || clause.type == ChangeType::decreased;
    if (!resizes || told_.clauses.empty() || clause.date ||
        !starts_with_any(reading_.text(s_.span), {"The Amendment ", "Pursuant to the Amendment",
                                                  "Under the Amendment", "The amendment "}))
      return false;
    for (auto told = told_.clauses.rbegin(); told != told_.clauses.rend(); ++told) {
      if (s_.index - told->sentence > kBack) return false;
      if (told->type != ChangeType::amended || told->is_vetoed() ||
          told->date_basis != DateBasis::stated)
        continue;
      clause.date = told->date;
      clause.date_basis = DateBasis::stated;
      return true;
    }
    return false;
  }

  // "Simultaneously with the closing of the IPO": the closing's, if it was told; a report of
  // a period tells of old ones too.
  std::optional<Date> day_alongside(const Mention& words) const {
    const std::string_view text = reading_.text(words.text);
    const bool closing =
        text.ends_with("closing") || text.ends_with("consummation") || text.ends_with("completion");
    for (auto told = told_.clauses.rbegin(); closing && told != told_.clauses.rend(); ++told) {
      const bool done = told->timing == Timing::current ||
                        (c_.period_start && told->timing == Timing::historical);
      const bool closed = told->type == ChangeType::completed && done && !told->is_vetoed();
      if (closed && told->date) return told->date.value;
    }
    return told_.last_day;
  }

  const ClauseSentence& s_;
  const Context& c_;
  const Reading& reading_;
  const ToldBefore& told_;
};

}  // namespace

bool is_expected(const ClauseSentence& sentence, const Mention& trigger) {
  const Reading& reading = sentence.c.reading;
  if (reading.rule(trigger) == "change.to_close" || reading.rule(trigger) == "change.closing_day")
    return true;
  const std::string words = lowered(reading.text(trigger.text));
  if (words.starts_with("termination will") || words.starts_with("termination shall")) return true;
  for (const Mention& m : reading.mentions_of(sentence.index)) {
    if (reading.rule(m) != "timing.expected") continue;
    if (m.text.begin < trigger.text.begin && m.text.end >= trigger.text.begin &&
        m.text.end <= trigger.text.end + 4)
      return true;
    if (m.text.contains(trigger.text)) return true;
  }
  return false;
}

void time_clause(const ClauseSentence& sentence, const ToldBefore& told, const Mention& trigger,
                 Clause& clause) {
  ClauseTiming(sentence, told).time(clause, trigger);
}

}  // namespace offerlog
