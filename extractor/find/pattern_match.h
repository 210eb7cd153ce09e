// What the ways to run a pattern share.
#pragma once

#include <cstdint>

namespace offerlog {

// Where a match begins: at the place that is given, or there or later.
enum class MatchFrom : std::uint8_t { place, anywhere };

}  // namespace offerlog
