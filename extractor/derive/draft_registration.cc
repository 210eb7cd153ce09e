// A registration is an offering of its own where it is the news: filed, effective,
// withdrawn, ended.
#include <algorithm>
#include <string>

#include "drafting.h"
#include "listed_registrations.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class RegistrationDrafts {
 public:
  explicit RegistrationDrafts(Drafting& drafting)
      : d_(drafting), c_(drafting.c), clauses_(drafting.clauses), drafts_(drafting.drafts) {}

  // A registration statement that is itself the news.
  void draft() {
    if (c_.filing.kind.value == FilingKind::registration_statement && !ends_registration()) {
      const bool main =
          std::any_of(drafts_.begin(), drafts_.end(), [](const Draft& d) { return d.main; });
      const auto deal = is_delayed() ? std::nullopt : registered_deal();
      if (deal) {
        if (!main) draft_registered(*deal);
      } else if (is_resale_cover(c_)) {
        d_.add(OfferingType::resale, sentence_of_cue(c_, "type.resale")).main = true;
      } else if (is_delayed() && !main) {
        d_.add(issues_on_exercise() ? OfferingType::other : OfferingType::shelf, 0).main = true;
      }
      return;
    }
    if (draft_listed_registrations(d_)) return;
    draft_resales_told();
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
      const bool shelf =
          c_.reading.has(clause.sentence, "type.shelf") || is_effective_shelf(clause);
      const bool filed = begun && clause.timing == Timing::current && (shelf || first_offering) &&
                         (drafts_.empty() || announced(clause) || reported(clause));
      if (is_effective_resale(clause)) {
        d_.add(OfferingType::resale, clause.sentence).only_effective = true;
        return;
      }
      if (!ended && !filed) continue;
      if (ended && (!registration_named(clause) || is_called_off(clause))) continue;
      if (clause.type == ChangeType::deregistered && ends_resale()) {
        Draft& d = d_.add(OfferingType::resale, sentence_of_cue(c_, "type.resale"));
        d.main = d.ended = true;
        return;
      }
      d_.add(clause.type == ChangeType::withdrawn ? withdrawn_type(clause)
             : first_offering                     ? OfferingType::ipo
                                                  : OfferingType::shelf,
             clause.sentence);
      return;
    }
  }

 private:
  // "We will enter into an underwriting agreement", of no day yet: it is of what is registered.
  void draft_registered(OfferingType deal) {
    const bool underwritten = deal == OfferingType::ipo || deal == OfferingType::firm_commitment;
    const auto to_sign = c_.only_agreement([](const KnownAgreement& known) {
      return known.family == AgreementFamily::underwriting && !known.dated;
    });
    const std::uint32_t first = first_sentence(deal);
    const bool its_own = underwritten && to_sign;
    if (its_own) std::erase_if(drafts_, [&](const Draft& d) { return d.agreement == to_sign; });
    Draft& d = d_.add(deal, first);
    d.main = true;
    if (!its_own) return;
    d.agreement = to_sign;
    d.offering.agreement.title = c_.facts.agreements[*to_sign].title;
  }

  // "On April 24 the Company filed a registration statement covering the resale of the 4,000,000
  // shares sold in the placement", in a report of the period in which it did; what the buyer of an
  // equity line resells is told with that.
  void draft_resales_told() {
    if (c_.filing.kind.value != FilingKind::periodic_report) return;
    for (const Clause& clause : clauses_) {
      const bool begun =
          clause.type == ChangeType::registered || clause.type == ChangeType::effective;
      if (clause.is_vetoed() || !begun || !reported(clause) || clause.timing != Timing::current ||
          !c_.reading.has(clause.sentence, "type.resale") || tells_of_line(clause))
        continue;
      if (clause.type == ChangeType::effective && follows_resale(clause)) continue;
      d_.add(OfferingType::resale, clause.sentence).reported = true;
    }
  }

  // "… for resale on April 24. It was declared effective on May 5": of the one drafted before, in
  // this paragraph.
  bool follows_resale(const Clause& clause) const {
    const auto block = c_.reading.sentence(clause.sentence).block.value;
    return std::ranges::any_of(drafts_, [&](const Draft& d) {
      return d.reported && c_.reading.sentence(d.first_sentence).block.value == block;
    });
  }

  bool tells_of_line(const Clause& clause) const {
    if (c_.reading.has(clause.sentence, "type.equity_line")) return true;
    const TextSpan paragraph =
        c_.reading.document.blocks[c_.reading.sentence(clause.sentence).block.value].text;
    return std::ranges::any_of(drafts_, [&](const Draft& d) {
      return d.offering.type.value == OfferingType::equity_line && d.agreement &&
             c_.names(paragraph, *d.agreement);
    });
  }

  // "The Registration Statement registered for resale by the selling stockholders named therein
  // 8,944,170 shares": the amendment that takes out of it what holders have not sold.
  bool ends_resale() const {
    if (c_.filing.kind.value != FilingKind::registration_statement ||
        c_.filing.registration_numbers.size() > 1)
      return false;
    constexpr std::uint32_t kBody = 12000;  // bytes: the note behind its facing page
    return any_cue(c_, {0, kBody}, "type.resale") && !any_cue(c_, {0, kBody}, "type.shelf");
  }

  // "the Registration Statement on Form S-3 was declared effective", and no resale's.
  bool is_effective_shelf(const Clause& clause) const {
    if (clause.type != ChangeType::effective || clause.date_basis != DateBasis::stated ||
        c_.filing.kind.value != FilingKind::current_report)
      return false;
    const std::string_view words = c_.reading.text(c_.sentence_span(clause.sentence));
    const bool delayed =
        words.find("Form S-3") != words.npos || words.find("Form F-3") != words.npos;
    const std::uint32_t next = clause.sentence + 1;
    return delayed && !c_.reading.has(clause.sentence, "type.resale") &&
           !(next < c_.reading.mentions.sentences.size() && c_.reading.has(next, "type.resale"));
  }

  // "its registration statement on Form S-1 for the resale of up to 9,000,000 shares was
  // declared effective on August 6": all the news that there is.
  bool is_effective_resale(const Clause& clause) const {
    const FilingKind kind = c_.filing.kind.value.value_or(FilingKind::other);
    const bool told = kind == FilingKind::current_report || kind == FilingKind::press_release;
    return told && drafts_.empty() && clause.type == ChangeType::effective &&
           clause.timing == Timing::current && clause.date_basis == DateBasis::stated &&
           c_.reading.has(clause.sentence, "type.resale");
  }

  // "announces withdrawal of its proposed public offering": of the deal that is
  // drafted, not of an agreement that "was never signed".
  bool is_called_off(const Clause& clause) const {
    const FilingKind kind = c_.filing.kind.value.value_or(FilingKind::other);
    const bool told = kind == FilingKind::press_release || kind == FilingKind::current_report;
    return clause.type == ChangeType::withdrawn && told &&
           std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& d) {
             const bool unsigned_yet = d.agreement && !d.offering.agreement.dated;
             return !d.is_program() && !unsigned_yet &&
                    (d.offering.type.value == withdrawn_type(clause) ||
                     names_offering_alone(clause));
           });
  }

  // "has notified the underwriters that it has withdrawn the Offering": no registration.
  bool names_offering_alone(const Clause& clause) const {
    const std::string low = lowered(c_.reading.text(c_.sentence_span(clause.sentence)));
    return low.find("registration statement") == low.npos && low.find("offering") != low.npos;
  }

  // Form S-1 or F-1 for a deal that underwriters take, whoever sells beside the
  // issuer: its cover prices it per share, with their discount (Regulation S-K
  // Item 501(b)(3)). Where nobody has to take it, Item 501(b)(8)(iii) wants "best
  // efforts" on the cover.
  std::optional<OfferingType> registered_deal() const {
    constexpr std::uint32_t kFacingPage = 16000;  // and the prospectus's cover
    const auto size = static_cast<std::uint32_t>(c_.reading.document.text.size());
    const std::string low = lowered(c_.reading.text({0, std::min(size, kFacingPage)}));
    if (low.find("underwriting discount") == std::string::npos) {
      if (is_resale_cover(c_)) return std::nullopt;
      if (is_rights_cover(c_, kFacingPage)) return OfferingType::rights;
      const bool best_efforts = any_cue(c_, {0, kFacingPage}, "type.best_efforts");
      return best_efforts ? std::optional(OfferingType::best_efforts) : std::nullopt;
    }
    const bool first = low.find("no public market") != std::string::npos ||
                       low.find("initial public offering price") != std::string::npos;
    return first ? OfferingType::ipo : OfferingType::firm_commitment;
  }

  // Shares for those who hold its warrants, and nothing else that it may sell.
  bool issues_on_exercise() const {
    constexpr std::uint32_t kFacingPage = 16000;  // and the prospectus's cover
    return any_cue(c_, {0, kFacingPage}, "type.issued_on_exercise") &&
           !any_cue(c_, {0, kFacingPage}, "type.shelf") &&
           !any_cue(c_, {0, kFacingPage}, "type.primary");
  }

  // "We are offering 4,000,000 shares. … on a best efforts basis": whichever comes first.
  std::uint32_t first_sentence(OfferingType deal) const {
    if (deal == OfferingType::rights) return sentence_of_cue(c_, "type.rights");
    if (deal != OfferingType::best_efforts) return 0;
    const std::uint32_t cue = sentence_of_cue(c_, "type.best_efforts");
    const std::uint32_t offered = sentence_of_cue(c_, "type.primary");
    return offered > 0 ? std::min(cue, offered) : cue;
  }

  // Form S-3, F-3 or, for Canadian issuers, F-10: offered on a delayed basis (Rule 415).
  bool is_delayed() const {
    if (!c_.filing.form_type) return false;
    const std::string& form = *c_.filing.form_type;
    return form.starts_with("S-3") || form.starts_with("F-3") || form.starts_with("F-10");
  }

  // A post-effective amendment, or one that says so, ends a registration; but not where it
  // has a prospectus of its own, by which holders go on selling.
  bool ends_registration() const {
    // The undertakings of a first registration speak of removal too.
    if (c_.filing.form_type && !c_.filing.form_type->starts_with("POS")) return false;
    const bool ended = std::any_of(clauses_.begin(), clauses_.end(), [](const Clause& clause) {
      return !clause.is_vetoed() &&
             (clause.type == ChangeType::deregistered || clause.type == ChangeType::withdrawn);
    });
    return ended || (c_.filing.form_type && !is_resale_cover(c_));
  }

  OfferingType withdrawn_type(const Clause& clause) const {
    if (c_.reading.has(clause.sentence, "type.ipo")) return OfferingType::ipo;
    if (c_.reading.has(clause.sentence, "type.underwritten")) return OfferingType::firm_commitment;
    if (c_.reading.has(clause.sentence, "type.rights")) return OfferingType::rights;
    if (c_.reading.has(clause.sentence, "type.debt")) return OfferingType::debt;
    // A letter to the Commission is about its one registration statement.
    const bool letter = c_.filing.kind.value == FilingKind::notice;
    const auto end = static_cast<std::uint32_t>(c_.reading.document.text.size());
    return letter && any_cue(c_, {0, end}, "type.ipo") ? OfferingType::ipo : OfferingType::shelf;
  }

  bool announced(const Clause& clause) const {
    return c_.reading.has(clause.sentence, "timing.today") &&
           c_.reading.has(clause.sentence, "type.shelf");
  }

  // "On November 12, 2025, the Company filed a shelf registration statement": news,
  // whatever else the report tells of.
  bool reported(const Clause& clause) const {
    if (c_.filing.kind.value == FilingKind::periodic_report && c_.period_start)
      return clause.date_basis == DateBasis::stated && *c_.period_start <= *clause.date;
    return c_.filing.kind.value == FilingKind::current_report &&
           clause.type == ChangeType::registered && clause.date_basis == DateBasis::stated &&
           is_prompt(c_, *clause.date);
  }

  // "withdrew its proposed offering", "withdrawal of the registration statement"
  bool registration_named(const Clause& clause) const {
    if (c_.is_prospectus()) return false;
    if (c_.filing.form_type.value.value_or("").starts_with("POS")) return true;  // its own
    constexpr std::uint32_t kReach = 110;
    const TextSpan at = c_.reading.mention(clause.trigger).text;
    const TextSpan span = c_.sentence_span(clause.sentence);
    const std::string low =
        lowered(c_.reading.text({at.begin, std::min(span.end, at.end + kReach)}));
    return low.find("registration statement") != std::string::npos ||
           low.find("registered") != std::string::npos || low.find("offering") != std::string::npos;
  }

  Drafting& d_;
  const Context& c_;
  const std::vector<Clause>& clauses_;
  std::vector<Draft>& drafts_;
};

}  // namespace

// The legend of a free writing prospectus says that a registration statement was filed (Rule
// 433(c)(2)): that of the offering whose terms it tells.
void draft_registration(Drafting& drafting) {
  if (drafting.c.filing.kind.value == FilingKind::free_writing_prospectus) return;
  RegistrationDrafts(drafting).draft();
}

}  // namespace offerlog
