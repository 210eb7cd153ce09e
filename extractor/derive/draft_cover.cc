// What a prospectus offers: its cover says so, whatever agreements it names.
#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>

#include "drafting.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// The words of the cover, in lower case.
std::string cover_of(const Context& context) {
  const auto size = static_cast<std::uint32_t>(context.reading.document.text.size());
  return lowered(context.reading.text({0, std::min(size, kCoverBytes)}));
}

// Its price and the underwriters' discount, per share and in total (Regulation S-K
// Item 501(b)(3)); whoever sells, they buy. Of a bought deal the price to the public is none.
bool is_underwritten(std::string_view cover) {
  if (contains_any(cover, {"underwriters have agreed to purchase the ",
                           "underwriter has agreed to purchase the "}))
    return true;
  return contains_any(cover, {"underwriting discount"}) &&
         contains_any(cover, {"public offering price", "price to public"});
}

// Its price and the placement agent's fees, per security and in total.
bool is_placed(std::string_view cover) {
  return contains_any(cover, {"offering price"}) &&
         contains_any(cover, {"placement agent fee", "placement agents fee",
                              "placement agents' fee", "placement agent's fee"});
}

// No public market before it: Regulation S-K Item 501(b)(3) wants that said.
bool is_first_offering(std::string_view cover) {
  return contains_any(cover, {"initial public offering"}) &&
         contains_any(cover, {"no public market", "not been a public market"});
}

// To the holders of shares, at one price, by rights that they are given.
bool is_by_rights(std::string_view cover) {
  return contains_any(cover, {"subscription price"}) &&
         contains_any(cover, {"subscription right", "rights offering"});
}

// A resale, before any program or deal of the issuer's, which has nothing to sell.
bool names_resale_first(const Context& context) {
  const std::uint32_t kFirstLines = context.is_prospectus() ? 4500 : 12000;
  bool resale = false;
  bool none_of_its_own = false;
  for (const Mention& m : context.reading.mentions.mentions) {
    if (m.text.begin > kFirstLines) break;
    const std::string_view rule = context.reading.rule(m);
    // "We are not selling any securities under this prospectus": what it may sell is told of
    // as the line of equity that its holder buys under.
    if (rule == "type.no_primary") none_of_its_own = true;
    if (rule == "type.primary" && !none_of_its_own) return false;
    if (rule == "type.resale") resale = true;
    if (!resale && (rule == "type.at_the_market" || rule == "type.registered_direct")) return false;
  }
  return resale;
}

class CoverDraft {
 public:
  explicit CoverDraft(Drafting& drafting)
      : d_(drafting),
        c_(drafting.c),
        drafts_(drafting.drafts),
        cover_(cover_of(c_)),
        underwritten_(is_underwritten(cover_)),
        placed_(is_placed(cover_)) {}

  // Not a resale of what was once bought by rights, nor a deal that followed them.
  bool draft_rights() {
    if (underwritten_ || !is_by_rights(cover_) || names_resale_first(c_)) return false;
    std::erase_if(drafts_, [](const Draft& d) {
      return d.agreement && backs_rights(d.offering.agreement.title.value.value_or(""));
    });
    const auto known = std::ranges::find_if(
        drafts_, [](const Draft& d) { return d.offering.type.value == OfferingType::rights; });
    Draft& d = known != drafts_.end()
                   ? *known
                   : d_.add(OfferingType::rights, sentence_of_cue(c_, "type.rights"));
    d.main = true;
    return true;
  }

