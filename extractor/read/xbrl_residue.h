// What a converter leaves of the hidden part of an inline XBRL page (`ix:header`): contexts,
// units and facts that no reader of the page saw, thousands of lines in a quarterly report.
//
//   0001050446  false  8-K  0001050446  us-gaap:CommonStockMember  2025-09-02  iso4217:USD
//   UNITED STATES SECURITIES AND EXCHANGE COMMISSION …
//
// It stands ahead of the cover (Inline XBRL 1.1, ix:header; EDGAR Filer Manual II, 5.2.5).
#pragma once

#include <cstddef>
#include <string_view>

namespace offerlog {

// Where the text behind it begins; 0 if the text does not begin with it.
std::size_t behind_xbrl_residue(std::string_view text);

}  // namespace offerlog
