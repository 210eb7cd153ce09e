// What happens to a registration statement: filed, declared effective, withdrawn, ended; and
// which offering it is of.
#include <algorithm>
#include <string>

#include "change_teller.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class Registrations : ChangeTeller {
 public:
  Registrations(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder)
      : ChangeTeller(context, drafts, finder) {}

  void tell(const Clause& clause) {
    if (tells_of_exhibit(clause) || is_of_termination(clause)) return;
    // What a registration statement tells of as effective is an earlier one.
    if (clause.type == ChangeType::effective &&
        c_.filing.kind.value == FilingKind::registration_statement &&
        clause.timing == Timing::historical &&
        !c_.filing.form_type.value.value_or("").starts_with("POS"))
      return;
    if (Draft* own = told_of_in_report(clause)) return add(*own, clause);
    for (Draft& d : drafts_) {
      if (registers(d, clause)) return add(d, clause);
    }
    own_registration(clause);
  }

 private:
  void add(Draft& d, const Clause& clause) const {
    Change change = change_of(clause);
    change.scope = {};
    // A report of a period is not itself what was filed.
    if (c_.filing.kind.value == FilingKind::periodic_report &&
        change.date_basis == DateBasis::document) {
      change.date = {};
      change.date_basis = {};
    }
    merge_change(d, std::move(change));
  }

  // "notice of its termination of the Sales Agreement, which became effective on May 8"
  bool is_of_termination(const Clause& clause) const {
    return clause.type == ChangeType::effective &&
           reading_.has(clause.sentence, "change.terminated") &&
           reading_.text(c_.sentence_span(clause.sentence)).find("egistration") ==
               std::string_view::npos;
  }

  // Form S-1, F-1 or S-11 registers one deal; it is no shelf (Rule 415).
  bool is_of_one_deal(const Clause& clause) const {
    const std::string_view words = reading_.text(c_.sentence_span(clause.sentence));
    return !reading_.has(clause.sentence, "type.shelf") &&
           contains_any(words, {"Form S-1", "Form F-1", "Form S-11"});
  }

  // "Our Registration Statement on Form S-1 was declared effective on June 17 for our IPO",
  // "The shares issuable under the Purchase Agreement were registered on …, which the SEC
  // declared effective on": a report of the period in which it was tells it of its offering.
  Draft* told_of_in_report(const Clause& clause) const {
    const bool told = clause.type == ChangeType::registered || clause.type == ChangeType::effective;
    if (!told || c_.filing.kind.value != FilingKind::periodic_report || !c_.period_start ||
        clause.date_basis != DateBasis::stated || clause.timing != Timing::current ||
        *clause.date < *c_.period_start)
      return nullptr;
    if (Draft* program = renewed_program(clause)) return program;
    if (!is_of_one_deal(clause)) return nullptr;
    if (names_ipo(clause.sentence))
      return only_draft(drafts_,
                        [](const Draft& d) { return d.offering.type.value == OfferingType::ipo; });
    Draft* line = finder_.of(clause.agreement);
    const bool named = line != nullptr && line->agreement &&
                       line->offering.type.value == OfferingType::equity_line &&
                       c_.names(c_.sentence_span(clause.sentence), *line->agreement);
    return named ? line : nullptr;
  }

  // "We filed a new Form S-3, which became effective October 11, 2024", told with the program that
  // goes on under it.
  Draft* renewed_program(const Clause& clause) const {
    if (clause.type != ChangeType::effective || reading_.has(clause.sentence, "type.resale"))
      return nullptr;
    const std::string_view words = reading_.text(c_.sentence_span(clause.sentence));
    if (!contains_any(words, {" new Form S-3", " new Form F-3", " new registration statement",
                              " new shelf registration statement"}))
      return nullptr;
    Draft* program = finder_.of(clause.agreement);
    return program != nullptr && program->is_at_the_market() ? program : nullptr;
  }

  // A shelf has a registration's whole life; another offering can be withdrawn.
  bool registers(const Draft& d, const Clause& clause) const {
    if (d.is_of_registration()) return !is_of_one_deal(clause);
    // "On June 23, 2021, the Registrant filed a registration statement, which was declared
    // effective on July 2": the one that a post-effective amendment carries on.
    if (d.ended && clause.type == ChangeType::deregistered) return true;
    if (d.main && d.offering.type.value == OfferingType::resale)
      return reading_.text(trigger(clause)).find("mendment") == std::string_view::npos &&
             c_.filing.form_type.value.value_or("").starts_with("POS") &&
             clause.timing == Timing::historical && clause.date_basis == DateBasis::stated;
    // "This Offering was declared effective on April 12", in a supplement of December.
    if (d.main && d.continuous)
      return clause.type == ChangeType::effective && clause.timing == Timing::historical &&
             clause.date_basis == DateBasis::stated;
    if (d.reported) return told_of_resale(d, clause);
    if (d.offering.type.value == OfferingType::exchange_offer)
      return d.passing && told_with_offer(d, clause);
    if (d.only_effective)
      return clause.type == ChangeType::effective && clause.sentence == d.first_sentence;
    if (d.offering.type.value == OfferingType::equity_line) {
      return clause.type == ChangeType::registered && clause.timing == Timing::current &&
             !c_.is_offering_document() && clause.agreement && clause.agreement == d.agreement;
    }
    const bool deal = d.offering.type.value == OfferingType::ipo ||
                      d.offering.type.value == OfferingType::firm_commitment;
    // A letter that withdraws a registration statement tells when it was filed.
    if (deal && c_.filing.kind.value == FilingKind::notice) return true;
    const bool told_here = d.first_sentence == clause.sentence;
    if (clause.type == ChangeType::withdrawn)
      return d.sells_at_one_price() && (told_here || is_announced(d, clause));
    return told_here && d.offering.type.value == OfferingType::ipo &&
           clause.type == ChangeType::registered;
  }

  // "filed a registration statement on Form S-4 for that purpose, which was declared effective on
  // October 24, and on October 27 commenced an offer to exchange": in one paragraph.
  bool told_with_offer(const Draft& d, const Clause& clause) const {
    const bool told = clause.type == ChangeType::registered || clause.type == ChangeType::effective;
    return told && clause.date_basis == DateBasis::stated && clause.timing == Timing::current &&
           reading_.sentence(clause.sentence).block.value ==
               reading_.sentence(d.first_sentence).block.value;
  }

  // "filed a registration statement covering the resale of …. The registration statement was
  // declared effective on May 5, 2025."
  bool told_of_resale(const Draft& d, const Clause& clause) const {
    constexpr std::uint32_t kNext = 2;  // sentences
    const bool told = clause.type == ChangeType::registered || clause.type == ChangeType::effective;
    if (!told || clause.date_basis != DateBasis::stated || clause.sentence < d.first_sentence)
      return false;
    if (clause.sentence == d.first_sentence) return true;
    return clause.type == ChangeType::effective && !d.tells_of(ChangeType::effective) &&
           clause.sentence - d.first_sentence <= kNext &&
           reading_.sentence(clause.sentence).block.value ==
               reading_.sentence(d.first_sentence).block.value;
  }

  // Announced in this filing, and the offering that the sentence calls off.
  bool is_announced(const Draft& d, const Clause& clause) const {
    const bool announced = std::any_of(
        d.changes.begin(), d.changes.end(),
        [](const Change& change) { return change.type.value == ChangeType::established; });
    return announced && !d.agreement &&
           reading_.text(c_.sentence_span(clause.sentence)).find("ffering") !=
               std::string_view::npos;
  }

  // "incorporated by reference to Exhibit 4.1 to the Registration Statement on Form S-3
  // filed on": where an exhibit is found.
  bool tells_of_exhibit(const Clause& clause) const {
    const std::string before =
        lowered(reading_.text({c_.sentence_span(clause.sentence).begin, trigger(clause).begin}));
    return before.find("incorporated") != before.npos && before.find("exhibit") != before.npos;
  }

  // "A registration statement on Form S-1 relating to these securities was declared
  // effective on": the deal's own, and told as its history. A shelf's is not.
  void own_registration(const Clause& clause) {
    const FilingKind kind = c_.filing.kind.value.value_or(FilingKind::other);
    const bool report = kind == FilingKind::press_release || kind == FilingKind::current_report;
    const bool told = clause.type == ChangeType::registered || clause.type == ChangeType::effective;
    if (!report || !told || clause.date_basis != DateBasis::stated ||
        clause.timing == Timing::prospective)
      return;
    const Mention& m = reading_.mention(clause.trigger);
    const std::string block = lowered(reading_.text(reading_.document.blocks[m.block.value].text));
    if (block.find("form s-1") == block.npos && block.find("form f-1") == block.npos) return;
    Draft* deal = only_draft(drafts_, [](const Draft& d) { return !d.is_program(); });
    if (deal == nullptr || drafts_.size() > 1 || !deal->may_grant_option() ||
        deal->offering.type.value == OfferingType::debt)
      return;
    Change change = change_of(clause);
    change.scope = {};
    change.timing.value = Timing::historical;
    merge_change(*deal, std::move(change));
  }
};

}  // namespace

void tell_registration(const Context& context, std::vector<Draft>& drafts,
                       const DraftFinder& finder, const Clause& clause) {
  Registrations(context, drafts, finder).tell(clause);
}

}  // namespace offerlog
