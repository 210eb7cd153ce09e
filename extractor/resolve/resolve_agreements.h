// Which agreement each "Sales Agreement" is.
#pragma once

#include "find/reading.h"
#include "offerlog/diagnostic.h"
#include "offerlog/facts.h"

namespace offerlog {

// Fills facts.terms, facts.agreements and facts.references; facts.dates must
// stand.
void resolve_agreements(const Reading& reading, Facts& facts, Diagnostics& log);

}  // namespace offerlog
