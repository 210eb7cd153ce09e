#include "print_span.h"
#include "print_stages.h"

namespace offerlog {
namespace {

std::string print_captures(const Document& document, const Rule& rule, const Mention& mention) {
  std::string out;
  for (const Capture& capture : mention.captures) {
    const bool named =
        capture.group < rule.captures.size() && !rule.captures[capture.group].empty();
    if (named) out += "  " + rule.captures[capture.group] + "=" + quoted(document, capture.text);
  }
  return out;
}

}  // namespace

std::string print_mentions(const Extraction& x, const Patterns& patterns) {
  std::string out;
  for (std::size_t i = 0; i < x.mentions.sentences.size(); ++i) {
    const Sentence& sentence = x.mentions.sentences[i];
    out += "sentence " + std::to_string(i) + "  " + place_text(x.document, sentence.text) + "\n";
    for (std::uint32_t m = sentence.first_mention; m < sentence.last_mention; ++m) {
      const Mention& mention = x.mentions.mentions[m];
      const Rule& rule = patterns.rule(mention.rule);
      out += "  " + rule.id + "  " + place_text(x.document, mention.text) +
             print_captures(x.document, rule, mention) + "\n";
    }
  }
  return out;
}

}  // namespace offerlog
