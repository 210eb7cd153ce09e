// Facts by their place; a list of them is in reading order.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace offerlog {

// Those that begin at the offset or after it.
template <class Fact>
std::span<const Fact> facts_from(const std::vector<Fact>& list, std::uint32_t begin) {
  const auto first =
      std::ranges::lower_bound(list, begin, {}, [](const Fact& f) { return f.text.begin; });
  return {first, list.end()};
}

}  // namespace offerlog
