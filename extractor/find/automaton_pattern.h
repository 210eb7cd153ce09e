// A regular expression run by RE2's automaton: whatever the text, in time that grows with it.
// It says what a rule's pattern may be, and what it means; the one place that knows RE2.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "pattern_match.h"

namespace re2 {
class RE2;
}

namespace offerlog {

// Compiled when it is first asked for, by whichever thread.
class AutomatonPattern {
 public:
  explicit AutomatonPattern(std::string text);
  ~AutomatonPattern();

  // What is wrong with it, or nothing.
  std::string error() const;
  // The names of its groups by number, "" if unnamed; [0] is the match.
  std::vector<std::string> group_names() const;

  bool match(std::string_view text, std::size_t at, MatchFrom from,
             std::vector<std::string_view>& found) const;

 private:
  const re2::RE2& compiled() const;

  std::string text_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<const re2::RE2> compiled_;
};

}  // namespace offerlog
