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
#include "pattern_needs.h"

namespace offerlog {

class PatternMatcher {
 public:
  // `now` compiles each pattern at once, to tell what does not compile; those
  // built in, which the tests compile, wait until they are used: a small filing
  // uses half of them, and compiling all takes longer than reading it.
  enum class Compile { now, when_used };

  // Fills in each rule's captures. `needs` is pattern_needs() of the rules; `ready` their
  // patterns, if they are compiled already. Appends to `errors` what does not compile.
  PatternMatcher(std::vector<Rule>& rules, std::vector<PatternNeeds> needs,
                 const std::vector<SerializedPattern>& ready, Compile when,
                 std::vector<std::string>& errors);
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
