// Tables whose cells are parted by bars, without a rule, as converters to text write them:
//
//   Underwriter | Number of Shares
//   Harrow & Finch Securities LLC | 3,150,000
//   Total | 7,500,000
#pragma once

#include <optional>
#include <span>

#include "sliced_table.h"
#include "text_lines.h"

namespace offerlog {

// Whether the line has cells parted by bars.
bool has_bars(std::string_view line);

struct BarredTable {
  std::size_t last = 0;  // of `lines`, exclusive
  SlicedTable table;
};

// The table that begins with the first of `lines`; none if that is not a row above another.
std::optional<BarredTable> find_barred_table(std::string_view text,
                                             std::span<const TextLine> lines);

}  // namespace offerlog
