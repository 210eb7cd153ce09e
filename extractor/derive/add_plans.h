// A dividend reinvestment plan that a report says was stopped.
#pragma once

#include <vector>

#include "context.h"
#include "draft.h"
#include "offerlog/clause.h"

namespace offerlog {

// "the Company has suspended its Dividend Reinvestment and Direct Stock Purchase Plan": an
// offering with nothing but that change. Drafted last: nothing else told is of it.
void add_plans(const Context& context, const std::vector<Clause>& clauses,
               std::vector<Draft>& drafts);

}  // namespace offerlog
