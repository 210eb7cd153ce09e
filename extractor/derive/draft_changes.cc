// What happened to each offering: its beginning, then each clause that counts.
#include <algorithm>
#include <string>

#include "change_teller.h"
#include "draft_term_sheet.h"
#include "listed_registrations.h"
#include "settle_changes.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// "subject to the completion of the offering and the end of waiting periods", up to "the
// Company also expects" or the sentence's end.
TextSpan whole_condition(const Context& context, TextSpan head, TextSpan sentence) {
  const std::string rest = lowered(context.reading.text({head.end, sentence.end}));
  auto end = rest.ends_with('.') ? rest.size() - 1 : rest.size();
  for (std::string_view after : {", the company ", ", we ", "; "})
    end = std::min(end, rest.find(after));
  return {head.begin, head.end + static_cast<std::uint32_t>(end)};
}

// "Subject to the completion of the offering and the end of waiting periods, the Company
// expects to sell": the placement has conditions of its own, and so no day.
void give_own_condition(const Context& context, const Draft& placement, Change& closing) {
  const TextSpan sentence = context.sentence_span(placement.first_sentence);
  const std::string low = lowered(context.reading.text(sentence));
  for (std::string_view words : {"concurrently with", "same time", "simultaneous"}) {
    if (low.find(words) != std::string::npos) return;
  }
  for (const Mention& m : context.reading.mentions_of(placement.first_sentence)) {
    if (context.reading.rule(m) != "timing.alongside" ||
        !starts_with_any_case(context.reading.text(m.text), "subject to "))
      continue;
    const TextSpan words = whole_condition(context, m.text, sentence);
    closing.type.evidence = {{words, "timing.alongside"}};
    closing.condition = {std::string(context.reading.text(words)), closing.type.evidence};
    closing.date = {};
    closing.date_basis.reset();
    return;
  }
}

// A placement beside a public offering is agreed and closed with it, unless the
// filing says otherwise.
void tell_with_offered(const Context& context, Draft& placement, const Draft& offered) {
  for (const Change& change : offered.changes) {
    const bool deal =
        change.type.value == ChangeType::priced || change.type.value == ChangeType::completed;
    if (!deal || change.timing.value == Timing::historical) continue;
    if (placement.tells_of(*change.type)) continue;
    placement.changes.push_back(change);
    if (change.type.value == ChangeType::completed && change.timing.value == Timing::prospective)
      give_own_condition(context, placement, placement.changes.back());
  }
}

void add_pricing_before(Draft& d, TextSpan words) {
  if (d.is_program() || d.offering.type.value == OfferingType::exchange_offer ||
      d.tells_of(ChangeType::priced) || d.tells_of(ChangeType::established))
    return;
  if (!d.tells_of(ChangeType::completed, Timing::current)) return;
  Change change;
  change.type = {ChangeType::priced, {{words, "timing.announced_before"}}};
  change.timing.value = Timing::historical;
  d.changes.insert(d.changes.begin(), std::move(change));
}

// "announced the closing of its previously announced public offering": it was priced
// before, on a day that is not told.
void tell_pricing_before(const Context& context, const DraftFinder& finder) {
  for (const Mention& m : context.reading.of_rule("timing.announced_before")) {
    if (!context.reading.has(m.sentence, "change.closed") ||
        !reports_changes(context.section_of(m.sentence)))
      continue;
    Draft* d = finder.at(m.sentence, m.text);
    if (d == nullptr) continue;
    add_pricing_before(*d, m.text);
    Draft* other = finder.beside(*d);
    if (other != nullptr && finder.tells_of_both(*d, m.sentence))
      add_pricing_before(*other, m.text);
  }
}

using Teller = void (*)(const Context&, std::vector<Draft>&, const DraftFinder&, const Clause&);

Teller teller_of(ChangeType type) {
  switch (type) {
    case ChangeType::suspended:
    case ChangeType::resumed:
    case ChangeType::terminated:
    case ChangeType::increased:
    case ChangeType::decreased:
      return tell_program_change;
    case ChangeType::amended:
      return tell_amendment;
    case ChangeType::sales_reported:
      return tell_sales;
    case ChangeType::established:
    case ChangeType::priced:
    case ChangeType::completed:
    case ChangeType::option_exercised:
    case ChangeType::withdrawn:
    case ChangeType::registered:
    case ChangeType::effective:
    case ChangeType::deregistered:
      return tell_deal;
  }
  return tell_deal;
}

// "the rights offering, the subscription period for which commenced on November 10 … closed on
// December 18": when it began is told of what has ended, wherever that stands.
bool tells_when_begun(const Context& context, const Clause& clause) {
  const Reading& reading = context.reading;
  return reading.rule(reading.mention(clause.trigger)) == "change.begun_on";
}

}  // namespace

void draft_changes(const Context& context, const std::vector<Clause>& clauses,
                   std::vector<Draft>& drafts) {
  const DraftFinder finder(context, drafts);
  tell_beginning(context, drafts, finder);
  if (context.filing.kind.value == FilingKind::free_writing_prospectus)
    tell_term_sheet(context, drafts);
  for (const bool beginnings : {false, true}) {
    for (const Clause& clause : clauses) {
      if (clause.is_vetoed() || tells_when_begun(context, clause) != beginnings ||
          tell_listed_registrations(context, drafts, finder, clause))
        continue;
      teller_of(clause.type)(context, drafts, finder, clause);
    }
  }
  for (Draft& d : drafts) {
    if (const Draft* offered = finder.beside(d); offered != nullptr && d.leg == Leg::placement)
      tell_with_offered(context, d, *offered);
  }
  tell_pricing_before(context, finder);
  for (Draft& d : drafts) {
    settle_changes(context, d);
    tell_new_prospectus(context, d);
  }
}

}  // namespace offerlog
