// What an offering sells: the securities that the sentences telling of it name.
#include <algorithm>
#include <string>

#include "cover_securities.h"
#include "fill_terms.h"
#include "resolve/sentence_at.h"
#include "security_rules.h"
#include "security_terms.h"
#include "security_words.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// How far the lines reach that name the securities at the head of a cover.
constexpr std::uint32_t kTitleBytes = 1500;

class SecurityFiller {
 public:
  SecurityFiller(const Context& context, const DraftFinder& finder, std::vector<Draft>& drafts)
      : c_(context),
        reading_(context.reading),
        finder_(finder),
        drafts_(drafts),
        terms_(find_security_terms(context)),
        words_(context) {}

  void fill() {
    for (Draft& d : drafts_) read_securities(d);
    for (Draft& d : drafts_) {
      read_exercised(d);
      if (d.offering.securities.empty()) share_securities(d);
      if (d.offering.securities.empty()) take_listed_class(d);
    }
    for (Draft& d : drafts_) {
      for (Sourced<Security>& security : d.offering.securities) take_own_words(d, security);
    }
  }

 private:
  // "330,000 Shares of Common Stock", "Pre-Funded Warrants …": the lines that
  // head the cover.
  void read_title_securities(Draft& d) const {
    const auto& blocks = reading_.document.blocks;
    for (const Mention& m : reading_.mentions.mentions) {
      if (m.text.begin > kTitleBytes) return;
      if (is_title(blocks[m.block.value].text) && reports_changes(c_.section_of(m.sentence)))
        add_security(d, m);
    }
  }

  // A line or a few, and no sentence.
  bool is_title(TextSpan block) const {
    constexpr std::uint32_t kLine = 140;  // bytes
    constexpr std::uint32_t kLines = 300;
    if (block.size() <= kLine) return true;
    const std::string_view words = reading_.text(block);
    return block.size() <= kLines && !words.ends_with('.') &&
           words.find(". ") == std::string_view::npos;
  }

  // "In a concurrent private placement, we are also selling unregistered warrants", on the cover.
  bool is_sold_beside_placement() const {
    if (!c_.is_prospectus()) return false;
    for (const Mention& m : reading_.of_rule("type.placement_beside")) {
      if (m.text.begin > Context::kCoverLines) return false;
      if (reading_.has(m.sentence, "security.warrants")) return true;
    }
    return false;
  }

  // Form S-1 or F-1: behind its facing page the prospectus's cover tells what is offered.
  bool registers_deal(const Draft& d) const {
    return d.main && !d.is_program() && c_.filing.kind.value == FilingKind::registration_statement;
  }

  // "We are also offering to each purchaser … pre-funded warrants in lieu of shares": sentences
  // below what tells of the shares.
  void read_also_offered(Draft& d) const {
    constexpr std::uint32_t kCover = 24000;  // bytes
    for (const Mention& m : reading_.mentions.mentions) {
      if (m.text.begin > kCover) return;
      const std::string_view text = reading_.text(c_.sentence_span(m.sentence));
      if (starts_with_any(text, {"We are also offering ", "We also are offering "}))
        add_security(d, m);
    }
  }

  // What the holders have for their shares.
  void read_exchanged(Draft& d) const {
    for (const Mention& m : reading_.of_rule("type.exchanged")) {
      if (finder_.at(m.sentence, m.text) != &d) continue;
      const TextSpan received = received_in(m);
      for (const Mention& issued : reading_.mentions_of(m.sentence)) {
        if (received.overlaps(issued.text)) add_security(d, issued);
      }
    }
  }

  // "Under the Inducement Letters the Holders agreed to exercise warrants to purchase 3,000,000
  // shares of common stock": these are sold now, beside the new warrants.
  void read_exercised(Draft& d) const {
    constexpr std::uint32_t kFollows = 4;  // sentences
    if (!d.agreement ||
        lowered(*c_.facts.agreements[*d.agreement].title).find("inducement") == std::string::npos)
      return;
    const auto all = static_cast<std::uint32_t>(reading_.mentions.sentences.size());
    for (std::uint32_t s = d.first_sentence; s < std::min(all, d.first_sentence + kFollows); ++s) {
      for (const Mention& m : reading_.mentions_of(s)) {
        const std::optional<Security> security = security_of(reading_.rule(m));
        if (security != Security::common_stock && security != Security::ordinary_shares) continue;
        if (is_got_by_exercise(d, m)) return add_once(d, m, *security);
      }
    }
  }

