// Which offering a place in the text speaks of.
#include <algorithm>

#include "concurrent_deals.h"
#include "draft.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// How many sentences tell of a deal told in passing, after the first.
constexpr std::uint32_t kPassage = 6;

// How far, in bytes, a report speaks of an offering after naming it.
constexpr std::uint32_t kMatter = 3000;

// "Series B Preferred Stock", as a heading.
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

// "Sales of the shares, if any, under this prospectus supplement": of what it offers,
// whichever program was named before.
bool is_of_this_prospectus(const Context& context, std::uint32_t sentence) {
  const std::string_view text = context.reading.text(context.sentence_span(sentence));
  return text.find("under this prospectus") != text.npos;
}

// "had sold 3,875,120 shares under the program", after a deal told beside it.
bool is_sold_under_program(const Context& context, std::uint32_t sentence) {
  if (!context.reading.has(sentence, "change.sold")) return false;
  const std::string_view text = context.reading.text(context.sentence_span(sentence));
  return contains_any(text, {" under the program", " under its program", " under that program"});
}

// "It replaces the purchase agreement of June 3, 2021. We sold 1,655,900 shares under that
// agreement": the old one.
bool speaks_of_that_agreement(const Context& context, std::uint32_t sentence) {
  const std::string_view text = context.reading.text(context.sentence_span(sentence));
  return contains_any(text, {" under that agreement", " pursuant to that agreement"});
}

// "On July 24 the Company consummated its IPO of 22,500,000 units", after the
// agreements of both the IPO and the placement beside it were listed.
bool is_of_first_offering(const Context& context, std::uint32_t sentence) {
  const Reading& reading = context.reading;
  return reading.has(sentence, "type.ipo") && reading.has(sentence, "change.closed") &&
         !reading.has(sentence, "type.private_placement") &&
         !reading.has(sentence, "timing.alongside") &&
         context.within(context.facts.references, context.sentence_span(sentence)).empty();
}

// Which drafts the filing only mentions, no change being told of them: "we may issue shares
// under our existing Sales Agreement". None before the changes are known.
std::vector<bool> only_mentioned(const std::vector<Draft>& drafts) {
  std::vector<bool> out(drafts.size(), false);
  if (std::ranges::all_of(drafts, [](const Draft& d) { return d.changes.empty(); })) return out;
  for (std::size_t d = 0; d < drafts.size(); ++d)
    out[d] = !drafts[d].main && drafts[d].changes.empty();
  return out;
}

Leg other_leg(Leg leg) {
  switch (leg) {
    case Leg::stock:
      return Leg::notes;
    case Leg::notes:
      return Leg::stock;
    case Leg::common:
      return Leg::preferred;
    case Leg::preferred:
      return Leg::common;
    case Leg::offered:
      return Leg::placement;
    case Leg::placement:
      return Leg::offered;
    case Leg::alone:
      break;
  }
  return Leg::alone;
}

// Of two deals that are told apart by what they sell.
std::optional<DealPair> pair_of(Leg leg) {
  switch (leg) {
    case Leg::stock:
    case Leg::notes:
      return DealPair::stock_and_notes;
    case Leg::common:
    case Leg::preferred:
      return DealPair::common_and_preferred;
    default:
      return std::nullopt;
  }
}

}  // namespace

