// Attributes in the cells of a table drawn with characters, cut over lines as the cell is wide:
//
//   | [Trading\   |       seen: "Trading Symbol"
//   | Symbol]{st  |
//   | yle="color: |
//   | #000000"}   |
//
// Outside of tables markdown_attributes lifts them.
#pragma once

#include <string_view>

#include "sliced_table.h"

namespace offerlog {

// Takes brackets and attributes out of the slices of `table`, which are of `text`.
void drop_attributes(std::string_view text, SlicedTable& table);

}  // namespace offerlog
