// The slots of an offering that have a file of their own.
#pragma once
#include <vector>

#include "draft.h"

namespace offerlog {

// Who sells, places, underwrites or buys: by the agreement's parties, and by the
// sentences that speak of the offering.
void fill_agents(const Context& context, const DraftFinder& finder, std::vector<Draft>& drafts);

// What is sold.
void fill_securities(const Context& context, const DraftFinder& finder, std::vector<Draft>& drafts);

}  // namespace offerlog
