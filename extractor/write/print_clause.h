// One claim of a change, as print_clauses and explain show it.
#pragma once

#include <string>

#include "offerlog/extract.h"

namespace offerlog {

// A line for the claim and, below it, one for each thing that vetoed it.
std::string print_clause(const Extraction& x, const Patterns& patterns, const Clause& clause);

}  // namespace offerlog
