// The rule files as they stood in patterns/ when the library was built
// (tools/embed_patterns.cmake writes the .cc).
#pragma once

#include <span>
#include <string_view>

namespace offerlog {

struct EmbeddedFile {
  std::string_view name;  // "values.rules"
  std::string_view text;
};

// By name, in byte order.
std::span<const EmbeddedFile> embedded_patterns();

}  // namespace offerlog
