// What holds of every Document, whatever the bytes.
//
//   CHECK(find_violation(document, bytes) == "");
#pragma once

#include <string>
#include <string_view>

#include "offerlog/document.h"

namespace offerlog {

// The first thing that is wrong, in words with its place; "" if nothing is.
// `bytes` are those the document was read from.
std::string find_violation(const Document& document, std::string_view bytes);

}  // namespace offerlog
