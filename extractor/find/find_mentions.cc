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

// What stands at the head of a release, a contract or an amended report is not looked for
// farther into it than this, in bytes.
constexpr std::uint32_t kHead = 1 << 15;
constexpr std::string_view kOfHead[] = {"cover.dateline",          "cover.newswire_date",
                                        "cover.company",           "cover.newswire",
                                        "cover.preamble_date",     "cover.report_called_original",
                                        "cover.report_first_filed"};

// What speaks for or against a change is looked for in sentences that speak of one.
constexpr std::string_view kOfChanges[] = {"veto", "condition"};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

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

// A rule to be tried in a sentence.
struct Trial {
  std::uint32_t sentence = 0;  // index into the sentences that are tried
  Candidate candidate;         // its starts are in `starts`
  std::uint32_t first_start = 0;
  std::uint32_t last_start = 0;  // exclusive
};

// Trials and their starts are collected up to this many, then run.
constexpr std::size_t kBatch = std::size_t{1} << 16;

// First what is to be tried, block by block; then the trials, rule by rule: the
// automaton of one rule stays in the processor's cache, those of all do not, and
// waiting for them took a fifth of all time.
class MentionFinder {
 public:
  MentionFinder(const Document& document, const Patterns& patterns)
      : document_(document),
        matcher_(patterns.matcher()),
        finder_(matcher_.index()),
        trials_(patterns.rules().size()) {
    for (const Rule& rule : patterns.rules()) {
      of_head_.push_back(is_one_of(rule.id, kOfHead));
      reports_.push_back(rule.kind() == "change");
      of_changes_.push_back(is_one_of(rule.kind(), kOfChanges));
    }
  }

  void read(BlockId block, TextSpan piece) {
    const std::string_view text = document_.view(piece);
    finder_.read(text, piece.begin);
    if (!finder_.any()) return;
    // Within a sentence: no gap in a pattern reaches over a full stop, and none
    // has to be kept from it ("[^.]" would stop in "H.C. Wainwright").
    for (TextSpan sentence : split_sentences(text, piece.begin)) plan(block, past_mark(sentence));
    if (planned_ + starts_.size() > kBatch) run_trials();
  }

  // "• In January 2024, the Company": the mark of a list is no word of the sentence.
  TextSpan past_mark(TextSpan sentence) const {
    constexpr std::string_view kMarks[] = {"• ", "· ", "● ", "▪ ", "■ ", "◦ "};
    const std::string_view text = document_.view(sentence);
    for (std::string_view mark : kMarks) {
      if (text.starts_with(mark))
        return {sentence.begin + static_cast<std::uint32_t>(mark.size()), sentence.end};
    }
    return sentence;
  }

  // Of the trials that have run.
  std::size_t count() const { return found_.size(); }

  Mentions find() {
    run_trials();
    return in_reading_order();
  }

 private:
  void run_trials() {
    for (const bool of_changes : {false, true}) {
      for (std::size_t rule = 0; rule < trials_.size(); ++rule) {
        if (of_changes_[rule] != of_changes) continue;
        for (const Trial& trial : trials_[rule]) {
          if (!of_changes || sentences_with_change_[trial.sentence]) try_out(trial);
        }
        trials_[rule].clear();
      }
    }
    starts_.clear();
    planned_ = 0;
  }

  void plan(BlockId block, TextSpan sentence) {
    const std::vector<Candidate>& candidates = finder_.in(sentence);
    if (candidates.empty()) return;
    const bool at_head = sentence.begin - begin_of_part(block) < kHead;
    for (const Candidate& candidate : candidates) {
      if (of_head_[candidate.rule.value] && !at_head) continue;
      const auto first = static_cast<std::uint32_t>(starts_.size());
      starts_.insert(starts_.end(), candidate.starts.begin(), candidate.starts.end());
      trials_[candidate.rule.value].push_back({static_cast<std::uint32_t>(sentences_.size()),
                                               candidate, first,
                                               static_cast<std::uint32_t>(starts_.size())});
    }
    planned_ += candidates.size();
    sentences_.push_back({block, sentence, 0, 0});
    sentences_with_change_.push_back(false);
  }

