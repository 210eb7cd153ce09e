// The table of terms by which a free writing prospectus (Rule 433) tells what was priced:
//
//   Trade Date:                    March 5, 2024
//   Settlement Date:               March 8, 2024 (T+3)
//   Joint Book-Running Managers:   Harrow & Finch Securities LLC
//                                  Calder Brook, Inc.
//
// in cells, or "Trade Date: March 5, 2024" in a line, or the label a line of its own.
#pragma once

#include <string>
#include <vector>

#include "find/reading.h"

namespace offerlog {

struct SheetRow {
  std::string label;  // in lower case, without colon and asterisks: "trade date"
  TextSpan value;     // the rest of the row, all its columns
  std::uint32_t columns = 1;
};

// In their order; none where the filing is no free writing prospectus.
std::vector<SheetRow> sheet_rows(const Reading& reading);

// "joint book-running managers", "co-managers", "underwriters": names stand behind it.
bool names_underwriters(const SheetRow& row);

}  // namespace offerlog
