// Lines that a converter ran together: text without its markup, a space for each
// line end.
//
//   … COMMISSION Washington, D.C. 20549 FORM 8-K CURRENT REPORT Date of Report (Date of
//   earliest event reported): May 8, 2024 ACME CORP. (Exact name of registrant as …
//
// On the cover of a form the form's own words tell where its lines begin and end,
// and below it the headings of its items do.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "offerlog/span.h"

namespace offerlog {

// Where lines begin in `line`, apart from its own begin, in order; `cover`: whether
// it may stand on a cover.
std::vector<std::uint32_t> find_line_starts(std::string_view text, SourceSpan line, bool cover);

}  // namespace offerlog
