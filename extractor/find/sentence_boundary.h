// The sentence boundaries of Unicode (UAX 29), for plain ASCII: what nearly every
// block is once it is folded. ICU takes four times as long to tell the same.
//
//   "It ended. See Inc. (the"      boundaries behind "ended. ", "Inc. " and the end
#pragma once

#include <cstddef>
#include <string_view>

namespace offerlog {

// ASCII without controls: the texts that `next_boundary` is for.
bool is_plain_ascii(std::string_view text);

// The first boundary behind `at`, which is one itself; the text's end is the last.
std::size_t next_boundary(std::string_view text, std::size_t at);

}  // namespace offerlog
