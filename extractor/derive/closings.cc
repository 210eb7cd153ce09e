#include "closings.h"

#include <algorithm>
#include <array>

#include "resolve/read_values.h"
#include "resolve/sentence_at.h"
#include "values/ascii.h"

namespace offerlog {

namespace {

constexpr std::array<std::string_view, 9> kLater = {"second ",    "third ",      "fourth ",
                                                    "final ",     "subsequent ", "additional ",
                                                    "milestone ", "deferred ",   "remaining "};

// "(the "Second Closing")", "completed the second tranche closing"
bool contains_closing(std::string_view low, std::string_view which) {
  for (auto at = low.find(which); at != low.npos; at = low.find(which, at + 1)) {
    const std::string_view noun = low.substr(at + which.size());
    const bool word = at > 0 && (low[at - 1] == '"' || low[at - 1] == ' ');
    if (word && (noun.starts_with("closing") || noun.starts_with("tranche"))) return true;
  }
  return false;
}

// "$400 million of senior notes issued May 21, 2024", in a list of what was raised
bool lists_notes(std::string_view trigger) {
  const std::string low = lowered(trigger);
  return contains_any(low, {"notes issued ", "bonds issued ", "debentures issued "});
}

}  // namespace

bool is_later_closing(std::string_view trigger) {
  const std::string low = lowered(trigger);
  return std::ranges::any_of(kLater, [&](std::string_view which) {
    return low.starts_with(which) || contains_closing(low, which);
  });
}

bool is_of_later_closing(const Reading& reading, const Change& change) {
  constexpr std::uint32_t kWhich = 12;  // bytes
  if (change.type.evidence.empty()) return false;
  const Evidence& why = change.type.evidence.front();
  const std::string_view words = reading.text(why.text);
  if (why.rule == "change.to_close" || why.rule == "change.closed") {
    if (is_later_closing(words)) return true;
  }
  if (!starts_with_any_case(words, "closing") && !starts_with_any_case(words, "tranche"))
    return false;
  const std::uint32_t at = why.text.begin;
  const std::string before = lowered(reading.text({at - std::min(at, kWhich), at}));
  return std::ranges::any_of(kLater,
                             [&](std::string_view which) { return before.ends_with(which); });
}

Closing closing_of(const Context& context, const Clause& clause) {
  const TextSpan at = context.reading.mention(clause.trigger).text;
  const bool notes = sells_notes(context, clause.sentence) || lists_notes(context.reading.text(at));
  Closing closing{clause.date.value, {}, notes};
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
  if (context.reading.rule(trigger) == "change.issued_to_investors")
    return !context.reading.has(clause.sentence, "type.at_the_market");
  if (context.reading.rule(trigger) != "change.closed") return false;
  const std::string low = lowered(context.reading.text(trigger.text));
  if (low.starts_with("issued")) return sells_notes(context, clause.sentence);
  if (lists_notes(low)) return true;
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

bool sums_up_closings(const Context& context, std::uint32_t sentence, TextSpan part) {
  const auto words_of = [&](std::uint32_t s) {
    return lowered(context.reading.text(context.sentence_span(s)));
  };
  constexpr std::array<std::string_view, 11> kOne = {
      "initial closing", "first closing",      "second closing",     "third closing",
      "final closing",   "subsequent closing", "additional closing", "initial tranche",
      "first tranche",   "second tranche",     "final tranche"};
  const std::string low = words_of(sentence);
  // "Together with the first tranche, the Company has issued 10,000,000 units"
  const bool with = low.starts_with("together with the ") || low.starts_with("combined with the ");
  const bool all = with || low.starts_with("in the aggregate") || low.starts_with("in total") ||
                   low.starts_with("in all,") ||
                   contains_any(low, {"total gross proceeds", "aggregate gross proceeds"});
  if (!all || (!with && contains_any(low, kOne)) ||
      contains_any(low, {"up to ", " may ", " could ", " would ", " will ", " if ", "expect"}))
    return false;
  return contains_any(words_of(sentence_at(context.reading, part.begin)), kOne);
}

bool sums_up_parts(const Reading& reading, const AmountFact& amount) {
  return reading.rule(reading.mention(amount.mention)) == "amount.raised_in_parts";
}

bool is_exchange(const KnownAgreement& known) {
  const std::string title = lowered(*known.title);
  return title.find("exchange agreement") != title.npos &&
         title.find("share exchange") == title.npos;
}

bool is_given_in_exchange(const Context& context, std::uint32_t sentence, TextSpan amount) {
  constexpr std::uint32_t kVerb = 140;  // bytes
  const TextSpan span = context.sentence_span(sentence);
  const std::string before = lowered(context.reading.text_before(span, amount.begin, kVerb));
  const std::string_view after = context.reading.text({amount.end, span.end});
  const auto verb = before.rfind("exchang");
  if (verb == before.npos) return false;
  const std::string_view between = std::string_view(before).substr(verb);
  if (between.starts_with("exchange agreement")) return false;
  const auto given = between.find(" for ");
  // "in exchange for", "the exchange of"; else the verb's object, with what is got behind it
  if (given != between.npos)  // "in exchange for the notes tendered, it issued" tells what is got
    return between.starts_with("exchange for ") &&
           !contains_any(between, {"issue", ", the ", ", we "});
  return after.find(" for ") != after.npos;
}

}  // namespace offerlog
