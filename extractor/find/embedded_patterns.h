// The rule files as they stood in patterns/ when the library was built, what
// their rules need, which takes longer to work out than a small filing to read, and their
// patterns, compiled
// (tools/embed_patterns.cc writes the .cc).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "pattern_match.h"
#include "pattern_needs.h"

namespace offerlog {

struct EmbeddedFile {
  std::string_view name;  // "values.rules"
  std::string_view text;
};

// By name, in byte order.
std::span<const EmbeddedFile> embedded_patterns();

// pattern_needs() of the rules of those files, in the order of parse_rule_files().
std::vector<PatternNeeds> embedded_needs();

// Their patterns, compiled for the matches that are asked for: from known places, if the needs
// tell any, else from anywhere. To compile them took a fifth of the time of a cold process.
std::vector<SerializedPattern> embedded_code();

}  // namespace offerlog
