// The slots of an offering: what each sentence that speaks of it states. The
// first statement of a value stands; later ones that agree are evidence.
#include "fill_terms.h"

#include <string>

#include "closings.h"
#include "draft_term_sheet.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class TermFiller {
 public:
  TermFiller(const Context& context, std::vector<Draft>& drafts)
      : c_(context), reading_(context.reading), drafts_(drafts), finder_(context, drafts) {}

  void fill() {
    if (c_.filing.kind.value == FilingKind::free_writing_prospectus) fill_term_sheet(c_, drafts_);
    fill_cover_price(c_, drafts_);
    for (std::uint32_t s = 0; s < reading_.mentions.sentences.size(); ++s) {
      if (reports_changes(c_.section_of(s))) read_sentence(s);
    }
    fill_rates(c_, finder_, drafts_);
    fill_proceeds(c_, drafts_);
    fill_resale_shares(c_, finder_, drafts_);
    fill_securities(c_, finder_, drafts_);
    fill_resale(c_, finder_, drafts_);
    fill_capacity(c_, drafts_);
    fill_agents(c_, finder_, drafts_);
    fill_force(c_, finder_, drafts_);
    fill_from_changes(c_, drafts_);
  }

 private:
  void read_sentence(std::uint32_t s) {
    const TextSpan span = c_.sentence_span(s);
    const bool earlier = tells_of_earlier_deal(c_, s);
    const auto is_own = [&](const Draft* d) { return d != nullptr && !(earlier && d->main); };
    for (const AmountFact& a : c_.within(c_.facts.amounts, span)) {
      if (share_proceeds(c_, drafts_, s, a)) continue;
      if (Draft* d = draft_for(s, a); is_own(d)) fill_amount(c_, *d, s, a);
    }
    for (const CountFact& f : c_.within(c_.facts.counts, span)) {
      if (Draft* d = draft_for(s, f); is_own(d)) fill_count(c_, *d, s, f);
    }
  }

  // Of two concurrent deals, principal is of the notes and a price of the stock,
  // whatever stands nearest.
  Draft* draft_for(std::uint32_t s, const AmountFact& a) const {
    if (Draft* shelf = shelf_of(s, a)) return shelf;
    Draft* d = finder_.at(s, a.text);
    if (d == nullptr && sums_up_parts(reading_, a))
      return only_draft(drafts_, [](const Draft& deal) { return !deal.is_program(); });
    Draft* other = d == nullptr ? nullptr : finder_.beside(*d);
    if (other == nullptr || (d->leg != Leg::stock && d->leg != Leg::notes)) return d;
    const bool notes = d->offering.type.value == OfferingType::debt;
    if (a.meaning == Meaning::principal) return notes ? d : other;
    const bool of_stock = a.meaning == Meaning::price || a.meaning == Meaning::capacity;
    return of_stock && notes ? other : d;
  }

  // "the underwriters partially exercised their option to purchase up to 1,200,000 additional
  // shares", where a report speaks of none by name: of the one deal that has underwriters.
  Draft* draft_for(std::uint32_t s, const CountFact& f) const {
    Draft* d = finder_.at(s, f.text);
    if (d != nullptr || f.meaning != Meaning::option || !c_.reports_period() ||
        !reading_.has(s, "change.option_exercised") || reading_.has(s, "change.closed"))
      return d;
    return only_draft(drafts_, [](const Draft& deal) {
      return (deal.offering.type.value == OfferingType::ipo ||
              deal.offering.type.value == OfferingType::firm_commitment) &&
             deal.tells_of(ChangeType::option_exercised, Timing::current);
    });
  }

  // "(i) a base prospectus covering the sale of up to $300.0 million of securities and
  // (ii) a sales agreement prospectus": the first is the shelf's.
  Draft* shelf_of(std::uint32_t s, const AmountFact& a) const {
    constexpr std::uint32_t kClause = 130;
    if (a.meaning != Meaning::capacity) return nullptr;
    const std::string low =
        lowered(reading_.text_before(c_.sentence_span(s), a.text.begin, kClause));
    const auto base = low.rfind("base prospectus");
    if (base == std::string::npos || low.find("agreement prospectus", base) != std::string::npos)
      return nullptr;
    for (Draft& d : drafts_) {
      if (d.offering.type.value == OfferingType::shelf) return &d;
    }
    return nullptr;
  }

  const Context& c_;
  const Reading& reading_;
  std::vector<Draft>& drafts_;
  DraftFinder finder_;
};

}  // namespace

void fill_terms(const Context& context, std::vector<Draft>& drafts) {
  TermFiller(context, drafts).fill();
}

}  // namespace offerlog
