// The plain facts: days, periods, amounts, counts and rates, each number with
// the one meaning that the words around it give.
#pragma once

#include "find/reading.h"
#include "offerlog/diagnostic.h"
#include "offerlog/facts.h"

namespace offerlog {

void resolve_values(const Reading& reading, Facts& facts, Diagnostics& log);

}  // namespace offerlog
