// Which offerings there are. An agreement that sells securities is one; a deal
// told without its agreement (a press release, a proposed offering), a resale,
// a shelf are known by what the text calls them.
#include <algorithm>
#include <map>
#include <string>

#include "closings.h"
#include "concurrent_deals.h"
#include "draft.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

struct TypeCue {
  std::string_view rule;
  OfferingType type;
};
constexpr TypeCue kTypeCues[] = {
    {"type.at_the_market", OfferingType::at_the_market},
    {"type.equity_line", OfferingType::equity_line},
    {"type.resale", OfferingType::resale},
    {"type.registered_direct", OfferingType::registered_direct},
    {"type.best_efforts", OfferingType::best_efforts},
    {"type.private_placement", OfferingType::private_placement},
    {"type.rights", OfferingType::rights},
    {"type.exchange_offer", OfferingType::exchange_offer},
    {"type.debt", OfferingType::debt},
    {"type.ipo", OfferingType::ipo},
    {"type.underwritten", OfferingType::firm_commitment},
    {"type.dividend_reinvestment", OfferingType::dividend_reinvestment},
    {"type.shelf", OfferingType::shelf},
};

// How much of a prospectus tells what it offers.
constexpr std::uint32_t kCoverBytes = 7000;

class Drafter {
 public:
  Drafter(const Context& context, const std::vector<Clause>& clauses)
      : c_(context), clauses_(clauses) {}

  std::vector<Draft> draft() {
    for (std::uint32_t a = 0; a < c_.facts.agreements.size(); ++a) draft_agreement(a);
    if (c_.is_prospectus()) draft_cover();
    draft_program();
    draft_resale_reports();
    draft_deal();
    draft_placement_beside();
    draft_registration();
    return std::move(drafts_);
  }

 private:
  // --- by agreement -----------------------------------------------------

  void draft_agreement(std::uint32_t a) {
    const KnownAgreement& known = c_.facts.agreements[a];
    std::vector<std::uint32_t> sentences = sentences_of(a);
    if (sentences.empty()) return;
    const auto type = type_of(known, sentences);
    if (!type) return;
    if (known.family == AgreementFamily::placement_agency && joins_purchase(known)) return;
    if (known.family == AgreementFamily::purchase && joins_leg(a, *type)) return;
    Draft& d = add(*type, sentences.front());
    d.agreement = a;
    if (!known.named_by_program) d.offering.agreement.title = known.title;
    d.offering.agreement.dated = known.dated;
    const bool undated = !known.dated && (!d.is_program() || known.named_by_program);
    d.told_in_period = undated && is_told_in_period(c_, sentences.front());
  }

  std::vector<std::uint32_t> sentences_of(std::uint32_t agreement) const {
    std::vector<std::uint32_t> out;
    for (const AgreementReference& r : c_.facts.references) {
      if (r.agreement != agreement || !reports_changes(c_.section_of(r.sentence))) continue;
      if (out.empty() || out.back() != r.sentence) out.push_back(r.sentence);
    }
    return out;
  }

  std::optional<OfferingType> type_of(const KnownAgreement& known,
                                      const std::vector<std::uint32_t>& sentences) const {
    switch (known.family) {
      case AgreementFamily::sales:
        return sells_from_time_to_time(known, sentences)
                   ? std::optional(OfferingType::at_the_market)
                   : std::nullopt;
      case AgreementFamily::equity_line:
        return OfferingType::equity_line;
      case AgreementFamily::underwriting:
        if (about_notes(sentences)) return OfferingType::debt;
        return !c_.is_prospectus() && near_cue({sentences.front()}, "type.ipo", 1)
                   ? OfferingType::ipo
                   : OfferingType::firm_commitment;
      case AgreementFamily::purchase:
        // Warrants exercised for new ones, whatever offering they came from.
        if (lowered(*known.title).find("inducement") != std::string::npos)
          return OfferingType::private_placement;
        if (near_cue({sentences.front()}, "type.best_efforts", 1) && !c_.is_prospectus())
          return OfferingType::best_efforts;
        return type_of_purchase(sentences);
      case AgreementFamily::placement_agency:
        return type_of_purchase(sentences);
      default:
        return std::nullopt;
    }
  }

