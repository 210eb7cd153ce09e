// A rule's regular expression: the one place that knows RE2.
//
//   RulePattern pattern("(?i)suspend(?:ed|s) (?P<what>\\w+)");
//   std::vector<std::string_view> found(2);
//   if (pattern.match(text, 0, RulePattern::From::anywhere, found)) … found[1]
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace offerlog {

// Compiled when it is first asked for, by whichever thread.
class RulePattern {
 public:
  explicit RulePattern(std::string text);
  ~RulePattern();
  RulePattern(RulePattern&&) noexcept;

  // What is wrong with it, or nothing.
  std::string error() const;
  // The names of its groups by number, "" if unnamed; [0] is the match.
  std::vector<std::string> group_names() const;

  // Where the match begins: at the place that is given, or there or later.
  enum class From { place, anywhere };

  // The match and its groups, as many as `found` has room for; a group that took no part
  // has no data. `text` outlives what is found.
  bool match(std::string_view text, std::size_t at, From from,
             std::vector<std::string_view>& found) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace offerlog
