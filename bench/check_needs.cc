// check_needs FOLDER: that no filing below the folder holds a match which the
// rules' needs hide. Every rule is matched in every sentence, with and without
// them; that takes twenty times as long as reading the filings does.
#include <algorithm>
#include <iostream>

#include "find/pattern_matcher.h"
#include "find/split_sentences.h"
#include "inputs.h"
#include "read/read_document.h"

namespace offerlog::bench {
namespace {

std::uint64_t hidden_in(TextSpan sentence, const Document& document, const Patterns& patterns,
                        CandidateFinder& finder) {
  const std::string_view words = document.view(sentence);
  const std::vector<Candidate>& candidates = finder.in(sentence);
  std::uint64_t hidden = 0;
  for (std::uint32_t r = 0; r < patterns.rules().size(); ++r) {
    std::vector<Mention> all;
    std::vector<Mention> found;
    patterns.matcher().matches({r}, words, sentence.begin, all);
    for (const Candidate& c : candidates) {
      if (c.rule == RuleId{r}) patterns.matcher().matches_of(c, words, sentence.begin, found);
    }
    const bool same =
        std::equal(all.begin(), all.end(), found.begin(), found.end(),
                   [](const Mention& a, const Mention& b) { return a.text == b.text; });
    if (same) continue;
    ++hidden;
    std::cout << document.uri << ": " << patterns.rules()[r].id << " in: " << words << '\n';
  }
  return hidden;
}

std::uint64_t hidden_in(const Document& document, const Patterns& patterns) {
  CandidateFinder finder(patterns.matcher().index());
  std::uint64_t hidden = 0;
  for (const Block& block : document.blocks) {
    finder.read(document.view(block.text), block.text.begin);
    for (TextSpan sentence : split_sentences(document.view(block.text), block.text.begin)) {
      hidden += hidden_in(sentence, document, patterns, finder);
    }
  }
  return hidden;
}

int run(const std::string& folder) {
  const Patterns patterns = Patterns::built_in();
  std::uint64_t hidden = 0;
  std::vector<Source> sources = read_folder(folder);
  for (Source& source : sources) {
    Diagnostics log;
    hidden += hidden_in(read_document(std::move(source), log), patterns);
  }
  std::cout << sources.size() << " filings, " << hidden << " sentences with a hidden match\n";
  return hidden == 0 && !sources.empty() ? 0 : 1;
}

}  // namespace
}  // namespace offerlog::bench

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "check_needs FOLDER\n";
    return 2;
  }
  return offerlog::bench::run(argv[1]);
}
