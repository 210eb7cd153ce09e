#include "firm_size.h"

#include <algorithm>
#include <string_view>

#include "sourced.h"

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

// "3,000,000 shares, including an option to purchase up to an additional 450,000 shares": the
// most that is allowed beside 3,000,000 (FINRA Rule 5110(g)(9): 15 %), and so beside it.
bool is_beside(const Context& context, const Mention& included, std::int64_t total,
               std::int64_t option) {
  const bool granted =
      context.reading.text(included.text).find("xercise ") == std::string_view::npos &&
      context.reading.text(included.text).find("n option ") != std::string_view::npos;
  return granted && option * 100 == total * 15;
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
