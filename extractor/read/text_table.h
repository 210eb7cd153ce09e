// Tables drawn with spaces.
//
//       Year       Shares      Price        header, above the rule
//       ----       ------      -----
//       1999    1,000,000     $ 5.00        a row: `$` belongs to `5.00`
//       2000      500,000       6.25
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "document_builder.h"
#include "sliced_table.h"
#include "text_lines.h"

namespace offerlog {

// Whether the lines form a table with two columns or more. Lines between
// <TABLE> and </TABLE> (`marked`) need less to prove it.
bool is_text_table(std::string_view text, std::span<const TextLine> lines, bool marked);

// Writes the lines as a table's cells.
void write_text_table(const Region& region, std::span<const TextLine> lines, Document& document,
                      DocumentBuilder& out);

// A table whose columns no longer stand below each other, as browsers of text
// leave it: its rows have equally many cells.
//
//        Per Share   Per Pre-Funded         header, its lines joined or not,
//   Warrant   Total                         whichever gives it a cell a column
//   Offering price   $ 3.49     $ 3.4899     $ 1,100,006
//   Agent's fees (1)   $ 0.24     $ 0.24     $ 77,000
std::optional<SlicedTable> find_ragged_table(std::string_view text,
                                             std::span<const TextLine> lines);

}  // namespace offerlog
