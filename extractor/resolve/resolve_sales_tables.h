// Tables of sales under at-the-market programs -> a SalesRow each row.
#pragma once

#include "find/reading.h"
#include "offerlog/facts.h"

namespace offerlog {

// Fills facts.sales_rows; the plain facts must stand.
void resolve_sales_tables(const Reading& reading, Facts& facts);

}  // namespace offerlog
