// A sentence's claim that an offering changed its state, weighed: did it
// happen, when, to which agreement, or what speaks against it.
#pragma once

#include <cstdint>
#include <optional>

#include "offerlog/mention.h"
#include "offerlog/record.h"
#include "offerlog/span.h"

namespace offerlog {

struct Clause {
  ChangeType type = ChangeType::amended;
  MentionId trigger;
  std::uint32_t sentence = 0;              // index into Mentions::sentences
  std::optional<std::uint32_t> agreement;  // index into Facts::agreements
  std::optional<Scope> scope;
  Timing timing = Timing::current;
  bool previously = false;  // "as previously disclosed"
  bool of_plan = false;     // a dividend reinvestment plan's, and no other program's
  Sourced<Date> date;
  std::optional<DateBasis> date_basis;
  Sourced<std::string> condition;
  // The rule mention that speaks against the claim; a vetoed clause makes no
  // change, and stays for `explain`.
  MentionId veto;
  bool vetoed_by_section = false;  // risk factors, exhibit list …

  bool is_vetoed() const { return veto.valid() || vetoed_by_section; }
};

}  // namespace offerlog
