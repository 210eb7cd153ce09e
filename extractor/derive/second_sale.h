// A second sale in one sentence, without its verb:
//
//   sold 1,140,223 shares in 2023 for gross proceeds of $8.2 million, and 310,452 shares from
//   January 1, 2024 through March 22, 2024 for gross proceeds of $1.9 million
#pragma once

#include <optional>

#include "context.h"

namespace offerlog {

// Its words, from its count on, where each of the two has a period and proceeds of its own;
// `words` are those behind the verb.
std::optional<TextSpan> second_sale(const Context& context, TextSpan words);

}  // namespace offerlog
