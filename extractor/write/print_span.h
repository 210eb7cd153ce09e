// A place in the text, as all printed forms show it: [12,19)  "its words".
#pragma once

#include <string>

#include "offerlog/document.h"
#include "shorten.h"

namespace offerlog {

inline std::string span_text(TextSpan span) {
  return "[" + std::to_string(span.begin) + "," + std::to_string(span.end) + ")";
}

inline std::string quoted(const Document& document, TextSpan span) {
  return "\"" + shorten(document.view(span)) + "\"";
}

inline std::string place_text(const Document& document, TextSpan span) {
  return span_text(span) + "  " + quoted(document, span);
}

}  // namespace offerlog
