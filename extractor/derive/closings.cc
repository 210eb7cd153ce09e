#include "closings.h"

#include <algorithm>
#include <array>

#include "resolve/read_values.h"
#include "values/ascii.h"

namespace offerlog {

bool is_later_closing(std::string_view trigger) {
  return std::ranges::any_of(
      std::array<std::string_view, 5>{"second ", "third ", "final ", "subsequent ", "remaining "},
      [&](std::string_view which) { return starts_with_any_case(trigger, which); });
}

bool expects_later_closing(const Reading& reading, const Change& change) {
  if (change.timing.value != Timing::prospective || change.type.evidence.empty()) return false;
  const Evidence& why = change.type.evidence.front();
  return why.rule == "change.to_close" && is_later_closing(reading.text(why.text));
}

Closing closing_of(const Context& context, const Clause& clause) {
  Closing closing{clause.date.value, {}, sells_notes(context, clause.sentence)};
  const TextSpan at = context.reading.mention(clause.trigger).text;
  const TextSpan after{at.begin, context.sentence_span(clause.sentence).end};
  for (const AmountFact& a : context.within(context.facts.amounts, after)) {
    if (a.meaning == Meaning::principal && closing.size.empty())
      closing.size = a.amount.to_string();
  }
  for (const CountFact& f : context.within(context.facts.counts, after)) {
    if (closing.size.empty() && !f.of_warrants) closing.size = std::to_string(f.count);
  }
  for (const AmountFact& a : context.within(context.facts.amounts, at)) {
    if (closing.size.empty()) closing.size = a.amount.to_string();
  }
  return closing;
}

namespace {

// "In August 2022, we issued 12,250,000 shares … at a price of $2.42": in an offering, if it
// says so or tells next what the underwriters had.
bool is_issued_in_offering(const Context& context, const Clause& clause) {
  constexpr std::uint32_t kFollows = 3;  // sentences
  if (context.reading.has(clause.sentence, "type.at_the_market")) return false;
  const std::string low =
      lowered(context.reading.text(context.reading.mention(clause.trigger).text));
  if (low.find("offering") != std::string::npos || low.find("placement") != std::string::npos)
    return true;
  const auto all = static_cast<std::uint32_t>(context.reading.mentions.sentences.size());
  for (std::uint32_t s = clause.sentence; s < std::min(all, clause.sentence + kFollows); ++s) {
    const std::string_view words = context.reading.text(context.sentence_span(s));
    if (words.find("underwriting discounts") != words.npos) return true;
  }
  return false;
}

}  // namespace

bool closes_offering(const Context& context, const Clause& clause) {
  const Mention& trigger = context.reading.mention(clause.trigger);
  if (context.reading.rule(trigger) == "change.issued_in_offering")
    return is_issued_in_offering(context, clause);
  if (context.reading.rule(trigger) != "change.closed") return false;
  const std::string low = lowered(context.reading.text(trigger.text));
  if (low.starts_with("issued")) return sells_notes(context, clause.sentence);
  // "also announced the closing of its concurrent public offering of 9,200,000 shares"
  constexpr std::uint32_t kObject = 60;  // bytes
  const TextSpan behind{trigger.text.end, context.sentence_span(clause.sentence).end};
  const std::string_view object = context.reading.text(behind).substr(0, kObject);
  const bool announced = low.starts_with("announc") && low.ends_with("the closing") &&
                         object.starts_with(" of its concurrent ") &&
                         object.find("offering of ") != object.npos;
  if (!announced && !low.starts_with("completed") && !low.starts_with("closed") &&
      !low.starts_with("consummated"))
    return false;
  if (!announced && !low.ends_with("offering") && !low.ends_with("placement") &&
      !low.ends_with("offerings") && !low.ends_with("placements"))
    return false;
  const TextSpan after{trigger.text.end, context.sentence_span(clause.sentence).end};
  const auto counts = context.within(context.facts.counts, after);
  // "closed a $75 million registered direct offering"
  if (!context.within(context.facts.amounts, trigger.text).empty()) return true;
  return sells_notes(context, clause.sentence) ||
         std::any_of(counts.begin(), counts.end(),
                     [](const CountFact& f) { return !f.of_warrants; });
}

std::optional<Date> month_of(const Context& context, std::uint32_t sentence) {
  const Reading& reading = context.reading;
  for (const Mention& m : reading.mentions_of(sentence)) {
    if (reading.rule(m) != "date.month") continue;
    const std::string month(reading.text(*reading.capture(m, "month")));
    return read_date(month + " 1, " + std::string(reading.text(*reading.capture(m, "year"))));
  }
  return std::nullopt;
}

bool is_told_in_period(const Context& context, std::uint32_t sentence) {
  const std::optional<Date> begin = context.period_start;
  if (!begin) return false;
  const Reading& reading = context.reading;
  // The first decides: "In August 2010, … notes that will mature in August 2040".
  for (const Mention& m : reading.mentions_of(sentence)) {
    const bool month = reading.rule(m) == "date.month";
    if (!month && reading.rule(m) != "date.year") continue;
    const std::string year(reading.text(*reading.capture(m, "year")));
    if (!month) return year == std::to_string(begin->year);
    const std::string name(reading.text(*reading.capture(m, "month")));
    const auto last = read_date(name + " 28, " + year);
    return last && *begin <= *last;
  }
  return false;
}

bool sells_notes(const Context& context, std::uint32_t sentence) {
  // Warrants may be sold with notes; shares are another deal's.
  const auto counts = context.within(context.facts.counts, context.sentence_span(sentence));
  if (std::ranges::any_of(counts, [](const CountFact& f) { return !f.of_warrants; })) return false;
  const auto amounts = context.within(context.facts.amounts, context.sentence_span(sentence));
  return std::any_of(amounts.begin(), amounts.end(),
                     [](const AmountFact& a) { return a.meaning == Meaning::principal; });
}

}  // namespace offerlog
