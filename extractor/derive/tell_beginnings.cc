// The beginning of each offering: signed, priced, registered or offered.
#include <algorithm>
#include <string>

#include "change_teller.h"
#include "sourced.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class Beginnings : ChangeTeller {
 public:
  Beginnings(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder)
      : ChangeTeller(context, drafts, finder) {}

  void tell() {
    for (Draft& d : drafts_) begin(d);
  }

 private:
  void begin(Draft& d) {
    if (!d.agreement) return begin_without_agreement(d);
    const KnownAgreement& known = c_.facts.agreements[*d.agreement];
    if (d.main && !d.is_program() && !known.dated) return begin_without_agreement(d);
    const std::optional<std::uint32_t> entry = entry_sentence(*d.agreement);
    if (!entry && !known.dated) {
      if (d.main) begin_without_agreement(d);
      return;
    }
    Change change;
    change.type.value = d.is_program() ? ChangeType::established : ChangeType::priced;
    change.type.evidence = entry ? entry_evidence(*entry, *d.agreement) : known.title.evidence;
    if (change.type.evidence.empty()) change.type.evidence = known.title.evidence;
    const bool previously = (entry && (reading_.has(*entry, "timing.previously") ||
                                       reading_.has(*entry, "timing.told_by_first"))) ||
                            (!d.is_program() && closes_what_was_announced(entry));
    if (known.dated) {
      change.date.value = known.dated.value;
      change.date.evidence = known.dated.evidence;
      if (change.date.evidence.size() > 1) change.date.evidence.resize(1);
      change.date_basis = DateBasis::stated;
      const bool told = entry || d.main || c_.filing.dated;
      const bool first_told = is_prompt(c_, *known.dated) || is_filed_now(*d.agreement);
      change.timing.value =
          told && first_told && !previously ? Timing::current : Timing::historical;
    } else {
      const bool past = entry && !d.told_in_period &&
                        (reading_.has(*entry, "date.year") || reading_.has(*entry, "date.month"));
      const bool news = !previously && !past && (c_.is_prospectus() ? d.main : true);
      change.timing.value = news ? Timing::current : Timing::historical;
      // "today announced that it has entered into a securities purchase agreement"
      const bool today = c_.filing.kind.value == FilingKind::press_release && entry &&
                         reading_.has(*entry, "timing.today");
      if (news && c_.filing.dated && (d.is_program() || today)) {
        change.date.value = c_.filing.dated.value;
        change.date_basis = DateBasis::document;
      }
    }
    if (known.restated) restate(d, known, change);
    d.changes.push_back(std::move(change));
  }

  // Among the exhibits of a report of its closing, weeks later: nothing told of it before.
  bool is_filed_now(std::uint32_t agreement) const {
    if (c_.filing.kind.value != FilingKind::current_report ||
        !is_news(c_, *c_.facts.agreements[agreement].dated))
      return false;
    return std::ranges::any_of(c_.facts.references, [&](const AgreementReference& r) {
      if (r.agreement != agreement || c_.section_of(r.sentence) != SectionKind::exhibits)
        return false;
      const std::string low = lowered(reading_.text(c_.sentence_span(r.sentence)));
      return !contains_any(low, {"by reference", "previously filed"});
    });
  }

  std::uint32_t part_of(std::uint32_t sentence) const {
    return reading_.document.blocks[reading_.sentence(sentence).block.value].part;
  }

  // "completed its previously announced underwritten public offering": that it was
  // priced is no news. A release of the closing, filed beside a report that tells of the
  // signing, speaks for itself alone.
  bool closes_what_was_announced(std::optional<std::uint32_t> entry) const {
    if (c_.filing.kind.value != FilingKind::current_report &&
        c_.filing.kind.value != FilingKind::press_release)
      return false;
    for (const Mention& m : reading_.of_rule("change.closed")) {
      if (!reports_changes(c_.section_of(m.sentence))) continue;
      if (entry && part_of(*entry) != part_of(m.sentence)) continue;
      constexpr std::uint32_t kObject = 40;  // "closed its previously announced …"
      const TextSpan sentence = c_.sentence_span(m.sentence);
      const TextSpan words{m.text.begin, std::min(sentence.end, m.text.end + kObject)};
      if (reading_.text(words).find("previously announced") != std::string_view::npos) return true;
    }
    return false;
  }

  // Signing it anew amended it; it began when it was first signed.
  static void restate(Draft& d, const KnownAgreement& known, Change& signing) {
    Change first;
    first.type = {signing.type.value, known.title.evidence};
    first.timing.value = Timing::historical;
    first.date = known.first_dated;
    if (first.date) first.date_basis = DateBasis::stated;
    d.changes.push_back(std::move(first));
    signing.type.value = ChangeType::amended;
    signing.scope.value = Scope::agreement;
  }

  void begin_without_agreement(Draft& d) {
    const OfferingType type = *d.offering.type;
    if ((type != OfferingType::resale && !d.main) || d.only_effective || d.listed || d.ended)
      return;
    // A term sheet's rows tell it.
    if (c_.filing.kind.value == FilingKind::free_writing_prospectus) return;
    if (c_.filing.kind.value == FilingKind::registration_statement) return registration(d);
    Change change;
    change.type.value =
        d.is_program() || type == OfferingType::exchange_offer || c_.is_preliminary()
            ? ChangeType::established
            : ChangeType::priced;
    change.type.evidence = d.offering.type.evidence;
    change.timing.value = Timing::current;
    if (d.is_program() && type != OfferingType::rights && supplements_prospectus()) amend(change);
    if (type == OfferingType::dividend_reinvestment) renew_plan(d, change);
    if (c_.filing.dated) {
      change.date.value = c_.filing.dated.value;
      change.date_basis = DateBasis::document;
    }
    if (d.is_program() && c_.filing.kind.value == FilingKind::current_report)
      date_by_prospectus(change);
    d.changes.push_back(std::move(change));
  }

  // The document is the registration statement itself.
  void registration(Draft& d) const {
    Change change;
    change.type = {ChangeType::registered, filing_words(d)};
    d.effective_on_filing = c_.filing.form_type && c_.filing.form_type->ends_with("ASR");
    if (amends_registration()) {
      change.type.value = ChangeType::amended;
      change.scope.value = Scope::prospectus;
    }
    change.timing.value = Timing::current;
    change.date.value = c_.filing.dated.value;
    if (change.date) change.date_basis = DateBasis::document;
    // "As filed with the Securities and Exchange Commission on May 1, 2025"
    if (is_filing_day(c_.filing.dated)) {
      change.date.evidence = c_.filing.dated.evidence;
      change.date_basis = DateBasis::stated;
    }
    d.changes.push_back(std::move(change));
  }

  // A supplement to a prospectus already in use amends that offering.
  void amend(Change& change) const {
    change.type.value = ChangeType::amended;
    change.scope.value = Scope::prospectus;
    if (const Mention* words = supplementing_words()) {
      change.type.evidence = evidence_of(reading_, words->text, reading_.id_of(*words));
    } else if (!c_.filing.title.evidence.empty()) {
      change.type.evidence = c_.filing.title.evidence;
    }
  }

  static bool is_filing_day(const Sourced<Date>& day) {
    return std::ranges::any_of(day.evidence,
                               [](const Evidence& e) { return e.rule == "cover.as_filed"; });
  }

  // Amendment No. 1 to "the Registration Statement, originally filed on January 24": it
  // was registered then.
  bool amends_registration() const {
    if (c_.filing.form_type && c_.filing.form_type->starts_with("POS")) return true;
    return std::ranges::any_of(c_.filing.amends,
                               [](const AmendedDocument& a) { return a.dated.value.has_value(); });
  }

  // "On April 5, 2024, the Company filed a prospectus supplement": a report of that act.
  void date_by_prospectus(Change& change) const {
    for (const Mention& m : reading_.of_rule("change.new_prospectus")) {
      if (!reports_changes(c_.section_of(m.sentence))) continue;
      const TextSpan span = c_.sentence_span(m.sentence);
      for (const DateFact& day : c_.within(c_.facts.dates, {span.begin, m.text.begin})) {
        if (!day.date || reading_.text({span.begin, day.text.begin}) != "On ") continue;
        if (!is_prompt(c_, *day.date)) continue;
        change.date.value = day.date;
        change.date.evidence = evidence_of(reading_, day.text, day.mention);
        change.date_basis = DateBasis::stated;
        return;
      }
    }
  }

  // "On October 3, 2001, we adopted a dividend reinvestment plan": a prospectus of later
  // years is a new one for the same plan.
  void renew_plan(Draft& d, Change& change) const {
    constexpr int kBegins = 60;  // days before its first prospectus, at most
    for (const Mention& m : reading_.of_rule("cover.plan_adopted")) {
      Change adopted;
      adopted.type = {ChangeType::established, evidence_of(reading_, m.text, reading_.id_of(m))};
      adopted.timing.value = Timing::historical;
      for (const DateFact& day : c_.within(c_.facts.dates, m.text)) {
        if (!day.date || adopted.date) continue;
        adopted.date = {*day.date, evidence_of(reading_, day.text, day.mention)};
        adopted.date_basis = DateBasis::stated;
      }
      if (adopted.date && c_.filing.dated &&
          days_between(*adopted.date, *c_.filing.dated) <= kBegins)
        return;
      change.type.value = ChangeType::amended;
      change.scope.value = Scope::prospectus;
      d.changes.push_back(std::move(adopted));
      return;
    }
  }

  bool supplements_prospectus() const {
    const bool numbered = c_.filing.kind.value == FilingKind::prospectus_supplement &&
                          c_.filing.number.value.has_value();
    return numbered || supplementing_words() != nullptr;
  }

  // "As filed with the Securities and Exchange Commission on November 3, 2025"
  std::vector<Evidence> filing_words(const Draft& d) const {
    const auto filed = reading_.of_rule("cover.as_filed");
    if (!filed.empty())
      return evidence_of(reading_, filed.front().text, reading_.id_of(filed.front()));
    return d.offering.type.evidence.empty() ? c_.filing.dated.evidence : d.offering.type.evidence;
  }

  // "This prospectus supplement updates and supplements the prospectus dated May 6, 2025"
  const Mention* supplementing_words() const {
    constexpr std::uint32_t kCover = 6000;  // bytes
    const auto all = reading_.of_rule("cover.supplements");
    return all.empty() || all.front().text.begin > kCover ? nullptr : &all.front();
  }

  // Where the filing tells of the signing: "entered into", beside the title.
  std::optional<std::uint32_t> entry_sentence(std::uint32_t agreement) const {
    for (const AgreementReference& r : c_.facts.references) {
      if (r.agreement != agreement || r.to_amendment || !reports_changes(c_.section_of(r.sentence)))
        continue;
      for (const Mention& m : reading_.mentions_of(r.sentence)) {
        const std::string_view rule = reading_.rule(m);
        if ((rule == "change.established" || rule == "change.party_to" ||
             rule == "change.announced") &&
            m.text.end <= r.text.begin + 8 && r.text.begin < m.text.end + 80) {
          return r.sentence;
        }
      }
    }
    return first_told_with_article(agreement);
  }

  // "pursuant to an Open Market Sale Agreement with Harrow LLC": told as new.
  std::optional<std::uint32_t> first_told_with_article(std::uint32_t agreement) const {
    if (c_.is_prospectus()) return std::nullopt;
    for (const AgreementReference& r : c_.facts.references) {
      if (r.agreement != agreement || r.to_amendment || !reports_changes(c_.section_of(r.sentence)))
        continue;
      const std::string_view before =
          reading_.text_before(c_.sentence_span(r.sentence), r.text.begin, 14);
      const bool told = before.ends_with("under an ") || before.ends_with("under a ") ||
                        before.ends_with("pursuant to an ") || before.ends_with("suant to an ") ||
                        before.ends_with("rsuant to a ");
      return told ? std::optional(r.sentence) : std::nullopt;
    }
    return std::nullopt;
  }

  std::vector<Evidence> entry_evidence(std::uint32_t sentence, std::uint32_t agreement) const {
    for (const Mention& m : reading_.mentions_of(sentence)) {
      if (reading_.rule(m) != "change.established" && reading_.rule(m) != "change.party_to")
        continue;
      for (const AgreementReference& r :
           c_.within(c_.facts.references, c_.sentence_span(sentence))) {
        if (r.agreement == agreement && r.text.begin + 8 >= m.text.end) {
          return {{{m.text.begin, r.text.end}, std::string(reading_.rule(m))}};
        }
      }
    }
    return {};
  }
};

}  // namespace

void tell_beginning(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder) {
  Beginnings(context, drafts, finder).tell();
}

}  // namespace offerlog
