// An agreement by which securities are sold is an offering; several of one deal are its legs.
#include <algorithm>
#include <string>

#include "agreement_types.h"
#include "closings.h"
#include "drafting.h"
#include "resolve/agreement_titles.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class AgreementDrafts {
 public:
  explicit AgreementDrafts(Drafting& drafting)
      : d_(drafting),
        c_(drafting.c),
        drafts_(drafting.drafts),
        types_(drafting.c, drafting.clauses) {}

  void draft() {
    for (std::uint32_t a = 0; a < c_.facts.agreements.size(); ++a) {
      sentences_.push_back(sentences_of(a));
      own_types_.push_back(
          sentences_[a].empty() ? std::nullopt : types_.of(c_.facts.agreements[a], sentences_[a]));
    }
    for (std::uint32_t a = 0; a < c_.facts.agreements.size(); ++a) draft_agreement(a);
    if (!c_.is_prospectus()) pair_underwritings();
  }

  // "the underwriting agreement dated the date of this prospectus supplement": its day,
  // where the cover has one.
  Sourced<Date> dated_hereof(std::uint32_t agreement) const {
    const Sourced<Date>& own = c_.filing.dated;
    if (!c_.is_prospectus() || c_.is_preliminary() || !own) return {};
    for (const AgreementReference& r : c_.facts.references) {
      if (r.agreement != agreement) continue;
      const TextSpan after{r.text.end, c_.sentence_span(r.sentence).end};
      for (const DateFact& d : c_.within(c_.facts.dates, after)) {
        const std::string_view lead = c_.reading.text({r.text.end, d.text.begin});
        const bool dated = lead == " dated " || lead == ", dated " || lead == " dated as of " ||
                           lead == ", dated as of ";
        if (d.date || !dated) break;
        Sourced<Date> out = own;
        out.evidence.insert(out.evidence.begin(), {d.text, "date.hereof"});
        return out;
      }
    }
    return {};
  }

 private:
  void draft_agreement(std::uint32_t a) {
    const KnownAgreement& known = c_.facts.agreements[a];
    const std::vector<std::uint32_t>& sentences = sentences_[a];
    const std::optional<std::uint32_t> placing = placing_of(a);
    const auto type = placing ? own_types_[*placing] : own_types_[a];
    if (!type) return;
    if (known.family == AgreementFamily::placement_agency &&
        (joins_purchase(known) || joins_distributor(a)))
      return;
    if (known.family == AgreementFamily::purchase && joins_leg(a, *type)) return;
    const auto named = known.family == AgreementFamily::purchase
                           ? offering_named(c_, sentences.front())
                           : std::nullopt;
    Draft& d =
        d_.add(*type, named && type_told_at(c_, *named) ? *named : first_told(sentences.front()));
    d.agreement = a;
    if (placing) {
      d.joined.push_back(*placing);
      d.first_sentence = std::min(d.first_sentence, sentences_[*placing].front());
    }
    if (!known.named_by_program) {
      d.offering.agreement.title = known.title;
      d.offering.agreement.dated = known.dated;
    }
    const bool undated = !known.dated && (!d.is_program() || known.named_by_program);
    d.told_in_period = undated && is_told_in_period(c_, sentences.front());
  }

  // "the Common Stock Underwriting Agreement", "the Preferred Stock Underwriting Agreement", of
  // one day: what closes and what it brings is then told of "the Common Stock Offering".
  void pair_underwritings() {
    std::vector<Draft*> pair;
    for (Draft& d : drafts_) {
      if (d.agreement && c_.facts.agreements[*d.agreement].family == AgreementFamily::underwriting)
        pair.push_back(&d);
    }
    if (pair.size() != 2 || !pair[0]->offering.agreement.dated ||
        pair[0]->offering.agreement.dated.value != pair[1]->offering.agreement.dated.value)
      return;
    const bool first_notes = pair[0]->offering.type.value == OfferingType::debt;
    const bool second_notes = pair[1]->offering.type.value == OfferingType::debt;
    if (first_notes != second_notes) {
      pair[0]->leg = first_notes ? Leg::notes : Leg::stock;
      pair[1]->leg = second_notes ? Leg::notes : Leg::stock;
      return;
    }
    const bool first_preferred = sells_preferred(*pair[0]);
    const bool second_preferred = sells_preferred(*pair[1]);
    if (first_notes || first_preferred == second_preferred) return;
    pair[0]->leg = first_preferred ? Leg::preferred : Leg::common;
    pair[1]->leg = second_preferred ? Leg::preferred : Leg::common;
  }

  // By the first class of stock that is named behind its agreement.
  bool sells_preferred(const Draft& d) const {
    std::uint32_t title_end = 0;  // its evidence may be a list of exhibits
    for (const AgreementReference& r :
         c_.within(c_.facts.references, c_.sentence_span(d.first_sentence))) {
      if (r.agreement == *d.agreement && title_end == 0) title_end = r.text.end;
    }
    for (const Mention& m : c_.reading.mentions_of(d.first_sentence)) {
      if (m.text.begin < title_end) continue;
      const std::string_view rule = c_.reading.rule(m);
      if (rule == "security.preferred_stock" || rule == "security.depositary_shares") return true;
      if (rule == "security.common_stock") return false;
    }
    return false;
  }

  std::vector<std::uint32_t> sentences_of(std::uint32_t agreement) const {
    std::vector<std::uint32_t> out;
    for (const AgreementReference& r : c_.facts.references) {
      if (r.agreement != agreement || !reports_changes(c_.section_of(r.sentence))) continue;
      // Summed up before it is told, among other deals: see join_agreements.cc.
      if (r.sentence < c_.facts.agreements[agreement].first_sentence) continue;
      if (out.empty() || out.back() != r.sentence) out.push_back(r.sentence);
    }
    return out;
  }

  // Where the deal is told first: its closing may stand before its agreement.
  std::uint32_t first_told(std::uint32_t sentence) const {
    constexpr std::uint32_t kReach = 4;  // sentences
    // "commenced a best efforts offering of units. … In connection with the Offering, we
    // entered into a securities purchase agreement"
    const bool begun = c_.reading.text(c_.sentence_span(sentence))
                           .starts_with("In connection with the Offering, ");
    const bool said = begun || is_of_the_offering(c_, sentence);
    const bool report = c_.filing.kind.value == FilingKind::periodic_report;
    if (!said && !report) return sentence;
    const auto block_of = [&](std::uint32_t s) { return c_.reading.sentence(s).block.value; };
    for (std::uint32_t back = 1; back <= std::min(kReach, sentence); ++back) {
      const std::uint32_t s = sentence - back;
      if (!reports_changes(c_.section_of(s))) continue;
      if (begun && c_.reading.has(s, "change.announced")) return s;
      if (!c_.reading.has(s, "change.closed")) continue;
      // A report gives each deal a paragraph, and says first that it closed.
      const bool here = block_of(s) == block_of(sentence) && c_.reading.has(s, "shares.count");
      if (said || here) return s;
    }
    return sentence;
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
      // (the "2018 Purchase Agreement"), (the "2021 Purchase Agreement"): two lines of equity.
      const bool lines = type == OfferingType::equity_line;
      if (lines && !known.aliases.empty() && !other.aliases.empty()) continue;
      if (are_of_two_years(known, other) || are_of_two_pipes(known, other) ||
          is_told_apart(known, other))
        continue;
      d.joined.push_back(a);
      // "Harrow Purchase Agreement", as a heading, and below it the day: told by the latter.
      if (!other.dated && known.dated && title_key(*known.title) == title_key(*other.title))
        std::swap(*d.agreement, d.joined.back());
      if (!d.offering.agreement.dated) d.offering.agreement.dated = known.dated;
      return true;
    }
    return false;
  }

  // "the 2019 ELOC Agreement", "the 2020 ELOC Agreement"
  static bool are_of_two_years(const KnownAgreement& a, const KnownAgreement& b) {
    const std::string first = year_of_term(a);
    const std::string second = year_of_term(b);
    return !first.empty() && !second.empty() && first != second;
  }

  // Pages apart in a report of a quarter or a year, and only one of them with its day.
  bool is_told_apart(const KnownAgreement& a, const KnownAgreement& b) const {
    constexpr std::uint32_t kPages = 60;  // sentences
    const auto [first, last] = std::minmax(a.first_sentence, b.first_sentence);
    return c_.filing.kind.value == FilingKind::periodic_report &&
           a.dated.value.has_value() != b.dated.value.has_value() && last - first > kPages;
  }

  // "the New Investor PIPE Subscription Agreements", "the Sponsor PIPE Subscription
  // Agreements"; and forward purchase agreements beside either.
  static bool are_of_two_pipes(const KnownAgreement& a, const KnownAgreement& b) {
    const auto forward = [](const KnownAgreement& known) {
      return lowered(*known.title).find("forward purchase") != std::string::npos;
    };
    if (forward(a) != forward(b)) return true;
    const std::string first = pipe_of(a);
    const std::string second = pipe_of(b);
    return !first.empty() && !second.empty() && first != second;
  }

  static std::string pipe_of(const KnownAgreement& known) {
    for (const std::string& term : known.aliases) {
      const auto at = term.find(" PIPE ");
      if (at != std::string::npos) return term.substr(0, at);
    }
    return {};
  }

  static std::string year_of_term(const KnownAgreement& known) {
    for (const std::string& term : known.aliases) {
      const bool of_year = term.size() > 5 && term.starts_with("20") && is_digit(term[2]) &&
                           is_digit(term[3]) && term[4] == ' ';
      if (of_year) return term.substr(0, 4);
    }
    return {};
  }

  // "The Distributor has entered into a sub-placement agent agreement", after the Fund's own
  // agreement with the distributor: both are of one program.
  bool joins_distributor(std::uint32_t agreement) {
    for (const AgreementReference& r : c_.facts.references) {
      if (r.agreement != agreement) continue;
      const TextSpan sentence = c_.sentence_span(r.sentence);
      if (lowered(c_.reading.text_before(sentence, r.text.begin, 4)) != "sub-") return false;
      break;
    }
    Draft* program = only_draft(drafts_, [](const Draft& d) { return d.is_at_the_market(); });
    if (program != nullptr) program->joined.push_back(agreement);
    return program != nullptr;
  }

  static bool are_of_one_day(const KnownAgreement& a, const KnownAgreement& b) {
    return !a.dated || !b.dated || a.dated.value == b.dated.value;
  }

  // "entered into a placement agency agreement for a best efforts offering of 3,000,000 shares …
  // On that day we also entered into a securities purchase agreement with certain investors": by
  // the latter is sold what the former places, of which alone the filing tells.
  std::optional<std::uint32_t> placing_of(std::uint32_t purchase) const {
    const KnownAgreement& known = c_.facts.agreements[purchase];
    const std::string title = lowered(*known.title);
    if (known.family != AgreementFamily::purchase || !known.dated ||
        !contains_any(title, {"securities purchase", "subscription"}))
      return std::nullopt;
    if (sentences_[purchase].empty() || own_types_[purchase] ||
        tells_of_acquisition(sentences_[purchase].front()))
      return std::nullopt;
    return c_.only_agreement([&](const KnownAgreement& k) {
      return k.family == AgreementFamily::placement_agency && are_of_one_day(k, known) &&
             own_types_[index_of(k)];
    });
  }

  // "acquired the membership interests of": wider than what makes an agreement no deal of ours,
  // for here it only keeps two agreements apart.
  bool tells_of_acquisition(std::uint32_t sentence) const {
    const std::string low = lowered(c_.reading.text(c_.sentence_span(sentence)));
    return contains_any(low,
                        {"acqui", "membership interests", " all of the ", " all outstanding "});
  }

  std::uint32_t index_of(const KnownAgreement& known) const {
    return static_cast<std::uint32_t>(&known - c_.facts.agreements.data());
  }

  // The buyers' own agreement of that day, where it is drafted.
  bool joins_purchase(const KnownAgreement& placement) const {
    for (std::uint32_t a = 0; a < c_.facts.agreements.size(); ++a) {
      const KnownAgreement& k = c_.facts.agreements[a];
      if (k.family == AgreementFamily::purchase && are_of_one_day(k, placement) &&
          (own_types_[a] || placing_of(a)))
        return true;
    }
    return false;
  }

  Drafting& d_;
  const Context& c_;
  std::vector<Draft>& drafts_;
  AgreementTypes types_;
  std::vector<std::vector<std::uint32_t>> sentences_;   // of each agreement
  std::vector<std::optional<OfferingType>> own_types_;  // by its own words
};

}  // namespace

void draft_agreements(Drafting& drafting) { AgreementDrafts(drafting).draft(); }

void date_by_cover(Drafting& drafting) {
  for (Draft& d : drafting.drafts) {
    if (d.main && d.agreement && !d.is_program() && !d.offering.agreement.dated)
      d.offering.agreement.dated = AgreementDrafts(drafting).dated_hereof(*d.agreement);
  }
}

}  // namespace offerlog
