// The period that a report of a quarter or a year covers, or a release of results, and
// the words that mean it: "during the quarter".
#pragma once

#include <optional>

#include "context.h"

namespace offerlog {

// See Context::period.
std::optional<PeriodFact> find_reported_period(const Reading& reading, const Facts& facts,
                                               const Filing& filing);

// "During the quarter", "in the first quarter", where a quarter is reported; "during the
// year", where a year is.
bool speaks_of_reported_period(const Context& context, TextSpan words);

}  // namespace offerlog
