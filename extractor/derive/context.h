// What every derivation reads: the stages before it, and the document's own
// day and kind.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "find/reading.h"
#include "offerlog/clause.h"
#include "offerlog/facts.h"
#include "resolve/facts_from.h"
#include "sections.h"

namespace offerlog {

struct Context {
  // How far down the cover such a legend stands, in bytes.
  static constexpr std::uint32_t kCoverLines = 4000;

  const Reading& reading;
  const Facts& facts;
  const Sections& sections;
  const Filing& filing;
  const Issuer& issuer;
  // The day against which "now" and "then" are told: the document's, else the
  // latest day on which it says that something happened.
  std::optional<Date> reference_day;
  // The period that a periodic report or a release of results covers. What happened in
  // it or since is news there; its first day is `period_start`.
  std::optional<PeriodFact> period;
  std::optional<Date> period_start;
  // The first day of what a current report reports: "November 13, 2023 (October
  // 30, 2023)" on its cover. All since is news.
  std::optional<Date> earliest_event;
  // The day on which a current report was signed: all up to it has happened.
  std::optional<Date> signed_on;

  SectionKind section_of(std::uint32_t sentence) const {
    return sections[reading.sentence(sentence).block.value];
  }
  // The facts of a list that lie in a span; lists are in reading order.
  template <class Fact>
  std::span<const Fact> within(const std::vector<Fact>& list, TextSpan span) const {
    const std::span<const Fact> rest = facts_from(list, span.begin);
    std::size_t inside = 0;
    while (inside < rest.size() && rest[inside].text.begin < span.end) ++inside;
    return rest.first(inside);
  }
  // Whether the agreement is named in the span.
  bool names(TextSpan span, std::uint32_t agreement) const {
    return std::ranges::any_of(within(facts.references, span), [&](const AgreementReference& r) {
      return r.agreement == agreement;
    });
  }
  // The one agreement that fits, as its index; nothing where none or several do.
  template <class Fits>
  std::optional<std::uint32_t> only_agreement(Fits fits) const {
    std::optional<std::uint32_t> only;
    for (std::uint32_t a = 0; a < facts.agreements.size(); ++a) {
      if (!fits(facts.agreements[a])) continue;
      if (only) return std::nullopt;
      only = a;
    }
    return only;
  }
  TextSpan sentence_span(std::uint32_t sentence) const { return reading.sentence(sentence).text; }
  bool is_prospectus() const {
    return filing.kind.value == FilingKind::prospectus ||
           filing.kind.value == FilingKind::prospectus_supplement;
  }
  // Tells of a period, and so of many deals, each in passing.
  bool reports_period() const {
    return filing.kind.value == FilingKind::periodic_report || period_start;
  }
  // Offers, or registers, and tells the rest as background.
  bool is_offering_document() const {
    return is_prospectus() || filing.kind.value == FilingKind::registration_statement;
  }
  // Its terms are not set: Regulation S-K Item 501(b)(10) wants "Subject to
  // Completion" on its cover.
  bool is_preliminary() const {
    if (!is_prospectus()) return false;
    for (const Mention& m : reading.mentions.mentions) {
      if (m.text.begin > kCoverLines) return false;
      if (reading.rule(m) == "cover.subject_to_completion") return true;
    }
    return false;
  }
};

// See Context::reference_day.
std::optional<Date> find_reference_day(const Reading& reading, const Facts& facts,
                                       const Filing& filing);

// See Context::earliest_event.
std::optional<Date> find_earliest_event(const Reading& reading, const Facts& facts,
                                        const Filing& filing);

// See Context::signed_on.
std::optional<Date> find_signed_on(const Reading& reading, const Facts& facts, const Filing& filing,
                                   const Sections& sections);

// Days between two dates, later less earlier, exact.
int days_between(Date earlier, Date later);

// A report may be late, and its cover has the day of the report where the two differ.
inline constexpr int kLongestWait = 20;  // days

// Whether a deed of that day is news in this filing: a current report is due
// four business days after the event (Form 8-K, General Instruction B.1), and
// some come late or early.
bool is_news(const Context& context, Date day);
// Whether a signing of that day is first reported here: within the four
// business days and the holidays between.
bool is_prompt(const Context& context, Date day);

// "On April 19, we completed an underwritten public offering of 12,075,000 shares", in the
// prospectus of the next one: what that offers has not closed.
bool tells_of_earlier_deal(const Context& context, std::uint32_t sentence);

// "(i) a Sales Agreement, up to $1,000,000,000, and (ii) a Sales Agreement, up to
// $250,000,000": each item has its own.
bool in_another_item(const Context& context, TextSpan a, TextSpan b);
// "reduces the coverage ratio, (ii) excepts sales under its at-the-market program": whether
// the words that the rule finds stand in the item of the place.
bool has_in_item(const Context& context, std::uint32_t sentence, TextSpan place,
                 std::string_view rule);

}  // namespace offerlog
