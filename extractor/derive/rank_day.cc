#include "rank_day.h"

#include <algorithm>
#include <string>

#include "closings.h"
#include "day_lead.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// Of an offering it is the day of a record of holders.
constexpr std::string_view kCloseOfBusiness = "close of business on ";

class DayRanker {
 public:
  explicit DayRanker(const ClauseSentence& sentence)
      : s_(sentence), c_(sentence.c), reading_(c_.reading) {}

  int rank_of(const DateFact& d, const Mention& trigger) const {
    const std::string_view rule = reading_.rule(trigger);
    if (rule == "change.as_amended" || rule == "change.begun_on" || rule == "change.closing_day")
      return trigger.text.contains(d.text) ? 0 : kOfSomethingElse;
    // "which became effective October 8, 2024", "issued to the Investor, on October 19, a note"
    if ((rule == "change.effective" || rule == "change.notes_issued" ||
         rule == "change.issued_on") &&
        trigger.text.contains(d.text))
      return 0;
    // "elected to purchase on July 23 pursuant to the option", "full exercise, on July 23, of"
    // or with which the trigger begins: "on July 23, concurrently with the exercise of".
    if (rule == "change.option_exercised" && trigger.text.contains(d.text) &&
        (d.text.begin <= trigger.text.begin + 3 ||
         Lead(s_, d.text)
             .ends_in({" purchase on ", " exercise, on ", " exercise on ", " underwriter, on ",
                       " underwriters, on "})))
      return 0;
    // "$400 million of senior notes issued May 21, 2024"
    // or "received gross proceeds of $2.9 million on January 13, 2023, the closing date"
    const bool in_closing = rule == "change.closed" && trigger.text.contains(d.text);
    if (in_closing && (d.text.end == trigger.text.end ||
                       lowered(reading_.text(trigger.text)).ends_with("the closing date")))
      return 0;
    if (is_of_beginning(d)) return kOfSomethingElse;
    const Lead lead(s_, d.text);
    if (lead.is_beginning() && !tells_of_beginning(d, trigger)) return kOfSomethingElse;
    const bool registration = rule == "change.effective" || rule == "change.registered" ||
                              rule == "change.registration_filed" ||
                              rule == "change.new_prospectus";
    if (is_by_commission(d, trigger)) return 0;
    if (registration && d.text.begin >= trigger.text.begin &&
        lead.ends_in({"sec on ", "commission on ", "filed on ", ") on "}))
      return leads_with_day() && rule != "change.registration_filed" && !filed_before(trigger) ? 4
                                                                                               : 2;
    if (lead.ends_in({"dated ", "dated as of ", "dated the ", "filed on ", "ended ", "file on ",
                      "sec on ", "commission on ", "price on "}))
      return kOfSomethingElse;
    return d.text.begin >= trigger.text.end ? rank_behind(d, lead, trigger)
                                            : rank_before(lead, trigger);
  }

 private:
  // "On June 23 it filed a registration statement, which was declared effective by the SEC
  // on July 2": the day that leads is of the other verb.
  bool filed_before(const Mention& trigger) const {
    return reading_.rule(trigger) == "change.effective" &&
           std::ranges::any_of(reading_.mentions_of(s_.index), [&](const Mention& m) {
             return reading_.rule(m) == "change.registered" && m.text.end <= trigger.text.begin;
           });
  }

  // "On October 6 it completed its offering under the Registration Statement, which was declared
  // effective by the Securities and Exchange Commission on October 1": whatever leads.
  bool is_by_commission(const DateFact& d, const Mention& trigger) const {
    constexpr std::uint32_t kCommission = 70;  // bytes
    if (reading_.rule(trigger) != "change.effective" || d.text.begin < trigger.text.end ||
        d.text.begin - trigger.text.end > kCommission ||
        !reading_.text(trigger.text).ends_with(" by"))
      return false;
    const std::string_view between = reading_.text({trigger.text.end, d.text.begin});
    return between.ends_with(" on ") && !contains_any(between, {" filed ", " statement", ","});
  }

  // Of a day behind the verb; what stands between is read last, it may be long.
  int rank_behind(const DateFact& d, const Lead& lead, const Mention& trigger) const {
    const int rank = rank_by_lead(d, lead, trigger);
    const bool anothers =
        rank != kOfSomethingElse && (closes_between(trigger, d) || closes_first(trigger, d));
    return anothers ? kOfSomethingElse : rank;
  }

  int rank_by_lead(const DateFact& d, const Lead& lead, const Mention& trigger) const {
    const std::string_view rule = reading_.rule(trigger);
    const std::uint32_t gap = d.text.begin - trigger.text.end;
    // "filed a registration statement, which was declared effective on June 24": not filed then.
    if (rule == "change.registered" &&
        lead.ends_in({"declared effective on ", "became effective on "}))
      return kOfSomethingElse;
    // Behind it is the day of the registration statement.
    if (rule == "change.other_terms") return kOfSomethingElse;
    // "a second closing to be held on the fifth business day after …, on or before June 30":
    // the last day on which it may be.
    constexpr std::uint32_t kOwnDay = 20;  // bytes
    if (rule == "change.to_close" && gap > kOwnDay && is_later_closing(reading_.text(trigger.text)))
      return kOfSomethingElse;
    if (takes_effect(lead, rule) || notice_takes_effect(lead, trigger)) return 0;
    if (rule == "change.agents_changed" && lead.ends_in({"as of "})) return 1;
    if (lead.ends_in({"hereof, "})) return 2;
    if (lead.ends_in({kCloseOfBusiness})) return is_ending(rule) ? 1 : kOfSomethingElse;
    // "priced on May 6 and are expected to settle on or about May 9": the nearest is its own.
    if (gap <= 1 || (gap <= 4 && lead.is_on())) return 1;
    if (lead.is_about()) return 1;
    if (gap <= 7 && lead.ends_in({"as of "})) return 1;
    if (gap < 160 && lead.is_on()) {
      if (!other_verb_between(trigger, d)) return 2;
      const bool own_day_only = rule == "change.withdrawn" || rule == "change.agents_changed" ||
                                rule == "change.amended" || rule == "change.registered";
      return own_day_only ? kOfSomethingElse : kBehindAnotherVerb;
    }
    return lead.ends_in({"as of ", "until ", "through "}) ? 7 : kOfSomethingElse;
  }

