#include "rule_pattern.h"

#include "automaton_pattern.h"
#include "jit_pattern.h"

namespace offerlog {

struct RulePattern::Engines {
  Engines(const std::string& text, SerializedPattern ready) : fast(text, ready), sure(text) {}
  JitPattern fast;
  AutomatonPattern sure;
};

RulePattern::RulePattern(const std::string& text, SerializedPattern ready)
    : engines_(std::make_unique<Engines>(text, ready)) {}
RulePattern::~RulePattern() = default;
RulePattern::RulePattern(RulePattern&&) noexcept = default;

std::string RulePattern::error() const { return engines_->sure.error(); }

std::vector<std::string> RulePattern::group_names() const { return engines_->sure.group_names(); }

bool RulePattern::match(std::string_view text, std::size_t at, MatchFrom from,
                        std::vector<std::string_view>& found) const {
  const JitPattern::Answer answer = engines_->fast.match(text, at, from, found);
  if (answer == JitPattern::Answer::gave_up) return engines_->sure.match(text, at, from, found);
  return answer == JitPattern::Answer::match;
}

}  // namespace offerlog
