// A pattern whose gaps have lost their bound, and where to check that a match keeps it.
//
//   options? (?:[^;]{0,160}?)?to buy (?P<count>\d+)      as the rule has it
//   options? (?:([^;]*?))?to buy (?P<count>\d+)          as it is run
//            group 1, at most 160 bytes; the rule's group 1 is 2
//
// An automaton counts a gap by a state for every byte that may have gone by, and two gaps by
// every pair: it is built anew for each sentence, at 20 to 100 µs each. Without bounds it has a
// few dozen states and is built once.
//
// Of all ways to match, both patterns prefer the same. So where the loose one's match keeps the
// bounds it is the exact one's; where it does not, the exact one must be asked; and where the
// loose one has none, the exact one has none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offerlog {

struct LoosePattern {
  struct Gap {
    int group = 0;
    int most = 0;  // bytes
  };
  std::string text;
  std::vector<Gap> gaps;
  std::vector<int> groups;  // by number in the exact pattern: its number here; [0] is the match
};

// Nothing, if the pattern has no gap worth it. A gap that may occur more than once in a match
// keeps its bound.
std::optional<LoosePattern> loosen_gaps(std::string_view pattern);

}  // namespace offerlog
