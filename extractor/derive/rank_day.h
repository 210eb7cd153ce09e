// How near a day of a sentence is to an act that the sentence tells, by the words that lead
// up to the day.
//
//   On May 4 we gave notice to terminate the agreement dated May 1, effective May 8.
//      3                                                     none             0
#pragma once

#include "clause_sentence.h"

namespace offerlog {

inline constexpr int kBehindAnotherVerb = 5;
inline constexpr int kOfSomethingElse = 99;

// 0 is nearest; but for the two above, ranks mean nothing beyond their order.
int rank_day(const ClauseSentence& sentence, const DateFact& day, const Mention& trigger);

}  // namespace offerlog
