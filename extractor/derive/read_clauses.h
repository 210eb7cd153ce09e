// Facts -> Clauses: each claim of a change, weighed.
#pragma once

#include <vector>

#include "context.h"
#include "offerlog/clause.h"

namespace offerlog {

// In reading order, the vetoed ones with what vetoed them.
std::vector<Clause> read_clauses(const Context& context);

}  // namespace offerlog
