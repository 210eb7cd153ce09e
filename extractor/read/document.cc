// The way back from text to source. Runs are sorted by their place in the
// text, so a span's first and last run are found by binary search.
#include "offerlog/document.h"

#include <algorithm>

namespace offerlog {
namespace {

// The run that holds text offset `at`.
std::size_t run_at(const std::vector<Run>& runs, std::uint32_t at) {
  const auto after = std::upper_bound(runs.begin(), runs.end(), at,
                                      [](std::uint32_t o, const Run& run) { return o < run.text; });
  return static_cast<std::size_t>(after - runs.begin()) - 1;
}

}  // namespace

SourceSpan Document::source_of(TextSpan span) const {
  if (runs.empty()) return {};
  if (span.empty()) {
    // A place, not a range: where the byte before or after it came from.
    const std::size_t at = run_at(runs, std::min<std::uint32_t>(span.begin, runs.back().text));
    const Run& run = runs[at];
    const std::uint32_t inside = run.copied ? span.begin - run.text : 0;
    const std::uint32_t place = std::min(run.source.begin + inside, run.source.end);
    return {place, place};
  }
  const std::size_t first = run_at(runs, span.begin);
  const std::size_t last = run_at(runs, span.end - 1);
  SourceSpan result;
  bool found = false;
  for (std::size_t i = first; i <= last; ++i) {
    SourceSpan source = runs[i].source;
    if (source.empty()) continue;  // inserted
    if (runs[i].copied) {
      const std::uint32_t begin = runs[i].text;
      if (i == last) source.end = source.begin + (span.end - begin);
      if (i == first) source.begin += span.begin - begin;
    }
    if (!found) {
      result = source;
      found = true;
    } else {
      result.begin = std::min(result.begin, source.begin);
      result.end = std::max(result.end, source.end);
    }
  }
  if (found) return result;
  return {runs[first].source.begin, runs[first].source.begin};
}

BlockId Document::block_at(std::uint32_t offset) const {
  const auto after =
      std::upper_bound(blocks.begin(), blocks.end(), offset,
                       [](std::uint32_t o, const Block& block) { return o < block.text.begin; });
  if (after == blocks.begin()) return {};
  const auto index = static_cast<std::size_t>(after - blocks.begin()) - 1;
  if (offset >= blocks[index].text.end) return {};
  return {static_cast<std::uint32_t>(index)};
}

}  // namespace offerlog
