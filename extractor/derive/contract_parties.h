// Who sells or buys by a contract that is filed by itself: its address, its schedules, its
// preamble.
#pragma once

#include "context.h"

namespace offerlog {

// Adds to `o` those that the contract names, in the role that such a contract gives them; where
// it places the securities of a purchase agreement, the placement agent too.
void add_contract_parties(const Context& context, AgentRole role, TextSpan head, Offering& o);

// Whom the contract is addressed to, above the salutation, but for the issuer, whose name may head
// it:
//
//   Jefferies LLC                                    a name
//   As Representative of the several Underwriters
//   520 Madison Avenue                               where it is
//
//   Ladies and Gentlemen:
std::vector<TextSpan> names_in_address(const Context& context, TextSpan head);

}  // namespace offerlog
