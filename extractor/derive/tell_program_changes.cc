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
    // A rights offering expires when it is to be completed.
    if (d->offering.type.value == OfferingType::rights &&
        is_told_by(change_of(clause), "change.expired"))
      return;
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
    return contains_any(low, {"aggregate offering", "offering price", "maximum amount of",
                              "prospectus supplement", "the offering", "aggregate amount of",
                              "may offer and sell", "we may sell", "we may offer", "may be sold",
                              "may be offered and sold", "it was reduced", "it was increased",
                              "general instruction i.b.6", "gross sales price", "dollar amount of",
                              "under the program", "total commitment", "that amount"}) ||
           goes_on_about_program(clause.sentence, low);
  }

  // "has upsized its at-the-market program to $24.5 billion. The program was increased to $4.5
  // billion in July": a buyback is a program too.
  bool goes_on_about_program(std::uint32_t s, const std::string& low) const {
    return s > 0 && low.starts_with("the program ") && amount(s, Meaning::change_to) != nullptr &&
           reading_.sentence(s).block.value == reading_.sentence(s - 1).block.value &&
           reading_.has(s - 1, "type.at_the_market") &&
           !contains_any(low, {"repurchase", "buyback"});
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
    const auto all = static_cast<std::uint32_t>(reading_.mentions.sentences.size());
    std::uint32_t next = sentence + 1;
    // A sentence between may name the agents.
    if (next < all && c_.within(c_.facts.amounts, c_.sentence_span(next)).empty()) ++next;
    if (next >= all) return nullptr;
    const AmountFact* whole = amount(next, Meaning::capacity);
    return whole != nullptr && more.amount < whole->amount ? whole : nullptr;
  }

  // "to increase the maximum amount. Prior to the date hereof we were eligible to sell
  // up to $80,000,000. From and after the date hereof we may sell up to $180,000,000."
  bool sizes_told_next(Draft& d, const Clause& clause, Change& change) const {
    const std::uint32_t next = is_purpose(clause) ? 4 : 2;  // sentences
    const AmountFact* sizes[2] = {nullptr, nullptr};
    int told = 0;
    for (std::uint32_t s = clause.sentence + 1;
         s <= clause.sentence + next && s < reading_.mentions.sentences.size() && told < 2; ++s) {
      if (const AmountFact* size = amount(s, Meaning::capacity)) sizes[told++] = size;
    }
    if (told == 1 && (is_size_from_now(*sizes[0]) || (is_purpose(clause) && is_new(*sizes[0])))) {
      const AmountFact* whole = whole_beside(*sizes[0]);
      set(change.to_amount, whole != nullptr ? *whole : *sizes[0]);
      if (whole != nullptr) {
        set(d.offering.remaining_amount, *sizes[0]);
        d.offering.remaining_basis = RemainingBasis::stated;
      }
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
    const bool now = contains_any(low, {"we may", "we currently may", "the company may"});
    return now && low.find("initially") == low.npos && low.find("originally") == low.npos;
  }

  // "not including shares previously sold, we may offer and sell up to $15,758,000, for a total
  // of up to $24,752,112 inclusive of the shares sold to date": the whole beside what is left.
  const AmountFact* whole_beside(const AmountFact& left) const {
    constexpr std::uint32_t kLead = 40;  // bytes
    const TextSpan span = c_.sentence_span(reading_.mention(left.mention).sentence);
    for (const AmountFact& a : c_.within(c_.facts.amounts, {left.text.end, span.end})) {
      const std::string_view lead = reading_.text_before(span, a.text.begin, kLead);
      if (left.amount < a.amount && lead.find(" for a") != lead.npos &&
          (lead.ends_with("total of up to ") || lead.ends_with("aggregate of up to ") ||
           lead.ends_with("total of ")))
        return &a;
    }
    return nullptr;
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

  // "Initially, the aggregate offering price of the shares was $61,250,000. On October 11 … to
  // $180,000,000": in the sentence before.
  const AmountFact* initial_size(const Clause& clause, const AmountFact& now) const {
    if (clause.sentence == 0) return nullptr;
    const std::uint32_t s = clause.sentence - 1;
    const TextSpan span = c_.sentence_span(s);
    const auto amounts = c_.within(c_.facts.amounts, span);
    const std::uint32_t apart =
        reading_.sentence(clause.sentence).block.value - reading_.sentence(s).block.value;
    const bool initially =
        apart <= 1 && starts_with_any_case(reading_.text(span), "initially,");  // or the line above
    if (!initially || amounts.size() != 1 || is_the_other_way(clause, &amounts.front(), &now))
      return nullptr;
    return &amounts.front();
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
    const bool offers = contains_any(low, {"may offer and sell", "we are offering"});
    const bool from_now = contains_any(
        low, {"as of ", "from the date", "from and after", "not including", "in addition to the"});
    // "in addition to the $4,250,000 registered under the Prior Prospectus": some is left of that.
    const auto added = low.find("in addition to the $");
    const bool some_left = added != low.npos && low.find("registered under", added) != low.npos;
    return offers && from_now && !some_left;
  }

  // "we may offer and sell up to $4,738,810, exclusive of the shares previously sold": the new
  // size is what is left.
  void note_left(Draft& d, const Clause& clause, const Sourced<Decimal>& size) const {
    constexpr std::uint32_t kNext = 4;  // sentences
    if (!size || size.evidence.empty() || clause.timing != Timing::current) return;
    if (d.offering.remaining_amount) return;  // told beside the whole
    const auto all = static_cast<std::uint32_t>(reading_.mentions.sentences.size());
    for (std::uint32_t s = clause.sentence; s < std::min(all, clause.sentence + kNext + 1); ++s) {
      const TextSpan span = c_.sentence_span(s);
      if (!span.contains(size.evidence.front().text) || !leaves_out_sold(span)) continue;
      d.offering.remaining_amount = size;
      d.offering.remaining_basis = RemainingBasis::stated;
    }
  }

  bool leaves_out_sold(TextSpan sentence) const {
    constexpr std::size_t kObject = 120;  // bytes
    const std::string low = lowered(reading_.text(sentence));
    for (std::string_view lead : {"not including ", "not include ", "exclusive of ", "excluding ",
                                  "in addition to ", "other than "}) {
      const auto at = low.find(lead);
      if (at == low.npos) continue;
      const std::string_view object = std::string_view(low).substr(at + lead.size(), kObject);
      if (contains_any(object, {"shares", "amount", "stock"}) &&
          contains_any(object, {"previously sold", "already sold", "sold prior to", "sold before",
                                "sold to date", "sold through", "been sold", "have sold"}))
        return true;
    }
    return false;
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
    if (from == nullptr && to != nullptr) from = initial_size(clause, *to);
    Change change = change_of(clause);
    change.scope = {};
    if (to == nullptr && more == nullptr && !sizes_told_next(*d, clause, change)) return;
    if (from != nullptr) set(change.from_amount, *from);
    if (to != nullptr) {
      set(change.to_amount, *to);
      if (more != nullptr && from == nullptr && !is_resized(*d)) d->addition = more;
    } else if (more != nullptr && clause.type == ChangeType::increased) {
      if (!is_resized(*d)) d->addition = more;
      if (is_all_that_is_left(clause)) set(d->offering.remaining_amount, *more);
      if (d->offering.remaining_amount) d->offering.remaining_basis = RemainingBasis::stated;
      const AmountFact* whole = whole_beside(*more);
      if (whole == nullptr) whole = whole_with(clause.sentence, *more);
      if (whole != nullptr) set(change.to_amount, *whole);
    }
    note_left(*d, clause, change.to_amount);
    for (Change& known : d->changes) {
      if (known.type.value != clause.type || known.timing.value != clause.timing) continue;
      if (!are_of_two_days(known, change)) return complete(known, change);
      if (!c_.period_start) earlier_of(known, change).timing.value = Timing::historical;
    }
    d->changes.push_back(std::move(change));
  }

  // "On July 24 we increased it to $4.5 billion. On August 12 we increased it by an additional
  // $20 billion, to $24.5 billion": one after the other.
  static bool are_of_two_days(const Change& known, const Change& change) {
    return known.date_basis == DateBasis::stated && change.date_basis == DateBasis::stated &&
           known.date.value != change.date.value && known.to_amount && change.to_amount &&
           known.to_amount.value != change.to_amount.value;
  }

  // "Announces Upsizing of At-the-Market Program to $500 Million", and below it "On November 11
  // it entered into an amendment, to increase the program from $200 million to $500 million".
  void complete(Change& known, const Change& change) const {
    if (!known.to_amount || known.to_amount.value != change.to_amount.value) return;
    if (!known.from_amount) known.from_amount = change.from_amount;
    const bool dated = known.date_basis == DateBasis::stated && !is_announced_on_day(known);
    if (dated || change.date_basis != DateBasis::stated) return;
    known.date = change.date;
    known.date_basis = change.date_basis;
  }

  // "On November 12 the Company announced that it has increased": on which day is told below.
  bool is_announced_on_day(const Change& told) const {
    constexpr std::uint32_t kLead = 40;  // bytes
    if (told.type.evidence.empty()) return false;
    const std::uint32_t verb = told.type.evidence.front().text.begin;
    const TextSpan before{verb - std::min(verb, kLead), verb};
    return reading_.text(before).find(" announced that ") != std::string_view::npos;
  }

  static Change& earlier_of(Change& a, Change& b) { return *a.date < *b.date ? a : b; }

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
