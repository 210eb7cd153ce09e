// The words that show a value, where those by which it was found do not: "the Closing
// Date" is a day only where it is defined, a deal's kind may be told a sentence later.
// No value changes.
#pragma once

#include <vector>

#include "draft.h"

namespace offerlog {

void ground_evidence(const Context& context, std::vector<Draft>& drafts);

// The words without spaces around them, and not from the middle of a bracket or a number:
//
//   Notes Offering") of $750 million of senior notes due   ->  of $750 million of …
TextSpan whole_words(const Reading& reading, TextSpan words);

}  // namespace offerlog
