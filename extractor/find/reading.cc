#include "reading.h"

namespace offerlog {

Reading::Reading(const Document& of, const Patterns& by, const Mentions& found)
    : document(of),
      patterns(by),
      mentions(found),
      by_rule_(found.mentions.size()),
      first_of_rule_(by.rules().size() + 1) {
  for (const Mention& m : found.mentions) ++first_of_rule_[m.rule.value + 1];
  for (std::size_t r = 1; r < first_of_rule_.size(); ++r)
    first_of_rule_[r] += first_of_rule_[r - 1];
  std::vector<std::uint32_t> next = first_of_rule_;
  for (const Mention& m : found.mentions) by_rule_[next[m.rule.value]++] = &m;
}

}  // namespace offerlog
