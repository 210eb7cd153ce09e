// A table drawn as a grid: see ruled_table.h.
#pragma once

#include <optional>

#include "sliced_table.h"

namespace offerlog {

// "+-----+=====+"
bool is_grid_rule(std::string_view line);

std::optional<SlicedTable> find_grid_table(std::string_view text, SourceSpan rest);

}  // namespace offerlog
