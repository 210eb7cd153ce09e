// Words that a converter ran together where the page broke a line: "During PeriodAugust 18,
// 2025", "Available forIssuance".
#pragma once

#include <cstddef>
#include <string_view>

#include "offerlog/span.h"

namespace offerlog {

// Whether another word begins at `at` of the text, without a space before it: a day ("May 4"), or
// any behind a small word ("for", "of"), which no name ends with; or a sentence behind the stop of
// the one before ("conditions.A copy").
bool is_glued(std::string_view text, std::size_t at);

// Writes the span of `text` in pieces, parted where words were run together.
template <class Write, class Part>
void write_apart(std::string_view text, SourceSpan span, Write write, Part part) {
  const std::string_view words = text.substr(span.begin, span.size());
  std::uint32_t begin = span.begin;
  for (std::uint32_t at = 1; at < words.size(); ++at) {
    if (!is_glued(words, at)) continue;
    write(SourceSpan{begin, span.begin + at});
    part();
    begin = span.begin + at;
  }
  write(SourceSpan{begin, span.end});
}

}  // namespace offerlog
