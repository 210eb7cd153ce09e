// How much a clause says was sold, and for what.
#pragma once

#include <cstdint>
#include <optional>

#include "draft.h"

namespace offerlog {

// Fills the values of `change` that the clause's sentence tells, and those next to it; shares 0
// where nothing was sold.
void read_values_of_sales(const Context& context, const DraftFinder& finder, const Clause& clause,
                          Change& change);

// Those amounts that stand in the span; what is filled stands.
void read_amounts_of_sales(const Context& context, TextSpan where, Change& change);

// "net proceeds of $41.2 million from the sale of 3,120,554 shares", "having an aggregate gross
// sales price of $4.9 million that were sold": the amount before the words `at`; null without one.
const AmountFact* proceeds_before_sale(const Context& context, TextSpan at, TextSpan sentence);

// "of which $3,118,220 has been sold", "the $7,911,320 of shares sold thereunder": the words about
// the clause's verb; null without them.
const Mention* amount_been_sold(const Context& context, const Clause& clause);

// The words of a second sale in the clause's sentence, see second_sale.h.
std::optional<TextSpan> second_sale_of(const Context& context, const Clause& clause);

// Whether the sentence speaks of a deal, which is no program's sale.
bool tells_of_deal(const Reading& reading, std::uint32_t sentence);

}  // namespace offerlog
