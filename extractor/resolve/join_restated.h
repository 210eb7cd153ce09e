// "an Amended and Restated Sales Agreement, which amends and restates the Sales
// Agreement dated August 16, 2022": one agreement, under its later title and day.
#pragma once

#include "find/reading.h"
#include "offerlog/facts.h"

namespace offerlog {

// facts.agreements and facts.references must stand; references to the former become
// references to the later.
void join_restated(const Reading& reading, Facts& facts);

}  // namespace offerlog
