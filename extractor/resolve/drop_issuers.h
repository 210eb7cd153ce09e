// Who signs on the issuer's side is no agent.
#pragma once

#include "find/reading.h"
#include "offerlog/facts.h"

namespace offerlog {

// Takes out of facts.parties the issuers, guarantors, advisers and subsidiaries;
// facts.terms must stand, and parties be in reading order.
void drop_issuers(const Reading& reading, Facts& facts);

}  // namespace offerlog