  // "Distribution Agreement" is a dealer's word, and "sale agreement" a
  // conveyancer's: such a title alone names a program only beside its words.
  bool sells_from_time_to_time(const KnownAgreement& known,
                               const std::vector<std::uint32_t>& sentences) const {
    const std::string title = lowered(*known.title);
    for (std::string_view plain : {"distribution agreement", "sale agreement", "sale agreements",
                                   "sales agreements", "agency agreement"}) {
      if (title != plain) continue;
      return near_cue(sentences, "type.at_the_market", 2);
    }
    return true;
  }

  // The sentence in which the agreement is first told, and those beside it.
  bool near_cue(const std::vector<std::uint32_t>& sentences, std::string_view rule,
                std::uint32_t reach) const {
    for (std::uint32_t s : sentences) {
      const std::uint32_t last = std::min<std::uint32_t>(
          s + reach, static_cast<std::uint32_t>(c_.reading.mentions.sentences.size()) - 1);
      for (std::uint32_t n = s > reach ? s - reach : 0; n <= last; ++n) {
        if (reports_changes(c_.section_of(n)) && c_.reading.has(n, rule)) return true;
      }
    }
    return false;
  }

  bool about_notes(const std::vector<std::uint32_t>& sentences) const {
    const std::uint32_t s = sentences.front();
    if (c_.reading.has(s, "security.notes") || c_.reading.has(s, "type.debt") ||
        c_.reading.has(s, "amount.principal")) {
      return !c_.reading.has(s, "security.common_stock") || c_.reading.has(s, "amount.principal");
    }
    const std::string_view words = c_.reading.text(c_.sentence_span(s));
    const auto has = [&](std::string_view word) {
      return words.find(word) != std::string_view::npos;
    };
    return (has("otes") || has("onds") || has("ebentures")) && !has("hares") && !has("ommon") &&
           !has("ADS");
  }

  std::optional<OfferingType> type_of_purchase(const std::vector<std::uint32_t>& sentences) const {
    if (sells_notes(c_, sentences.front())) return OfferingType::debt;
    const std::vector<std::uint32_t> first{sentences.front()};
    // Where an equity line has its own agreement, the words beside are of that.
    const std::uint32_t reach = has_equity_line() ? 0 : 4;
    if (near_cue(first, "type.equity_line", reach)) return OfferingType::equity_line;
    if (buys(sentences)) return std::nullopt;
    const bool on_cover =
        c_.is_prospectus() && c_.sentence_span(sentences.front()).begin < kCoverBytes;
    if (!on_cover && !sells_securities(sentences)) return std::nullopt;
    const TextSpan cover{0, kCoverBytes};
    if (on_cover && any_cue(cover, "type.best_efforts") &&
        !any_cue(cover, "type.registered_direct") && any_cue(cover, "type.underwritten"))
      return OfferingType::best_efforts;
    if (on_cover) return OfferingType::registered_direct;
    if (near_cue(first, "type.registered_direct", 12)) return OfferingType::registered_direct;
    if (near_cue(first, "type.private_placement", 20)) return OfferingType::private_placement;
    if (near_cue(first, "type.best_efforts", 12)) return OfferingType::best_efforts;
    return c_.is_prospectus() ? OfferingType::registered_direct : OfferingType::private_placement;
  }

  bool has_equity_line() const {
    return std::any_of(
        c_.facts.agreements.begin(), c_.facts.agreements.end(),
        [](const KnownAgreement& k) { return k.family == AgreementFamily::equity_line; });
  }

  // "to acquire all of the shares of": the issuer is the buyer.
  bool buys(const std::vector<std::uint32_t>& sentences) const {
    for (std::size_t i = 0; i < sentences.size() && i < 1; ++i) {
      const std::string_view words = c_.reading.text(c_.sentence_span(sentences[i]));
      for (std::string_view word : {"acquire ", "acquisition", "Acquisition", "acquired "}) {
        if (words.find(word) != std::string_view::npos)
          return !c_.reading.has(sentences[i], "type.private_placement");
      }
    }
    return false;
  }

