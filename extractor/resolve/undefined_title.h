// A title used like a term, which no place of the filing defines.
#pragma once

#include <string>

#include "find/reading.h"

namespace offerlog {

// Whether "the Sales Agreement", read as the agreement of the title `known`, ought to have
// been defined: it is no title of another agreement, and quoted nowhere.
bool is_undefined(const Reading& reading, TextSpan place, const std::string& title,
                  const std::string& known);

}  // namespace offerlog
