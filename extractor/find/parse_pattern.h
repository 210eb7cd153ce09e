// A parser of the pattern syntax that rule files use. It makes no tree: of each part it keeps
// what its matches have in common.
//
//   parse_pattern("(?P<days>\\d+) days")     starts {"0"}, needs {" days"} and {"0"},
//                                            captures {"", "days"}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pattern_part.h"

namespace offerlog {

struct ParsedPattern {
  PatternPart whole;
  std::vector<std::string> captures;  // as in PatternNeeds
};

// Nothing if there is syntax that is not known.
std::optional<ParsedPattern> parse_pattern(std::string_view pattern);

}  // namespace offerlog
