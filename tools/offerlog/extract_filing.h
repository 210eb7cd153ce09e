// What a worker does with one filing, as the options ask for it.
#pragma once

#include <string>

#include "batch/item.h"
#include "offerlog/extract.h"
#include "options.h"

namespace offerlog {

// The output's text, what standard error is to hear, digest and count.
batch::Finding extract_filing(Source source, const Options& options, const Patterns& patterns);

// "offerlog 0.1.0, rules 3fa2c1…, changes": all that decides an output besides
// the filing. Outputs made by another are not finished (--resume).
std::string made_by(const Options& options, const Patterns& patterns);

}  // namespace offerlog
