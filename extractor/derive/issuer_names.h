// How the registrant's name stands in a text.
#pragma once

#include <string>
#include <string_view>

#include "find/reading.h"

namespace offerlog {

// Letters and digits alone, in lower case, without the firm's word: "NEXTERA ENERGY INC"
// and "NextEra Energy, Inc." agree.
std::string name_key(std::string_view name);

// The capitalized words that end at `end`: "Corvale Systems, Inc." before " (Nasdaq: CRVL)".
TextSpan name_ending_at(const Reading& reading, TextSpan sentence, std::uint32_t end);

}  // namespace offerlog
