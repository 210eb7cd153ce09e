// The part that a party has in an offering, by the words around it or by its agreement.
#pragma once

#include <optional>
#include <string_view>

#include "offerlog/facts.h"

namespace offerlog {

// "as representatives of the several underwriters" -> underwriter.
std::optional<AgentRole> role_in(std::string_view words);

// What the other side of such an agreement is; none if it sells nothing.
std::optional<AgentRole> role_of(AgreementFamily family);

}  // namespace offerlog
