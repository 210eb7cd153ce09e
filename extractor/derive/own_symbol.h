#pragma once
#include "draft.h"
#include "offerlog/record.h"

namespace offerlog {

// "10.00% Series A Perpetual Preferred Stock | CRVLP | Nasdaq" in the list of a report's
// cover, where that series alone is what the record offers: its symbol is the issuer's here,
// and not that of the common stock.
void take_own_symbol(const Context& context, const Draft& only, Issuer& issuer);

}  // namespace offerlog