  // Of a day before the verb.
  int rank_before(const Lead& lead, const Mention& trigger) const {
    const std::string_view rule = reading_.rule(trigger);
    // "$30 million was funded on May 3 and the remaining $20 million will be funded": no day.
    if (rule == "change.to_close" && reading_.text(trigger.text).starts_with("remaining "))
      return kOfSomethingElse;
    if (lead.ends_in({"hereof, "})) return 3;
    if (lead.ends_in({kCloseOfBusiness})) return is_ending(rule) ? 3 : kOfSomethingElse;
    if (lead.is_about()) return 6;
    // "On March 3, 2021 we entered into an agreement …, which was amended on May 9, 2023 to
    // decrease the maximum": its own day.
    const bool resized = rule == "change.increased" || rule == "change.decreased";
    if (resized && lead.ends_in({"amended on ", "amended as of "})) return 1;
    if (rule == "change.sold" && lead.ends_in({"as of "})) return 1;
    if (lead.is_on() || takes_effect(lead, rule)) return 3;
    return lead.ends_in({"as of "}) && clauses_of_state(trigger) ? 4 : kOfSomethingElse;
  }

  static bool takes_effect(const Lead& lead, std::string_view rule) {
    return rule != "change.registration_filed" &&
           !lead.ends_in({"declared effective on ", "which became effective on ",
                          "which became effective ", "which was effective "}) &&
           lead.ends_in({"effective ", "effective as of ", "effective on ",
                         "effective immediately on ", "effective from "});
  }

  // "delivered notice of its termination of the Agreement, which became effective on May 8"
  bool notice_takes_effect(const Lead& lead, const Mention& trigger) const {
    return is_ending(reading_.rule(trigger)) &&
           starts_with_any_case(reading_.text(trigger.text), "notice") &&
           lead.ends_in({"which became effective on ", "which was effective on ",
                         "which took effect on ", "and became effective on "});
  }

  static bool is_ending(std::string_view rule) {
    return rule == "change.terminated" || rule == "change.termination_effective" ||
           rule == "change.expired";
  }

  // The verb before the day is the trigger's own.
  static bool tells_of_beginning(const DateFact& d, const Mention& trigger) {
    constexpr std::uint32_t kVerb = 8;  // bytes: "begun on "
    return trigger.text.begin < d.text.begin && trigger.text.end + kVerb >= d.text.begin;
  }

  // "the offering, which began on November 10": not the day of what is told of it.
  bool is_of_beginning(const DateFact& d) const {
    return std::ranges::any_of(s_.begun, [&](TextSpan begun) { return begun.contains(d.text); });
  }

  bool clauses_of_state(const Mention& trigger) const {
    const std::string_view rule = reading_.rule(trigger);
    return rule == "change.sold" || rule == "change.sold_out" || rule == "change.terminated" ||
           rule == "change.suspended";
  }

  // "terminated the prospectus, which was filed on May 1": the day belongs to
  // the nearer verb.
  bool other_verb_between(const Mention& trigger, const DateFact& d) const {
    const std::string_view between = reading_.text({trigger.text.end, d.text.begin});
    if (between.ends_with(" and on ")) return true;  // "…, and on May 3 issued the shares"
    return contains_any(
        between, {" filed", " dated", " entered into", " which ", " declared", " signed",
                  " announced", " issued and sold", " issued on", " were issued", " expired"});
  }

  // "decided to terminate it following the closing of an investment on May 3": the
  // day of what came before.
  bool closes_between(const Mention& trigger, const DateFact& d) const {
    const std::string between = lowered(reading_.text({trigger.text.end, d.text.begin}));
    return contains_any(between, {"following the clos", "following the complet", "after the clos",
                                  "after the complet"});
  }

  // "exercised their option in full, and the Offering closed on May 6": the day is of
  // the closing, which has a subject of its own.
  bool closes_first(const Mention& trigger, const DateFact& d) const {
    for (const Mention& m : reading_.mentions_of(s_.index)) {
      if (reading_.rule(m) != "change.closed" || m.text.end <= trigger.text.end ||
          d.text.begin < m.text.end)
        continue;
      const std::string_view joint =
          reading_.text_before({trigger.text.begin, m.text.begin}, m.text.begin, 30);
      if (contains_any(joint, {", and ", "; "})) return true;
    }
    return false;
  }

  bool leads_with_day() const {
    for (const DateFact& d : c_.within(c_.facts.dates, s_.span)) {
      return d.date && d.text.begin - s_.span.begin <= 4;
    }
    return false;
  }

  const ClauseSentence& s_;
  const Context& c_;
  const Reading& reading_;
};

}  // namespace

int rank_day(const ClauseSentence& sentence, const DateFact& day, const Mention& trigger) {
  return DayRanker(sentence).rank_of(day, trigger);
}

}  // namespace offerlog
