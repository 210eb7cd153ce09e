// A table of sales whose columns are headed by periods.
//
//                          Three Months Ended      Six Months Ended
//                               June 30, 2025         June 30, 2025
//   Shares sold                       834,211             1,402,950
//   Net proceeds                     $  4,128              $  7,288
//
// where the years may stand below "Three Months Ended June 30,", and a unit, "(in thousands)",
// in the corner.
#pragma once

#include <cstdint>
#include <vector>

#include "sales_table_cells.h"
#include "table_rows.h"

namespace offerlog {

// The sales of each period; none, if it is no such table. `unit` is the power of ten that
// what stands above the table says, `lead` the sentence there.
std::vector<SalesRow> read_sales_by_period(const Reading& reading, const SalesTableCells& cells,
                                           const std::vector<TableRow>& rows, int unit,
                                           std::uint32_t lead);

}  // namespace offerlog
