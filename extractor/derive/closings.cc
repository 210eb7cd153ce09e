#include "closings.h"

#include <algorithm>

#include "resolve/read_values.h"
#include "values/ascii.h"

namespace offerlog {

Closing closing_of(const Context& context, const Clause& clause) {
  Closing closing{clause.date.value, {}};
  const TextSpan at = context.reading.mention(clause.trigger).text;
  const TextSpan after{at.begin, context.sentence_span(clause.sentence).end};
  for (const AmountFact& a : context.within(context.facts.amounts, after)) {
    if (a.meaning == Meaning::principal && closing.size.empty())
      closing.size = a.amount.to_string();
  }
  for (const CountFact& f : context.within(context.facts.counts, after)) {
    if (closing.size.empty() && !f.of_warrants) closing.size = std::to_string(f.count);
  }
  return closing;
}

bool closes_offering(const Context& context, const Clause& clause) {
  const Mention& trigger = context.reading.mention(clause.trigger);
  if (context.reading.rule(trigger) != "change.closed") return false;
  const std::string low = lowered(context.reading.text(trigger.text));
  if (low.starts_with("issued")) return sells_notes(context, clause.sentence);
  if (!low.starts_with("completed") && !low.starts_with("closed") &&
      !low.starts_with("consummated"))
    return false;
  if (!low.ends_with("offering") && !low.ends_with("placement")) return false;
  const TextSpan after{trigger.text.end, context.sentence_span(clause.sentence).end};
  const auto counts = context.within(context.facts.counts, after);
  return sells_notes(context, clause.sentence) ||
         std::any_of(counts.begin(), counts.end(),
                     [](const CountFact& f) { return !f.of_warrants; });
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
  if (context.reading.has(sentence, "shares.count")) return false;
  const auto amounts = context.within(context.facts.amounts, context.sentence_span(sentence));
  return std::any_of(amounts.begin(), amounts.end(),
                     [](const AmountFact& a) { return a.meaning == Meaning::principal; });
}

}  // namespace offerlog
