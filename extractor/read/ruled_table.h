// Tables between rules, as converters draw them in text and Markdown.
//
//   +-------+----------+      ------- ----------      Year     Shares
//   | Year  | Shares   |      1999     1,000,000      ------- ----------
//   +=======+==========+      2000       500,000      1999     1,000,000
//   | 1999  | 1,000,000|      ------- ----------      2000       500,000
//   +-------+----------+
//
//   a grid                    rules of runs: a run is as wide as its column
//
// The rules say where the columns are, so a table is believed without figures
// in it, and cells may have several lines.
#pragma once

#include <optional>

#include "sliced_table.h"

namespace offerlog {

// The table whose first line begins at `rest.begin`; none if it has no end, or
// if a line does not keep to the columns.
std::optional<SlicedTable> find_ruled_table(std::string_view text, SourceSpan rest);

}  // namespace offerlog
