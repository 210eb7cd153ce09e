// A block's text -> its sentences (ICU's boundaries, mended for filings:
// "H.C. Wainwright & Co., LLC", "No. 333-1", "Inc. (the" end no sentence).
#pragma once

#include <string_view>
#include <vector>

#include "offerlog/span.h"

namespace offerlog {

// The spans, offset by `base`, cover the text but for the space between them. None is
// longer than 16 KB: what goes on is cut, at a comma if it can be.
std::vector<TextSpan> split_sentences(std::string_view text, std::uint32_t base);

}  // namespace offerlog
