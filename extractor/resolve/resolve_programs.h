// The programs that a filing names by their own terms alone.
#pragma once

#include "find/reading.h"
#include "offerlog/facts.h"

namespace offerlog {

// Adds to facts.agreements and facts.references the at-the-market programs that are
// told by name, where no sales agreement is; agreements and terms must stand.
void resolve_programs(const Reading& reading, Facts& facts);

}  // namespace offerlog
