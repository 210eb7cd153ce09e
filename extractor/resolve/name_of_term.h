// The firm whose short name a defined term is:
//
//   Ellery, Rook & Co. ("Ellery Rook")
//   Cowen and Company, LLC ("TD Cowen")
//   B. Riley Principal Capital II, LLC ("BRPC")
//   HF II PN, Ltd., a Cayman Islands exempt limited company ("Harrow")
#pragma once

#include <optional>

#include "find/reading.h"
#include "offerlog/facts.h"

namespace offerlog {

// The name begins with the term's first word and ends at the parenthesis.
std::optional<TextSpan> name_of_term(const Reading& reading, const DefinedTerm& term);

}  // namespace offerlog
