// Slots that follow from the changes told of an offering, and whether its agreement
// remains in force.
#include <algorithm>
#include <cmath>
#include <string>

#include "fill_terms.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// "The March Supplement covered shares with an aggregate offering price of up to
// $6,400,000. … to raise the amount": the size told in the paragraph before the change.
Sourced<Decimal> size_told_before(const Context& context, const Change& change) {
  if (change.type.evidence.empty()) return {};
  const TextSpan at = change.type.evidence.front().text;
  const std::uint32_t block = context.reading.document.block_at(at.begin).value;
  const bool up = change.type.value == ChangeType::increased;
  Sourced<Decimal> found;
  for (const AmountFact& a : context.within(
           context.facts.amounts, {context.reading.document.blocks[block].text.begin, at.begin})) {
    const bool fits = up ? a.amount < *change.to_amount : *change.to_amount < a.amount;
    if (a.meaning == Meaning::capacity && fits)
      found = {a.amount, evidence_of(context.reading, a.text, a.mention)};
  }
  return found;
}

// The size that an earlier change gave the program, else its first.
Sourced<Decimal> size_before(const Draft& d) {
  for (auto known = d.changes.rbegin(); known != d.changes.rend(); ++known) {
    if (known->timing.value == Timing::historical && known->to_amount) return known->to_amount;
  }
  return d.offering.max_amount;
}

// "Up to $4,505,000" on the cover of a supplement is what it adds; "having an aggregate
// offering price of up to $3,150,000", told inside before it, is what there was. Of several
// such sizes none is.
Sourced<Decimal> size_before_addition(const Context& context, const Draft& d) {
  Sourced<Decimal> found;
  if (!context.is_prospectus() || d.offering.max_amount.value != d.addition->amount) return found;
  for (const AmountFact& a : context.facts.amounts) {
    if (a.text.begin >= d.addition->text.begin) break;
    if (a.meaning != Meaning::capacity || a.amount == d.addition->amount) continue;
    if (found && found.value != a.amount) return {};
    found = {a.amount, evidence_of(context.reading, a.text, a.mention)};
  }
  return found;
}

// "On August 12 we increased the program from $200 million to $1,400 million", "of up to
// $200 million, which amount was increased to $1,400 million": it has been as large since. A
// prospectus says on its cover how large the program is now.
void resize_before(const Context& context, Draft& d, Change& change) {
  Sourced<Decimal>& size = d.offering.max_amount;
  const bool told = !change.from_amount && size && !(context.is_prospectus() && d.main) &&
                    size.evidence.front().text.begin < change.to_amount.evidence.front().text.begin;
  const bool up = change.type.value == ChangeType::increased;
  if (told && (up ? *size < *change.to_amount : *change.to_amount < *size))
    change.from_amount = size;
  if (!size || size.value == change.from_amount.value) size = change.to_amount;
}

// An increase told by its addition: the whole is both parts, where both are
// printed.
void add_capacity(const Context& context, Draft& d) {
  for (Change& change : d.changes) {
    const bool up = change.type.value == ChangeType::increased;
    if (!up && change.type.value != ChangeType::decreased) continue;
    if (!change.to_amount && up && d.addition != nullptr) {
      const Sourced<Decimal> before = size_before_addition(context, d);
      if (before) d.offering.max_amount = before;
    }
    if (!change.to_amount && up && d.addition != nullptr && d.offering.max_amount &&
        d.offering.max_amount.value != d.addition->amount) {
      change.from_amount = d.offering.max_amount;
      if (const auto sum = Decimal::add(*d.offering.max_amount, d.addition->amount)) {
        change.to_amount.value = *sum;
        change.to_amount.evidence = change.from_amount.evidence;
        change.to_amount.evidence.push_back(
            evidence_of(context.reading, d.addition->text, d.addition->mention).front());
      }
    }
    if (change.to_amount && change.timing.value == Timing::historical)
      resize_before(context, d, change);
    if (change.to_amount && change.timing.value != Timing::historical) {
      Sourced<Decimal> before = size_before(d);
      if (!before || before.value == change.to_amount.value)
        before = size_told_before(context, change);
      if (before && d.addition != nullptr && before.value == d.addition->amount)
        before = size_before_addition(context, d);
      if (!change.from_amount && before && before.value != change.to_amount.value)
        change.from_amount = before;
      d.offering.max_amount = change.to_amount;
      if (!d.offering.currency) d.offering.currency.value = "USD";
    }
  }
}