  // An agreement by which the issuer sells, not one by which it buys a company.
  bool sells_securities(const std::vector<std::uint32_t>& sentences) const {
    for (std::uint32_t s : sentences) {
      if (c_.reading.has(s, "change.priced") || c_.reading.has(s, "type.registered_direct") ||
          c_.reading.has(s, "type.private_placement"))
        return true;
      const auto counts = c_.within(c_.facts.counts, c_.sentence_span(s));
      if (!counts.empty() &&
          (c_.reading.has(s, "change.established") || c_.reading.has(s, "amount.price") ||
           c_.reading.has(s, "amount.per_share")))
        return true;
    }
    return false;
  }

  // Purchase agreements of one day are legs of one deal: cash and in kind,
  // investors and insiders.
  bool joins_leg(std::uint32_t a, OfferingType type) {
    for (Draft& d : drafts_) {
      if (!d.agreement || d.offering.type.value != type) continue;
      const KnownAgreement& other = c_.facts.agreements[*d.agreement];
      if (other.family != AgreementFamily::purchase) continue;
      const KnownAgreement& known = c_.facts.agreements[a];
      if (known.dated && other.dated && known.dated.value != other.dated.value) continue;
      d.joined.push_back(a);
      if (!d.offering.agreement.dated) d.offering.agreement.dated = known.dated;
      return true;
    }
    return false;
  }

  bool joins_purchase(const KnownAgreement& placement) const {
    return std::any_of(
        c_.facts.agreements.begin(), c_.facts.agreements.end(), [&](const KnownAgreement& k) {
          return k.family == AgreementFamily::purchase &&
                 (!k.dated || !placement.dated || k.dated.value == placement.dated.value);
        });
  }

  // --- by cover ---------------------------------------------------------

  void draft_cover() {
    if (is_resale_cover()) {
      add(OfferingType::resale, cover_cue("type.resale")).main = true;
      return;
    }
    const bool underwritten = is_underwritten_cover();
    const bool placed = is_placed_cover();
    for (Draft& d : drafts_) {
      if (underwritten && !is_bought(*d.offering.type)) continue;
      if (placed && d.is_program()) continue;
      if (d.agreement && c_.sentence_span(d.first_sentence).begin < kCoverBytes) {
        d.main = true;
        if (d.offering.type.value == OfferingType::firm_commitment && is_first_offering())
          d.offering.type.value = OfferingType::ipo;
        return;
      }
    }
    const auto type = cover_type();
    if (!type) return;
    for (Draft& d : drafts_) {
      // The underwriting agreement alone does not tell that the offering is the first.
      const bool first =
          type == OfferingType::ipo && d.offering.type.value == OfferingType::firm_commitment;
      if ((d.offering.type.value == type || first) && !d.main && could_be_offered(d)) {
        d.offering.type.value = type;
        d.main = true;
        return;
      }
    }
    if (Draft* sold = sold_directly(*type)) {
      sold->offering.type.value = type;
      sold->main = true;
      return;
    }
    Draft& d = add(*type, 0);
    d.main = true;
  }

  // The purchase agreement, named only in the plan of distribution, of an offering
  // that its cover sells to investors directly.
  Draft* sold_directly(OfferingType type) {
    if (type != OfferingType::registered_direct && type != OfferingType::best_efforts)
      return nullptr;
    return only_draft(drafts_, [&](const Draft& d) {
      if (!d.agreement || c_.facts.agreements[*d.agreement].family != AgreementFamily::purchase)
        return false;
      return c_.section_of(d.first_sentence) == SectionKind::distribution ||
             is_just_signed(d.offering.agreement);
    });
  }

  // Days before the prospectus, at most.
  bool is_just_signed(const Agreement& agreement) const {
    constexpr int kSigned = 14;
    return agreement.dated && c_.filing.dated &&
           days_between(*agreement.dated, *c_.filing.dated) <= kSigned;
  }

  // No public market before it: Regulation S-K Item 501(b)(3) wants that said.
  bool is_first_offering() const {
    const auto size = static_cast<std::uint32_t>(c_.reading.document.text.size());
    const std::string low = lowered(c_.reading.text({0, std::min(size, kCoverBytes)}));
    return low.find("initial public offering") != std::string::npos &&
           (low.find("no public market") != std::string::npos ||
            low.find("not been a public market") != std::string::npos);
  }

