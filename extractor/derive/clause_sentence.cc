#include "clause_sentence.h"

#include "values/ascii.h"

namespace offerlog {

ClauseSentence::ClauseSentence(const Context& context, std::uint32_t sentence)
    : c(context),
      index(sentence),
      span(context.sentence_span(sentence)),
      low(lowered(context.reading.text(span))) {
  for (const AgreementReference& r : context.within(context.facts.references, span))
    references.push_back(&r);
  for (const Mention& m : context.reading.mentions_of(sentence)) {
    if (context.reading.rule(m) == "change.begun_on") begun.push_back(m.text);
  }
}

}  // namespace offerlog
