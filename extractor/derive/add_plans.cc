#include "add_plans.h"

#include <algorithm>

#include "change_teller.h"

namespace offerlog {
namespace {

bool is_news_of_plan(const Context& context, const Clause& clause) {
  const auto& kind = context.filing.kind.value;
  const bool report = kind == FilingKind::current_report || kind == FilingKind::press_release;
  return clause.of_plan && report && !clause.is_vetoed() && clause.timing != Timing::historical &&
         (clause.timing == Timing::current || clause.date);
}

const Mention* words_for_plan(const Context& context, std::uint32_t sentence) {
  for (const Mention& m : context.reading.mentions_of(sentence)) {
    if (context.reading.rule(m) == "type.dividend_reinvestment") return &m;
  }
  return nullptr;
}

}  // namespace

void add_plans(const Context& context, const std::vector<Clause>& clauses,
               std::vector<Draft>& drafts) {
  const auto is_plan = [](const Draft& d) {
    return d.offering.type.value == OfferingType::dividend_reinvestment;
  };
  if (std::ranges::any_of(drafts, is_plan)) return;
  for (const Clause& clause : clauses) {
    const Mention* words = words_for_plan(context, clause.sentence);
    if (words == nullptr || !is_news_of_plan(context, clause)) continue;
    Draft d;
    d.offering.type = {OfferingType::dividend_reinvestment,
                       {{words->text, "type.dividend_reinvestment"}}};
    d.first_sentence = clause.sentence;
    d.changes.push_back(change_of(context.reading, clause));
    drafts.push_back(std::move(d));
    return;
  }
}

}  // namespace offerlog
