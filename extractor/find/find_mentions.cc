#include "find_mentions.h"

#include <algorithm>
#include <string>

#include "pattern_matcher.h"
#include "split_sentences.h"

namespace offerlog {
namespace {

// A block longer than this is no prose; it is read in pieces, so that time
// stays linear in its length.
constexpr std::uint32_t kLongestBlock = 1 << 16;

// How many mentions are kept of a text of so many bytes: each brings 250 bytes
// with it by the time there is a record, and a text made of nothing but triggers
// has one in 10 bytes. Of the filings at hand those over 1 MB have one in 130, and
// none has more than 8,301.
std::size_t most_mentions(std::size_t bytes) { return 80'000 + bytes / 100; }

bool reads_before(const Mention& a, const Mention& b) {
  if (a.text.begin != b.text.begin) return a.text.begin < b.text.begin;
  if (a.text.end != b.text.end) return a.text.end > b.text.end;
  return a.rule < b.rule;
}

void find_in(BlockId block, TextSpan span, std::string_view text, const PatternMatcher& matcher,
             Mentions& out) {
  std::vector<RuleId> candidates;
  matcher.candidates(text, candidates);
  if (candidates.empty()) return;
  // Within a sentence: no gap in a pattern reaches over a full stop, and none
  // has to be kept from it ("[^.]" would stop in "H.C. Wainwright").
  for (TextSpan sentence : split_sentences(text, span.begin)) {
    const std::string_view words = text.substr(sentence.begin - span.begin, sentence.size());
    matcher.candidates(words, candidates);
    std::vector<Mention> found;
    for (RuleId rule : candidates) matcher.matches(rule, words, sentence.begin, found);
    if (found.empty()) continue;
    std::sort(found.begin(), found.end(), reads_before);
    const auto first = static_cast<std::uint32_t>(out.mentions.size());
    for (Mention& mention : found) {
      mention.block = block;
      mention.sentence = static_cast<std::uint32_t>(out.sentences.size());
      out.mentions.push_back(std::move(mention));
    }
    out.sentences.push_back(
        {block, sentence, first, static_cast<std::uint32_t>(out.mentions.size())});
  }
}

}  // namespace

Mentions find_mentions(const Document& document, const Patterns& patterns, Diagnostics& log) {
  Mentions out;
  const std::size_t most = most_mentions(document.text.size());
  for (std::uint32_t b = 0; b < document.blocks.size(); ++b) {
    TextSpan rest = document.blocks[b].text;
    while (!rest.empty()) {
      if (out.mentions.size() >= most) {
        log.push_back({Severity::warning, "mention_limit",
                       "more than " + std::to_string(most) +
                           " places to look at; the text from here on is not searched",
                       std::nullopt, rest});
        return out;
      }
      const TextSpan piece{rest.begin, rest.begin + std::min(rest.size(), kLongestBlock)};
      find_in({b}, piece, document.view(piece), patterns.matcher(), out);
      rest.begin = piece.end;
    }
  }
  return out;
}

}  // namespace offerlog
