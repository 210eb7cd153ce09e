// Where a filing says above its text that the text counts in thousands or millions:
//
//   NOTES TO FINANCIAL STATEMENTS (dollars in thousands, except per share data)
//   … up to an aggregate of $750,000 of its common stock …      750 million
//
// A unit above a table is the table's own, and not read here.
#pragma once

#include <cstdint>
#include <vector>

#include "find/reading.h"

namespace offerlog {

struct DeclaredUnit {
  int power = 0;       // of ten: 3 where amounts are "in thousands"
  bool prose = false;  // whether its prose keeps to it, and not its tables alone
};

// By block; a power of 0 where nothing is declared.
std::vector<DeclaredUnit> find_declared_units(const Reading& reading);

}  // namespace offerlog
