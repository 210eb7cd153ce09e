// What the agents are paid: by the sentence that speaks of the offering, else by the
// contract filed with the report.
#include <algorithm>
#include <string>

#include "concurrent_deals.h"
#include "fill_terms.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class RateFiller {
 public:
  RateFiller(const Context& context, const DraftFinder& finder, std::vector<Draft>& drafts)
      : c_(context), reading_(context.reading), finder_(finder), drafts_(drafts) {}

  void fill() {
    for (const RateFact& r : c_.facts.rates) {
      const std::uint32_t s = reading_.mention(r.mention).sentence;
      if (reports_changes(c_.section_of(s))) read(s, r);
    }
    read_contract();
  }

 private:
  void read(std::uint32_t s, const RateFact& r) {
    Draft* d = finder_.at(s, r.text);
    if (d == nullptr || !is_paid_for(*d) || is_told_elsewhere(*d, s)) return;
    set(*d, r);
    if (d->is_at_the_market() && is_of_each_program(s, r)) {
      for (Draft& other : drafts_) {
        if (other.is_at_the_market()) set(other, r);
      }
    }
    if (d->is_program() || !tells_of_all_deals(c_, s, r.text)) return;
    for (Draft& other : drafts_) {
      if (!other.is_program() && !other.changes.empty()) set(other, r);
    }
  }

  // "up to 2.0% of the gross proceeds of sales under each program"
  bool is_of_each_program(std::uint32_t s, const RateFact& r) const {
    constexpr std::uint32_t kReach = 120;  // bytes
    const TextSpan sentence = c_.sentence_span(s);
    const std::string low =
        lowered(reading_.text({r.text.end, std::min(sentence.end, r.text.end + kReach)}));
    return contains_any(low, {"under each program", "under each of the programs",
                              "under each sales agreement", "under each atm"});
  }

  // What was paid for placing the shares is no term of their resale.
  static bool is_paid_for(const Draft& d) { return d.offering.type.value != OfferingType::resale; }

  // A report tells of a placement in a paragraph or a few; what "the underwriter earned", pages on,
  // is of the first offering.
  bool is_told_elsewhere(const Draft& d, std::uint32_t s) const {
    constexpr std::uint32_t kNear = 6;  // blocks
    if (d.offering.type.value != OfferingType::private_placement ||
        c_.filing.kind.value != FilingKind::periodic_report)
      return false;
    const std::uint32_t here = reading_.sentence(s).block.value;
    const std::uint32_t told = reading_.sentence(d.first_sentence).block.value;
    const bool named = d.agreement && c_.names(c_.sentence_span(s), *d.agreement);
    const bool elsewhere =
        here < told || here - told > kNear ||
        reading_.text(c_.sentence_span(s)).find("underwriting discount") != std::string_view::npos;
    return elsewhere && !named && !reading_.has(s, "type.private_placement");
  }

  void set(Draft& d, const RateFact& r) const {
    set_slot(reading_, d.offering.commission_rate, r.rate, r.text, r.mention);
  }

  // The report leaves it to its exhibit: "compensation at a fixed rate of 3.0% of the gross
  // sales price". That of the one offering told, where the contract has one rate.
  void read_contract() {
    Draft* only = only_draft(drafts_, [](const Draft& d) { return !d.changes.empty(); });
    if (only == nullptr || !is_paid_for(*only) || only->offering.commission_rate) return;
    const RateFact* found = nullptr;
    for (const RateFact& r : c_.facts.rates) {
      if (!is_contractual(r)) continue;
      if (found != nullptr && found->rate != r.rate) return;
      if (found == nullptr) found = &r;
    }
    if (found != nullptr) set(*only, *found);
  }

  bool is_contractual(const RateFact& r) const {
    const Mention& m = reading_.mention(r.mention);
    if (c_.section_of(m.sentence) != SectionKind::exhibit_text) return false;
    if (reading_.rule(m) != "rate.commission" && reading_.rule(m) != "rate.discount") return false;
    constexpr std::uint32_t kLead = 200;  // bytes
    const std::string low =
        lowered(reading_.text_before(c_.sentence_span(m.sentence), r.text.begin, kLead));
    return !contains_any(low, {"damages", "interest", "right of first"});
  }

  const Context& c_;
  const Reading& reading_;
  const DraftFinder& finder_;
  std::vector<Draft>& drafts_;
};

}  // namespace

void fill_rates(const Context& context, const DraftFinder& finder, std::vector<Draft>& drafts) {
  RateFiller(context, finder, drafts).fill();
}

}  // namespace offerlog
