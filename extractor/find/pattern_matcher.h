// The compiled rules: which of them can match a text (literals first), and
// where (RE2). Rules are tried only where one of the literals that they need
// occurs: a hundred and fifty patterns on every block would run at 6 MB/s.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "offerlog/mention.h"
#include "offerlog/patterns.h"

namespace offerlog {

class PatternMatcher {
 public:
  // Fills in each rule's captures. Appends to `errors` what does not compile.
  PatternMatcher(std::vector<Rule>& rules, std::vector<std::string>& errors);
  ~PatternMatcher();

  // The rules that may match, in the order of the rules.
  void candidates(std::string_view text, std::vector<RuleId>& out) const;

  // Every match of the rule in `text`, left to right, not overlapping each
  // other; spans are offset by `base`. Block and sentence are left unset.
  void matches(RuleId rule, std::string_view text, std::uint32_t base,
               std::vector<Mention>& out) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace offerlog
