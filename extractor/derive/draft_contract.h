// A contract that is filed by itself (EX-1, EX-10): what its head says.
#pragma once

#include <optional>

#include "draft.h"

namespace offerlog {

// The program that the contract sets up; none if it is one of another kind.
std::optional<Draft> draft_contract(const Context& context);

}  // namespace offerlog
