// A document in few words, for tests: a block a line, its kind before it.
//
//   # Plan of Distribution        heading
//   ! Common Stock                a paragraph all bold
//   - one                         list item
//   [1,0] 69,000                  cell of row 1, column 0; [1,0+2] spans two
//   We sell shares.               paragraph
#pragma once

#include <string>
#include <string_view>

#include "offerlog/document.h"

namespace offerlog {

std::string outline(const Document& document);

// Reads `text` as the file `uri`; checks the invariants.
std::string read_outline(std::string_view text, std::string_view uri);

}  // namespace offerlog
