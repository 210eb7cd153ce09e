// Stock and notes offered at once, each in a deal of its own: "separate concurrent
// public offerings of $250 million of its common stock and $500 million aggregate
// principal amount of its convertible senior notes".
#pragma once

#include <cstdint>
#include <optional>

#include "context.h"

namespace offerlog {

// The first sentence that tells of both, if one does.
std::optional<std::uint32_t> find_concurrent_deals(const Context& context);

enum class DealWords : std::uint8_t { none, stock, notes, common, preferred, both };

// What two deals told together sell.
enum class DealPair : std::uint8_t { stock_and_notes, common_and_preferred };

// Which of the two the sentence speaks of.
DealWords deal_words_of(const Context& context, std::uint32_t sentence, DealPair pair);
// Which of the two is named nearest to `place` in the sentence.
DealWords deal_words_near(const Context& context, std::uint32_t sentence, TextSpan place,
                          DealPair pair);

// Which of the two the words name first; none where they do not name both.
DealWords first_named_in(const Context& context, TextSpan words);

// A placement beside a public offering: the first sentence that tells of it, with
// what is placed.
std::optional<std::uint32_t> find_placement_beside(const Context& context);

enum class PlacementWords : std::uint8_t { none, placement, both };

// Whether the sentence speaks of the placement, and whether of the public offering
// too; "concurrently with the closing of the offering" only says when.
PlacementWords placement_words_of(const Context& context, std::uint32_t sentence);

// "each of the transactions", "both offerings": the words around the place speak of every
// deal that the filing tells of.
bool tells_of_all_deals(const Context& context, std::uint32_t sentence, TextSpan place);

}  // namespace offerlog
