// What was told of an offering, once all is: of two changes of which one says what the other
// says, or only explains it, one stays.
#pragma once

#include "draft.h"

namespace offerlog {

void settle_changes(const Context& context, Draft& d);

}  // namespace offerlog