  void draft() {
    if (draft_rights()) return;
    if (!underwritten_ && names_resale_first(c_)) {
      d_.add(OfferingType::resale, sentence_of_cue(c_, "type.resale")).main = true;
      return;
    }
    for (Draft& d : drafts_) {
      if (underwritten_ && !is_bought(*d.offering.type)) continue;
      if (placed_ && d.is_program()) continue;
      if (d.agreement && c_.sentence_span(d.first_sentence).begin < kCoverBytes) {
        d.main = true;
        if (d.offering.type.value == OfferingType::firm_commitment && is_first_offering(cover_))
          d.offering.type.value = OfferingType::ipo;
        return;
      }
    }
    if (const auto told = told_continuous()) {
      Draft& d = d_.add(OfferingType::best_efforts, *told);
      d.continuous = true;
      d.main = true;
      return;
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
    Draft& d = d_.add(*type, 0);
    d.main = true;
    if (is_sold_directly(*type)) sign(d);
  }

  static bool is_sold_directly(OfferingType type) {
    return type == OfferingType::registered_direct || type == OfferingType::best_efforts;
  }

  // "we entered into a securities purchase agreement on July 22": with the investors
  // to whom the cover of these days sells, though nothing else is said of it.
  void sign(Draft& d) const {
    const auto signed_now = c_.only_agreement([&](const KnownAgreement& known) {
      return known.family == AgreementFamily::purchase && is_just_signed(known.dated);
    });
    if (!signed_now) return;
    const KnownAgreement& known = c_.facts.agreements[*signed_now];
    d.agreement = signed_now;
    d.offering.agreement.title = known.title;
    d.offering.agreement.dated = known.dated;
  }

 private:
  // The purchase agreement, named only in the plan of distribution, of an offering
  // that its cover sells to investors directly.
  Draft* sold_directly(OfferingType type) {
    if (!is_sold_directly(type)) return nullptr;
    return only_draft(drafts_, [&](const Draft& d) {
      if (!d.agreement || c_.facts.agreements[*d.agreement].family != AgreementFamily::purchase)
        return false;
      return c_.section_of(d.first_sentence) == SectionKind::distribution ||
             is_just_signed(d.offering.agreement.dated);
    });
  }

  // Days before the prospectus, at most.
  bool is_just_signed(const Sourced<Date>& dated) const {
    constexpr int kSigned = 14;
    return dated && c_.filing.dated && days_between(*dated, *c_.filing.dated) <= kSigned;
  }

  // By underwriters, at one price.
  static bool is_bought(OfferingType type) {
    return type == OfferingType::firm_commitment || type == OfferingType::ipo ||
           type == OfferingType::debt;
  }

  bool could_be_offered(const Draft& d) const {
    // A deal signed long before the cover is another.
    if (!d.is_program() && d.offering.agreement.dated && c_.filing.dated &&
        !is_just_signed(d.offering.agreement.dated))
      return false;
    if (c_.section_of(d.first_sentence) == SectionKind::distribution) return true;
    // "the underwriting agreement", of no day: the one to be signed for this offering.
    if (d.offering.type.value == OfferingType::firm_commitment && !d.offering.agreement.dated)
      return true;
    return c_.reading.mentions.sentences[d.first_sentence].text.begin < 3 * kCoverBytes;
  }

  // "we are currently offering on a continuous basis up to $3.0 billion in shares", wherever
  // a supplement says it: the sentence, where no underwriter, market or notes are.
  std::optional<std::uint32_t> told_continuous() const {
    if (underwritten_ || placed_) return std::nullopt;
    for (std::string_view rule : {"type.at_the_market", "type.debt", "type.resale"}) {
      if (any_cue(c_, {0, kCoverBytes}, rule)) return std::nullopt;
    }
    for (const Mention& m : c_.reading.of_rule("type.continuous")) {
      if (reports_changes(c_.section_of(m.sentence))) return m.sentence;
    }
    return std::nullopt;
  }

  // "to redeem our 5.50% subordinated notes", "ranks junior to our senior notes": what is owed
  // already, beside which something else is sold.
  bool is_owed(const Mention& notes) const {
    constexpr std::uint32_t kLead = 120;  // bytes
    const std::string lead = lowered(
        c_.reading.text_before(c_.reading.sentence(notes.sentence).text, notes.text.begin, kLead));
    return contains_any(lead, {"redemption of ", "redeem ", "redeeming ", "repay", "repurchas",
                               "refinanc", "retir", "outstanding ", "junior to ", "senior to "});
  }

  // "We may sell preferred stock or subordinated notes in the future", "This is a best efforts
  // offering": risks of a short supplement, on the page of its cover.
  bool is_imagined(const Mention& cue) const {
    return c_.section_of(cue.sentence) == SectionKind::risk_factors;
  }

  // What the cover says is offered: the order of the table, but a resale only
  // where nothing is sold by the issuer.
  std::optional<OfferingType> cover_type() const {
    std::map<OfferingType, int> hits;
    for (const Mention& m : c_.reading.mentions.mentions) {
      if (m.text.begin > kCoverBytes) break;
      for (const TypeCue& cue : kTypeCues) {
        if (cue.rule == c_.reading.rule(m) && !tells_of_earlier_deal(c_, m.sentence) &&
            !is_imagined(m) && !(cue.type == OfferingType::debt && is_owed(m)))
          ++hits[cue.type];
      }
    }
    if (any_cue(c_, {0, kCoverBytes}, "type.primary")) hits.erase(OfferingType::resale);
    if (placed_) {
      for (OfferingType type : {OfferingType::at_the_market, OfferingType::equity_line,
                                OfferingType::resale, OfferingType::firm_commitment})
        hits.erase(type);
    }
    // An underwritten offering's cover may tell of a program that makes way for it.
    if (underwritten_) std::erase_if(hits, [](const auto& hit) { return !is_bought(hit.first); });
    if (underwritten_ && hits.empty()) return OfferingType::firm_commitment;
    for (const TypeCue& cue : kTypeCues) {
      if (hits[cue.type] > 0 && cue.type != OfferingType::shelf &&
          cue.type != OfferingType::private_placement)
        return cue.type;
    }
    // Placed, not underwritten, and sold to investors directly.
    if (any_cue(c_, {0, kCoverBytes}, "type.placed")) return OfferingType::registered_direct;
    return hits[OfferingType::shelf] > 0 ? std::optional(OfferingType::shelf) : std::nullopt;
  }

  Drafting& d_;
  const Context& c_;
  std::vector<Draft>& drafts_;
  std::string cover_;
  bool underwritten_;
  bool placed_;
};

}  // namespace

bool is_resale_cover(const Context& context) {
  const bool underwritten = context.is_prospectus() && is_underwritten(cover_of(context));
  return !underwritten && names_resale_first(context);
}

bool backs_rights(std::string_view agreement) {
  return contains_any(lowered(agreement), {"standby", "backstop"});
}

bool is_rights_cover(const Context& context, std::uint32_t bytes) {
  const auto size = static_cast<std::uint32_t>(context.reading.document.text.size());
  return is_by_rights(lowered(context.reading.text({0, std::min(size, bytes)})));
}

void draft_cover(Drafting& drafting) { CoverDraft(drafting).draft(); }

}  // namespace offerlog
