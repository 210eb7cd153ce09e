// What stood above the line, as converters of text write it: `16^(th)`, `Offering^SM`,
// `fees^(1,2)`.
#pragma once

#include <string_view>

#include "document_builder.h"

namespace offerlog {

// Writes the span of `text` as it was seen: `16th`, `OfferingSM`, `fees (1,2)`.
void write_raised(std::string_view text, SourceSpan span, DocumentBuilder& out);

}  // namespace offerlog
