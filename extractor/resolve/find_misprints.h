// Numbers that cannot be meant: "$1,250,000,000 billion", "7,446,809 million shares".
// They are read as printed, where they can be read at all; the reader is told.
#pragma once

#include "find/reading.h"
#include "offerlog/diagnostic.h"

namespace offerlog {

void find_misprints(const Reading& reading, Diagnostics& log);

}  // namespace offerlog