  // The stock of as many shares as are told to be sold: "3,000,000 shares of common stock".
  bool is_got_by_exercise(const Draft& d, const Mention& m) const {
    constexpr std::uint32_t kBefore = 60;  // bytes
    if (!d.offering.shares_offered || words_.names_warrants(m)) return false;
    const std::uint32_t begin = c_.sentence_span(m.sentence).begin;
    const TextSpan before{std::max(begin, m.text.begin - std::min(m.text.begin, kBefore)),
                          m.text.begin};
    return std::ranges::any_of(c_.within(c_.facts.counts, before), [&](const CountFact& f) {
      return f.count == *d.offering.shares_offered;
    });
  }

  // "shares for pre-funded warrants", "pre-funded warrants in exchange for shares"
  TextSpan received_in(const Mention& exchange) const {
    if (const auto behind = reading_.capture(exchange, "security")) return *behind;
    const auto given = reading_.text(exchange.text).rfind(" in exchange for ");
    return {exchange.text.begin, exchange.text.begin + static_cast<std::uint32_t>(given)};
  }

  void read_securities(Draft& d) const {
    if (d.offering.type.value == OfferingType::exchange_offer && d.agreement)
      return read_exchanged(d);
    if (d.offering.type.value == OfferingType::shelf && d.main) {
      d.offering.securities = read_cover_securities(c_);
      if (!d.offering.securities.empty()) return;
    }
    const bool by_rights = d.offering.type.value == OfferingType::rights;
    const bool resale = d.offering.type.value == OfferingType::resale;
    if (d.main && c_.is_prospectus() && (!d.is_program() || by_rights)) read_title_securities(d);
    // Regulation S-K Item 501(b)(2): its title has all that is offered; what follows tells
    // of those placed beside it, too.
    if (d.main && !d.offering.securities.empty() &&
        (d.leg == Leg::offered || is_sold_beside_placement()))
      return;
    // The sentence that tells of the offering first, and the few after it.
    constexpr std::uint32_t kReach = 400;  // sentences
    const auto last = std::min(static_cast<std::uint32_t>(reading_.mentions.sentences.size()),
                               d.first_sentence + kReach);
    std::uint32_t seen = 0;
    for (std::uint32_t s = d.first_sentence; s < last && seen < 3; ++s) {
      if (!reports_changes(c_.section_of(s))) continue;
      if (is_told_in_paragraph(d, s)) break;
      const bool own = s == d.first_sentence ||
                       (finder_.at(s, c_.sentence_span(s)) == &d && !is_heading_of_another(d, s));
      if (!own) continue;
      const bool items = d.agreement && lists_items(s);
      bool any = false;
      for (const Mention& m : reading_.mentions_of(s)) {
        if (!items || !is_of_another_item(d, m)) any = add_security(d, m) || any;
      }
      if (!any) any = add_by_term(d, s);
      if (any && !is_next_item(s)) ++seen;
      if (resale && !d.offering.securities.empty()) {
        d.offering.securities.resize(1);
        add_resold_warrants(d, s);
      }
      if (any && ((d.is_program() && !by_rights) || d.offering.type.value == OfferingType::debt))
        return;
    }
    if (registers_deal(d)) read_also_offered(d);
    if (d.offering.securities.empty()) read_securities_before(d);
    if (d.offering.securities.empty() && d.main && d.is_at_the_market() && c_.is_prospectus())
      read_securities_of_cover(d);
    if (d.offering.securities.empty() && d.main && resale && c_.is_prospectus())
      read_title_securities(d);
    if (d.offering.securities.empty()) read_units(d);
    const bool notes = d.offering.type.value == OfferingType::debt ||
                       d.offering.type.value == OfferingType::exchange_offer;
    if (notes && d.offering.securities.empty()) read_notes(d);
  }

