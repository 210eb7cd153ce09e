// Which offering a place in the text speaks of.
#include <algorithm>

#include "concurrent_deals.h"
#include "draft.h"
#include "find_focus.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

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
    : context_(context), drafts_(drafts), by_agreement_(context.facts.agreements.size()) {
  for (std::uint32_t d = 0; d < drafts.size(); ++d) {
    if (drafts[d].agreement) by_agreement_[*drafts[d].agreement] = d;
    for (std::uint32_t leg : drafts[d].joined) by_agreement_[leg] = d;
  }
  focus_ = find_focus(context, drafts, by_agreement_);
  find_terms_of_rows();
}

// "(ii) the program to sell Series A Preferred Stock under the same agreement (the "Preferred
// ATM")", and below it a table with a row for the Preferred ATM.
void DraftFinder::find_terms_of_rows() {
  const auto& terms = context_.facts.terms;
  for (std::uint32_t d = 0; d < drafts_.size(); ++d) {
    if (drafts_[d].agreement || drafts_[d].known_as.empty()) continue;
    const auto t = std::ranges::find(terms, drafts_[d].known_as, &DefinedTerm::term);
    if (t != terms.end()) terms_of_rows_.emplace_back(t->text, d);
  }
  std::ranges::sort(terms_of_rows_);
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
  const bool under = contains_any(
      between, {"under", "pursuant", " through the Company's ", " through our ", " through its "});
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
  if (place.begin < r.text.end || !is_replaced(context_, r)) return false;
  const std::string_view between = context_.reading.text({r.text.end, place.begin});
  return between.starts_with(", ") && contains_any(between, {"under which", "pursuant to which"}) &&
         between.find(" may ") != between.npos;
}

bool is_replaced(const Context& context, const AgreementReference& reference) {
  constexpr std::uint32_t kLead = 45;  // bytes
  const TextSpan sentence = context.sentence_span(reference.sentence);
  const std::string_view before =
      context.reading.text_before(sentence, reference.text.begin, kLead);
  const auto verb = std::max(before.rfind("replac") + 1, before.rfind("supersed") + 1);
  return verb > 0 && before.find_first_of(",;(", verb) == before.npos;
}

Draft* DraftFinder::at(std::uint32_t sentence, TextSpan place) const {
  Draft* best = nullptr;
  std::uint32_t distance = 0xffffffff;
  for (const AgreementReference& r :
       context_.within(context_.facts.references, context_.sentence_span(sentence))) {
    Draft* d = of(r.agreement);
    // What is farther off cannot come nearer: the words between are not read again and again.
    if (d == nullptr || r.text.gap_to(place) >= distance) continue;
    if (is_compared_with(r, place)) continue;
    std::uint32_t gap = r.text.begin >= place.end   ? gap_before(place, r.text)
                        : place.begin >= r.text.end ? gap_behind(r.text, place)
                                                    : 0;
    if (gap < distance && in_another_item(context_, place, r.text)) gap += kFarItem;
    if (gap < distance) {
      distance = gap;
      best = d;
    }
  }
  if (Draft* row = term_of_row_near(sentence, place, distance)) return row;
  if (best != nullptr) return leg_in(*best, sentence);
  if (!focus_[sentence]) return program_of(sentence);
  Draft& focus = drafts_[*focus_[sentence]];
  if (is_of_another(sentence, focus)) return nullptr;
  return pair_of(focus.leg) ? by_words(focus, sentence, place) : leg_in(focus, sentence);
}

// The one whose term stands nearest, on either side and in the same item, and nearer than
// `distance`.
Draft* DraftFinder::term_of_row_near(std::uint32_t sentence, TextSpan place,
                                     std::uint32_t distance) const {
  const TextSpan span = context_.sentence_span(sentence);
  Draft* nearest = nullptr;
  for (const auto& [term, draft] : terms_of_rows_) {
    if (!span.contains(term) || term.gap_to(place) >= distance) continue;
    if (in_another_item(context_, place, term)) continue;
    distance = term.gap_to(place);
    nearest = &drafts_[draft];
  }
  return nearest;
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
  // "has established a new at-the-market program that allows it to sell up to C$75,000,000",
  // before the agreement of this one and the program before it are named.
  const bool begun = context_.reading.has(sentence, "change.program_begun");
  return only_draft(drafts_, [&](const Draft& d) {
    return d.is_at_the_market() &&
           (!begun || d.changes.empty() || d.tells_of(ChangeType::established, Timing::current));
  });
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
