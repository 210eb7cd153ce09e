// Which sentence stands where; sentences are indices into Mentions::sentences.
#pragma once

#include <cstdint>

#include "find/reading.h"

namespace offerlog {

// The last that begins at the place or before it; 0 where there is none.
std::uint32_t sentence_at(const Reading& reading, std::uint32_t place);

// The first at or after the block; 0 where there is no sentence.
std::uint32_t first_sentence_at(const Reading& reading, std::uint32_t block);

}  // namespace offerlog
