// What the rules hit, before anything is understood.
//
//   for (const Mention& m : x.mentions.mentions)
//     std::cout << patterns.rule(m.rule).id << ' ' << x.document.view(m.text);
#pragma once

#include <cstdint>
#include <vector>

#include "offerlog/span.h"

namespace offerlog {

// The text of one named group of a rule. `group` is its number in the pattern.
struct Capture {
  std::uint16_t group = 0;
  TextSpan text;
};

// One match of one rule.
struct Mention {
  RuleId rule;
  BlockId block;
  std::uint32_t sentence = 0;  // index into Mentions::sentences
  TextSpan text;
  std::vector<Capture> captures;
};

// A sentence in which some rule hit.
struct Sentence {
  BlockId block;
  TextSpan text;
  std::uint32_t first_mention = 0;
  std::uint32_t last_mention = 0;  // exclusive
};

// Both in reading order. Mentions may overlap; of two that begin together the
// longer stands first.
struct Mentions {
  std::vector<Sentence> sentences;
  std::vector<Mention> mentions;
};

}  // namespace offerlog
