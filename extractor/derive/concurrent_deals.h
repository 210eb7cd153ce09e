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

enum class DealWords : std::uint8_t { none, stock, notes, both };

// Which of the two the sentence speaks of.
DealWords deal_words_of(const Context& context, std::uint32_t sentence);
// Which of the two is named nearest to `place` in the sentence.
DealWords deal_words_near(const Context& context, std::uint32_t sentence, TextSpan place);

}  // namespace offerlog