  bool any_cue(TextSpan where, std::string_view rule) const {
    for (const Mention& m : c_.reading.mentions.mentions) {
      if (m.text.begin >= where.end) return false;
      if (m.text.begin >= where.begin && c_.reading.rule(m) == rule) return true;
    }
    return false;
  }

  // Sold by holders, and by nobody else: the issuer has no program and no
  // underwriter on this cover.
  bool is_resale_cover() const {
    if (c_.is_prospectus() && is_underwritten_cover()) return false;
    const std::uint32_t kFirstLines = c_.is_prospectus() ? 4500 : 12000;
    bool resale = false;
    for (const Mention& m : c_.reading.mentions.mentions) {
      if (m.text.begin > kFirstLines) break;
      const std::string_view rule = c_.reading.rule(m);
      if (rule == "type.primary") return false;
      if (rule == "type.resale") resale = true;
      if (!resale && (rule == "type.at_the_market" || rule == "type.registered_direct"))
        return false;
    }
    return resale;
  }

  // Its price and the placement agent's fees, per security and in total.
  bool is_placed_cover() const {
    const auto size = static_cast<std::uint32_t>(c_.reading.document.text.size());
    const std::string low = lowered(c_.reading.text({0, std::min(size, kCoverBytes)}));
    const auto has = [&](std::string_view words) { return low.find(words) != std::string::npos; };
    return has("offering price") && (has("placement agent fee") || has("placement agents fee") ||
                                     has("placement agents' fee") || has("placement agent's fee"));
  }

  // By underwriters, at one price.
  static bool is_bought(OfferingType type) {
    return type == OfferingType::firm_commitment || type == OfferingType::ipo ||
           type == OfferingType::debt;
  }

  // Its price and the underwriters' discount, per share and in total (Regulation S-K
  // Item 501(b)(3)); whoever sells, they buy.
  bool is_underwritten_cover() const {
    const auto size = static_cast<std::uint32_t>(c_.reading.document.text.size());
    const std::string low = lowered(c_.reading.text({0, std::min(size, kCoverBytes)}));
    const auto has = [&](std::string_view words) { return low.find(words) != std::string::npos; };
    return has("underwriting discount") && (has("public offering price") || has("price to public"));
  }

  std::uint32_t cover_cue(std::string_view rule) const {
    for (const Mention& m : c_.reading.mentions.mentions) {
      if (c_.reading.rule(m) == rule) return m.sentence;
    }
    return 0;
  }

  bool could_be_offered(const Draft& d) const {
    // A deal signed long before the cover is another.
    if (!d.is_program() && d.offering.agreement.dated && c_.filing.dated &&
        !is_just_signed(d.offering.agreement))
      return false;
    if (c_.section_of(d.first_sentence) == SectionKind::distribution) return true;
    // "the underwriting agreement", of no day: the one to be signed for this offering.
    if (d.offering.type.value == OfferingType::firm_commitment && !d.offering.agreement.dated)
      return true;
    return c_.reading.mentions.sentences[d.first_sentence].text.begin < 3 * kCoverBytes;
  }

  // What the cover says is offered: the order of the table, but a resale only
  // where nothing is sold by the issuer.
  std::optional<OfferingType> cover_type() const {
    std::map<OfferingType, int> hits;
    for (const Mention& m : c_.reading.mentions.mentions) {
      if (m.text.begin > kCoverBytes) break;
      for (const TypeCue& cue : kTypeCues) {
        if (cue.rule == c_.reading.rule(m)) ++hits[cue.type];
      }
    }
    if (any_cue({0, kCoverBytes}, "type.primary")) hits.erase(OfferingType::resale);
    if (is_placed_cover()) {
      for (OfferingType type :
           {OfferingType::at_the_market, OfferingType::equity_line, OfferingType::resale})
        hits.erase(type);
    }
    // An underwritten offering's cover may tell of a program that makes way for it.
    if (is_underwritten_cover())
      std::erase_if(hits, [](const auto& hit) { return !is_bought(hit.first); });
    for (const TypeCue& cue : kTypeCues) {
      if (hits[cue.type] > 0 && cue.type != OfferingType::shelf &&
          cue.type != OfferingType::private_placement)
        return cue.type;
    }
    // Placed, not underwritten, and sold to investors directly.
    if (any_cue({0, kCoverBytes}, "type.placed")) return OfferingType::registered_direct;
    return hits[OfferingType::shelf] > 0 ? std::optional(OfferingType::shelf) : std::nullopt;
  }