// "exercised the Option in full": as many shares as the option has; "purchased 1,470,588
// shares pursuant to the exercise in full of the option": it had as many.
void fill_option(const Context& context, Draft& d) {
  for (Change& change : d.changes) {
    const bool either = change.shares || d.offering.option_shares;
    const bool both = change.shares && d.offering.option_shares;
    if (change.type.value != ChangeType::option_exercised || !either || both) continue;
    const TextSpan words = change.type.evidence.front().text;
    const std::uint32_t block = context.reading.document.block_at(words.begin).value;
    const TextSpan around{
        words.begin, std::min(words.end + 60, context.reading.document.blocks[block].text.end)};
    if (lowered(context.reading.text(around)).find("full") == std::string::npos) continue;
    if (change.shares) {
      d.offering.option_shares = change.shares;
    } else {
      change.shares = d.offering.option_shares;
    }
  }
}

// "purchased an additional 412,500 shares, resulting in gross proceeds of $1,650,000": what
// the option brought is not what the offering did.
void drop_proceeds_of_option(Draft& d) {
  Offering& o = d.offering;
  if (!o.gross_proceeds || !o.price || !o.shares_offered) return;
  for (const Change& change : d.changes) {
    if (change.type.value != ChangeType::option_exercised || !change.shares ||
        *change.shares >= *o.shares_offered)
      continue;
    const double brought = static_cast<double>(*change.shares) * o.price->to_double();
    if (std::abs(o.gross_proceeds->to_double() - brought) < 0.01 * brought) o.gross_proceeds = {};
    if (!o.gross_proceeds) return;
  }
}

void currency_of_sales(const Context& context, Draft& d) {
  for (const Change& change : d.changes) {
    for (const Sourced<Decimal>* value :
         {&change.gross_proceeds, &change.net_proceeds, &change.average_price}) {
      if (!*value) continue;
      for (const AmountFact& a :
           context.within(context.facts.amounts, value->evidence.front().text)) {
        d.offering.currency.value = a.currency;
        d.offering.currency.evidence = value->evidence;
        return;
      }
    }
  }
}

// "the agreement remains in full force": the one spoken of.
void unnamed_force(const Context& context, const DraftFinder& finder, Draft& d) {
  for (const Mention& m : context.reading.of_rule("change.remains_in_force")) {
    if (!reports_changes(context.section_of(m.sentence))) continue;
    const TextSpan span = context.sentence_span(m.sentence);
    std::string_view before = context.reading.text_before(span, m.text.begin, 30);
    for (std::string_view word : {"otherwise ", "will ", "shall "}) {
      if (before.ends_with(word)) before.remove_suffix(word.size());
    }
    if (!before.ends_with("greement ") || !context.within(context.facts.references, span).empty())
      continue;
    if (finder.at(m.sentence, m.text) != &d) continue;
    d.offering.agreement.in_force.value = true;
    d.offering.agreement.in_force.evidence = {{m.text, "change.remains_in_force"}};
  }
}

// "the Sales Agreement remains in full force and effect"
void read_force(const Context& context, const DraftFinder& finder, Draft& d) {
  if (!d.agreement) return;
  unnamed_force(context, finder, d);
  for (const AgreementReference& r : context.facts.references) {
    if (r.agreement != *d.agreement || !reports_changes(context.section_of(r.sentence))) continue;
    for (const Mention& m : context.reading.mentions_of(r.sentence)) {
      if (context.reading.rule(m) != "change.remains_in_force" || m.text.begin < r.text.end)
        continue;
      if (m.text.begin - r.text.end > 80) continue;
      d.offering.agreement.in_force.value = true;
      d.offering.agreement.in_force.evidence = {{m.text, "change.remains_in_force"}};
      return;
    }
  }
}

}  // namespace

void fill_capacity(const Context& context, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) add_capacity(context, d);
}

void fill_from_changes(const Context& context, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    fill_option(context, d);
    drop_proceeds_of_option(d);
    if (!d.offering.currency) currency_of_sales(context, d);
  }
}

void fill_force(const Context& context, const DraftFinder& finder, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) read_force(context, finder, d);
}

}  // namespace offerlog
