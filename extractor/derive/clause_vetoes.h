// The words that speak against a change.
#pragma once

#include "clause_sentence.h"
#include "offerlog/record.h"

namespace offerlog {

// The first veto of the sentence that bears on the trigger: "may", "if", "the license
// agreement"; invalid if there is none.
MentionId find_veto(const ClauseSentence& sentence, const Mention& trigger, ChangeType type,
                    bool of_plan);

}  // namespace offerlog
