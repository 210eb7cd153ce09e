// One agreement, of which a report speaks before the note that tells of its signing.
#pragma once

#include "find/reading.h"
#include "offerlog/facts.h"

namespace offerlog {

// Joins what is one agreement by its counterparty; agreements and parties must stand.
void join_agreements(const Reading& reading, Facts& facts);

}  // namespace offerlog
