// Sales told twice are one report of them.
#pragma once

#include "draft.h"

namespace offerlog {

// Adds the report to the draft's changes, or what it tells more to one that tells of the same
// sales.
void merge_sales(Draft& d, Change change);

}  // namespace offerlog