DraftFinder::DraftFinder(const Context& context, std::vector<Draft>& drafts)
    : context_(context),
      drafts_(drafts),
      by_agreement_(context.facts.agreements.size()),
      focus_(context.reading.mentions.sentences.size()) {
  std::optional<std::uint32_t> main;
  std::vector<std::optional<std::uint32_t>> begun(focus_.size());  // by sentence
  for (std::uint32_t d = 0; d < drafts.size(); ++d) {
    if (drafts[d].main) main = d;
    const bool aside = drafts[d].leg == Leg::placement;
    if (!drafts[d].main && !aside) begun[drafts[d].first_sentence] = d;
    for (std::uint32_t s : drafts[d].retold) begun[s] = d;
    if (drafts[d].agreement) by_agreement_[*drafts[d].agreement] = d;
    for (std::uint32_t leg : drafts[d].joined) by_agreement_[leg] = d;
  }
  // A report of a quarter or a year goes on to other matters.
  const bool report = context.filing.kind.value == FilingKind::periodic_report;
  if (report) name_deals();
  std::uint32_t named = 0;  // where the one in focus was named last
  if (!main && drafts.size() == 1 && !report) main = 0;
  const std::optional<std::uint32_t> only_program = only_of(OfferingType::at_the_market);
  const std::optional<std::uint32_t> ipo = only_of(OfferingType::ipo);
  std::optional<std::uint32_t> focus = main;
  std::optional<std::uint32_t> before;  // the one told of before a passing deal
  std::uint32_t passed = 0;             // the sentence with which that one ends
  const std::vector<bool> mentioned = only_mentioned(drafts);
  std::optional<std::uint32_t> told;      // the last in focus that is not only mentioned
  std::optional<std::uint32_t> replaced;  // the one whose place another took, by a sentence
  std::uint32_t replaced_in = 0;
  BlockId paragraph;
  SectionKind section = SectionKind::cover;
  for (std::uint32_t s = 0; s < focus_.size(); ++s) {
    const bool begins =
        context.section_of(s) != section || context.reading.has(s, "section.heading");
    section = context.section_of(s);
    if (begins && section == SectionKind::cover && s > 0) {
      if (const auto offered = program_on_cover(s)) main = offered;
    }
    if ((begins || is_of_this_prospectus(context, s)) && main) focus = main;
    if (focus && drafts[*focus].passing && s > passed) focus = before;
    if (focus && !mentioned[*focus]) told = focus;
    const BlockId block = context.reading.sentence(s).block;
    if (focus && mentioned[*focus] && block.value != paragraph.value) focus = told;
    paragraph = block;
    const std::uint32_t here = context.sentence_span(s).begin;
    if (report && (here - named > kMatter || heads_other_matter(context, s))) focus.reset();
    if (begun[s]) {
      if (drafts[*begun[s]].passing) {
        if (!focus || !drafts[*focus].passing) before = focus;
        passed = s + kPassage;
      }
      focus = begun[s];
      named = here;
    }
    focus_[s] = focus;
    for (const AgreementReference& r :
         context.within(context.facts.references, context.sentence_span(s))) {
      if (!by_agreement_[r.agreement]) continue;
      if (focus && is_replaced(r)) {
        replaced = by_agreement_[r.agreement];
        replaced_in = s;
        continue;
      }
      focus = by_agreement_[r.agreement];
      named = here;
    }
    if (!focus_[s]) focus_[s] = focus;
    if (replaced && s == replaced_in + 1 && speaks_of_that_agreement(context, s))
      focus_[s] = replaced;
    if (const auto deal = deal_named(s); report && deal) focus_[s] = deal;
    if (only_program && is_sold_under_program(context, s)) focus_[s] = only_program;
    if (ipo && is_of_first_offering(context, s)) focus_[s] = focus = ipo;
  }
}

// "in a private placement offering (the "Private Placement Offering")": the term by which
// other notes of a report speak of the deal.
void DraftFinder::name_deals() {
  constexpr std::uint32_t kFollows = 2;  // sentences
  for (std::uint32_t d = 0; d < drafts_.size(); ++d) {
    if (drafts_[d].is_program() || !drafts_[d].agreement) continue;
    for (const DefinedTerm& t : context_.facts.terms) {
      const bool here = t.sentence >= drafts_[d].first_sentence &&
                        t.sentence <= drafts_[d].first_sentence + kFollows;
      const bool deal = t.term.ends_with(" Offering") || t.term.ends_with(" Financing") ||
                        t.term.ends_with(" Placement");
      if (here && deal && t.term.find("Public") == std::string::npos)
        deals_.emplace_back(t.term, d);
    }
  }
  const auto all = deals_;
  std::erase_if(deals_, [&](const auto& deal) {  // a term of two deals tells of neither
    return std::ranges::any_of(all, [&](const auto& other) {
      return other.first == deal.first && other.second != deal.second;
    });
  });
}

std::optional<std::uint32_t> DraftFinder::deal_named(std::uint32_t sentence) const {
  const TextSpan span = context_.sentence_span(sentence);
  const std::string_view text = context_.reading.text(span);
  for (const auto& [term, draft] : deals_) {
    if (text.find(term) == text.npos) continue;
    return context_.within(context_.facts.references, span).empty() ? std::optional(draft)
                                                                    : std::nullopt;
  }
  return std::nullopt;
}

