// The sums that a filing lets one do. The values stay as printed; a failed
// check is a diagnostic too.
#pragma once

#include "offerlog/diagnostic.h"
#include "offerlog/document.h"
#include "offerlog/facts.h"
#include "offerlog/record.h"

namespace offerlog {

void check_arithmetic(const Document& document, const Facts& facts, Record& record,
                      Diagnostics& log);

}  // namespace offerlog
