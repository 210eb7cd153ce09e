#include "concurrent_deals.h"

#include <algorithm>
#include <limits>
#include <span>
#include <string>

#include "values/ascii.h"

namespace offerlog {
namespace {

struct DealWord {
  std::string_view word;  // lower case
  DealWords deal;
};
constexpr DealWord kWords[] = {
    {"notes", DealWords::notes},
    {"note offering", DealWords::notes},
    {"principal amount", DealWords::notes},
    {"debentures", DealWords::notes},
    {"equity offering", DealWords::stock},
    {"stock", DealWords::stock},
    {"shares", DealWords::stock},
    {"share offering", DealWords::stock},
    {"ads", DealWords::stock},
};
constexpr DealWord kClassWords[] = {
    {"preferred", DealWords::preferred},
    {"depositary shares", DealWords::preferred},
    {"common", DealWords::common},
};

std::span<const DealWord> words_of(DealPair pair) {
  if (pair == DealPair::common_and_preferred) return kClassWords;
  return kWords;
}

// What releases call the deals.
constexpr DealWord kNames[] = {
    {"notes offering", DealWords::notes},  {"note offering", DealWords::notes},
    {"equity offering", DealWords::stock}, {"stock offering", DealWords::stock},
    {"share offering", DealWords::stock},
};

bool says_concurrent(const std::string& low) {
  const auto has = [&](std::string_view word) { return low.find(word) != std::string::npos; };
  return has("concurrent") || has("separate") ||
         (has("notes offering") && (has("equity offering") || has("stock offering")));
}

bool sells_both(const Context& c, std::uint32_t sentence) {
  bool principal = false;
  bool stock = c.reading.has(sentence, "shares.count");
  for (const AmountFact& a : c.within(c.facts.amounts, c.sentence_span(sentence))) {
    principal = principal || a.meaning == Meaning::principal;
    stock = stock || a.meaning == Meaning::capacity;
  }
  return principal && stock && c.reading.has(sentence, "security.common_stock");
}

}  // namespace

std::optional<std::uint32_t> find_concurrent_deals(const Context& context) {
  for (std::uint32_t s = 0; s < context.reading.mentions.sentences.size(); ++s) {
    if (!reports_changes(context.section_of(s)) || !sells_both(context, s)) continue;
    if (says_concurrent(lowered(context.reading.text(context.sentence_span(s))))) return s;
  }
  return std::nullopt;
}

DealWords deal_words_of(const Context& context, std::uint32_t sentence, DealPair pair) {
  const std::string low = lowered(context.reading.text(context.sentence_span(sentence)));
  if (low.find("offerings") != std::string::npos) return DealWords::both;
  DealWords told = DealWords::none;
  for (const DealWord& w : words_of(pair)) {
    const auto at = low.find(w.word);
    if (at == std::string::npos || !is_whole(low, at, w.word.size())) continue;
    if (told != DealWords::none && told != w.deal) return DealWords::both;
    told = w.deal;
  }
  return told;
}

namespace {

// "The Equity Offering is expected to bring $93.7 million": the deal named last
// before the figure.
DealWords named_before(std::string_view low) {
  DealWords last = DealWords::none;
  std::size_t latest = 0;
  for (const DealWord& w : kNames) {
    const auto at = low.rfind(w.word);
    if (at == low.npos || at < latest) continue;
    latest = at;
    last = w.deal;
  }
  return last;
}

}  // namespace

DealWords deal_words_near(const Context& context, std::uint32_t sentence, TextSpan place,
                          DealPair pair) {
  const TextSpan span = context.sentence_span(sentence);
  const std::string low = lowered(context.reading.text(span));
  const DealWords named = named_before(std::string_view(low).substr(0, place.begin - span.begin));
  if (named != DealWords::none && pair == DealPair::stock_and_notes) return named;
  DealWords best = DealWords::none;
  std::uint32_t nearest = std::numeric_limits<std::uint32_t>::max();
  for (const DealWord& w : words_of(pair)) {
    for (auto at = low.find(w.word); at != std::string::npos; at = low.find(w.word, at + 1)) {
      if (!is_whole(low, at, w.word.size())) continue;
      const auto begin = span.begin + static_cast<std::uint32_t>(at);
      const TextSpan word{begin, begin + static_cast<std::uint32_t>(w.word.size())};
      if (word.gap_to(place) >= nearest) continue;
      nearest = word.gap_to(place);
      best = w.deal;
    }
  }
  return best;
}

DealWords first_named_in(const Context& context, TextSpan words) {
  const std::string low = lowered(context.reading.text(words));
  auto stock = std::string::npos;
  auto notes = std::string::npos;
  for (const DealWord& w : kWords) {
    auto& first = w.deal == DealWords::notes ? notes : stock;
    const auto at = low.find(w.word);
    if (at != std::string::npos && is_whole(low, at, w.word.size())) first = std::min(first, at);
  }
  if (stock == std::string::npos || notes == std::string::npos) return DealWords::none;
  return stock < notes ? DealWords::stock : DealWords::notes;
}

namespace {

// "1,720,322 shares, excluding those … issued in the concurrent private placement".
bool is_left_out(const Context& context, const Mention& placement) {
  const TextSpan before{context.sentence_span(placement.sentence).begin, placement.text.begin};
  return lowered(context.reading.text(before)).find("exclud") != std::string::npos;
}

// "agreements for the sale of 6,250,000 shares and, in a concurrent private placement,
// warrants": what stands before it is offered.
bool is_second_of_two(const Context& context, const Mention& placement) {
  const std::string_view before = context.reading.text_before(
      context.sentence_span(placement.sentence), placement.text.begin, 12);
  return before.ends_with(" and, in a ") || before.ends_with(" and in a ");
}

// Pre-funded warrants, which are shares but for a cent, and no others.
bool places_pre_funded(const Reading& reading, std::uint32_t sentence) {
  std::vector<TextSpan> pre_funded;
  for (const Mention& m : reading.mentions_of(sentence)) {
    if (reading.rule(m) == "security.pre_funded_warrants") pre_funded.push_back(m.text);
  }
  for (const Mention& m : reading.mentions_of(sentence)) {
    if (reading.rule(m) != "security.warrants") continue;
    if (std::none_of(pre_funded.begin(), pre_funded.end(),
                     [&](TextSpan p) { return p.overlaps(m.text); }))
      return false;
  }
  return !pre_funded.empty();
}

}  // namespace

std::optional<std::uint32_t> find_placement_beside(const Context& context) {
  const Reading& reading = context.reading;
  for (const Mention& m : reading.of_rule("type.placement_beside")) {
    if (!reports_changes(context.section_of(m.sentence)) || is_left_out(context, m)) continue;
    // Warrants alone are a sweetener of the offering, and no placement to tell of.
    TextSpan told = context.sentence_span(m.sentence);
    if (is_second_of_two(context, m)) told.begin = m.text.end;
    const auto counts = context.within(context.facts.counts, told);
    const bool shares = std::any_of(counts.begin(), counts.end(),
                                    [](const CountFact& f) { return !f.of_warrants; });
    if (shares || places_pre_funded(reading, m.sentence)) return m.sentence;
  }
  return std::nullopt;
}

bool tells_of_all_deals(const Context& context, std::uint32_t sentence, TextSpan place) {
  constexpr std::uint32_t kReach = 200;  // bytes; a sentence may be long
  const TextSpan span = context.sentence_span(sentence);
  const TextSpan around{place.begin - std::min(place.begin - span.begin, kReach),
                        std::min(span.end, place.end + kReach)};
  const std::string low = lowered(context.reading.text(around));
  return contains_any(low, {"each of the transactions", "each of the offerings",
                            "both transactions", "both offerings", "closings of the transactions"});
}

PlacementWords placement_words_of(const Context& context, std::uint32_t sentence) {
  const Reading& reading = context.reading;
  const TextSpan span = context.sentence_span(sentence);
  std::string low = lowered(reading.text(span));
  if (contains_any(low, {"both transactions", "both offerings", "each of the offerings"}))
    return PlacementWords::both;
  if (!reading.has(sentence, "type.private_placement")) return PlacementWords::none;
  for (const Mention& m : reading.mentions_of(sentence)) {
    if (reading.rule(m) == "type.placement_beside" && is_second_of_two(context, m))
      return PlacementWords::both;
  }
  for (const Mention& m : reading.mentions_of(sentence)) {
    if (reading.rule(m) == "timing.alongside")
      low.replace(m.text.begin - span.begin, m.text.size(), m.text.size(), ' ');
  }
  // "less than the offering price", "at the IPO price": a price is no offering.
  for (std::string_view price : {"public offering price", "the offering price", "ipo price"}) {
    for (auto at = low.find(price); at != std::string::npos; at = low.find(price, at))
      low.replace(at, price.size(), price.size(), ' ');
  }
  for (std::string_view word :
       {"public offering", "underwritten", "registered direct", "registered offering",
        "the offering", "this offering", "both", "ipo"}) {
    const auto at = low.find(word);
    if (at != std::string::npos && is_whole(low, at, word.size())) return PlacementWords::both;
  }
  return PlacementWords::placement;
}

}  // namespace offerlog
