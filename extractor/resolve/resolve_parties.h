// Who sells, buys or places: names, with the part that the words give them.
#pragma once

#include "find/reading.h"
#include "offerlog/facts.h"

namespace offerlog {

// Fills facts.parties; facts.agreements and facts.references must stand.
void resolve_parties(const Reading& reading, Facts& facts);

}  // namespace offerlog
