// The rule files as they stood in patterns/ when the library was built, and what takes longer to
// work out than a small filing to read: the index of what their rules need, and their patterns
// compiled
// (tools/embed_patterns.cc writes the .cc).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pattern_match.h"

namespace offerlog {

struct EmbeddedFile {
  std::string_view name;  // "values.rules"
  std::string_view text;
};

// By name, in byte order.
std::span<const EmbeddedFile> embedded_patterns();

// index_rules() of their pattern_needs(), in the order of parse_rule_files(); see
// rule_index_bytes.h.
std::string_view embedded_index();

// The names of each rule's groups, by number; [0] is the match. None where the needs do not
// understand the pattern.
std::vector<std::vector<std::string>> embedded_captures();

// Their patterns, compiled for the matches that are asked for: from known places, if the needs
// tell any, else from anywhere. To compile them took a fifth of the time of a cold process.
std::vector<SerializedPattern> embedded_code();

}  // namespace offerlog
