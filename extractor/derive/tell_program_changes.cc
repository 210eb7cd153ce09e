// A program stopped, taken up again, ended or resized.
#include <algorithm>
#include <string>

#include "change_teller.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class ProgramChanges : ChangeTeller {
 public:
  ProgramChanges(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder)
      : ChangeTeller(context, drafts, finder) {}

  void tell(const Clause& clause) {
    if (clause.of_plan) return;  // see add_plans
    const bool resized =
        clause.type == ChangeType::increased || clause.type == ChangeType::decreased;
    resized ? capacity_change(clause) : state_change(clause);
  }

 private:
  // A purchase agreement that a report says was terminated before it closed.
  bool ends_purchase(const Draft& d, const Clause& clause) const {
    return d.offering.type.value == OfferingType::private_placement &&
           c_.filing.kind.value == FilingKind::current_report &&
           clause.type == ChangeType::terminated && clause.scope == Scope::agreement &&
           clause.timing == Timing::current && clause.agreement && clause.agreement == d.agreement;
  }

  void state_change(const Clause& clause) {
    Draft* d = program_of(clause);
    if (d == nullptr || !(d->is_program() || ends_purchase(*d, clause))) return;
    if (d->offering.type.value == OfferingType::resale && clause.scope == Scope::agreement) return;
    // "will terminate" without a day or a condition is how such agreements end.
    if (clause.timing == Timing::prospective && !clause.date && !clause.condition) return;
    if (ends_after_notice(clause)) drop_notice(*d, *clause.date);
    merge_change(*d, change_of(clause));
  }

  bool ends_after_notice(const Clause& clause) const {
    return clause.type == ChangeType::terminated && clause.timing == Timing::current &&
           clause.scope == Scope::agreement && clause.date &&
           clause.date_basis == DateBasis::stated;
  }

  // "On May 1 the Company gave notice of termination of the Agreement … The Agreement
  // terminated on May 11": ended on the later day alone.
  void drop_notice(Draft& d, Date end) const {
    std::erase_if(d.changes, [&](const Change& told) {
      return told.type.value == ChangeType::terminated && told.scope.value == Scope::agreement &&
             told.date && *told.date < end && !told.type.evidence.empty() &&
             starts_with_any_case(reading_.text(told.type.evidence.front().text), "notice ");
    });
  }

  // What rose is the size of an offering: the sentence names one, or what its
  // size is called; a loan or an expense rises too.
  bool resizes_offering(const Clause& clause) const {
    const TextSpan span = c_.sentence_span(clause.sentence);
    for (const AgreementReference& r : c_.within(c_.facts.references, span)) {
      if (finder_.of(r.agreement) != nullptr) return true;
    }
    if (has_in_item(c_, clause.sentence, trigger(clause), "type.at_the_market")) return true;
    const std::string low = lowered(reading_.text(span));
    if (low.find("compared to") != std::string::npos ||
        low.find("primarily due") != std::string::npos ||
        low.find("underwriters an option") != std::string::npos ||
        low.find("underwriters have an option") != std::string::npos)
      return false;
    return contains_any(
        low,
        {"aggregate offering", "offering price", "maximum amount of", "prospectus supplement",
         "the offering", "aggregate amount of", "may offer and sell", "we may sell", "may be sold",
         "it was reduced", "it was increased", "general instruction i.b.6", "gross sales price",
         "dollar amount of", "under the program", "total commitment", "that amount"});
  }

  // A capacity in shares: "from 4,000,000 to 6,500,000".
  bool count_change(Draft& d, const Clause& clause) {
    Change change = change_of(clause);
    change.scope = {};
    for (const CountFact& f : c_.within(c_.facts.counts, c_.sentence_span(clause.sentence))) {
      if (f.meaning == Meaning::change_from) set(change.from_shares, f);
      if (f.meaning == Meaning::change_to) set(change.to_shares, f);
    }
    if (!change.to_shares) return false;
    d.offering.max_shares = change.to_shares;
    d.changes.push_back(std::move(change));
    return true;
  }

  // "increase the amount by $18,500,000. Accordingly, the prospectus relates to shares
  // having an aggregate offering price of up to $30,500,000": the whole, told next.
  const AmountFact* whole_with(std::uint32_t sentence, const AmountFact& more) const {
    const std::uint32_t next = sentence + 1;
    if (next >= reading_.mentions.sentences.size()) return nullptr;
    const AmountFact* whole = amount(next, Meaning::capacity);
    return whole != nullptr && more.amount < whole->amount ? whole : nullptr;
  }

  // "to increase the maximum amount. Prior to the date hereof we were eligible to sell
  // up to $80,000,000. From and after the date hereof we may sell up to $180,000,000."
  bool sizes_told_next(const Clause& clause, Change& change) const {
    const std::uint32_t next = is_purpose(clause) ? 4 : 2;  // sentences
    const AmountFact* sizes[2] = {nullptr, nullptr};
    int told = 0;
    for (std::uint32_t s = clause.sentence + 1;
         s <= clause.sentence + next && s < reading_.mentions.sentences.size() && told < 2; ++s) {
      if (const AmountFact* size = amount(s, Meaning::capacity)) sizes[told++] = size;
    }
    if (told == 1 && (is_size_from_now(*sizes[0]) || (is_purpose(clause) && is_new(*sizes[0])))) {
      set(change.to_amount, *sizes[0]);
      if (const AmountFact* before = size_before(clause, *sizes[0]))
        set(change.from_amount, *before);
      return clause.type == ChangeType::decreased || change.from_amount || is_purpose(clause);
    }
    if (told < 2) return false;
    const bool up = sizes[0]->amount < sizes[1]->amount;
    const bool down = sizes[1]->amount < sizes[0]->amount;
    if (!(clause.type == ChangeType::increased ? up : down)) return false;
    set(change.from_amount, *sizes[0]);
    set(change.to_amount, *sizes[1]);
    return true;
  }

  // "we are filing this supplement to reduce the amount we may offer": the new amount
  // stands in the sentence after.
  bool is_purpose(const Clause& clause) const {
    const bool supplement =
        c_.is_prospectus() || reading_.has(clause.sentence, "change.new_prospectus");
    return clause.timing == Timing::current && supplement &&
           reading_.has(clause.sentence, "report.purpose");
  }

  // "… to increase the amount that we may sell. As a result of these limitations, we may
  // offer and sell additional shares having an aggregate offering price of up to $18,250,000"
  const AmountFact* addition_told_next(const Clause& clause) const {
    constexpr std::uint32_t kNext = 2;  // sentences
    if (clause.type != ChangeType::increased || !is_purpose(clause)) return nullptr;
    const auto count = static_cast<std::uint32_t>(reading_.mentions.sentences.size());
    for (std::uint32_t s = clause.sentence + 1; s < std::min(clause.sentence + kNext + 1, count);
         ++s) {
      const AmountFact* more = amount(s, Meaning::additional);
      if (more != nullptr && is_new(*more)) return more;
    }
    return nullptr;
  }

  // "As a result of these limitations, we may offer and sell up to $3,114,000"
  bool is_new(const AmountFact& size) const {
    const std::uint32_t sentence = reading_.mention(size.mention).sentence;
    const std::string low = lowered(reading_.text(c_.sentence_span(sentence)));
    const bool now = low.find("we may") != low.npos || low.find("the company may") != low.npos;
    return now && low.find("initially") == low.npos && low.find("originally") == low.npos;
  }

  // "We registered an aggregate offering price of up to $15,000,000", told before.
  const AmountFact* size_before(const Clause& clause, const AmountFact& now) const {
    const AmountFact* last = nullptr;
    for (const AmountFact& a : c_.facts.amounts) {
      if (a.text.begin >= trigger(clause).begin) break;
      const bool larger = now.amount < a.amount;
      const bool smaller = a.amount < now.amount;
      if (a.meaning == Meaning::capacity &&
          (clause.type == ChangeType::decreased ? larger : smaller) &&
          reports_changes(c_.section_of(reading_.mention(a.mention).sentence)))
        last = &a;
    }
    return last;
  }

  // "From and after the date of that supplement we may offer and sell up to $4,738,810"
  bool is_size_from_now(const AmountFact& size) const {
    const std::uint32_t sentence = reading_.mention(size.mention).sentence;
    const std::string low = lowered(reading_.text(c_.sentence_span(sentence)));
    return low.find("from and after the date") != std::string::npos ||
           low.find("from the date") != std::string::npos;
  }

  // "from the date hereof we may offer and sell up to an additional $5,150,000, not
  // including the shares previously sold": what is left from now on.
  bool is_all_that_is_left(const Clause& clause) const {
    const std::string low = lowered(reading_.text(c_.sentence_span(clause.sentence)));
    const bool offers = low.find("may offer and sell") != std::string::npos ||
                        low.find("we are offering") != std::string::npos;
    const bool from_now = low.find("as of ") != std::string::npos ||
                          low.find("from the date") != std::string::npos ||
                          low.find("from and after") != std::string::npos ||
                          low.find("not including") != std::string::npos ||
                          low.find("in addition to the") != std::string::npos;
    return offers && from_now;
  }

  // "increases the amount from $250 million to $1 billion and reduces …": another verb's.
  static bool is_the_other_way(const Clause& clause, const AmountFact* from, const AmountFact* to) {
    if (from == nullptr || to == nullptr) return false;
    return clause.type == ChangeType::increased ? to->amount < from->amount
                                                : from->amount < to->amount;
  }

  void capacity_change(const Clause& clause) {
    Draft* d = program_of(clause);
    if (d == nullptr || !d->is_program() || !resizes_offering(clause)) return;
    if (count_change(*d, clause)) return;
    const AmountFact* from = amount(clause.sentence, Meaning::change_from);
    const AmountFact* to = amount(clause.sentence, Meaning::change_to);
    const AmountFact* more = amount(clause.sentence, Meaning::additional);
    if (is_the_other_way(clause, from, to)) return;
    if (to == nullptr && more == nullptr) more = addition_told_next(clause);
    Change change = change_of(clause);
    change.scope = {};
    if (to == nullptr && more == nullptr && !sizes_told_next(clause, change)) return;
    if (from != nullptr) set(change.from_amount, *from);
    if (to != nullptr) {
      set(change.to_amount, *to);
    } else if (more != nullptr && clause.type == ChangeType::increased) {
      if (!is_resized(*d)) d->addition = more;
      if (is_all_that_is_left(clause)) set(d->offering.remaining_amount, *more);
      if (d->offering.remaining_amount) d->offering.remaining_basis = RemainingBasis::stated;
      if (const AmountFact* whole = whole_with(clause.sentence, *more))
        set(change.to_amount, *whole);
    }
    for (const Change& known : d->changes) {
      if (known.type.value == clause.type && known.timing.value == clause.timing) return;
    }
    d->changes.push_back(std::move(change));
  }

  // Its new size is told already.
  static bool is_resized(const Draft& d) {
    return std::any_of(d.changes.begin(), d.changes.end(),
                       [](const Change& c) { return c.to_amount.value.has_value(); });
  }
};

}  // namespace

void tell_program_change(const Context& context, std::vector<Draft>& drafts,
                         const DraftFinder& finder, const Clause& clause) {
  ProgramChanges(context, drafts, finder).tell(clause);
}

}  // namespace offerlog
