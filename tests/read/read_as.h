// A document as the reader of one format reads it, whatever it looks like.
//
//   Diagnostics log;
//   Document d = read_as(Format::html, "<p>a", log);
#pragma once

#include <string_view>

#include "offerlog/diagnostic.h"
#include "offerlog/document.h"
#include "read/readers.h"

namespace offerlog::testing {

inline Document read_as(Format format, std::string_view bytes, Diagnostics& log) {
  // In the order of `Format`.
  constexpr void (*kReaders[])(const Region&, Document&, Diagnostics&) = {
      read_text, read_markdown, read_html, read_submission};
  DecodedText decoded;
  decode(bytes, decoded, log);
  Document document;
  if (format != Format::submission) document.parts.emplace_back().format = format;
  const Region region{decoded, {0, static_cast<std::uint32_t>(decoded.utf8.size())}, 0};
  kReaders[static_cast<std::size_t>(format)](region, document, log);
  if (format != Format::submission) {
    document.parts.back().text = {0, static_cast<std::uint32_t>(document.text.size())};
  }
  return document;
}

}  // namespace offerlog::testing
