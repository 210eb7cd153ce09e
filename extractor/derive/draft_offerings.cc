// Which offerings there are. An agreement that sells securities is one; a deal
// told without its agreement (a press release, a proposed offering), a resale,
// a shelf are known by what the text calls them.
#include <algorithm>

#include "drafting.h"

namespace offerlog {

Draft& Drafting::add(OfferingType type, std::uint32_t sentence) {
  Draft d;
  d.offering.type.value = type;
  d.first_sentence = sentence;
  for (const Mention& m : c.reading.mentions_of(sentence)) {
    for (const TypeCue& cue : kTypeCues) {
      if (cue.type == type && cue.rule == c.reading.rule(m))
        d.offering.type.evidence = {{m.text, std::string(cue.rule)}};
    }
  }
  drafts.push_back(std::move(d));
  return drafts.back();
}

bool Drafting::has_deal() const {
  return std::any_of(drafts.begin(), drafts.end(), [](const Draft& d) { return !d.is_program(); });
}

bool any_cue(const Context& context, TextSpan where, std::string_view rule) {
  for (const Mention& m : context.reading.mentions.mentions) {
    if (m.text.begin >= where.end) return false;
    if (m.text.begin >= where.begin && context.reading.rule(m) == rule) return true;
  }
  return false;
}

std::uint32_t sentence_of_cue(const Context& context, std::string_view rule) {
  for (const Mention& m : context.reading.mentions.mentions) {
    if (context.reading.rule(m) == rule) return m.sentence;
  }
  return 0;
}

std::vector<Draft> draft_offerings(const Context& context, const std::vector<Clause>& clauses) {
  Drafting drafting{context, clauses, {}};
  draft_agreements(drafting);
  if (context.is_prospectus()) draft_cover(drafting);
  draft_what_is_told(drafting);
  draft_registration(drafting);
  return std::move(drafting.drafts);
}

}  // namespace offerlog
