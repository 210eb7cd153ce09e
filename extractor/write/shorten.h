// Text for people, short enough for a line.
#pragma once

#include <string>
#include <string_view>

namespace offerlog {

// `text` without its middle where it is longer than `limit` bytes; never cuts
// a UTF-8 character in two. Line feeds become spaces.
std::string shorten(std::string_view text, std::size_t limit = 100);

}  // namespace offerlog
