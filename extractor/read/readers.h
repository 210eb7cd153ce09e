// One function per format; read_document.cc chooses. Each appends the blocks
// of `region` (in decoded bytes) to `document`, as part number `part`.
#pragma once

#include "decode.h"
#include "offerlog/diagnostic.h"
#include "offerlog/document.h"

namespace offerlog {

// What a reader reads: one part of an input. The format comes from
// `detect_format` over the same region.
struct Region {
  const DecodedText& decoded;
  SourceSpan span;
  std::uint32_t part = 0;
};

// By content: tags, Markdown marks, an EDGAR header. The name of the file
// (`uri`) decides only between candidates that the content leaves open.
Format detect_format(std::string_view text, std::string_view uri);

void read_text(const Region& region, Document& document, Diagnostics& log);
void read_markdown(const Region& region, Document& document, Diagnostics& log);
void read_html(const Region& region, Document& document, Diagnostics& log);
void read_submission(const Region& region, Document& document, Diagnostics& log);

}  // namespace offerlog