  // --- by what is told ---------------------------------------------------

  // "we terminated our at-the-market program with Harrow LLC": a program whose
  // agreement is not named.
  void draft_program() {
    if (std::any_of(drafts_.begin(), drafts_.end(), [](const Draft& d) { return d.is_program(); }))
      return;
    for (const Clause& clause : clauses_) {
      if (clause.is_vetoed() || clause.agreement) continue;
      const bool of_program =
          clause.type == ChangeType::suspended || clause.type == ChangeType::resumed ||
          clause.type == ChangeType::terminated || clause.type == ChangeType::increased ||
          clause.type == ChangeType::decreased || clause.type == ChangeType::sales_reported;
      const bool sold_out =
          c_.reading.rule(c_.reading.mention(clause.trigger)) == "change.sold_out";
      if (!(of_program || sold_out) || !c_.reading.has(clause.sentence, "type.at_the_market"))
        continue;
      add(OfferingType::at_the_market, clause.sentence);
      return;
    }
  }

  // "filed a prospectus supplement to register the resale of up to … shares"
  void draft_resale_reports() {
    if (c_.is_offering_document()) return;
    for (const Clause& clause : clauses_) {
      if (clause.is_vetoed() || clause.timing != Timing::current) continue;
      const std::string_view rule = c_.reading.rule(c_.reading.mention(clause.trigger));
      const bool next = clause.sentence + 1 < c_.reading.mentions.sentences.size() &&
                        c_.reading.has(clause.sentence + 1, "type.resale");
      if (rule != "change.new_prospectus" ||
          !(c_.reading.has(clause.sentence, "type.resale") || next))
        continue;
      add(OfferingType::resale, clause.sentence);
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
  }

  // The first deal told as news, or as history.
  bool draft_deal_told(bool historical) {
    if (has_deal()) return false;
    for (const Clause& clause : clauses_) {
      if (clause.is_vetoed() || clause.agreement) continue;
      if ((clause.timing == Timing::historical) != historical) continue;
      const bool deal =
          clause.type == ChangeType::priced || clause.type == ChangeType::established ||
          clause.type == ChangeType::completed || clause.type == ChangeType::option_exercised ||
          c_.reading.rule(c_.reading.mention(clause.trigger)) == "change.offer_extended";
      if (!deal) continue;
      if (const auto type = deal_type(clause)) {
        if (const auto both = find_concurrent_deals(c_)) {
          add_concurrent(*type, *both);
        } else {
          Draft& d = add(*type, clause.sentence);
          d.passing = c_.filing.kind.value == FilingKind::periodic_report;
          if (clause.type == ChangeType::completed) {
            closings_[drafts_.size() - 1] = closing_of(c_, clause);
            d.told_in_period = is_dated_by_period(clause) && closes_offering(c_, clause);
          }
        }
        return true;
      }
    }
    return false;
  }

  // "On January 22, the Company consummated the IPO of 23,000,000 units", told beside
  // the placements whose agreements are named.
  void draft_first_offering(const Clause& clause) {
    const FilingKind kind = c_.filing.kind.value.value_or(FilingKind::other);
    if (kind != FilingKind::current_report && kind != FilingKind::press_release) return;
    if (clause.is_vetoed() || clause.type != ChangeType::completed ||
        clause.timing != Timing::current || !has_deal() ||
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
      add(OfferingType::ipo, clause.sentence);
      return;
    }
    underwritten->offering.type.value = OfferingType::ipo;
    underwritten->first_sentence = std::min(underwritten->first_sentence, clause.sentence);
  }

  // "On February 5, 2025, the Company completed an underwritten public offering of
  // 7,300,000 shares": one of several deals of which a report tells, each in its turn.
  void draft_closed_deal(const Clause& clause) {
    const FilingKind kind = c_.filing.kind.value.value_or(FilingKind::other);
    if (kind != FilingKind::current_report && kind != FilingKind::periodic_report) return;
    if (clause.is_vetoed() || clause.type != ChangeType::completed ||
        clause.timing != Timing::current || !closes_offering(c_, clause))
      return;
    // A periodic report is content with the month.
    const bool by_month = is_dated_by_period(clause);
    if (clause.date_basis != DateBasis::stated && !by_month) return;
    const auto type = deal_type(clause);
    if (!type || told_before(*type, clause)) return;
    Draft& d = add(*type, clause.sentence);
    d.passing = true;
    d.told_in_period = by_month;
    closings_[drafts_.size() - 1] = closing_of(c_, clause);
  }

  // Told without a day, but in the period.
  bool is_dated_by_period(const Clause& clause) const {
    return !clause.date && is_told_in_period(c_, clause.sentence);
  }

  // The closing of a deal that is drafted already: of its kind, in the paragraph or
  // on that day.
  bool told_before(OfferingType type, const Clause& clause) const {
    constexpr std::uint32_t kParagraph = 8;  // sentences
    if (!c_.within(c_.facts.references, c_.sentence_span(clause.sentence)).empty()) return true;
    const Closing own = closing_of(c_, clause);
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const Draft& d = drafts_[i];
      if (d.is_program()) continue;
      const auto closing = closings_.find(i);
      if (closing != closings_.end()) {
        if (closing->second.is_same(own)) return true;
        continue;
      }
      const bool near =
          d.first_sentence <= clause.sentence && clause.sentence - d.first_sentence <= kParagraph;
      if (near || (d.agreement && d.offering.type.value == type)) return true;
    }
    return false;
  }

