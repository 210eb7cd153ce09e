// What is sold to the buyer whom a deal's or an equity line's agreement names.
#pragma once

#include "draft.h"
#include "offerlog/clause.h"

namespace offerlog {

// "During 2019 the Company sold 150,000 shares to Harrow"
bool sells_to_buyer(const Context& context, const Draft& draft, const Clause& clause);

// "On February 27 we issued 3,000,000 shares to Harrow", as many as it had agreed on February 20
// to buy, or for as much: the placement closed then.
bool is_delivered(const Context& context, const Draft& draft, const Clause& clause);

}  // namespace offerlog
