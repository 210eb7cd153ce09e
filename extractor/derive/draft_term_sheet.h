// What a pricing term sheet tells: one deal, priced on its trade date.
#pragma once

#include <vector>

#include "draft.h"

namespace offerlog {

struct Drafting;

// The deal, where the sheet has a trade or a settlement date.
void draft_term_sheet(Drafting& drafting);
// Its pricing, and its closing to come.
void tell_term_sheet(const Context& context, std::vector<Draft>& drafts);
// Its principal or its shares, its price and proceeds.
void fill_term_sheet(const Context& context, std::vector<Draft>& drafts);

}  // namespace offerlog
