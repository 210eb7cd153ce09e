// Which offerings there are. An agreement that sells securities is one; a deal
// told without its agreement (a press release, a proposed offering), a resale,
// a shelf are known by what the text calls them.
#include <algorithm>

#include "draft_term_sheet.h"
#include "drafting.h"

namespace offerlog {

namespace {

// Told as an equity line somewhere: "agreed to purchase from us up to $30,000,000 …".
bool is_line(const Context& c, std::uint32_t agreement) {
  return std::ranges::any_of(c.facts.references, [&](const AgreementReference& r) {
    return r.agreement == agreement && c.reading.has(r.sentence, "type.equity_line");
  });
}

// "the resale by Harrow Capital Fund, LLC of up to 10,000,000 shares that it may buy under the
// purchase agreement": the line that the sentences on the resale name.
void note_lines(Drafting& drafting) {
  constexpr std::uint32_t kFollows = 6;  // sentences
  for (Draft& d : drafting.drafts) {
    if (d.offering.type.value != OfferingType::resale || !d.main) continue;
    for (const AgreementReference& r : drafting.c.facts.references) {
      if (r.sentence < d.first_sentence || r.sentence - d.first_sentence > kFollows) continue;
      const AgreementFamily family = drafting.c.facts.agreements[r.agreement].family;
      const bool buys =
          family == AgreementFamily::purchase || family == AgreementFamily::equity_line;
      if (!buys || !is_line(drafting.c, r.agreement)) continue;
      d.line = r.agreement;
      break;
    }
  }
}

bool has_buyers(OfferingType type) {
  return type == OfferingType::equity_line || type == OfferingType::private_placement ||
         type == OfferingType::registered_direct;
}

// "Harrow Capital Fund, LLC ("Harrow")": by which of these a sale to it is told.
void note_buyers(Drafting& drafting) {
  constexpr std::size_t kMost = 6;         // names
  constexpr std::uint32_t kDefined = 120;  // bytes: "…, a Cayman Islands company ("Harrow")"
  for (Draft& d : drafting.drafts) {
    if (!has_buyers(*d.offering.type) || !d.agreement) continue;
    for (const PartyFact& p : drafting.c.facts.parties) {
      if (p.agreement != d.agreement || p.role != AgentRole::purchaser || d.buyers.size() >= kMost)
        continue;
      d.buyers.push_back(p.name);
      for (const DefinedTerm& t :
           drafting.c.within(drafting.c.facts.terms, {p.text.end, p.text.end + kDefined}))
        if (t.stands_for.size() == 0) d.buyers.push_back(t.term);
    }
  }
}

}  // namespace

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
  for (const Mention& m : context.reading.of_rule(rule)) {
    if (m.text.begin >= where.begin) return m.text.begin < where.end;
  }
  return false;
}

std::uint32_t sentence_of_cue(const Context& context, std::string_view rule) {
  const auto all = context.reading.of_rule(rule);
  return all.empty() ? 0 : all.front().sentence;
}

std::vector<Draft> draft_offerings(const Context& context, const std::vector<Clause>& clauses) {
  Drafting drafting{context, clauses, {}};
  draft_agreements(drafting);
  if (context.is_prospectus()) draft_cover(drafting);
  if (context.filing.kind.value == FilingKind::free_writing_prospectus) draft_term_sheet(drafting);
  date_by_cover(drafting);
  draft_programs_told(drafting);
  // What a communication of a merger expects to complete is the merger.
  if (context.filing.form_type.value != "425") {
    draft_deals_told(drafting);
    draft_placement_beside(drafting);
  }
  draft_registration(drafting);
  // Each is held against all that the filing tells, and none tells of so many.
  constexpr std::size_t kMostDrafts = 300;
  if (drafting.drafts.size() > kMostDrafts)
    drafting.drafts.erase(drafting.drafts.begin() + kMostDrafts, drafting.drafts.end());
  note_lines(drafting);
  note_buyers(drafting);
  return std::move(drafting.drafts);
}

}  // namespace offerlog
