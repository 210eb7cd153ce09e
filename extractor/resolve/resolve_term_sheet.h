// The table of terms of a free writing prospectus (Rule 433) -> a SheetRow each row.
#pragma once

#include "find/reading.h"
#include "offerlog/facts.h"

namespace offerlog {

// Fills facts.sheet_rows.
void resolve_term_sheet(const Reading& reading, Facts& facts);

}  // namespace offerlog
