#include "firm_size.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "resolve/sentence_at.h"
#include "sourced.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// "…, including 3,000,000 shares sold under the option" behind the total, or in a
// sentence soon after it: "The shares sold include 3,000,000 shares …".
const Mention* option_included(const Context& context, std::uint32_t s, std::uint32_t total_end,
                               std::string_view rule) {
  constexpr std::uint32_t kFollows = 3;   // sentences
  constexpr std::uint32_t kSubject = 60;  // bytes
  const auto all = static_cast<std::uint32_t>(context.reading.mentions.sentences.size());
  for (std::uint32_t n = s; n < std::min(all, s + 1 + kFollows); ++n) {
    for (const Mention& m : context.reading.mentions_of(n)) {
      const bool behind = n > s || m.text.begin >= total_end;
      const bool of_total = n == s || m.text.begin - context.sentence_span(n).begin <= kSubject;
      if (context.reading.rule(m) == rule && behind && of_total) return &m;
    }
  }
  return nullptr;
}

// How much an option may be of the firm shares, in percent (FINRA Rule 5110(g)(9)).
constexpr std::int64_t kGreatestOption = 15;

// "…, including the full exercise of the underwriters' option", behind the total, which the use of
// the option made so large.
const Mention* exercise_included(const Context& context, const Sourced<std::int64_t>& total) {
  if (!total || total.evidence.empty()) return nullptr;
  const TextSpan at = total.evidence.front().text;
  const auto printed = context.within(context.facts.counts, at);
  if (printed.empty() || printed.front().count != *total) return nullptr;  // a difference already
  for (const Mention& m : context.reading.mentions_of(sentence_at(context.reading, at.begin))) {
    if (context.reading.rule(m) == "change.option_exercised" && m.text.begin >= at.end &&
        starts_with_any_case(context.reading.text(m.text), "includ") &&
        context.within(context.facts.counts, m.text).empty())
      return &m;
  }
  return nullptr;
}

// "3,000,000 shares, including an option to purchase up to an additional 450,000 shares": the
// most that is allowed beside 3,000,000, and so beside it.
bool is_beside(const Context& context, const Mention& included, std::int64_t total,
               std::int64_t option) {
  const bool granted =
      context.reading.text(included.text).find("xercise ") == std::string_view::npos &&
      context.reading.text(included.text).find("n option ") != std::string_view::npos;
  return granted && option * 100 == total * kGreatestOption;
}

}  // namespace

void set_firm_shares(const Context& context, Offering& o, std::uint32_t s, const CountFact& f) {
  if (o.shares_offered) return;
  set_slot(context.reading, o.shares_offered, f.count, f.text, f.mention);
  const Mention* included = option_included(context, s, f.text.end, "count.including_option");
  if (included == nullptr) return;
  for (const CountFact& option : context.within(context.facts.counts, included->text)) {
    const bool under_option =
        option.meaning == Meaning::option || option.meaning == Meaning::exercised;
    if (!under_option || option.count >= f.count ||
        is_beside(context, *included, f.count, option.count))
      continue;
    o.shares_offered.value = f.count - option.count;
    o.shares_offered.evidence.push_back(
        evidence_of(context.reading, option.text, option.mention).front());
    return;
  }
}

void give_way_to_firm_shares(const Context& context, Offering& o, const CountFact& firm) {
  Sourced<std::int64_t>& total = o.shares_offered;
  if (!total || firm.count >= *total || *total * 100 > firm.count * (100 + kGreatestOption)) return;
  if (exercise_included(context, total) != nullptr) total = {};
}

void leave_option_out(const Context& context, Offering& o) {
  Sourced<std::int64_t>& total = o.shares_offered;
  if (!total || !o.option_shares || o.option_shares.evidence.empty() || *o.option_shares >= *total)
    return;
  const Mention* exercise = exercise_included(context, total);
  if (exercise == nullptr ||
      lowered(context.reading.text(exercise->text)).find("full") == std::string::npos)
    return;
  total.value = *total - *o.option_shares;
  total.evidence.push_back(o.option_shares.evidence.front());
}

void set_firm_principal(const Context& context, Offering& o, std::uint32_t s, const AmountFact& a) {
  if (o.principal_amount) return;
  set_slot(context.reading, o.principal_amount, a.amount, a.text, a.mention);
  const Mention* included = option_included(context, s, a.text.end, "amount.including_option");
  if (included == nullptr) return;
  for (const AmountFact& option : context.within(context.facts.amounts, included->text)) {
    if (option.meaning != Meaning::option) continue;
    const auto firm = Decimal::subtract(a.amount, option.amount);
    if (!firm || firm->to_string().starts_with('-')) continue;
    o.principal_amount.value = *firm;
    o.principal_amount.evidence.push_back(
        evidence_of(context.reading, option.text, option.mention).front());
    return;
  }
}

}  // namespace offerlog
