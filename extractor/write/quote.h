// The words at a place, as the record quotes them.
#pragma once

#include <string>

#include "offerlog/document.h"

namespace offerlog {

// The text of the span on one line: the line feed between two blocks, which no
// reader sees, becomes a space.
std::string quote(const Document& document, TextSpan span);

}  // namespace offerlog
