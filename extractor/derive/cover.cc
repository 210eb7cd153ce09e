#include "cover.h"

#include <algorithm>

#include "resolve/read_values.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// How far into the main document the cover reaches at most, in blocks and in
// bytes: a submission's cover with its check boxes runs to some 150 blocks.
constexpr std::uint32_t kCoverBlocks = 220;
constexpr std::uint32_t kCoverBytes = 14000;

// An annual report to shareholders has its letter and its pictures before the
// cover of the Form 10-K that it wraps: the block where that cover begins, else 0.
std::uint32_t find_cover(const Reading& reading) {
  constexpr std::uint32_t kLongestWrap = 60000;  // bytes
  constexpr std::uint32_t kLegend = 4;           // blocks from the form to what it says it is
  const auto& blocks = reading.document.blocks;
  for (const Mention& m : reading.of_rule("cover.form")) {
    if (m.text.begin > kLongestWrap || blocks[m.block.value].part != 0) break;
    const bool alone = m.text == blocks[m.block.value].text;
    for (std::uint32_t b = m.block.value; alone && b < blocks.size(); ++b) {
      if (b - m.block.value > kLegend) break;
      const std::string low = lowered(reading.text(blocks[b].text));
      if (low.find("report pursuant to section 13") != std::string::npos)
        return m.block.value < kCoverBlocks && m.text.begin < kCoverBytes ? 0 : m.block.value;
    }
    if (m.block.value < kCoverBlocks) return 0;
  }
  return 0;
}

std::span<const Mention> mentions_of_cover(const Reading& reading) {
  const auto& all = reading.mentions.mentions;
  const auto& blocks = reading.document.blocks;
  const std::uint32_t cover = find_cover(reading);
  const auto first = std::find_if(all.begin(), all.end(),
                                  [&](const Mention& m) { return m.block.value >= cover; });
  const auto last = std::find_if(first, all.end(), [&](const Mention& m) {
    return m.block.value - cover >= kCoverBlocks ||
           m.text.begin - blocks[cover].text.begin >= kCoverBytes ||
           blocks[m.block.value].part != 0;
  });
  return {first, last};
}

}  // namespace

Cover::Cover(const Reading& of) : reading(of), mentions(mentions_of_cover(of)) {}

const Mention* Cover::first(std::string_view rule) const {
  const auto m =
      std::ranges::find(mentions, rule, [&](const Mention& one) { return reading.rule(one); });
  return m == mentions.end() ? nullptr : &*m;
}

std::optional<Date> Cover::date_in(const Mention& m) const {
  const auto words = reading.capture(m, "date");
  if (!words) return std::nullopt;
  const auto date = read_date(reading.text(*words));
  return date && date->exists() ? date : std::nullopt;
}

}  // namespace offerlog
