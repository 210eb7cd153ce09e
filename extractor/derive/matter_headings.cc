#include "matter_headings.h"

#include <algorithm>
#include <string>

#include "values/ascii.h"

namespace offerlog {
namespace {

// "Note 10 - Equity", "Item 8. Financial Statements": a line of its own that no rule finds
// anything in, and so is no sentence.
bool looks_like_heading(const Context& context, const Block& block) {
  constexpr std::uint32_t kLongest = 60;  // bytes
  constexpr std::uint32_t kShortest = 6;
  const bool line = block.kind == BlockKind::heading || block.kind == BlockKind::paragraph;
  if (!line || block.text.size() > kLongest || block.text.size() < kShortest) return false;
  const std::string_view text = context.reading.text(block.text);
  const std::string low = lowered(text);
  const bool numbered = low.starts_with("note ") || low.starts_with("item ") ||
                        low.starts_with("part ") || block.kind == BlockKind::heading;
  return numbered && text.find(' ') != text.npos &&
         !contains_any(low, {"continued", "cont'd", "table of contents"});
}

}  // namespace

bool heads_other_matter(const Context& context, std::uint32_t sentence) {
  constexpr std::uint32_t kLongestHeading = 70;  // bytes
  const TextSpan span = context.sentence_span(sentence);
  const Block& block =
      context.reading.document.blocks[context.reading.mentions.sentences[sentence].block.value];
  constexpr std::uint32_t kTitle = 30;  // a line so short says what follows, however it looks
  const bool heading =
      block.kind == BlockKind::heading || block.emphasized || span.size() <= kTitle;
  return heading && block.kind != BlockKind::table_cell && block.text == span &&
         span.size() <= kLongestHeading && !context.reading.has(sentence, "type.at_the_market");
}

std::string_view run_in_heading(const Context& context, std::uint32_t block) {
  constexpr std::size_t kLongest = 50;  // bytes
  constexpr std::string_view kSentence[] = {" we ",   " our ", "company", " was ",
                                            " were ", " has ", " have ",  " is ",
                                            " are ",  " had ", " will "};
  constexpr std::string_view kNames[] = {"inc", "corp", "co", "ltd", "no", "u.s",
                                         "l.p", "llc",  "mr", "ms",  "st", "dr"};
  const Block& b = context.reading.document.blocks[block];
  if (b.kind != BlockKind::paragraph && b.kind != BlockKind::list_item) return {};
  const std::string_view text = context.reading.text(b.text);
  const auto stop = text.find(". ");
  if (stop == text.npos || stop > kLongest || stop + 2 >= text.size() || stop < 3) return {};
  const std::string_view head = text.substr(0, stop);
  const std::string low = ' ' + lowered(head) + ' ';
  const bool named = std::ranges::any_of(kNames, [&](std::string_view end) {
    return low.ends_with(std::string(end) + ' ') &&
           (low.size() < end.size() + 2 || !is_alnum(low[low.size() - end.size() - 2]));
  });
  const bool title = is_upper(head.front()) || is_digit(head.front());
  if (!title || !is_upper(text[stop + 2]) || named || head.find(',') != head.npos ||
      contains_any(low, kSentence) || low.starts_with(" on ") || low.starts_with(" in "))
    return {};
  return head;
}

bool begins_matter(const Context& context, std::uint32_t before, std::uint32_t block) {
  if (block == before) return false;
  const auto& blocks = context.reading.document.blocks;
  for (std::uint32_t b = before + 1; b < block; ++b) {
    if (looks_like_heading(context, blocks[b])) return true;
  }
  return !run_in_heading(context, block).empty();
}

}  // namespace offerlog
