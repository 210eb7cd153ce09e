// What a careful reader of the filing would flag.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "offerlog/span.h"

namespace offerlog {

enum class Severity { info, warning, error };

// `code` is stable (`undefined_term`); `message` is for people. The place is
// in the source where the diagnostic is about bytes, else in the text.
struct Diagnostic {
  Severity severity = Severity::warning;
  std::string code;
  std::string message;
  std::optional<SourceSpan> source;
  std::optional<TextSpan> text;
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace offerlog
