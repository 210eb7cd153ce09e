// What happens to a deal and to a registration: announced, priced, closed, the
// option used, withdrawn.
#include <algorithm>
#include <string>

#include "change_teller.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class Deals : ChangeTeller {
 public:
  Deals(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder)
      : ChangeTeller(context, drafts, finder) {}

  void tell(const Clause& clause) {
    switch (clause.type) {
      case ChangeType::established:
        return announcement(clause);
      case ChangeType::priced:
        return pricing(clause);
      case ChangeType::completed:
        return completion(clause);
      case ChangeType::option_exercised:
        return option(clause);
      default:
        return registration(clause);
    }
  }

 private:
  Draft* deal_of(const Clause& clause) {
    Draft* d = finder_.of(clause.agreement);
    if (d != nullptr && !d->is_program()) return d;
    d = finder_.at(clause.sentence, trigger(clause));
    if (d != nullptr && !d->is_program()) return d;
    for (Draft& other : drafts_) {
      if (!other.is_program()) return &other;
    }
    return nullptr;
  }

  // "On November 9, 2020 the Company launched an at the market offering pursuant
  // to the Sales Agreement dated March 20, 2020": begun again under an old
  // agreement.
  void program_begun(const Clause& clause) {
    Draft* d = finder_.of(clause.agreement);
    if (d == nullptr || !d->is_program() || clause.timing != Timing::current || !clause.date)
      return;
    if (reading_.text(trigger(clause)).find(" by ") != std::string_view::npos)
      return;  // "established by the agreement"
    for (const Change& known : d->changes) {
      if (known.type.value == ChangeType::established && known.timing.value == Timing::current)
        return;
    }
    d->changes.push_back(change_of(clause));
  }

  Draft* rights_of(const Clause& clause) {
    for (Draft& d : drafts_) {
      if (d.offering.type.value == OfferingType::rights && d.first_sentence == clause.sentence)
        return &d;
    }
    return nullptr;
  }

  void announcement(const Clause& clause) {
    const std::string_view rule = reading_.rule(reading_.mention(clause.trigger));
    if (rule == "change.program_begun") return program_begun(clause);
    if (rule != "change.announced") return;
    Draft* d = rights_of(clause);
    if (d == nullptr) d = deal_of(clause);
    if (d == nullptr || d->agreement || clause.timing == Timing::historical) return;
    for (const Change& known : d->changes) {
      if (known.type.value == ChangeType::priced || known.type.value == ChangeType::established)
        return;
    }
    Change change = change_of(clause);
    change.timing.value = Timing::current;
    change.condition = {};
    d->changes.push_back(std::move(change));
  }

  void pricing(const Clause& clause) {
    Draft* d = deal_of(clause);
    if (d == nullptr || d->agreement) return;
    for (const Change& known : d->changes) {
      if (known.type.value == ChangeType::priced) return;
    }
    std::erase_if(d->changes,
                  [](const Change& k) { return k.type.value == ChangeType::established; });
    d->changes.push_back(change_of(clause));
  }

  void completion(const Clause& clause) {
    if (reading_.rule(reading_.mention(clause.trigger)) == "change.sold_out") {
      Draft* program = finder_.of(clause.agreement);
      if (program == nullptr) program = only_program();
      if (program != nullptr && program->offering.type.value == OfferingType::at_the_market)
        merge_change(*program, change_of(clause));
      return;
    }
    Draft* d = deal_of(clause);
    if (d == nullptr) return;
    if (clause.timing == Timing::prospective && !clause.date) {
      // "will close" without a day says nothing that the pricing does not.
      if (!clause.condition) return;
    }
    // A prospectus offers: what it calls closed without a day is another deal.
    if (c_.is_prospectus() && clause.timing == Timing::current && !clause.date) return;
    Change change = change_of(clause);
    for (Change& known : d->changes) {
      if (known.type.value != ChangeType::completed) continue;
      // What was expected and is now told as done is done.
      if (known.timing.value == Timing::prospective && change.timing.value == Timing::current &&
          change.date) {
        known = std::move(change);
      } else if (!known.date && change.date && known.timing.value == change.timing.value) {
        known.date = change.date;
        known.date_basis = change.date_basis;
      } else if (!known.condition && change.timing.value == Timing::prospective &&
                 known.timing.value == Timing::prospective) {
        known.condition = change.condition;
      }
      return;
    }
    d->changes.push_back(std::move(change));
  }

  // An over-allotment option goes with an underwriting (FINRA Rule 5110).
  static bool grants_option(OfferingType type) {
    return type == OfferingType::firm_commitment || type == OfferingType::ipo ||
           type == OfferingType::debt || type == OfferingType::best_efforts;
  }

  void option(const Clause& clause) {
    Draft* d = deal_of(clause);
    if (d == nullptr || clause.timing == Timing::prospective || !grants_option(*d->offering.type))
      return;
    for (const Change& known : d->changes) {
      if (known.type.value == ChangeType::option_exercised) return;
    }
    Change change = change_of(clause);
    for (const Mention& m : reading_.mentions_of(clause.sentence)) {
      if (reading_.rule(m) != "count.exercised") continue;
      for (const CountFact& f : c_.within(c_.facts.counts, m.text)) set(change.shares, f);
    }
    for (const CountFact& f : c_.within(c_.facts.counts, c_.sentence_span(clause.sentence))) {
      if (f.meaning == Meaning::option) set(change.shares, f);
    }
    const std::string_view words = reading_.text(trigger(clause));
    const bool counted_in = words.starts_with("includ") || words.starts_with("upon") ||
                            words.starts_with("inclusive") || words.starts_with("following") ||
                            words.starts_with("through");
    if (change.date_basis == DateBasis::document || counted_in) {
      change.date = {};
      change.date_basis.reset();
    }
    d->changes.push_back(std::move(change));
  }

  // A shelf has a registration's whole life; another offering can be withdrawn.
  static bool registers(const Draft& d, const Clause& clause) {
    if (d.offering.type.value == OfferingType::shelf) return true;
    if (d.offering.type.value == OfferingType::equity_line) {
      return clause.type == ChangeType::registered && clause.timing == Timing::current;
    }
    const bool deal = d.offering.type.value == OfferingType::ipo ||
                      d.offering.type.value == OfferingType::firm_commitment;
    return deal && clause.type == ChangeType::withdrawn && d.first_sentence == clause.sentence;
  }

  void registration(const Clause& clause) {
    for (Draft& d : drafts_) {
      if (!registers(d, clause)) continue;
      Change change = change_of(clause);
      change.scope = {};
      merge_change(d, std::move(change));
      return;
    }
  }
};

}  // namespace

void tell_deal(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder,
               const Clause& clause) {
  Deals(context, drafts, finder).tell(clause);
}

}  // namespace offerlog
