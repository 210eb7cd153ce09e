// What the stages after `find` read of a rule: its kind ("money" of
// "money.usd"), its captures by name. A rule of another kind, or a capture of
// another name, would find and never be heard; a rule without a capture that a
// stage counts on could not be understood. All three are errors of the file.
#pragma once

#include <string>
#include <vector>

#include "offerlog/patterns.h"

namespace offerlog {

// Appends "file:line: …" for each. The captures of the rules must be filled in.
void check_kinds(const std::vector<Rule>& rules, std::vector<std::string>& errors);

}  // namespace offerlog
