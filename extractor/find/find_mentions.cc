#include "find_mentions.h"

#include <algorithm>

#include "pattern_matcher.h"
#include "split_sentences.h"

namespace offerlog {
namespace {

// A block longer than this is no prose; it is read in pieces, so that time
// stays linear in its length.
constexpr std::uint32_t kLongestBlock = 1 << 16;

bool reads_before(const Mention& a, const Mention& b) {
  if (a.text.begin != b.text.begin) return a.text.begin < b.text.begin;
  if (a.text.end != b.text.end) return a.text.end > b.text.end;
  return a.rule < b.rule;
}

// The sentences of one block in which some rule hits.
class BlockReader {
 public:
  BlockReader(const PatternMatcher& matcher, Mentions& out)
      : matcher_(matcher), finder_(matcher), out_(out) {}

  void read(BlockId block, TextSpan span, std::string_view text) {
    finder_.read(text);
    if (!finder_.any()) return;
    // Within a sentence: no gap in a pattern reaches over a full stop, and none
    // has to be kept from it ("[^.]" would stop in "H.C. Wainwright").
    for (TextSpan sentence : split_sentences(text, span.begin)) {
      read_sentence(block, sentence, sentence.begin - span.begin, text);
    }
  }

 private:
  void read_sentence(BlockId block, TextSpan sentence, std::uint32_t begin, std::string_view text) {
    found_.clear();
    const std::string_view words = text.substr(begin, sentence.size());
    for (const Candidate& candidate : finder_.in(begin, begin + sentence.size())) {
      matcher_.matches(candidate, words, begin, sentence.begin, found_);
    }
    if (found_.empty()) return;
    std::sort(found_.begin(), found_.end(), reads_before);
    const auto first = static_cast<std::uint32_t>(out_.mentions.size());
    for (Mention& mention : found_) {
      mention.block = block;
      mention.sentence = static_cast<std::uint32_t>(out_.sentences.size());
      out_.mentions.push_back(std::move(mention));
    }
    out_.sentences.push_back(
        {block, sentence, first, static_cast<std::uint32_t>(out_.mentions.size())});
  }

  const PatternMatcher& matcher_;
  CandidateFinder finder_;
  Mentions& out_;
  std::vector<Mention> found_;
};

}  // namespace

Mentions find_mentions(const Document& document, const Patterns& patterns) {
  Mentions out;
  BlockReader reader(patterns.matcher(), out);
  for (std::uint32_t b = 0; b < document.blocks.size(); ++b) {
    TextSpan rest = document.blocks[b].text;
    while (!rest.empty()) {
      const TextSpan piece{rest.begin, rest.begin + std::min(rest.size(), kLongestBlock)};
      reader.read({b}, piece, document.view(piece));
      rest.begin = piece.end;
    }
  }
  return out;
}

}  // namespace offerlog
