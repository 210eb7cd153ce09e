#include "change_teller.h"

#include <algorithm>

#include "sourced.h"
#include "values/ascii.h"

namespace offerlog {

Change change_of(const Reading& reading, const Clause& clause) {
  Change change;
  change.type.value = clause.type;
  const Mention& m = reading.mention(clause.trigger);
  change.type.evidence = {{m.text, std::string(reading.rule(m))}};
  if (clause.scope) {
    change.scope.value = clause.scope;
    change.scope.evidence = change.type.evidence;
  }
  change.timing.value = clause.timing;
  change.date = clause.date;
  change.date_basis = clause.date_basis;
  change.condition = clause.condition;
  return change;
}

const AmountFact* ChangeTeller::amount(std::uint32_t sentence, Meaning meaning) const {
  for (const AmountFact& a : c_.within(c_.facts.amounts, c_.sentence_span(sentence))) {
    if (a.meaning == meaning) return &a;
  }
  return nullptr;
}

bool ChangeTeller::names_ipo(std::uint32_t sentence) const {
  if (reading_.has(sentence, "type.ipo")) return true;
  const std::string_view words = reading_.text(c_.sentence_span(sentence));
  const auto at = words.find("IPO");
  return at != words.npos && is_whole(words, at, 3);
}

void ChangeTeller::set(Sourced<Decimal>& slot, const AmountFact& a) const {
  set_slot(reading_, slot, a);
}

void ChangeTeller::set(Sourced<std::int64_t>& slot, const CountFact& f) const {
  set_slot(reading_, slot, f);
}

namespace {

// A purchase agreement of another day than the program's: another line's, or a placement's.
bool is_older_purchase(const Context& context, std::uint32_t agreement, std::uint32_t program) {
  const KnownAgreement& known = context.facts.agreements[agreement];
  const KnownAgreement& own = context.facts.agreements[program];
  return agreement != program && known.family == AgreementFamily::purchase && known.dated &&
         own.dated && *known.dated != *own.dated;
}

}  // namespace

Draft* ChangeTeller::program_of(const Clause& clause) {
  if (Draft* d = finder_.of(clause.agreement)) return d;
  Draft* only = only_draft(drafts_, [](const Draft& d) { return d.is_program(); });
  const bool other = only != nullptr && only->agreement && clause.agreement &&
                     (is_another(c_, *clause.agreement, *only->agreement) ||
                      is_older_purchase(c_, *clause.agreement, *only->agreement));
  return other ? nullptr : only;
}

bool is_told_by(const Change& change, std::string_view rule) {
  return std::ranges::any_of(change.type.evidence,
                             [&](const Evidence& e) { return e.rule == rule; });
}

bool only_explains(const Change& change) {
  return change.type.value == ChangeType::suspended && !change.type.evidence.empty() &&
         std::all_of(change.type.evidence.begin(), change.type.evidence.end(),
                     [](const Evidence& e) { return e.rule == "change.no_sales_until"; });
}

namespace {

// "The termination was effective as of May 15, 2025."
bool tells_when_effective(const Change& change) {
  return change.date_basis == DateBasis::stated &&
         is_told_by(change, "change.termination_effective");
}

}  // namespace

// The same event told twice is one change with more evidence.
void merge_change(Draft& d, Change change) {
  // Only what is not yet told: see drop_lesser.
  if (only_explains(change)) return d.changes.push_back(std::move(change));
  for (Change& known : d.changes) {
    if (known.type.value != change.type.value || known.scope.value != change.scope.value ||
        only_explains(known))
      continue;
    // Notice on one day, the end on another, both past.
    if (change.type.value == ChangeType::terminated && known.timing.value == Timing::current &&
        change.timing.value == Timing::current && tells_when_effective(change)) {
      known.date = change.date;
      known.date_basis = change.date_basis;
      return;
    }
    const bool compatible = !known.date || !change.date || known.date.value == change.date.value ||
                            known.date_basis == DateBasis::document ||
                            change.date_basis == DateBasis::document;
    const bool same_time =
        known.timing.value == change.timing.value ||
        (*known.timing == Timing::prospective) != (*change.timing == Timing::prospective);
    if (change.type.value == ChangeType::terminated && known.timing.value == Timing::current &&
        change.timing.value == Timing::prospective && change.date) {
      known = std::move(change);  // notice was given; the end is still to come
      return;
    }
    if (!compatible || !same_time) continue;
    if (change.date && (!known.date || (known.date_basis == DateBasis::document &&
                                        change.date_basis == DateBasis::stated))) {
      known.date = change.date;
      known.date_basis = change.date_basis;
    }
    if (!known.condition) known.condition = change.condition;
    known.type.evidence.insert(known.type.evidence.end(), change.type.evidence.begin(),
                               change.type.evidence.end());
    return;
  }
  d.changes.push_back(std::move(change));
}

}  // namespace offerlog
