// "As of May 4, 2024 we had sold", "during the quarter ended March 31 we sold": the days that
// a report of sales is for.
#pragma once

#include "draft.h"

namespace offerlog {

// The period that the sentence tells, or the sentences before; null where there is none.
const PeriodFact* period_of_sales(const Context& context, const Clause& clause);

// Sets `as_of`, and `period_start` where it is for a period.
void date_sales(const Context& context, const Draft& d, const Clause& clause, Change& change);

}  // namespace offerlog
