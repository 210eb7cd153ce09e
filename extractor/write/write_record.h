// Record -> JSON, as docs/record.md defines it, with evidence for every value
// that was read.
#pragma once

#include <string>

#include "offerlog/diagnostic.h"
#include "offerlog/document.h"
#include "offerlog/json.h"
#include "offerlog/record.h"

namespace offerlog {

// One object without a line feed at its end. The record's spans must lie in
// the document's text.
std::string write_record(const Document& document, const Record& record,
                         const Diagnostics& diagnostics, JsonStyle style);

}  // namespace offerlog
