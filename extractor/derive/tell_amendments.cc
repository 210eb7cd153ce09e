// An agreement amended, or a new prospectus for an old one.
#include <algorithm>
#include <string>

#include "change_teller.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class Amendments : ChangeTeller {
 public:
  Amendments(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder)
      : ChangeTeller(context, drafts, finder) {}

  void amendment(const Clause& clause) {
    const std::string_view rule = reading_.rule(reading_.mention(clause.trigger));
    if (rule == "change.new_prospectus" || rule == "change.another_prospectus")
      return new_prospectus(clause);
    if (rule == "change.as_amended") return earlier_amendment(clause);
    Draft* d = finder_.of(clause.agreement);
    if (rule == "change.offer_extended") return offer_extended(clause);
    if (rule == "change.agents_changed" || rule == "change.other_terms")
      return other_terms_changed(d, clause);
    if (d == nullptr || clause.scope != Scope::agreement) return;
    if (!amends_agreement(clause)) return;
    for (const Change& known : d->changes) {
      const bool capacity =
          known.type.value == ChangeType::increased || known.type.value == ChangeType::decreased;
      if (capacity && known.timing.value == clause.timing) return;
    }
    merge_change(*d, change_of(clause));
  }

 private:
  // What is amended is known from the rule, not from the words beside it.
  void amend(Draft& d, const Clause& clause, Scope scope) {
    Change change = change_of(clause);
    change.scope.value = scope;
    merge_change(d, std::move(change));
  }

  // New agents, a new registration statement: beside a change of capacity an amendment
  // of its own.
  void other_terms_changed(Draft* d, const Clause& clause) {
    if (d != nullptr && d->is_program()) amend(*d, clause, Scope::agreement);
  }

  // An exchange or a rights offer has a last day, and may get a later one.
  void offer_extended(const Clause& clause) {
    for (Draft& d : drafts_) {
      const OfferingType type = *d.offering.type;
      if (type == OfferingType::exchange_offer || type == OfferingType::rights)
        return amend(d, clause, Scope::program);
    }
  }

  // "the Sales Agreement, as amended by Amendment No. 1 thereto, dated …"
  void earlier_amendment(const Clause& clause) {
    Draft* d = finder_.of(clause.agreement);
    if (d != nullptr && d->is_program() && clause.timing == Timing::historical &&
        (starts_with_any_case(reading_.text(trigger(clause)), "as ") || goes_on(clause)))
      amend(*d, clause, Scope::agreement);
  }

  // ", and Amendment No. 2, dated …", right behind the first one.
  bool goes_on(const Clause& clause) const {
    return std::ranges::any_of(reading_.mentions_of(clause.sentence), [&](const Mention& m) {
      return reading_.rule(m) == "change.as_amended" && m.text.end == trigger(clause).begin;
    });
  }

  // "entered into Amendment No. 1 to the Sales Agreement"; never "the
  // Securities Act of 1933, as amended".
  bool amends_agreement(const Clause& clause) const {
    const TextSpan at = trigger(clause);
    if (is_heading(clause.sentence)) return false;
    for (const Mention& m : reading_.mentions_of(clause.sentence)) {
      if (reading_.rule(m) == "title.amendment" && m.text.overlaps(at)) return true;
    }
    // "amended the Purchase Agreement", "amends and restates the Sales Agreement"
    const std::string_view before =
        reading_.text_before(c_.sentence_span(clause.sentence), at.begin, 4);
    if (before.ends_with("as ")) return false;
    for (const AgreementReference& r :
         c_.within(c_.facts.references, c_.sentence_span(clause.sentence))) {
      if (r.text.begin >= at.end && r.text.begin - at.end < 12) return true;
    }
    return false;
  }

  // "Amendment No. 1 to Common Stock Sales Agreement", over the paragraph that tells of it.
  bool is_heading(std::uint32_t sentence) const {
    const TextSpan span = c_.sentence_span(sentence);
    const std::string_view text = reading_.text(span);
    return starts_with_any_case(text, "amendment") && !text.ends_with('.') &&
           span == reading_.document.blocks[reading_.sentence(sentence).block.value].text;
  }

  // "The Prospectus Supplement relates to … the sales agreement": told after.
  Draft* program_of_next(std::uint32_t sentence) {
    const std::uint32_t next = sentence + 1;
    if (next >= reading_.mentions.sentences.size()) return nullptr;
    for (const AgreementReference& r : c_.within(c_.facts.references, c_.sentence_span(next))) {
      if (Draft* d = finder_.of(r.agreement)) return d;
    }
    return nullptr;
  }

  // Its existing program, of which no agreement is named.
  Draft* told_by(const Clause& clause) {
    return only_draft(drafts_, [&](const Draft& d) {
      return d.is_at_the_market() && !d.agreement && d.first_sentence == clause.sentence;
    });
  }

  // A prospectus supplement filed under an agreement signed earlier.
  void new_prospectus(const Clause& clause) {
    if (clause.timing != Timing::current || reading_.has(clause.sentence, "type.resale")) return;
    Draft* d = finder_.of(clause.agreement);
    if (d == nullptr) d = program_of_next(clause.sentence);
    if (Draft* told = d == nullptr ? told_by(clause) : nullptr)
      return amend(*told, clause, Scope::prospectus);
    if (d == nullptr || d->offering.type.value != OfferingType::at_the_market) return;
    const bool older = d->tells_of(ChangeType::established, Timing::historical);
    if (older) amend(*d, clause, Scope::prospectus);
  }
};

}  // namespace

void tell_amendment(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder,
                    const Clause& clause) {
  Amendments(context, drafts, finder).amendment(clause);
}

void tell_new_prospectus(const Context& context, Draft& d) {
  if (!d.main || !context.is_prospectus() || !d.is_program()) return;
  // A whole prospectus supplement, and not a supplement to the one there is.
  const bool whole = std::none_of(
      context.filing.amends.begin(), context.filing.amends.end(),
      [](const AmendedDocument& a) { return a.kind.value == FilingKind::prospectus_supplement; });
  bool older = false;
  for (const Change& change : d.changes) {
    const bool of_agreement =
        change.type.value == ChangeType::amended && change.scope.value == Scope::agreement;
    if (whole && of_agreement) continue;
    if (change.timing.value != Timing::historical &&
        change.type.value != ChangeType::sales_reported &&
        change.type.value != ChangeType::resumed) {
      return;
    }
    older = older || change.type.value == ChangeType::established;
  }
  if (!older) return;
  Change change;
  change.type.value = ChangeType::amended;
  change.scope.value = Scope::prospectus;
  change.timing.value = Timing::current;
  change.type.evidence = context.filing.dated.evidence;
  change.date.value = context.filing.dated.value;
  change.date_basis = DateBasis::document;
  d.changes.push_back(std::move(change));
}

}  // namespace offerlog
