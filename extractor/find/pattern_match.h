// What the ways to run a pattern share.
#pragma once

#include <cstdint>
#include <span>

namespace offerlog {

// Where a match begins: at the place that is given, or there or later.
enum class MatchFrom : std::uint8_t { place, anywhere };

// A pattern as it was compiled when the library was built, for matches from there; empty if it
// was not. JitPattern knows what the words mean.
struct SerializedPattern {
  MatchFrom from = MatchFrom::anywhere;
  std::span<const std::uint64_t> words;
};

}  // namespace offerlog
