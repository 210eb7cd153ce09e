// A value and the words it was read from.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "find/reading.h"
#include "offerlog/facts.h"
#include "offerlog/record.h"

namespace offerlog {

// The words, and the rule that found them; `table` for what no rule but the columns of a
// table tell.
inline std::vector<Evidence> evidence_of(const Reading& reading, TextSpan text, MentionId mention,
                                         std::string_view table = {}) {
  return {{text, std::string(mention.valid() ? reading.rule(reading.mention(mention)) : table)}};
}

// The first statement of a value stands.
template <class T>
void set_slot(const Reading& reading, Sourced<T>& slot, T value, TextSpan text, MentionId mention) {
  if (slot) return;
  slot.value = std::move(value);
  slot.evidence = evidence_of(reading, text, mention);
}

inline void set_slot(const Reading& reading, Sourced<Decimal>& slot, const AmountFact& a) {
  set_slot(reading, slot, a.amount, a.text, a.mention);
}

inline void set_slot(const Reading& reading, Sourced<std::int64_t>& slot, const CountFact& f) {
  set_slot(reading, slot, f.count, f.text, f.mention);
}

}  // namespace offerlog
