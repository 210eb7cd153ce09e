// A placement beside an offering to the public.
#include <algorithm>
#include <string>

#include "concurrent_deals.h"
#include "drafting.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

bool is_offered_publicly(const Draft& d) {
  const OfferingType type = *d.offering.type;
  return type == OfferingType::firm_commitment || type == OfferingType::ipo ||
         type == OfferingType::registered_direct || type == OfferingType::best_efforts;
}

bool is_placed(const Draft& d) { return d.offering.type.value == OfferingType::private_placement; }

// "Concurrently with the Registered Offering, on February 11 we entered into a
// subscription agreement": the placement has an agreement of its own, of the same day.
void pair_with_placement(const Context& c, std::vector<Draft>& drafts) {
  Draft* placement = only_draft(drafts, is_placed);
  Draft* offered = only_draft(drafts, is_offered_publicly);
  if (placement == nullptr || offered == nullptr || !placement->agreement || !offered->agreement ||
      c.is_prospectus())
    return;
  const Agreement& own = placement->offering.agreement;
  const std::string low = lowered(c.reading.text(c.sentence_span(placement->first_sentence)));
  if (!own.dated || own.dated.value != offered->offering.agreement.dated.value ||
      low.find("concurrent") == std::string::npos)
    return;
  offered->leg = Leg::offered;
  placement->leg = Leg::placement;
}

}  // namespace

// "In a concurrent private placement, the Company will issue warrants": an offering
// of its own, exempt where the other is registered.
void draft_placement_beside(Drafting& drafting) {
  const Context& c = drafting.c;
  if (std::ranges::any_of(drafting.drafts, is_placed))
    return pair_with_placement(c, drafting.drafts);
  Draft* offered = only_draft(drafting.drafts, is_offered_publicly);
  // A prospectus also tells of deals gone by.
  if (offered == nullptr || (c.is_prospectus() && !offered->main)) return;
  const auto sentence = find_placement_beside(c);
  if (!sentence) return;
  offered->leg = Leg::offered;
  const Agreement agreement = offered->offering.agreement;
  const bool of_one =
      offered->agreement && c.names(c.sentence_span(*sentence), *offered->agreement);
  Draft& placement = drafting.add(OfferingType::private_placement, *sentence);  // moves the drafts
  placement.leg = Leg::placement;
  if (of_one) placement.offering.agreement = agreement;
}

}  // namespace offerlog
