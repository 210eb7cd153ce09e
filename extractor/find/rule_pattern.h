// A rule's regular expression: RE2's syntax and meaning, run by whatever is fastest.
//
//   RulePattern pattern("(?i)suspend(?:ed|s) (?P<what>\\w+)");
//   std::vector<std::string_view> found(2);
//   if (pattern.match(text, 0, MatchFrom::anywhere, found)) … found[1]
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pattern_match.h"

namespace offerlog {

// Compiled when it is first asked for, by whichever thread.
class RulePattern {
 public:
  explicit RulePattern(const std::string& text, SerializedPattern ready = {});
  ~RulePattern();
  RulePattern(RulePattern&&) noexcept;

  // What is wrong with it, or nothing.
  std::string error() const;
  // The names of its groups by number, "" if unnamed; [0] is the match.
  std::vector<std::string> group_names() const;

  // The match and its groups, as many as `found` has room for; a group that took no part
  // has no data. `text` outlives what is found.
  bool match(std::string_view text, std::size_t at, MatchFrom from,
             std::vector<std::string_view>& found) const;

 private:
  struct Engines;
  std::unique_ptr<Engines> engines_;
};

}  // namespace offerlog
