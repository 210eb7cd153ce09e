// The kinds of bytes that occur in a text, one bit each: a digit, a capital, each letter (case
// ignored), each mark of ASCII. Cheaper than any search, and of the same shape for what a
// pattern needs and for what a sentence has.
//
//   byte_kinds("No. 5")    n, o, a capital, the full stop, a digit
#pragma once

#include <cstdint>
#include <string_view>

namespace offerlog {

std::uint64_t byte_kinds(std::string_view text);

// Of a single byte; in `any_case` a capital may be small too, so that only its letter is told.
std::uint64_t byte_kind(char c, bool any_case);

}  // namespace offerlog