// What the second prospectus of a registration statement offers: its cover names the
// agreement.
std::optional<std::uint32_t> DraftFinder::program_on_cover(std::uint32_t sentence) const {
  const auto all = static_cast<std::uint32_t>(focus_.size());
  for (std::uint32_t s = sentence; s < all && context_.section_of(s) == SectionKind::cover; ++s) {
    for (const AgreementReference& r :
         context_.within(context_.facts.references, context_.sentence_span(s))) {
      const auto d = by_agreement_[r.agreement];
      if (d && drafts_[*d].is_program()) return d;
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> DraftFinder::only_of(OfferingType type) const {
  const Draft* only =
      only_draft(drafts_, [&](const Draft& d) { return d.offering.type.value == type; });
  if (only == nullptr) return std::nullopt;
  return static_cast<std::uint32_t>(only - drafts_.data());
}

Draft* DraftFinder::of(std::optional<std::uint32_t> agreement) const {
  if (!agreement || !by_agreement_[*agreement]) return nullptr;
  return &drafts_[*by_agreement_[*agreement]];
}

// An amount belongs to the agreement named before it, unless it was sold "under" the
// one after.
constexpr std::uint32_t kAfter = 120;
// One of another item of a list only where its own names none.
constexpr std::uint32_t kFarItem = 100'000;

// "$2 million remained available under the Common ATM, and $20 million of preferred stock
// remained available under the Preferred ATM": the first program has had its amount.
std::uint32_t DraftFinder::gap_behind(TextSpan agreement, TextSpan place) const {
  constexpr std::uint32_t kLead = 13;  // "pursuant to the"
  const std::string_view next = context_.reading.text({agreement.end, place.begin});
  const std::uint32_t gap = place.begin - agreement.end;
  if (!next.starts_with(" and ") && !next.starts_with(", and ") && !next.starts_with("; "))
    return gap;
  const std::string_view lead =
      context_.reading.text({agreement.begin - std::min(agreement.begin, kLead), agreement.begin});
  return lead.ends_with("under the ") || lead.ends_with("suant to the ") ? gap + kAfter : gap;
}

// "a sales agreement for up to $200,000,000 of common stock, and a sales agreement for up to
// $50,000,000 of preferred stock": what stands before the second article is the first's.
bool begins_item(std::string_view before_title) {
  return before_title.ends_with(" and a ") || before_title.ends_with(" and an ") ||
         before_title.ends_with(" and a separate ") || before_title.ends_with(" and a second ");
}

std::uint32_t DraftFinder::gap_before(TextSpan place, TextSpan agreement) const {
  const std::uint32_t gap = agreement.begin - place.end;
  const std::string_view between = context_.reading.text({place.end, agreement.begin});
  if (begins_item(between)) return gap + kFarItem;
  const bool under =
      between.find("under") != between.npos || between.find("pursuant") != between.npos;
  return under || gap < kAfter / 4 ? gap : gap + kAfter;
}

// "a new agreement with the same agents as the 2023 ATM Program, under which it may sell up
// to US$75.0 million", "a new agreement, which replaced the 2021 ATM Program, under which":
// of the new one.
bool DraftFinder::is_compared_with(const AgreementReference& r, TextSpan place) const {
  constexpr std::uint32_t kLead = 30;  // bytes
  const TextSpan sentence = context_.sentence_span(r.sentence);
  const std::string_view before = context_.reading.text_before(sentence, r.text.begin, kLead);
  if (before.ends_with(" as the ")) return before.find("the same ") != before.npos;
  if (place.begin < r.text.end || !is_replaced(r)) return false;
  const std::string_view between = context_.reading.text({r.text.end, place.begin});
  return between.starts_with(", ") && contains_any(between, {"under which", "pursuant to which"}) &&
         between.find(" may ") != between.npos;
}

// "The ATM Program replaces the Company's previous at-the-market program", "in replacement
// of the 2021 Agreement"
bool DraftFinder::is_replaced(const AgreementReference& r) const {
  constexpr std::uint32_t kLead = 45;  // bytes
  const TextSpan sentence = context_.sentence_span(r.sentence);
  const std::string_view before = context_.reading.text_before(sentence, r.text.begin, kLead);
  const auto verb = std::max(before.rfind("replac") + 1, before.rfind("supersed") + 1);
  return verb > 0 && before.find_first_of(",;(", verb) == before.npos;
}

Draft* DraftFinder::at(std::uint32_t sentence, TextSpan place) const {
  Draft* best = nullptr;
  std::uint32_t distance = 0xffffffff;
  for (const AgreementReference& r :
       context_.within(context_.facts.references, context_.sentence_span(sentence))) {
    Draft* d = of(r.agreement);
    if (d == nullptr || is_compared_with(r, place)) continue;
    std::uint32_t gap = r.text.begin >= place.end   ? gap_before(place, r.text)
                        : place.begin >= r.text.end ? gap_behind(r.text, place)
                                                    : 0;
    if (gap < distance && in_another_item(context_, place, r.text)) gap += kFarItem;
    if (gap < distance) {
      distance = gap;
      best = d;
    }
  }
  if (best != nullptr) return leg_in(*best, sentence);
  if (!focus_[sentence]) return program_of(sentence);
  Draft& focus = drafts_[*focus_[sentence]];
  if (is_of_another(sentence, focus)) return nullptr;
  return pair_of(focus.leg) ? by_words(focus, sentence, place) : leg_in(focus, sentence);
}

// "Prior to termination, we had sold 2,640,000 shares under the 2023 Agreement", which is
// no offering told here: nothing of the new one.
bool DraftFinder::is_of_another(std::uint32_t sentence, const Draft& d) const {
  if (!d.agreement) return false;
  return std::ranges::any_of(
      context_.within(context_.facts.references, context_.sentence_span(sentence)),
      [&](const AgreementReference& r) {
        return is_another(context_, r.agreement, *d.agreement) ||
               is_purchase_by_issuer(r.agreement);
      });
}

// "under the Asset Purchase Agreement, for an aggregate purchase price of": what the issuer
// pays.
bool DraftFinder::is_purchase_by_issuer(std::uint32_t agreement) const {
  const KnownAgreement& known = context_.facts.agreements[agreement];
  return known.family == AgreementFamily::other &&
         lowered(*known.title).find("purchase") != std::string::npos;
}

bool is_another(const Context& context, std::uint32_t agreement, std::uint32_t than) {
  const KnownAgreement& a = context.facts.agreements[agreement];
  const KnownAgreement& b = context.facts.agreements[than];
  return a.family == b.family && a.dated && b.dated && a.dated.value != b.dated.value;
}

// "sales under our ATM", pages after the program was last named.
Draft* DraftFinder::program_of(std::uint32_t sentence) const {
  if (!context_.reading.has(sentence, "type.at_the_market")) return nullptr;
  return only_draft(drafts_, [](const Draft& d) { return d.is_at_the_market(); });
}

Draft* DraftFinder::beside(const Draft& d) const {
  if (d.leg == Leg::alone) return nullptr;
  for (Draft& other : drafts_) {
    if (other.leg == other_leg(d.leg)) return &other;
  }
  return nullptr;
}

Draft* DraftFinder::leg_in(Draft& d, std::uint32_t sentence) const {
  if (d.leg != Leg::offered && d.leg != Leg::placement) return &d;
  const PlacementWords words = placement_words_of(context_, sentence);
  const Leg told = words == PlacementWords::placement ? Leg::placement : Leg::offered;
  return told == d.leg ? &d : beside(d);
}

bool DraftFinder::tells_of_both(const Draft& d, std::uint32_t sentence) const {
  switch (d.leg) {
    case Leg::stock:
    case Leg::notes:
    case Leg::common:
    case Leg::preferred:
      return !names_one_of_pair(d, sentence) &&
             deal_words_of(context_, sentence, *pair_of(d.leg)) == DealWords::both;
    case Leg::offered:
    case Leg::placement:
      return placement_words_of(context_, sentence) == PlacementWords::both;
    case Leg::alone:
      break;
  }
  return false;
}

// By its agreement, where each of the two has one.
bool DraftFinder::names_one_of_pair(const Draft& d, std::uint32_t sentence) const {
  const Draft* other = beside(d);
  if (!d.agreement || other == nullptr || !other->agreement) return false;
  const TextSpan span = context_.sentence_span(sentence);
  return context_.names(span, *d.agreement) != context_.names(span, *other->agreement);
}

Draft* DraftFinder::by_words(Draft& focus, std::uint32_t sentence, TextSpan place) const {
  const DealWords words = deal_words_near(context_, sentence, place, *pair_of(focus.leg));
  if (words == DealWords::none) return &focus;
  const bool second = words == DealWords::notes || words == DealWords::preferred;
  const bool is_second = focus.leg == Leg::notes || focus.leg == Leg::preferred;
  return second == is_second ? &focus : beside(focus);
}

}  // namespace offerlog
