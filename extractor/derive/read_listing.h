// The market and the symbol of the issuer's securities.
#pragma once

#include "find/reading.h"
#include "offerlog/facts.h"
#include "offerlog/record.h"

namespace offerlog {

// Fills in what is told of them; the issuer's name is known by then.
void read_listing(const Reading& reading, const Facts& facts, const Filing& filing, Issuer& issuer);

}  // namespace offerlog
