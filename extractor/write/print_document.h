// Document -> one line a block, for people and for tests.
//
//   heading 1  [0,14)  @2-16  "Plan of Distribution"
//   cell t0 r1 c2 x2  [120,126)  @431-437  "69,000"
//
// The kind of block; its span in the text; after @ its bytes in the source; the
// text, its middle left out where it is long.
#pragma once

#include <string>

#include "offerlog/document.h"

namespace offerlog {

std::string print_document(const Document& document);

}  // namespace offerlog
