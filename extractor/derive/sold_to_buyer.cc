#include "sold_to_buyer.h"

#include <algorithm>
#include <string>

#include "values/ascii.h"

namespace offerlog {
namespace {

TextSpan behind_verb(const Context& context, const Clause& clause) {
  return {context.reading.mention(clause.trigger).text.end,
          context.sentence_span(clause.sentence).end};
}

// So many shares, or for so much, as the sentence that tells of the agreement first.
bool is_size_agreed(const Context& context, const Draft& draft, TextSpan issued) {
  const std::uint32_t told = context.facts.agreements[*draft.agreement].first_sentence;
  const auto counts = context.within(context.facts.counts, issued);
  const auto amounts = context.within(context.facts.amounts, issued);
  const auto agreed_counts = context.within(context.facts.counts, context.sentence_span(told));
  const auto agreed_amounts = context.within(context.facts.amounts, context.sentence_span(told));
  const auto is_agreed_count = [&](const CountFact& f) {
    return !f.of_warrants && f.count == counts.front().count;
  };
  const auto is_agreed_amount = [&](const AmountFact& a) {
    return a.meaning == Meaning::proceeds &&
           std::ranges::any_of(agreed_amounts,
                               [&](const AmountFact& b) { return b.amount == a.amount; });
  };
  return (!counts.empty() && std::ranges::any_of(agreed_counts, is_agreed_count)) ||
         std::ranges::any_of(amounts, is_agreed_amount);
}

}  // namespace

bool sells_to_buyer(const Context& context, const Draft& draft, const Clause& clause) {
  const std::string_view rest = context.reading.text(behind_verb(context, clause));
  return std::ranges::any_of(draft.buyers, [&](const std::string& name) {
    const auto at = rest.find(" to " + name);
    return at != rest.npos && is_whole(rest, at + 4, name.size());
  });
}

bool is_delivered(const Context& context, const Draft& draft, const Clause& clause) {
  constexpr int kDealTakes = 60;  // days
  const bool placed = draft.offering.type.value == OfferingType::private_placement ||
                      draft.offering.type.value == OfferingType::registered_direct;
  const auto& signed_on = draft.offering.agreement.dated;
  const std::string_view verb = context.reading.text(context.reading.mention(clause.trigger).text);
  if (!placed || !draft.agreement || !signed_on || draft.tells_of(ChangeType::completed) ||
      clause.timing != Timing::current || clause.date_basis != DateBasis::stated ||
      !starts_with_any_case(verb, "issued") || !sells_to_buyer(context, draft, clause))
    return false;
  const int days = days_between(*signed_on, *clause.date);
  return days > 0 && days <= kDealTakes &&
         is_size_agreed(context, draft, behind_verb(context, clause));
}

}  // namespace offerlog
