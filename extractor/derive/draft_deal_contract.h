// A contract that is a deal, filed by itself (EX-1.1, EX-10.1): underwriting, purchase,
// placement agency.
#pragma once

#include <optional>

#include "draft.h"

namespace offerlog {

// The deal that the contract makes; none if it is of another kind, or a form without a day.
std::optional<Draft> draft_deal_contract(const Context& context);

}  // namespace offerlog
