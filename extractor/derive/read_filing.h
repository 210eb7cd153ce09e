// The cover: what the document is, its day, whose it is.
#pragma once

#include "find/reading.h"
#include "offerlog/facts.h"
#include "offerlog/record.h"

namespace offerlog {

Filing read_filing(const Reading& reading);
Issuer read_issuer(const Reading& reading, const Facts& facts, const Filing& filing);

}  // namespace offerlog
