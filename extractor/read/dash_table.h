// A table between rules made of runs of dashes: see ruled_table.h.
#pragma once

#include <optional>

#include "sliced_table.h"

namespace offerlog {

std::optional<SlicedTable> find_dash_table(std::string_view text, SourceSpan rest);

}  // namespace offerlog
