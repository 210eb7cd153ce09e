// Clauses -> Changes -> Offerings -> Record.
#pragma once

#include <vector>

#include "find/reading.h"
#include "offerlog/clause.h"
#include "offerlog/diagnostic.h"
#include "offerlog/facts.h"
#include "offerlog/record.h"

namespace offerlog {

// The clauses are a result of their own: `explain` shows the vetoed ones too.
struct Derivation {
  std::vector<Clause> clauses;
  Record record;
};

Derivation derive_record(const Reading& reading, const Facts& facts, Diagnostics& log);

}  // namespace offerlog