  // A report of a period tells in one paragraph what a deal sold; pages on it speaks of what else
  // the issuer has.
  bool is_told_in_paragraph(const Draft& d, std::uint32_t sentence) const {
    return c_.filing.kind.value == FilingKind::periodic_report && !d.is_program() && d.agreement &&
           !d.offering.securities.empty() && !is_next_item(sentence) &&
           reading_.sentence(sentence).block.value !=
               reading_.sentence(d.first_sentence).block.value;
  }

  // "the sale by the selling holders of up to 9,000,000 shares and up to 400,000 warrants": those
  // that are counted; others are what the shares are issued for.
  void add_resold_warrants(Draft& d, std::uint32_t s) const {
    if (d.offering.securities.front().value == Security::warrants ||
        !reading_.has(s, "type.resale"))
      return;
    for (const Mention& m : reading_.mentions_of(s)) {
      if (reading_.rule(m) != "security.counted_warrants") continue;
      d.offering.securities.push_back(
          {Security::warrants, evidence_of(reading_, m.text, reading_.id_of(m))});
      return;
    }
  }

  // "shares of CRVP Stock having an aggregate offering price of up to $750.0 million"
  bool add_by_term(Draft& d, std::uint32_t s) const {
    const TextSpan span = c_.sentence_span(s);
    for (const SecurityTerm& t : terms_) {
      const auto at = reading_.text(span).find("shares of " + t.term);
      if (at == std::string_view::npos || !d.offering.securities.empty()) continue;
      const std::uint32_t begin = span.begin + static_cast<std::uint32_t>(at);
      const TextSpan words{begin, begin + static_cast<std::uint32_t>(10 + t.term.size())};
      d.offering.securities.push_back({t.security, {{words, "term.security"}}});
      return true;
    }
    return false;
  }

  // "Mandatory Convertible Preferred Stock Offering", in a line above what tells of that one.
  bool is_heading_of_another(const Draft& d, std::uint32_t s) const {
    constexpr std::uint32_t kLine = 100;  // bytes
    const TextSpan words = c_.sentence_span(s);
    const std::uint32_t block = reading_.sentence(s).block.value;
    return words.size() <= kLine && reading_.document.blocks[block].text == words &&
           !reading_.text(words).ends_with('.') &&
           std::ranges::any_of(drafts_, [&](const Draft& other) {
             return &other != &d && other.first_sentence == s + 1;
           });
  }

  // "(ii) pre-funded warrants …;", in a paragraph of its own: with the first item one sentence.
  bool is_next_item(std::uint32_t s) const {
    const std::string_view text = reading_.text(c_.sentence_span(s));
    return starts_with_any(text, {"(ii) ", "(iii) ", "(iv) ", "(b) ", "(c) ", "(d) "});
  }

  bool lists_items(std::uint32_t s) const {
    const TextSpan span = c_.sentence_span(s);
    return reading_.text(span).find(" (ii) ") != std::string_view::npos ||
           std::ranges::any_of(
               c_.within(c_.facts.references, span), [&](const AgreementReference& r) {
                 constexpr std::uint32_t kLead = 16;  // bytes
                 return finder_.of(r.agreement) != nullptr &&
                        begins_item(reading_.text_before(span, r.text.begin, kLead));
               });
  }

  // "(i) a Sales Agreement for our common stock, and (ii) a Sales Agreement for our Series A
  // Preferred Stock"
  bool is_of_another_item(const Draft& d, const Mention& m) const {
    const Draft* spoken = finder_.at(m.sentence, m.text);
    return spoken != nullptr && spoken != &d && spoken->is_program() &&
           (spoken->agreement || !spoken->known_as.empty());
  }

  // "completed its offering of 3,450,000 shares of its common stock … The offering was
  // made pursuant to an Underwriting Agreement": told before the agreement is, as "its
  // proposed initial public offering of common stock" before it is called off.
  void read_securities_before(Draft& d) const {
    constexpr std::uint32_t kReach = 4;       // sentences
    constexpr std::uint32_t kReachIpo = 400;  // a report tells in its notes by which agreement
    const bool ipo = d.offering.type.value == OfferingType::ipo;
    const bool far = ipo && c_.filing.kind.value == FilingKind::periodic_report;
    for (std::uint32_t back = 1; back <= std::min(far ? kReachIpo : kReach, d.first_sentence);
         ++back) {
      const std::uint32_t s = d.first_sentence - back;
      if (!reports_changes(c_.section_of(s)) || c_.section_of(s) == SectionKind::cover) continue;
      const bool first = ipo && reading_.has(s, "type.ipo");
      if (back > kReach && !(first && reading_.has(s, "change.closed"))) continue;
      if (!first && !reading_.has(s, "change.closed") && !reading_.has(s, "change.priced"))
        continue;
      for (const Mention& m : reading_.mentions_of(s)) add_security(d, m);
      if (!d.offering.securities.empty()) return;
    }
  }

