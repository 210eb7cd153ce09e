// A firm is named once in full and then by whatever is short: ("Harrow") after a name
// makes every "Harrow" that name.
#pragma once

#include "find/reading.h"
#include "offerlog/facts.h"

namespace offerlog {

// Gives each of facts.parties its full name, and the place where it stands; facts.terms
// must stand.
void name_in_full(const Reading& reading, Facts& facts);

}  // namespace offerlog
