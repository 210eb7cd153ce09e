// An amendment that ends several registrations lists them, each with what it registered:
//
//   These Post-Effective Amendments relate to the following Registration Statements:
//   - Registration Statement No. 333-258870, filed on August 17, 2021, registering …
//   - Registration Statement No. 333-271116, filed on April 4, 2023, registering the resale …
//
// Each is an offering, and what is said of all of them is said of each.
#pragma once

#include <vector>

#include "draft.h"

namespace offerlog {

struct Drafting;

// One draft for each, `listed`; false where the filing lists no two.
bool draft_listed_registrations(Drafting& drafting);

// The change that the clause tells of one of them, or of all; false where it tells none.
bool tell_listed_registrations(const Context& context, std::vector<Draft>& drafts,
                               const DraftFinder& finder, const Clause& clause);

}  // namespace offerlog
