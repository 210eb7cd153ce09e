// The compiled rules: which of them can match a text (by what they need, candidate_finder.h),
// and where (rule_pattern.h). Where it is known, a rule is tried only from where a match may
// begin.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "candidate_finder.h"
#include "offerlog/mention.h"
#include "offerlog/patterns.h"
#include "pattern_match.h"
#include "rule_index.h"

namespace offerlog {

class PatternMatcher {
 public:
  // Fills in each rule's captures. Each pattern is compiled at once, to tell what does not
  // compile, which is appended to `errors`.
  PatternMatcher(std::vector<Rule>& rules, std::vector<std::string>& errors);
  // Of those built in, whose captures stand but for patterns that pattern_needs() does not
  // understand. What is not compiled is when it is first used: a small filing uses half of them.
  PatternMatcher(std::vector<Rule>& rules, RuleIndex index,
                 const std::vector<SerializedPattern>& compiled, std::vector<std::string>& errors);
  ~PatternMatcher();

  const RuleIndex& index() const { return index_; }

  // Every match of the rule in `text`, left to right, not overlapping each
  // other; spans are offset by `base`. Block and sentence are left unset.
  void matches(RuleId rule, std::string_view text, std::uint32_t base,
               std::vector<Mention>& out) const;

  // The same matches of a candidate, in the part of the text that it was told for.
  void matches_of(const Candidate& candidate, std::string_view text, std::uint32_t base,
                  std::vector<Mention>& out) const;

 private:
  struct Compiled;
  std::vector<Compiled> rules_;
  RuleIndex index_;
};

}  // namespace offerlog