  void add_concurrent(OfferingType type, std::uint32_t sentence) {
    const bool notes = type == OfferingType::debt;
    add(notes ? OfferingType::firm_commitment : type, sentence).leg = Leg::stock;
    add(OfferingType::debt, sentence).leg = Leg::notes;
  }

  // "In a concurrent private placement, the Company will issue warrants": an offering
  // of its own, exempt where the other is registered.
  void draft_placement_beside() {
    const bool placed = std::ranges::any_of(drafts_, [](const Draft& d) {
      return d.offering.type.value == OfferingType::private_placement;
    });
    if (placed) return;
    Draft* offered =
        only_draft(drafts_, [](const Draft& d) { return is_offered_publicly(*d.offering.type); });
    // A prospectus also tells of deals gone by.
    if (offered == nullptr || (c_.is_prospectus() && !offered->main)) return;
    const auto sentence = find_placement_beside(c_);
    if (!sentence) return;
    offered->leg = Leg::offered;
    const Agreement agreement = offered->offering.agreement;
    const bool of_one =
        offered->agreement && c_.names(c_.sentence_span(*sentence), *offered->agreement);
    Draft& placement = add(OfferingType::private_placement, *sentence);  // moves the drafts
    placement.leg = Leg::placement;
    if (of_one) placement.offering.agreement = agreement;
  }

  static bool is_offered_publicly(OfferingType type) {
    return type == OfferingType::firm_commitment || type == OfferingType::ipo ||
           type == OfferingType::registered_direct || type == OfferingType::best_efforts;
  }

  // "announced the commencement of a proposed public offering … terminated the
  // ATM prospectus": the new deal has no agreement yet.
  void announced_beside_program() {
    if (has_deal()) return;
    for (const Clause& clause : clauses_) {
      if (clause.is_vetoed() || clause.type != ChangeType::established) continue;
      if (c_.reading.rule(c_.reading.mention(clause.trigger)) != "change.announced") continue;
      if (const auto type = deal_type(clause)) {
        add(*type, clause.sentence);
        return;
      }
    }
  }

  bool has_deal() const {
    return std::any_of(drafts_.begin(), drafts_.end(),
                       [](const Draft& d) { return !d.is_program(); });
  }

