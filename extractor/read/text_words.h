// The words of a text as they were seen on the page: what stood above the line (`16^(th)`,
// `Offering^SM`, `fees^(1,2)`), and apart what a converter ran together
// (`get_text()` writes nothing for a `<br>`).
#pragma once

#include <string_view>

#include "document_builder.h"

namespace offerlog {

// Writes the span of `text`: `16th`, `OfferingSM`, `fees (1,2)`, `Period September 8, 2025`.
void write_words(std::string_view text, SourceSpan span, DocumentBuilder& out);

}  // namespace offerlog
