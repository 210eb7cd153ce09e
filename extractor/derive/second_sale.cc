#include "second_sale.h"

#include <algorithm>

namespace offerlog {
namespace {

bool has_period_and_proceeds(const Context& context, TextSpan words) {
  const auto amounts = context.within(context.facts.amounts, words);
  return !context.within(context.facts.periods, words).empty() &&
         std::ranges::any_of(amounts, [](const AmountFact& a) {
           return a.meaning == Meaning::gross_proceeds || a.meaning == Meaning::net_proceeds;
         });
}

}  // namespace

std::optional<TextSpan> second_sale(const Context& context, TextSpan words) {
  const auto counts = context.within(context.facts.counts, words);
  if (counts.size() < 2) return std::nullopt;
  const TextSpan second{counts[1].text.begin, words.end};
  const TextSpan first{words.begin, second.begin};
  const bool joined = context.reading.text_before(words, second.begin, 5) == " and ";
  const bool both =
      has_period_and_proceeds(context, first) && has_period_and_proceeds(context, second);
  return joined && both ? std::optional(second) : std::nullopt;
}

}  // namespace offerlog
