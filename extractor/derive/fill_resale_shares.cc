// How many shares holders resell: a prospectus says so on its cover, at the place that
// tells of the resale, or in the opinion filed with it.
#include <algorithm>
#include <span>
#include <string>

#include "fill_terms.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class ResaleCounter {
 public:
  ResaleCounter(const Context& context, const DraftFinder& finder)
      : c_(context), reading_(context.reading), finder_(finder) {}

  // "2,059,811 shares issuable upon exercise of warrants and 82,310 shares": how
  // many are resold stands where the resale is told of.
  void count(Draft& d) const {
    if (const CountFact* total = cover_total(d)) {
      d.offering.max_shares = {total->count, evidence_of(reading_, total->text, total->mention)};
      return;
    }
    for (std::uint32_t s = 0; s < reading_.mentions.sentences.size(); ++s) {
      if (!reports_changes(c_.section_of(s)) || !reading_.has(s, "type.resale")) continue;
      // "the resale of up to 4,500,000 shares by White Fen pursuant to the purchase agreement":
      // of the resale, though the line's agreement is named.
      const bool own = (d.main || d.reported) && s == d.first_sentence;
      if (!own && finder_.at(s, c_.sentence_span(s)) != &d) continue;
      if (is_of_other_registration(c_, s)) continue;
      const CountFact* whole = whole_of(c_.within(c_.facts.counts, c_.sentence_span(s)));
      if (whole == nullptr) continue;
      d.offering.max_shares = {whole->count, evidence_of(reading_, whole->text, whole->mention)};
      return;
    }
    if (!d.offering.max_shares) read_opined_shares(d);
  }

 private:
  // "certain shares", says a report; the opinion filed with it counts them (Regulation
  // S-K Item 601(b)(5)).
  void read_opined_shares(Draft& d) const {
    for (const CountFact& f : c_.facts.counts) {
      const Mention& m = reading_.mention(f.mention);
      const Part& part = reading_.document.parts[reading_.document.blocks[m.block.value].part];
      if (!part.type.starts_with("EX-5") || !reading_.has(m.sentence, "type.resale")) continue;
      const CountFact* whole = whole_of(c_.within(c_.facts.counts, c_.sentence_span(m.sentence)));
      if (whole == nullptr) continue;
      d.offering.max_shares = {whole->count, evidence_of(reading_, whole->text, whole->mention)};
      return;
    }
  }

  // "Up to 73,849,958 Common Shares", the one such line of the cover: its sentences
  // tell of the parts.
  const CountFact* cover_total(const Draft& d) const {
    if (!d.main || !c_.is_offering_document()) return nullptr;
    const CountFact* only = nullptr;
    for (const Mention& m : reading_.of_rule("count.cover_total")) {
      if (m.text.begin > Context::kCoverLines) break;
      const auto counts = c_.within(c_.facts.counts, m.text);
      if (only != nullptr || counts.empty()) return nullptr;
      const bool alone = m.text.end == counts.front().text.end;  // its noun in the next line
      if (alone && !names_shares(m.block.value + 1)) return nullptr;
      only = &counts.front();
    }
    return only;
  }

  bool names_shares(std::uint32_t block) const {
    if (block >= reading_.document.blocks.size()) return false;
    const std::string low = lowered(reading_.text(reading_.document.blocks[block].text));
    return low.find("shares") != low.npos || low.find("common stock") != low.npos;
  }

  // The only count of a sentence, or the largest where it is "up to": of several,
  // one may be a part.
  static const CountFact* whole_of(std::span<const CountFact> counts) {
    const CountFact* largest = nullptr;
    std::size_t seen = 0;
    for (const CountFact& f : counts) {
      if (f.of_warrants || f.count <= 1) continue;
      ++seen;
      if (largest == nullptr || f.count > largest->count) largest = &f;
    }
    const bool whole = seen == 1 || (largest != nullptr && largest->meaning == Meaning::capacity);
    return whole ? largest : nullptr;
  }

  const Context& c_;
  const Reading& reading_;
  const DraftFinder& finder_;
};

// The first number of a registration statement among the mentions.
std::string_view number_in(const Reading& reading, std::span<const Mention> mentions) {
  const auto m = std::ranges::find(mentions, "cover.registration_number",
                                   [&](const Mention& one) { return reading.rule(one); });
  return m == mentions.end() ? std::string_view() : reading.text(*reading.capture(*m, "number"));
}

}  // namespace

bool is_of_other_registration(const Context& context, std::uint32_t sentence) {
  if (!context.is_offering_document()) return false;
  const std::string_view told = number_in(context.reading, context.reading.mentions_of(sentence));
  return !told.empty() && told != number_in(context.reading, context.reading.mentions.mentions);
}

void fill_resale_shares(const Context& context, const DraftFinder& finder,
                        std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    if (d.offering.type.value == OfferingType::resale) ResaleCounter(context, finder).count(d);
  }
}

}  // namespace offerlog
