// Where a report goes on to another matter.
#pragma once

#include <cstdint>
#include <string_view>

#include "context.h"

namespace offerlog {

// "Series B Preferred Stock", as a heading, that is a sentence by itself.
bool heads_other_matter(const Context& context, std::uint32_t sentence);

// Whether a report of a period goes on to another matter with the block, after the one before:
// past a heading, "Note 10 - Equity", or with one in its own line, "OP Units. In July 2019".
bool begins_matter(const Context& context, std::uint32_t before, std::uint32_t block);

// "OP Units", of such a block; empty where it has none.
std::string_view run_in_heading(const Context& context, std::uint32_t block);

}  // namespace offerlog
