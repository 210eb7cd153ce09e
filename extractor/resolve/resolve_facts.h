// Mentions -> Facts: what each mention says, taken for itself. Which offering
// a fact belongs to is not asked here.
#pragma once

#include "find/reading.h"
#include "offerlog/diagnostic.h"
#include "offerlog/facts.h"

namespace offerlog {

Facts resolve_facts(const Reading& reading, Diagnostics& log);

}  // namespace offerlog
