// Who takes how many of the securities of an underwriting.
#pragma once

#include "find/reading.h"
#include "offerlog/facts.h"

namespace offerlog {

// Adds to facts.parties the underwriters that tables and term sheets name; what
// sentences name, and the sheet's rows, must stand.
void resolve_syndicate(const Reading& reading, Facts& facts);

}  // namespace offerlog