  std::optional<OfferingType> deal_type(const Clause& clause) const {
    const std::uint32_t last = std::min<std::uint32_t>(
        clause.sentence + 12, static_cast<std::uint32_t>(c_.reading.mentions.sentences.size()));
    std::map<OfferingType, int> hits;
    for (std::uint32_t s = clause.sentence; s < last; ++s) {
      for (const TypeCue& cue : kTypeCues) {
        if (c_.reading.has(s, cue.rule)) ++hits[cue.type];
      }
      if (s == clause.sentence) {
        // "an underwritten offering and a concurrent private placement": the former.
        if (placement_words_of(c_, s) == PlacementWords::both &&
            c_.reading.has(s, "type.placement_beside"))
          hits.erase(OfferingType::private_placement);
        if (hits[OfferingType::rights]) return OfferingType::rights;
        if (hits[OfferingType::exchange_offer]) return OfferingType::exchange_offer;
        if (hits[OfferingType::ipo]) return OfferingType::ipo;
        if (hits[OfferingType::registered_direct]) return OfferingType::registered_direct;
        if (hits[OfferingType::debt] && sells_notes(c_, s)) return OfferingType::debt;
        if (hits[OfferingType::private_placement]) return OfferingType::private_placement;
        if (hits[OfferingType::debt]) return OfferingType::debt;
        if (hits[OfferingType::best_efforts]) return OfferingType::best_efforts;
        if (hits[OfferingType::firm_commitment]) return underwritten_or_placed(clause);
      }
    }
    for (OfferingType t : {OfferingType::registered_direct, OfferingType::best_efforts,
                           OfferingType::firm_commitment, OfferingType::private_placement}) {
      if (hits[t] > 0) return t;
    }
    return std::nullopt;
  }

  // A public offering with a placement agent and no underwriter is sold on best
  // efforts.
  OfferingType underwritten_or_placed(const Clause& clause) const {
    constexpr std::uint32_t kRelease = 4000;  // bytes
    const TextSpan span = c_.sentence_span(clause.sentence);
    const auto size = static_cast<std::uint32_t>(c_.reading.document.text.size());
    const TextSpan around{span.begin, std::min(size, span.end + kRelease)};
    const bool underwriters =
        lowered(c_.reading.text(around)).find("underwrit") != std::string::npos;
    return !underwriters && any_cue(around, "type.placed") ? OfferingType::best_efforts
                                                           : OfferingType::firm_commitment;
  }

  // A registration statement that is itself the news.
  void draft_registration() {
    if (c_.filing.kind.value == FilingKind::registration_statement && !ends_registration()) {
      const bool main =
          std::any_of(drafts_.begin(), drafts_.end(), [](const Draft& d) { return d.main; });
      const auto deal = is_delayed() ? std::nullopt : registered_deal();
      if (deal) {
        if (!main) add(*deal, 0).main = true;
      } else if (is_resale_cover()) {
        add(OfferingType::resale, cover_cue("type.resale")).main = true;
      } else if (is_delayed() && !main) {
        add(OfferingType::shelf, 0).main = true;
      }
      return;
    }
    for (const Clause& clause : clauses_) {
      if (clause.is_vetoed()) continue;
      const bool ended =
          clause.type == ChangeType::deregistered || clause.type == ChangeType::withdrawn;
      if (c_.reading.rule(c_.reading.mention(clause.trigger)) == "change.registration_filed")
        continue;
      const bool begun =
          clause.type == ChangeType::registered || clause.type == ChangeType::effective;
      const bool first_offering =
          clause.type == ChangeType::registered && c_.reading.has(clause.sentence, "type.ipo");
      const bool shelf = c_.reading.has(clause.sentence, "type.shelf");
      const bool filed = begun && clause.timing == Timing::current && (shelf || first_offering) &&
                         (drafts_.empty() || announced(clause) || reported(clause));
      if (!ended && !filed) continue;
      if (ended && (!registration_named(clause) || is_called_off(clause))) continue;
      add(clause.type == ChangeType::withdrawn ? withdrawn_type(clause)
          : first_offering                     ? OfferingType::ipo
                                               : OfferingType::shelf,
          clause.sentence);
      return;
    }
  }

