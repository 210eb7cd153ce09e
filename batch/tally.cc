#include "tally.h"

namespace offerlog::batch {

void Tally::add(const Outcome& outcome) {
  const std::lock_guard lock(mutex_);
  counts_.bytes += outcome.bytes;
  counts_.weight += outcome.weight;
  if (outcome.failure) {
    ++counts_.failures;
    ++counts_.failures_by_kind[static_cast<std::size_t>(outcome.failure->kind)];
    return;
  }
  ++counts_.filings;
  counts_.unchanged += outcome.unchanged ? 1 : 0;
  counts_.changes += outcome.finding.changes;
  counts_.with_changes += outcome.finding.changes > 0 ? 1 : 0;
}

Counts Tally::counts() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

}  // namespace offerlog::batch
