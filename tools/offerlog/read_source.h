// Input -> the bytes as filed.
#pragma once

#include <optional>
#include <vector>

#include "find_inputs.h"
#include "offerlog/document.h"

namespace offerlog {

// Nothing, and a trouble, where the input cannot be opened, fails in the middle
// or is larger than 4 GiB less one byte (spans are 32 bits).
std::optional<Source> read_source(const Input& input, std::vector<Trouble>& troubles);

}  // namespace offerlog
