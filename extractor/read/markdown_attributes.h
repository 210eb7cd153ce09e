// Markdown that carries the attributes of the page it was made from:
//
//   ::: {style="text-align:center"}        a fence about a <div>
//   [FORM]{style="color:#000"} [8-K]{.underline}
//   ## Risk Factors {#risk-factors}
//   ![](logo.jpg){width="60"}
//
// None of it is seen. Each byte of it is made a space, or within a word and at its edge
// a control that no reader keeps, so that every other byte stays where it is. What a
// page hides (`display:none`, as fences and as tags) is not seen either.
#pragma once

#include "decode.h"
#include "readers.h"

namespace offerlog {

// Whether the region has such marks; then `lifted` is its text without them.
bool lift_attributes(const Region& region, DecodedText& lifted);

// The size of the attributes in braces that `text` begins with, `{#id .class key="value"}`;
// 0 if it is something else.
std::size_t size_of_attributes(std::string_view text);

}  // namespace offerlog
