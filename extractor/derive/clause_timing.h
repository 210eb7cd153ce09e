// When a change is told to have happened, and on which day.
#pragma once

#include <optional>
#include <vector>

#include "clause_sentence.h"
#include "offerlog/clause.h"

namespace offerlog {

// What the sentences before have told.
struct ToldBefore {
  std::vector<Clause> clauses;
  std::optional<Date> last_day;  // of the last act, for "on the same date"
};

// "will be made", "is expected to close"
bool is_expected(const ClauseSentence& sentence, const Mention& trigger);

// Gives the clause its day, its basis, its timing and its condition.
void time_clause(const ClauseSentence& sentence, const ToldBefore& told, const Mention& trigger,
                 Clause& clause);

}  // namespace offerlog
