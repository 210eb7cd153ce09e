// A RuleIndex as bytes, as it is built into the library: to make it anew took half of the time
// in which a process starts.
#pragma once

#include <string>
#include <string_view>

#include "rule_index.h"

namespace offerlog {

std::string index_to_bytes(const RuleIndex& index);
// `bytes` is what index_to_bytes() wrote.
RuleIndex index_from_bytes(std::string_view bytes);

}  // namespace offerlog
