#include "told_deal_type.h"

#include <algorithm>
#include <map>
#include <string>

#include "closings.h"
#include "concurrent_deals.h"
#include "drafting.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// "announced that it has priced:", and what in a list.
bool opens_list(const Context& c, const Clause& clause) {
  return c.reading.text(c.sentence_span(clause.sentence)).ends_with(':');
}

// A public offering with a placement agent and no underwriter is sold on best
// efforts.
OfferingType underwritten_or_placed(const Context& c, const Clause& clause) {
  constexpr std::uint32_t kRelease = 4000;  // bytes
  const TextSpan span = c.sentence_span(clause.sentence);
  const auto size = static_cast<std::uint32_t>(c.reading.document.text.size());
  const TextSpan around{span.begin, std::min(size, span.end + kRelease)};
  const bool underwriters = lowered(c.reading.text(around)).find("underwrit") != std::string::npos;
  return !underwriters && any_cue(c, around, "type.placed") ? OfferingType::best_efforts
                                                            : OfferingType::firm_commitment;
}

}  // namespace

std::optional<OfferingType> type_of_told_deal(const Context& c, const Clause& clause) {
  const std::uint32_t last = std::min<std::uint32_t>(
      clause.sentence + 12, static_cast<std::uint32_t>(c.reading.mentions.sentences.size()));
  std::map<OfferingType, int> hits;
  for (std::uint32_t s = clause.sentence; s < last; ++s) {
    for (const TypeCue& cue : kTypeCues) {
      if (c.reading.has(s, cue.rule)) ++hits[cue.type];
    }
    if (s == clause.sentence || (s == clause.sentence + 1 && opens_list(c, clause))) {
      // "an underwritten offering and a concurrent private placement": the former.
      if (placement_words_of(c, s) == PlacementWords::both &&
          c.reading.has(s, "type.placement_beside"))
        hits.erase(OfferingType::private_placement);
      if (hits[OfferingType::rights]) return OfferingType::rights;
      if (hits[OfferingType::exchange_offer]) return OfferingType::exchange_offer;
      if (hits[OfferingType::ipo]) return OfferingType::ipo;
      if (hits[OfferingType::registered_direct]) return OfferingType::registered_direct;
      if (hits[OfferingType::debt] && sells_notes(c, s)) return OfferingType::debt;
      if (hits[OfferingType::private_placement]) return OfferingType::private_placement;
      if (hits[OfferingType::debt]) return OfferingType::debt;
      if (hits[OfferingType::best_efforts]) return OfferingType::best_efforts;
      if (hits[OfferingType::firm_commitment]) return underwritten_or_placed(c, clause);
    }
  }
  for (OfferingType t : {OfferingType::registered_direct, OfferingType::best_efforts,
                         OfferingType::firm_commitment, OfferingType::private_placement}) {
    if (hits[t] > 0) return t;
  }
  return std::nullopt;
}

}  // namespace offerlog