  // "announces withdrawal of its proposed public offering": of the deal that is
  // drafted, not of an agreement that "was never signed".
  bool is_called_off(const Clause& clause) const {
    return clause.type == ChangeType::withdrawn &&
           c_.filing.kind.value == FilingKind::press_release &&
           std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& d) {
             const bool unsigned_yet = d.agreement && !d.offering.agreement.dated;
             return !d.is_program() && !unsigned_yet &&
                    d.offering.type.value == withdrawn_type(clause);
           });
  }

  // Form S-1 or F-1 for a deal that underwriters take, whoever sells beside the
  // issuer: its cover prices it per share, with their discount (Regulation S-K
  // Item 501(b)(3)).
  std::optional<OfferingType> registered_deal() const {
    constexpr std::uint32_t kFacingPage = 16000;  // and the prospectus's cover
    const auto size = static_cast<std::uint32_t>(c_.reading.document.text.size());
    const std::string low = lowered(c_.reading.text({0, std::min(size, kFacingPage)}));
    if (low.find("underwriting discount") == std::string::npos) return std::nullopt;
    const bool first = low.find("no public market") != std::string::npos ||
                       low.find("initial public offering price") != std::string::npos;
    return first ? OfferingType::ipo : OfferingType::firm_commitment;
  }

  // Form S-3, F-3 or, for Canadian issuers, F-10: offered on a delayed basis (Rule 415).
  bool is_delayed() const {
    if (!c_.filing.form_type) return false;
    const std::string& form = *c_.filing.form_type;
    return form.starts_with("S-3") || form.starts_with("F-3") || form.starts_with("F-10");
  }

  // A post-effective amendment, or one that says so, ends a registration.
  bool ends_registration() const {
    // The undertakings of a first registration speak of removal too.
    if (c_.filing.form_type) return c_.filing.form_type->starts_with("POS");
    return std::any_of(clauses_.begin(), clauses_.end(), [](const Clause& clause) {
      return !clause.is_vetoed() &&
             (clause.type == ChangeType::deregistered || clause.type == ChangeType::withdrawn);
    });
  }

  OfferingType withdrawn_type(const Clause& clause) const {
    if (c_.reading.has(clause.sentence, "type.ipo")) return OfferingType::ipo;
    if (c_.reading.has(clause.sentence, "type.underwritten")) return OfferingType::firm_commitment;
    if (c_.reading.has(clause.sentence, "type.rights")) return OfferingType::rights;
    if (c_.reading.has(clause.sentence, "type.debt")) return OfferingType::debt;
    // A letter to the Commission is about its one registration statement.
    const bool letter = c_.filing.kind.value == FilingKind::notice;
    const auto end = static_cast<std::uint32_t>(c_.reading.document.text.size());
    return letter && any_cue({0, end}, "type.ipo") ? OfferingType::ipo : OfferingType::shelf;
  }

  bool announced(const Clause& clause) const {
    return c_.reading.has(clause.sentence, "timing.today") &&
           c_.reading.has(clause.sentence, "type.shelf");
  }

  // "On November 12, 2025, the Company filed a shelf registration statement": news,
  // whatever else the report tells of.
  bool reported(const Clause& clause) const {
    return c_.filing.kind.value == FilingKind::current_report &&
           clause.type == ChangeType::registered && clause.date_basis == DateBasis::stated &&
           is_prompt(c_, *clause.date);
  }

  // "withdrew its proposed offering", "withdrawal of the registration statement"
  bool registration_named(const Clause& clause) const {
    if (c_.is_prospectus()) return false;
    constexpr std::uint32_t kReach = 110;
    const TextSpan at = c_.reading.mention(clause.trigger).text;
    const TextSpan span = c_.sentence_span(clause.sentence);
    const std::string low =
        lowered(c_.reading.text({at.begin, std::min(span.end, at.end + kReach)}));
    return low.find("registration statement") != std::string::npos ||
           low.find("registered") != std::string::npos || low.find("offering") != std::string::npos;
  }

  Draft& add(OfferingType type, std::uint32_t sentence) {
    Draft d;
    d.offering.type.value = type;
    d.first_sentence = sentence;
    for (const Mention& m : c_.reading.mentions_of(sentence)) {
      for (const TypeCue& cue : kTypeCues) {
        if (cue.type == type && cue.rule == c_.reading.rule(m))
          d.offering.type.evidence = {{m.text, std::string(cue.rule)}};
      }
    }
    drafts_.push_back(std::move(d));
    return drafts_.back();
  }

  const Context& c_;
  const std::vector<Clause>& clauses_;
  std::vector<Draft> drafts_;
  std::map<std::size_t, Closing> closings_;  // of the deals drafted from them
};

}  // namespace

std::vector<Draft> draft_offerings(const Context& context, const std::vector<Clause>& clauses) {
  return Drafter(context, clauses).draft();
}

}  // namespace offerlog
