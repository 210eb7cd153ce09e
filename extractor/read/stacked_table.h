// Tables whose every cell stands on a line of its own, as converters that only strip
// the markup write them:
//
//   Per Share                    a header of as many cells as a row has figures
//
//   Total
//
//   Public offering price        a label, then the figures, `$` perhaps apart
//
//   $
//   0.65
//
//   $
//   3,931,722
//
//   Placement agent fees         at least two such rows, of the same length
//   …
//
// Blank cells leave no trace, so a table with some is not seen.
#pragma once

#include <span>
#include <vector>

#include "sliced_table.h"
#include "text_lines.h"

namespace offerlog {

struct StackedTable {
  std::size_t first = 0;  // lines
  std::size_t last = 0;   // exclusive
  SlicedTable table;
};

// In reading order, none over another. A cell is the lines between blank ones, or, where
// a file has none, a line.
std::vector<StackedTable> find_stacked_tables(std::string_view text,
                                              std::span<const TextLine> lines,
                                              bool lines_are_cells);

}  // namespace offerlog
