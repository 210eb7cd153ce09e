// The columns of a line of text, as a fixed-width font shows them.
//
//   | 東京 | 5 |      a bar stands in column 0, 7 and 11
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "offerlog/span.h"

namespace offerlog {

std::uint32_t count_columns(std::string_view text);

// Where in `text` each of `columns` (ascending) begins in the line; columns
// beyond its end are left out.
void find_columns(std::string_view text, SourceSpan line, std::span<const std::uint32_t> columns,
                  std::vector<std::uint32_t>& offsets);

}  // namespace offerlog