  // "This prospectus supplement relates to the sale of common units representing limited
  // partner interests. These sales will be made under an equity distribution agreement": what
  // the cover of a program names first.
  void read_securities_of_cover(Draft& d) const {
    constexpr std::uint32_t kCover = 7000;  // bytes
    for (const Mention& m : reading_.mentions.mentions) {
      if (m.text.begin > kCover || !d.offering.securities.empty()) return;
      if (reports_changes(c_.section_of(m.sentence))) add_security(d, m);
    }
  }

  // Where the words are another offering's, or those of the list of listed securities on
  // a report's cover, and its own name the security too, those are the evidence.
  void take_own_words(const Draft& d, Sourced<Security>& security) const {
    if (security.evidence.empty() || speaks_of(d, security.evidence.front().text)) return;
    const std::string_view rule = security.evidence.front().rule;
    for (const Mention& m : reading_.of_rule(rule)) {
      if (!reports_changes(c_.section_of(m.sentence)) || !speaks_of(d, m.text) ||
          words_.underlies(m, *security) || words_.only_mentioned(m))
        continue;
      security.evidence = evidence_of(reading_, m.text, reading_.id_of(m));
      return;
    }
  }

  bool speaks_of(const Draft& d, TextSpan words) const {
    const std::uint32_t s = sentence_at(reading_, words.begin);
    const bool cover = c_.section_of(s) == SectionKind::cover && !c_.is_offering_document();
    if (cover || is_listed(words)) return false;
    const Draft* spoken = finder_.at(s, words);
    return spoken == &d || (spoken == nullptr && drafts_.size() == 1) || s == d.first_sentence;
  }

  // "Securities registered pursuant to Section 12(b) of the Act: 1.375% Senior Notes due
  // 2024": on the cover of a report, above its first item.
  bool is_listed(TextSpan words) const {
    constexpr std::uint32_t kList = 3000;  // bytes
    const std::uint32_t size = std::min(words.begin, kList);
    const std::string_view before = reading_.text({words.begin - size, words.begin});
    const auto list = before.rfind("12(b)");
    return list != before.npos && before.find("\nItem ", list) == before.npos &&
           before.find("\nITEM ", list) == before.npos;
  }

  // "completed a public offering of 5,000,000 common units": of a partnership, which has no
  // shares to name.
  void read_units(Draft& d) const {
    if (d.offering.type.value == OfferingType::debt) return;
    for (const CountFact& f : c_.within(c_.facts.counts, c_.sentence_span(d.first_sentence))) {
      if (!lowered(reading_.text(f.words)).ends_with("common units")) continue;
      d.offering.securities.push_back({Security::units, evidence_of(reading_, f.words, f.mention)});
      return;
    }
  }

  // Told before the agreement is, or by a term alone: notes they are.
  void read_notes(Draft& d) const {
    for (const Mention& m : reading_.of_rule("security.notes")) {
      if (!reports_changes(c_.section_of(m.sentence))) continue;
      d.offering.securities.push_back({Security::notes, {{m.text, "security.notes"}}});
      return;
    }
  }

  // "issue and sell Shares": what the program told beside it sells.
  void share_securities(Draft& d) const {
    if (d.offering.type.value != OfferingType::at_the_market) return;
    const Sourced<Security>* shared = nullptr;
    for (const Draft& other : drafts_) {
      if (other.offering.type.value != OfferingType::at_the_market ||
          other.offering.securities.size() != 1)
        continue;
      const Sourced<Security>& own = other.offering.securities.front();
      if (shared != nullptr && shared->value != own.value) return;
      shared = &own;
    }
    if (shared != nullptr) d.offering.securities = {*shared};
  }

