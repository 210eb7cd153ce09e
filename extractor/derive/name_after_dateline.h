// Whom a press release is of.
#pragma once

#include <string>

#include "find/reading.h"
#include "offerlog/record.h"

namespace offerlog {

// "BOSTON, June 3, 2024 (GLOBE NEWSWIRE) -- Corvale Systems, Inc. (Nasdaq:
// CRVL) today announced": the name that the sentence begins with.
Sourced<std::string> name_after_dateline(const Reading& reading);

}  // namespace offerlog
