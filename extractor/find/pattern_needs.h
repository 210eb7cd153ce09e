// What a text must hold for a pattern to match it: read off the pattern, so
// that the pattern runs only where it may match, and from where it may begin.
//
//   \b(?:suspend(?:s|ed)?|paus(?:e|ed)) the (?:\w+ )?ATM.{0,9}\d
//
//   starts   "suspend" "paus"      each match begins with one, at a word's start
//   needs    " the " ; "atm"       of each group, one occurs in each match
//            "0"                   any digit
//   bytes    a digit, …            and these occur somewhere
//
// The words are in lower case with 0 for every digit, and the text is searched
// as if it were so too: a pattern that tells case or digits apart is found too
// often, never too seldom. (But for two letters: RE2 lets (?i)k match U+212A and
// (?i)s U+017F, which no filing has.) Of syntax that is not known here nothing is needed: such a
// pattern runs on every text.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace offerlog {

struct NeededLiteral {
  std::string text;          // may be empty with `at_begin`
  bool word_begins = false;  // no letter, digit or _ before it
  bool word_ends = false;    // none after it
  bool at_begin = false;     // at the text's first byte
  auto operator<=>(const NeededLiteral&) const = default;
};

struct PatternNeeds {
  std::vector<NeededLiteral> starts;              // empty: a match may begin anywhere
  std::vector<std::vector<NeededLiteral>> needs;  // the rarest first
  std::uint64_t bytes = 0;                        // kinds of bytes, see byte_kinds
  // Names of the groups by number, from 1, "" if unnamed; [0] is the match. None of a
  // pattern that is not understood.
  std::vector<std::string> captures;
  bool understood = true;
};

// Of each pattern, in order.
std::vector<PatternNeeds> pattern_needs(std::span<const std::string_view> patterns);

}  // namespace offerlog
