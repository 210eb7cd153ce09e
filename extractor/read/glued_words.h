// Words that a converter ran together where the page broke a line: "During PeriodAugust 18,
// 2025", "Available forIssuance".
#pragma once

#include <cstddef>
#include <string_view>

namespace offerlog {

// Whether another word begins at `at` of the text, without a space before it: a day ("May 4"), or
// any behind a small word ("for", "of"), which no name ends with.
bool is_glued(std::string_view text, std::size_t at);

}  // namespace offerlog