  // "we may offer and sell shares": of the one class that the report's cover lists (Section
  // 12(b) of the Exchange Act), where it lists no other security.
  void take_listed_class(Draft& d) const {
    const bool shares = d.is_at_the_market() ||
                        d.offering.type.value == OfferingType::equity_line ||
                        (d.offering.type.value != OfferingType::debt && d.offering.shares_offered);
    if (!shares || c_.filing.kind.value != FilingKind::periodic_report) return;
    const Mention* listed = nullptr;
    for (const Mention& m : reading_.mentions.mentions) {
      if (m.text.begin > Context::kCoverLines) break;
      const auto security = security_of(reading_.rule(m));
      if (!security) continue;
      if (listed != nullptr && security != security_of(reading_.rule(*listed))) return;
      if (listed == nullptr) listed = &m;
    }
    if (listed == nullptr || !is_listed(listed->text)) return;
    d.offering.securities = {{*security_of(reading_.rule(*listed)),
                              {{listed->text, std::string(reading_.rule(*listed))}}}};
  }

  bool add_security(Draft& d, const Mention& m) const {
    const std::optional<Security> security = security_of(reading_.rule(m));
    if (!security || words_.underlies(m, *security) || words_.only_mentioned(m)) return false;
    if (words_.is_got_by_exercise(d, m, *security)) return false;
    if (words_.names_warrants(m)) return true;
    const bool debt = d.offering.type.value == OfferingType::debt;
    const bool shelf = d.offering.type.value == OfferingType::shelf;
    // Rule 415(a)(4) has a market in mind, and warrants seldom have one.
    // With an equity line they are what its buyer gets for its commitment.
    const bool program = d.is_at_the_market() || d.offering.type.value == OfferingType::equity_line;
    if (program && security == Security::warrants) return false;
    if (!shelf && !sells_debt_at_market(d, m) && debt != (security == Security::notes))
      return false;
    if (is_of_other_leg(d, m, *security)) return false;
    add_once(d, m, *security);
    return true;
  }

  void add_once(Draft& d, const Mention& m, Security security) const {
    if (std::ranges::find(d.offering.securities, security, &Sourced<Security>::value) ==
        d.offering.securities.end())
      d.offering.securities.push_back({security, {{m.text, std::string(reading_.rule(m))}}});
  }

  // "an at-the-market debt offering program … of additional Senior Notes"
  bool sells_debt_at_market(const Draft& d, const Mention& m) const {
    if (!d.is_at_the_market() || reading_.rule(m) != "security.notes") return false;
    const std::string low = lowered(reading_.text(c_.sentence_span(m.sentence)));
    return low.find("market debt offering") != std::string::npos;
  }

  // "(i) in a registered direct offering, shares, and (ii) in a concurrent private
  // placement, warrants": each has its own.
  bool is_of_other_leg(const Draft& d, const Mention& m, Security security) const {
    const std::string_view before =
        reading_.text_before(c_.sentence_span(m.sentence), m.text.begin, 8);
    if (d.leg == Leg::offered && before.ends_with("rivate ")) return true;
    const bool preferred =
        security == Security::preferred_stock || security == Security::depositary_shares;
    if ((d.leg == Leg::common && preferred) ||
        (d.leg == Leg::preferred && security == Security::common_stock))
      return true;
    // "All of the shares and pre-funded warrants are to be sold by the Company": in either.
    const bool placed = d.leg == Leg::offered || d.leg == Leg::placement;
    if (placed && reading_.text(c_.sentence_span(m.sentence)).starts_with("All of the "))
      return true;
    if (!finder_.tells_of_both(d, m.sentence)) return false;
    const bool shares = security == Security::common_stock || security == Security::ordinary_shares;
    return (d.leg == Leg::offered && security == Security::warrants) ||
           (d.leg == Leg::placement && shares && reading_.has(m.sentence, "security.warrants"));
  }

  const Context& c_;
  const Reading& reading_;
  const DraftFinder& finder_;
  std::vector<Draft>& drafts_;
  std::vector<SecurityTerm> terms_;
  SecurityWords words_;
};

}  // namespace

void fill_securities(const Context& context, const DraftFinder& finder,
                     std::vector<Draft>& drafts) {
  SecurityFiller(context, finder, drafts).fill();
}

}  // namespace offerlog
