// A name for an offering that is the same in every filing that tells of it.
#pragma once

#include <string>

#include "offerlog/record.h"

namespace offerlog {

// "corvale-systems:at_the_market:sales:2023-05-04": issuer, type, and the
// agreement's kind and day; where no agreement is dated, the size instead.
std::string offering_key(const Issuer& issuer, const Offering& offering);

}  // namespace offerlog
