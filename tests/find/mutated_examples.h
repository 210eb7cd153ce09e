// Texts on which each rule matches or nearly does.
#pragma once

#include <cstdint>
#include <string>

#include "offerlog/patterns.h"

namespace offerlog {

// With parts cut, doubled and moved.
inline std::string mutated(std::string text, std::uint32_t& seed) {
  const auto random = [&](std::size_t below) {
    seed = seed * 1664525 + 1013904223;
    return below == 0 ? 0 : (seed >> 8) % below;
  };
  for (int i = 0; i < 3; ++i) {
    const std::size_t at = random(text.size());
    switch (random(5)) {
      case 0:
        text.erase(at, random(6));
        break;
      case 1:
        text.insert(at, text.substr(random(text.size()), random(12)));
        break;
      case 2:
        text.insert(at, 1, " ,.$0(A\"-"[random(9)]);
        break;
      case 3:
        for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
        break;
      default:
        text += " " + text;
    }
  }
  return text;
}

// Each example of each rule, and a dozen mutations of it.
template <typename Check>
void for_each_example_and_mutations(const Patterns& patterns, Check check) {
  std::uint32_t seed = 11;
  for (std::uint32_t r = 0; r < patterns.rules().size(); ++r) {
    for (const Rule::Example& example : patterns.rules()[r].examples) {
      check(RuleId{r}, example.text);
      for (int i = 0; i < 12; ++i) check(RuleId{r}, mutated(example.text, seed));
    }
  }
}

}  // namespace offerlog
