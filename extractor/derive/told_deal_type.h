// What kind of offering a deal is that is told without its agreement.
#pragma once

#include <optional>

#include "context.h"
#include "offerlog/clause.h"

namespace offerlog {

// By the words of the sentence that tells of it or, where that has none, of the next ones.
std::optional<OfferingType> type_of_told_deal(const Context& context, const Clause& clause);

}  // namespace offerlog