  std::uint32_t begin_of_part(BlockId block) const {
    const std::uint32_t part = document_.blocks[block.value].part;
    return part < document_.parts.size() ? document_.parts[part].text.begin : 0;
  }

  void try_out(const Trial& trial) {
    Sentence& sentence = sentences_[trial.sentence];
    Candidate candidate = trial.candidate;
    candidate.starts =
        std::span(starts_).subspan(trial.first_start, trial.last_start - trial.first_start);
    const std::size_t before = found_.size();
    matcher_.matches_of(candidate, document_.view(sentence.text), sentence.text.begin, found_);
    for (std::size_t m = before; m < found_.size(); ++m) {
      found_[m].block = sentence.block;
      found_[m].sentence = trial.sentence;
    }
    if (found_.size() > before && reports_[candidate.rule.value])
      sentences_with_change_[trial.sentence] = true;
    sentence.last_mention += static_cast<std::uint32_t>(found_.size() - before);  // a count so far
  }

  // The sentences in which a rule hit, and the mentions of each.
  Mentions in_reading_order() {
    Mentions out;
    std::vector<std::uint32_t> number(sentences_.size());
    std::vector<std::uint32_t> next;  // place for the next mention of a sentence
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      const std::uint32_t count = sentences_[s].last_mention;
      number[s] = static_cast<std::uint32_t>(out.sentences.size());
      if (count == 0) continue;
      const std::uint32_t first = out.sentences.empty() ? 0 : out.sentences.back().last_mention;
      next.push_back(first);
      out.sentences.push_back({sentences_[s].block, sentences_[s].text, first, first + count});
    }
    out.mentions.resize(found_.size());
    for (Mention& mention : found_) {
      mention.sentence = number[mention.sentence];
      out.mentions[next[mention.sentence]++] = std::move(mention);
    }
    for (const Sentence& s : out.sentences) {
      std::sort(out.mentions.begin() + s.first_mention, out.mentions.begin() + s.last_mention,
                reads_before);
    }
    return out;
  }

  const Document& document_;
  const PatternMatcher& matcher_;
  CandidateFinder finder_;
  std::vector<Sentence> sentences_;  // that are tried
  std::vector<bool> of_head_;        // by rule, as the next two
  std::vector<bool> reports_;
  std::vector<bool> of_changes_;
  std::vector<bool> sentences_with_change_;
  std::vector<std::vector<Trial>> trials_;  // by rule
  std::size_t planned_ = 0;                 // how many
  std::vector<std::uint32_t> starts_;
  std::vector<Mention> found_;
};

// A contract that a report encloses (EX-1, EX-10) says at its head what it is, and
// then what may happen: nothing that did.
bool is_body_of_contract(const Document& document, std::uint32_t block) {
  const Block& b = document.blocks[block];
  if (b.part >= document.parts.size()) return false;
  const Part& part = document.parts[b.part];
  const bool contract =
      part.type == "EX-1" || part.type.starts_with("EX-1.") || part.type.starts_with("EX-10");
  return contract && b.text.begin - part.text.begin > kHead;
}

}  // namespace

Mentions find_mentions(const Document& document, const Patterns& patterns, Diagnostics& log) {
  MentionFinder finder(document, patterns);
  const std::size_t most = most_mentions(document.text.size());
  for (std::uint32_t b = 0; b < document.blocks.size(); ++b) {
    TextSpan rest = document.blocks[b].text;
    if (is_body_of_contract(document, b)) continue;
    while (!rest.empty()) {
      if (finder.count() >= most) {
        log.push_back({Severity::warning, "mention_limit",
                       "more than " + std::to_string(most) +
                           " places to look at; the text from here on is not searched",
                       std::nullopt, rest});
        return finder.find();
      }
      const TextSpan piece{rest.begin, rest.begin + std::min(rest.size(), kLongestBlock)};
      finder.read({b}, piece);
      rest.begin = piece.end;
    }
  }
  return finder.find();
}

}  // namespace offerlog
