// The names in a list of parties, each with its place.
#pragma once

#include <string_view>
#include <vector>

#include "find/reading.h"

namespace offerlog {

// "Harrow Securities, LLC and Finch Partners Inc." -> two. Words of a heading before a
// name and of a sentence behind it are left out.
std::vector<TextSpan> party_names_in(const Reading& reading, TextSpan list);

// Whether capitalized words may be a party's: no month, no "Prospectus", no "Underwriters".
bool could_be_name(std::string_view name);

}  // namespace offerlog
