// The securities that the cover of a shelf lists, a line each or in one line.
#pragma once

#include <vector>

#include "context.h"
#include "offerlog/record.h"

namespace offerlog {

// In order; empty where the cover has no such list (fewer than two of them).
std::vector<Sourced<Security>> read_cover_securities(const Context& context);

}  // namespace offerlog
