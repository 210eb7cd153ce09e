#include "sentence_at.h"

#include <algorithm>

namespace offerlog {

std::uint32_t sentence_at(const Reading& reading, std::uint32_t place) {
  const auto& all = reading.mentions.sentences;
  const auto after =
      std::ranges::upper_bound(all, place, {}, [](const Sentence& s) { return s.text.begin; });
  return after == all.begin() ? 0 : static_cast<std::uint32_t>(after - all.begin()) - 1;
}

std::uint32_t first_sentence_at(const Reading& reading, std::uint32_t block) {
  const auto& all = reading.mentions.sentences;
  const auto at =
      std::lower_bound(all.begin(), all.end(), block,
                       [](const Sentence& s, std::uint32_t b) { return s.block.value < b; });
  const auto last = all.empty() ? all.begin() : all.end() - 1;
  return static_cast<std::uint32_t>(std::min(at, last) - all.begin());
}

}  // namespace offerlog
