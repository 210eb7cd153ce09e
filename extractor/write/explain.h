// Why a value of the record is what it is: the rule, the words, the bytes; and
// which candidates for a change were vetoed by what.
//
//   explain(x, patterns, "/changes/0/type")
//
//   /changes/0/type = "suspended"
//     change.suspend (changes.rules:12)
//     bytes 1526-1541  "suspend the ATM"
//     in "The purpose of this Supplement is to suspend the ATM and to …"
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "offerlog/extract.h"

namespace offerlog {

// Everything at or below the pointer ("" is the whole record); nothing where
// the record has no such place. Vetoed candidates follow if the pointer leads
// into the changes or is "": of the change's own type, or all.
std::optional<std::string> explain(const Extraction& x, const Patterns& patterns,
                                   std::string_view pointer);

}  // namespace offerlog
