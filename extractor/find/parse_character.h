// What one character of a pattern matches: itself, an escape, a class.
//
//   x       exact {"x"}          \d        exact {"0"}, a digit
//   [$€]    nothing known        [.;]      exact {".", ";"}
//   \b      exact {kWordEdge}    [A-Z]     a capital
#pragma once

#include "pattern_cursor.h"
#include "pattern_part.h"

namespace offerlog {

// `first` is taken already; of a character of several bytes, the others stand at `at`.
PatternPart parse_character(char first, PatternCursor& at, bool any_case);

// Behind its backslash.
PatternPart parse_escape(PatternCursor& at, bool any_case);

// Behind its `[`.
PatternPart parse_char_class(PatternCursor& at, bool any_case);

}  // namespace offerlog
