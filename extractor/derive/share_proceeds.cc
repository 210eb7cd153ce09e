// "The gross proceeds from the offerings were $287.5 million and $575 million,
// respectively": to each of two concurrent deals its own.
#include "concurrent_deals.h"
#include "fill_terms.h"

namespace offerlog {
namespace {

class ProceedsSharer {
 public:
  ProceedsSharer(const Context& context, std::vector<Draft>& drafts)
      : c_(context), reading_(context.reading), drafts_(drafts) {}

  bool share_out(std::uint32_t s, const AmountFact& a) const {
    const bool gross = a.meaning == Meaning::gross_proceeds;
    if (!gross && a.meaning != Meaning::net_proceeds) return false;
    const AmountFact* other = paired_with(s, a);
    Draft* stock = only_draft(drafts_, [](const Draft& d) { return d.leg == Leg::stock; });
    Draft* notes = only_draft(drafts_, [](const Draft& d) { return d.leg == Leg::notes; });
    if (other == nullptr || stock == nullptr || notes == nullptr) return false;
    const bool notes_first = first_of_deals(s, a) == DealWords::notes;
    const auto fill = [&](Offering& o, const AmountFact& own) {
      set_slot(reading_, gross ? o.gross_proceeds : o.net_proceeds, own.amount, own.text,
               own.mention);
      if (!o.currency) o.currency = {own.currency, evidence_of(reading_, own.text, own.mention)};
    };
    fill(stock->offering, notes_first ? *other : a);
    fill(notes->offering, notes_first ? a : *other);
    return true;
  }

 private:
  // The second of "$287.5 million and $575 million, respectively".
  const AmountFact* paired_with(std::uint32_t s, const AmountFact& a) const {
    const TextSpan rest{a.text.end, c_.sentence_span(s).end};
    const auto behind = c_.within(c_.facts.amounts, rest);
    if (behind.empty()) return nullptr;
    const AmountFact& b = behind.front();
    const std::string_view between = reading_.text({a.text.end, b.text.begin});
    const std::string_view after = reading_.text({b.text.end, rest.end});
    const bool pair = between == " and " || between == " and approximately ";
    const bool each = after.starts_with(", respectively") || after.starts_with(" respectively");
    return pair && each ? &b : nullptr;
  }

  // In the order in which the sentence names them, else that which first told of both.
  DealWords first_of_deals(std::uint32_t s, const AmountFact& a) const {
    const DealWords here = first_named_in(c_, {c_.sentence_span(s).begin, a.text.begin});
    const auto told = find_concurrent_deals(c_);
    if (here != DealWords::none || !told) return here;
    return first_named_in(c_, c_.sentence_span(*told));
  }

  const Context& c_;
  const Reading& reading_;
  std::vector<Draft>& drafts_;
};

}  // namespace

bool share_proceeds(const Context& context, std::vector<Draft>& drafts, std::uint32_t sentence,
                    const AmountFact& amount) {
  return ProceedsSharer(context, drafts).share_out(sentence, amount);
}

}  // namespace offerlog
