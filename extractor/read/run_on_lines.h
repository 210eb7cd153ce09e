// Lines that a converter ran together: text without its markup, a space for each
// line end.
//
//   … COMMISSION Washington, D.C. 20549 FORM 8-K CURRENT REPORT Date of Report (Date of
//   earliest event reported): May 8, 2024 ACME CORP. (Exact name of registrant as …
//
// On the cover of a form the form's own words tell where its lines begin and end,
// and below it the headings of its items do. Some converters leave not even the space:
// "CURRENT REPORTPursuant to", "May 8, 2024ACME CORP.(Exact name of registrant as".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "offerlog/span.h"

namespace offerlog {

// Where lines begin on the cover of a form, in order: whatever line ends stand among its words.
std::vector<std::uint32_t> find_cover_lines(std::string_view text, SourceSpan cover);

// Where the headings of items begin and end in a line, apart from its own begin, in order.
std::vector<std::uint32_t> find_item_lines(std::string_view text, SourceSpan line);

}  // namespace offerlog
