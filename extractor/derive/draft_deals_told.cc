// Deals that a filing tells of without their agreements: a press release, a proposed
// offering, one deal of many in a report.
#include <algorithm>
#include <map>
#include <string>

#include "closings.h"
#include "concurrent_deals.h"
#include "drafting.h"
#include "told_deal_type.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class ToldDeals {
 public:
  explicit ToldDeals(Drafting& drafting)
      : d_(drafting), c_(drafting.c), clauses_(drafting.clauses), drafts_(drafting.drafts) {}

  void draft() {
    draft_offer_told(OfferingType::rights, "type.rights");
    draft_deal();
    draft_offer_told(OfferingType::exchange_offer, "type.exchange_offer");
  }

 private:
  // "On October 28, 2024, the Company commenced a rights offering", "commenced an offer to exchange
  // its notes", in a report of the period in which it did, whatever other deals that tells of.
  void draft_offer_told(OfferingType type, std::string_view cue) {
    const bool drafted =
        std::ranges::any_of(drafts_, [&](const Draft& d) { return d.offering.type.value == type; });
    if (!is_report_of_period() || drafted) return;
    for (const Clause& clause : clauses_) {
      if (clause.is_vetoed() || clause.agreement || clause.type != ChangeType::established ||
          clause.timing != Timing::current || clause.date_basis != DateBasis::stated ||
          !c_.reading.has(clause.sentence, cue))
        continue;
      d_.add(type, clause.sentence).passing = true;
      return;
    }
  }

  // A deal told without its agreement: announced, priced or closed.
  void draft_deal() {
    if (!draft_deal_told(false) && !draft_deal_told(true)) announced_beside_program();
    for (const Clause& clause : clauses_) {
      draft_first_offering(clause);
      draft_closed_deal(clause);
    }
    if (is_report_of_period()) draft_deal_told(false, true);
  }

  // The first deal told as news, or as history. The use of an option tells of one only
  // where a report of a period tells of none by its closing.
  bool draft_deal_told(bool historical, bool by_option = false) {
    if (d_.has_deal()) return false;
    for (const Clause& clause : clauses_) {
      if (clause.is_vetoed() || clause.agreement) continue;
      if ((clause.timing == Timing::historical) != historical) continue;
      // What was issued was agreed to be sold somewhere else.
      const std::string_view rule = c_.reading.rule(c_.reading.mention(clause.trigger));
      if (rule == "change.notes_issued" || rule.starts_with("change.issued_")) continue;
      // draft_closed_deal knows whether it was in the period.
      if (is_report_of_period() && c_.reading.has(clause.sentence, "change.issued_in_offering"))
        continue;
      if (is_report_of_period() && !by_option && clause.type == ChangeType::option_exercised)
        continue;
      // "In May 2024, the Company closed on a public offering", told in full elsewhere.
      if (is_report_of_period() && !by_option && clause.type == ChangeType::completed &&
          clause.date_basis != DateBasis::stated && !closes_offering(c_, clause))
        continue;
      if (is_told_in_full_below(clause)) continue;
      const bool deal =
          clause.type == ChangeType::priced || clause.type == ChangeType::established ||
          clause.type == ChangeType::completed || clause.type == ChangeType::option_exercised ||
          rule == "change.offer_extended";
      if (!deal) continue;
      if (const auto type = type_of_told_deal(c_, clause)) {
        if (const auto both = find_concurrent_deals(c_)) {
          add_concurrent(*type, *both);
        } else if (const auto stock = stock_closed_beside(*type)) {
          d_.add(*type, clause.sentence).leg = Leg::notes;
          d_.add(OfferingType::firm_commitment, *stock).leg = Leg::stock;
        } else {
          Draft& d = d_.add(*type, called_off_before(clause).value_or(clause.sentence));
          d.passing = is_report_of_period() || is_one_of_several(clause);
          if (is_priced_in_report(clause)) note_closing(clause);
          if (clause.type == ChangeType::completed) {
            note_closing(clause);
            d.told_in_period = is_dated_by_period(clause) && closes_offering(c_, clause);
            take_agreement_told_after(d, clause);
          }
        }
        return true;
      }
    }
    return false;
  }

  // "a premium over the price of the stock offered in the Company's concurrent public offering of
  // 9,000,000 shares (the "Equity Offering")", in a report of notes that tells of "the closing of
  // its concurrent public offerings of the Notes and the shares": where the former stands.
  std::optional<std::uint32_t> stock_closed_beside(OfferingType type) const {
    constexpr std::uint32_t kLead = 50;  // bytes
    if (type != OfferingType::debt || !tells_of_two_closings()) return std::nullopt;
    for (const CountFact& f : c_.facts.counts) {
      const std::uint32_t s = c_.reading.mention(f.mention).sentence;
      const std::string_view before =
          c_.reading.text_before(c_.sentence_span(s), f.text.begin, kLead);
      const auto concurrent = before.find("concurrent ");
      if (concurrent != before.npos && before.ends_with(" offering of ") && !f.of_warrants &&
          before.find_first_of(",;(", concurrent) == before.npos &&
          reports_changes(c_.section_of(s)))
        return s;
    }
    return std::nullopt;
  }

  // "announcing the closing of its concurrent public offerings of the Notes and the shares"
  bool tells_of_two_closings() const {
    return std::ranges::any_of(clauses_, [&](const Clause& clause) {
      if (clause.type != ChangeType::completed || clause.is_vetoed() ||
          clause.timing != Timing::current)
        return false;
      const TextSpan object{trigger_of(clause).end, c_.sentence_span(clause.sentence).end};
      return starts_with_any(c_.reading.text(object), {" of its concurrent public offerings of ",
                                                       " of the concurrent public offerings of ",
                                                       " of its concurrent offerings of ",
                                                       " of its concurrent underwritten "
                                                       "public offerings of "}) &&
             first_named_in(c_, object) != DealWords::none;
    });
  }

  // "has withdrawn its previously announced public offering. The Company announced the
  // commencement of the offering on August 4": the sentence that calls it off.
  std::optional<std::uint32_t> called_off_before(const Clause& clause) const {
    constexpr std::uint32_t kNear = 3;  // sentences
    for (const Clause& other : clauses_) {
      if (other.type == ChangeType::withdrawn && !other.is_vetoed() &&
          other.timing == Timing::current && other.sentence < clause.sentence &&
          clause.sentence - other.sentence <= kNear)
        return other.sentence;
    }
    return std::nullopt;
  }

  // A release of results may tell of another deal, of another day, in a paragraph of its own.
  bool is_one_of_several(const Clause& clause) const {
    if (!c_.period_start || clause.date_basis != DateBasis::stated) return false;
    return std::ranges::any_of(clauses_, [&](const Clause& other) {
      return other.type == ChangeType::completed && !other.is_vetoed() && !other.agreement &&
             other.date_basis == DateBasis::stated && other.date.value != clause.date.value &&
             c_.reading.sentence(other.sentence).block.value !=
                 c_.reading.sentence(clause.sentence).block.value &&
             closes_offering(c_, other);
    });
  }

  // "with the financing completed last month", in a release of results, above "On October 17,
  // closed a private placement of 8,695,652 shares": the latter tells of it.
  bool is_told_in_full_below(const Clause& clause) const {
    if (!c_.period_start || is_report_of_period() || clause.type != ChangeType::completed ||
        clause.date_basis == DateBasis::stated || closes_offering(c_, clause))
      return false;
    return std::ranges::any_of(clauses_, [&](const Clause& other) {
      return other.sentence > clause.sentence && other.type == ChangeType::completed &&
             !other.is_vetoed() && other.timing == clause.timing && !other.agreement &&
             other.date_basis == DateBasis::stated && closes_offering(c_, other);
    });
  }

  // "On January 22, the Company consummated the IPO of 23,000,000 units", told beside
  // the placements whose agreements are named.
  void draft_first_offering(const Clause& clause) {
    const FilingKind kind = c_.filing.kind.value.value_or(FilingKind::other);
    if (kind != FilingKind::current_report && kind != FilingKind::press_release) return;
    if (clause.is_vetoed() || clause.type != ChangeType::completed ||
        clause.timing != Timing::current || !d_.has_deal() ||
        !c_.reading.has(clause.sentence, "type.ipo") ||
        !c_.reading.has(clause.sentence, "shares.count"))
      return;
    if (placement_words_of(c_, clause.sentence) != PlacementWords::none) return;
    Draft* underwritten = nullptr;
    for (Draft& d : drafts_) {
      if (d.offering.type.value == OfferingType::firm_commitment) underwritten = &d;
      if (d.offering.type.value == OfferingType::ipo) return;
    }
    if (underwritten == nullptr) {
      d_.add(OfferingType::ipo, clause.sentence);
      return;
    }
    underwritten->offering.type.value = OfferingType::ipo;
    underwritten->first_sentence = std::min(underwritten->first_sentence, clause.sentence);
  }

  // "On February 5, 2025, the Company completed an underwritten public offering of
  // 7,300,000 shares": one of several deals of which a report tells, each in its turn.
  void draft_closed_deal(const Clause& clause) {
    const FilingKind kind = c_.filing.kind.value.value_or(FilingKind::other);
    const bool release =
        kind == FilingKind::press_release && (c_.period_start || is_closed_beside(clause));
    if (kind != FilingKind::current_report && kind != FilingKind::periodic_report && !release)
      return;
    const bool priced = is_priced_in_report(clause);
    if (clause.is_vetoed() || clause.timing != Timing::current ||
        !(priced || (clause.type == ChangeType::completed && closes_offering(c_, clause))))
      return;
    // A periodic report is content with the month.
    const bool by_month = is_dated_by_period(clause);
    if (clause.date_basis != DateBasis::stated && !by_month && !is_closed_beside(clause)) return;
    // Not a placement by its verb alone: shares are issued for much.
    const bool issued =
        c_.reading.rule(c_.reading.mention(clause.trigger)) == "change.issued_in_offering";
    if (issued && kind != FilingKind::periodic_report) return;
    const bool placed =
        c_.reading.rule(c_.reading.mention(clause.trigger)) == "change.issued_to_investors";
    if (placed && (kind != FilingKind::periodic_report || clause.date_basis != DateBasis::stated ||
                   placed_before(clause)))
      return;
    auto type = placed ? std::optional(placed_type(clause)) : type_of_told_deal(c_, clause);
    if (!type && issued) type = OfferingType::firm_commitment;  // it has underwriters
    if (!type && is_closed_beside(clause)) type = OfferingType::firm_commitment;
    if (!type || (!placed && told_before(*type, clause))) return;
    Draft& d = d_.add(*type, clause.sentence);
    d.passing = true;
    d.told_in_period = by_month;
    note_closing(clause);
    take_agreement_told_after(d, clause);
  }

  // A deal that the report tells of otherwise: by an agreement signed in its period, by a closing
  // of that day, or in this paragraph.
  bool placed_before(const Clause& clause) {
    constexpr std::uint32_t kParagraph = 8;  // sentences
    constexpr std::size_t kMostDeals = 100;  // of a report, which must not take quadratic time
    if (drafts_.size() > kMostDeals) return true;
    for (Draft& d : drafts_) {
      if (d.is_program()) continue;
      const auto& signed_on = d.offering.agreement.dated;
      const bool near =
          d.first_sentence <= clause.sentence && clause.sentence - d.first_sentence <= kParagraph;
      const bool in_period = signed_on && c_.period_start && *c_.period_start <= *signed_on &&
                             *signed_on <= *clause.date;
      const bool of_kind = d.offering.type.value == OfferingType::private_placement;
      const bool its_own = of_kind && d.agreement && (in_period || d.told_in_period);
      if (its_own) d.retold.push_back(clause.sentence);
      if (near || its_own) return true;
    }
    return std::ranges::any_of(clauses_, [&](const Clause& other) {
      return other.type == ChangeType::completed && !other.is_vetoed() &&
             other.date_basis == DateBasis::stated && other.date.value == clause.date.value &&
             c_.reading.rule(c_.reading.mention(other.trigger)) == "change.closed";
    });
  }

  // Accredited investors buy in a placement, unless the paragraph says that it was registered.
  OfferingType placed_type(const Clause& clause) const {
    return c_.reading.has(clause.sentence, "type.registered_direct")
               ? OfferingType::registered_direct
               : OfferingType::private_placement;
  }

  // "On May 2 we closed a best-efforts public offering … We entered into a securities purchase
  // agreement with certain purchasers in the offering on April 30": the deal's own.
  void take_agreement_told_after(Draft& d, const Clause& clause) const {
    constexpr int kDealTakes = 10;  // days
    if (!is_report_of_period() || clause.type != ChangeType::completed ||
        clause.date_basis != DateBasis::stated)
      return;
    const TextSpan block =
        c_.reading.document.blocks[c_.reading.sentence(clause.sentence).block.value].text;
    const TextSpan after{c_.sentence_span(clause.sentence).end, block.end};
    for (const AgreementReference& r : c_.within(c_.facts.references, after)) {
      const KnownAgreement& known = c_.facts.agreements[r.agreement];
      const bool sells = known.family == AgreementFamily::purchase ||
                         known.family == AgreementFamily::underwriting;
      const bool drafted = std::ranges::any_of(
          drafts_, [&](const Draft& other) { return other.agreement == r.agreement; });
      if (!sells || drafted || !known.dated || known.first_sentence != r.sentence) continue;
      const int days = days_between(*known.dated, *clause.date);
      if (days < 0 || days > kDealTakes) continue;
      d.agreement = r.agreement;
      d.offering.agreement.title = known.title;
      d.offering.agreement.dated = known.dated;
      return;
    }
  }

  // "On April 26, 2012, the Company priced an underwritten public offering of 2,000,000
  // shares", in a release of results: one deal of several, and not closed yet.
  bool is_priced_in_report(const Clause& clause) const {
    constexpr std::uint32_t kObject = 90;  // bytes
    if (clause.type != ChangeType::priced || clause.date_basis != DateBasis::stated ||
        !c_.period_start)
      return false;
    const TextSpan behind{trigger_of(clause).end, c_.sentence_span(clause.sentence).end};
    const std::string_view object = c_.reading.text(behind).substr(0, kObject);
    const bool offering = object.find("offering of ") != object.npos ||
                          !c_.within(c_.facts.amounts, trigger_of(clause)).empty() ||
                          announces_placement(clause, object);
    return offering && !closing_of(c_, clause).size.empty();
  }

  // "announced a non-brokered private placement of up to 2,000,000 shares"
  bool announces_placement(const Clause& clause, std::string_view object) const {
    const std::string_view words = c_.reading.text(trigger_of(clause));
    return starts_with_any_case(words, "announced ") && words.ends_with("placement") &&
           object.starts_with(" of ");
  }

  TextSpan trigger_of(const Clause& clause) const {
    return c_.reading.mention(clause.trigger).text;
  }

  // Of a deal that was priced, the day of its closing is not known.
  void note_closing(const Clause& clause) {
    Closing closing = closing_of(c_, clause);
    if (clause.type == ChangeType::priced) closing.day.reset();
    closings_[drafts_.size() - 1] = closing;
  }

  // "The Company also closed its concurrent public offering of 9,200,000 shares", after
  // the closing of the notes.
  bool is_closed_beside(const Clause& clause) const {
    const std::string low = lowered(c_.reading.text(c_.sentence_span(clause.sentence)));
    const bool besides = low.find("also ") != low.npos || low.find("concurrent") != low.npos ||
                         low.find("separate") != low.npos;
    const Closing own = closing_of(c_, clause);
    return besides && std::ranges::any_of(closings_, [&](const auto& known) {
             return known.second.is_beside(own);
           });
  }

  bool is_report_of_period() const { return c_.filing.kind.value == FilingKind::periodic_report; }

  // Told without a day, but in the period.
  bool is_dated_by_period(const Clause& clause) const {
    return !clause.date && is_told_in_period(c_, clause.sentence);
  }

  // The closing of a deal that is drafted already: of its kind, in the paragraph or
  // on that day.
  bool told_before(OfferingType type, const Clause& clause) {
    constexpr std::uint32_t kParagraph = 8;  // sentences
    if (!c_.within(c_.facts.references, c_.sentence_span(clause.sentence)).empty()) return true;
    const Closing own = closing_of(c_, clause);
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      Draft& d = drafts_[i];
      if (!d.sells_at_one_price()) continue;
      const auto closing = closings_.find(i);
      if (closing != closings_.end()) {
        if (closing->second.is_same(own)) return tell_again(d, clause), true;
        continue;
      }
      const bool near = d.first_sentence <= clause.sentence &&
                        clause.sentence - d.first_sentence <= kParagraph &&
                        !is_of_another_paragraph(d, type, clause);
      const bool same = d.agreement && (d.offering.type.value == type ||
                                        is_public_offering_of_month(d, type, clause));
      if (is_far_from(d, clause, own)) continue;
      if (near || (same && !is_of_another_month(d, clause))) return true;
    }
    return false;
  }

  // "In April 2025 we completed a public offering", which was one on best efforts, as its own note
  // says.
  bool is_public_offering_of_month(const Draft& d, OfferingType type, const Clause& clause) const {
    const auto month = month_of(c_, clause.sentence);
    const auto& signed_on = d.offering.agreement.dated;
    return is_report_of_period() && type == OfferingType::firm_commitment &&
           d.offering.type.value == OfferingType::best_efforts && month && signed_on &&
           month->year == signed_on->year && month->month == signed_on->month;
  }

  // A report gives each deal a paragraph: "Flow-through private placement. On December 14,
  // the Company closed", below that of a public offering of February.
  bool is_of_another_paragraph(const Draft& d, OfferingType type, const Clause& clause) const {
    constexpr int kDealTakes = 20;  // days
    const auto block_of = [&](std::uint32_t s) { return c_.reading.sentence(s).block.value; };
    return is_report_of_period() && d.offering.type.value != type &&
           block_of(d.first_sentence) != block_of(clause.sentence) &&
           clause.date_basis == DateBasis::stated && d.offering.agreement.dated &&
           days_between(*d.offering.agreement.dated, *clause.date) > kDealTakes;
  }

  // "On February 12, 2020, it priced $300.0 million aggregate principal amount of notes", among the
  // subsequent events, after the note purchase agreement of October.
  // What closed before an agreement was signed is not its deal.
  bool is_far_from(const Draft& d, const Clause& clause, const Closing& own) const {
    constexpr int kDealTakes = 60;  // days
    const auto block_of = [&](std::uint32_t s) { return c_.reading.sentence(s).block.value; };
    if (!is_report_of_period() || clause.date_basis != DateBasis::stated || own.size.empty() ||
        !d.offering.agreement.dated || block_of(d.first_sentence) == block_of(clause.sentence))
      return false;
    const int days = days_between(*d.offering.agreement.dated, *clause.date);
    return days > kDealTakes || days < 0;
  }

  // A report tells of a deal in its discussion and in a note, each with figures of its own.
  void tell_again(Draft& d, const Clause& clause) const {
    if (is_report_of_period() && d.passing && d.first_sentence != clause.sentence)
      d.retold.push_back(clause.sentence);
  }

  // "In August 2022, we issued", after the agreement of December.
  bool is_of_another_month(const Draft& d, const Clause& clause) const {
    const auto month = month_of(c_, clause.sentence);
    const auto signed_in = month_of(c_, d.first_sentence);
    return month && signed_in && *month != *signed_in;
  }

  void add_concurrent(OfferingType type, std::uint32_t sentence) {
    const bool notes = type == OfferingType::debt;
    d_.add(notes ? OfferingType::firm_commitment : type, sentence).leg = Leg::stock;
    d_.add(OfferingType::debt, sentence).leg = Leg::notes;
  }

  // "announced the commencement of a proposed public offering … terminated the
  // ATM prospectus": the new deal has no agreement yet.
  void announced_beside_program() {
    if (d_.has_deal()) return;
    for (const Clause& clause : clauses_) {
      if (clause.is_vetoed() || clause.type != ChangeType::established) continue;
      if (c_.reading.rule(c_.reading.mention(clause.trigger)) != "change.announced") continue;
      if (const auto type = type_of_told_deal(c_, clause)) {
        d_.add(*type, clause.sentence);
        return;
      }
    }
  }

  Drafting& d_;
  const Context& c_;
  const std::vector<Clause>& clauses_;
  std::vector<Draft>& drafts_;
  std::map<std::size_t, Closing> closings_;  // of the deals drafted from them
};

}  // namespace

void draft_deals_told(Drafting& drafting) { ToldDeals(drafting).draft(); }

}  // namespace offerlog
