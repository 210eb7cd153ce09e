// What a pattern's matches hold, as strings: in lower case, with 0 for every digit, and with
// marks for what has no width.
//
//   ^item \d\b     kTextBegin "item 0" kWordEdge
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace offerlog {

constexpr char kWordEdge = '\x01';   // \b
constexpr char kTextBegin = '\x02';  // ^

constexpr bool is_mark(char c) { return c == kWordEdge || c == kTextBegin; }
std::string without_marks(std::string_view text);
bool only_marks(std::string_view text);

using Strings = std::vector<std::string>;

// In order, each once.
Strings unique(Strings strings);

// Of strings that something begins with, those that tell it already: without
// what another of them begins.
Strings shortest(Strings strings);

// Cut to that length, the same strings begin with these.
Strings cut(const Strings& strings, std::size_t length);

// Of strings one of which something holds, those that tell it already: what holds
// a shorter one is found with it.
Strings without_holders(const Strings& strings);

}  // namespace offerlog
