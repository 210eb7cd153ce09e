// What holders resell: notes by their principal, and shares that they buy under an
// equity line, by its agreement.
#include <string_view>

#include "fill_terms.h"

namespace offerlog {
namespace {

class ResaleFiller {
 public:
  ResaleFiller(const Context& context, const DraftFinder& finder)
      : c_(context), reading_(context.reading), finder_(finder) {}

  void fill(Draft& d) const {
    if (d.line) name_line(d);
    for (std::uint32_t s = 0; s < reading_.mentions.sentences.size(); ++s) {
      if (!reports_changes(c_.section_of(s)) || !reading_.has(s, "type.resale")) continue;
      if (finder_.at(s, c_.sentence_span(s)) == &d && read_principal(d, s)) return;
    }
  }

 private:
  void name_line(Draft& d) const {
    const KnownAgreement& line = c_.facts.agreements[*d.line];
    d.offering.agreement.title = line.title;
    d.offering.agreement.dated = line.dated;
  }

  // "the resale of up to $165,000,000 aggregate principal amount of Notes and the shares
  // issuable upon their conversion"
  bool read_principal(Draft& d, std::uint32_t s) const {
    for (const AmountFact& a : c_.within(c_.facts.amounts, c_.sentence_span(s))) {
      if (a.meaning != Meaning::principal) continue;
      Offering& o = d.offering;
      set_slot(reading_, o.principal_amount, a.amount, a.text, a.mention);
      o.currency.value = a.currency;
      o.currency.evidence = evidence_of(reading_, a.text, a.mention);
      add_notes(o, {a.text.end, c_.sentence_span(s).end});
      return true;
    }
    return false;
  }

  void add_notes(Offering& o, TextSpan after) const {
    const std::string_view words = reading_.text(after);
    for (std::string_view noun : {"Notes", "notes", "Debentures", "debentures"}) {
      const auto at = words.find(noun);
      if (at == words.npos) continue;
      const auto begin = after.begin + static_cast<std::uint32_t>(at);
      const TextSpan word{begin, begin + static_cast<std::uint32_t>(noun.size())};
      o.securities.insert(o.securities.begin(), {Security::notes, {{word, "security.notes"}}});
      return;
    }
  }

  const Context& c_;
  const Reading& reading_;
  const DraftFinder& finder_;
};

}  // namespace

void fill_resale(const Context& context, const DraftFinder& finder, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (d.offering.type.value == OfferingType::resale) ResaleFiller(context, finder).fill(d);
  }
}

}  // namespace offerlog
