// Record -> a table of its changes, one JSON object a line.
//
//   {"filing_uri":"8k.txt", … "offering_type":"at_the_market", … "change_type":"suspended", …}
//
// A column's name is the record's field with the name of its owner before it;
// lists are joined with "; ".
#pragma once

#include <string>

#include "offerlog/document.h"
#include "offerlog/record.h"

namespace offerlog {

std::string write_changes(const Document& document, const Record& record);

}  // namespace offerlog
