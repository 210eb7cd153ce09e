// What the matches of a part of a pattern have in common. Three ways to know a
// part, from most to least:
//
//   exact     all the strings that it matches, while they are few: (?:a |the )?
//   starts    the strings that its matches begin with
//   needs     groups of strings; each match holds one of each group
//
// Parts in a row multiply their exact strings; once those are too many, they
// become a need and the next part begins anew. Branches of an alternation add
// their strings, or, where one has too many, one need of each.
//
//   (?:up to|not over) (?&money)     exact {"up to","not over"} x {" "}, then
//                                    starts = needs[0] = {"up to ", "not over "}
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "marked_strings.h"

namespace offerlog {

// Strings one of which each match holds, and how rare that is.
struct Need {
  Strings strings;
  double bits = 0;
};

// Of one that may match anything, nothing is known.
struct PatternPart {
  std::optional<Strings> exact;
  std::optional<Strings> starts;  // of a part that is not exact
  std::vector<Need> needs;        // the rarest first, and only a few
  std::uint64_t bytes = 0;        // kinds that each match holds, see byte_kinds
};

// What a quantifier says of a part.
struct Repeat {
  bool may_be_absent = false;
  bool once = true;  // at most
};

PatternPart exactly(Strings strings);
PatternPart repeated(PatternPart part, Repeat repeat);
PatternPart in_a_row(const std::vector<PatternPart>& parts);
PatternPart either(const std::vector<PatternPart>& branches);

// Makes its exact strings a need (every match is one of them) and its starts.
void exact_to_need(PatternPart& part);

}  // namespace offerlog
