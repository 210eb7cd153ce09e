#include "told_again.h"

#include <algorithm>

#include "drafting.h"
#include "values/ascii.h"
#include "values/months.h"

namespace offerlog {
namespace {

constexpr std::uint32_t bit(OfferingType type) { return 1U << static_cast<std::uint32_t>(type); }

// What the words for a program or a deal of one kind may be.
constexpr std::uint32_t kPrograms =
    bit(OfferingType::at_the_market) | bit(OfferingType::equity_line);
constexpr std::uint32_t kDeals =
    bit(OfferingType::registered_direct) | bit(OfferingType::best_efforts) |
    bit(OfferingType::private_placement) | bit(OfferingType::debt) | bit(OfferingType::ipo) |
    bit(OfferingType::firm_commitment) | bit(OfferingType::rights);

// Once the changes are known, one of which nothing new is told: what is said now is of another.
bool is_gone(const Draft& d) { return !d.changes.empty() && !d.has_news(); }

// "our 2021 program", "the 2024 ATM": the year that a program's name begins with.
std::optional<int> year_of_program(std::string_view text) {
  for (auto at = text.find("20"); at != text.npos; at = text.find("20", at + 1)) {
    if (at + 5 > text.size() || !is_whole(text, at, 4) || !is_digit(text[at + 2]) ||
        !is_digit(text[at + 3]))
      continue;
    if (starts_with_any_case(text.substr(at + 4), " atm") ||
        starts_with_any_case(text.substr(at + 4), " at-the-market") ||
        starts_with_any_case(text.substr(at + 4), " program"))
      return 2000 + 10 * (text[at + 2] - '0') + (text[at + 3] - '0');
  }
  return std::nullopt;
}

// The day of its agreement, and those on which something is told to have happened to it.
std::vector<Date> days_of(const Draft& d) {
  std::vector<Date> days;
  if (d.offering.agreement.dated) days.push_back(*d.offering.agreement.dated);
  for (const Change& change : d.changes) {
    if (change.date) days.push_back(*change.date);
  }
  return days;
}

bool names_ipo(std::string_view text) {
  const auto at = text.find("IPO");
  return at != text.npos && is_whole(text, at, 3);
}

// "the Investors": by a word that the parties of other deals share.
bool is_role(std::string_view name) {
  return ends_with_any(lowered(name), {"investor", "investors", "purchaser", "purchasers", "buyer",
                                       "buyers", "holder", "holders", "parties", "lender"});
}

}  // namespace

ToldAgain::ToldAgain(const Context& context, const std::vector<Draft>& drafts)
    : context_(context), drafts_(drafts) {
  note_buyers();
}

std::optional<std::uint32_t> ToldAgain::at(std::uint32_t sentence) const {
  if (!context_.within(context_.facts.references, context_.sentence_span(sentence)).empty())
    return std::nullopt;
  const Kinds kinds = kinds_of(sentence);
  const bool programs = (kinds & kPrograms) != 0;
  const bool deals = (kinds & kDeals) != 0;
  if (programs && deals) return std::nullopt;
  const Index by_kind = programs ? program_of(sentence, kinds)
                        : deals  ? deal_of(sentence, kinds)
                                 : Index();
  return by_kind ? by_kind : bought_by(sentence);
}

ToldAgain::Kinds ToldAgain::kinds_of(std::uint32_t sentence) const {
  Kinds kinds = 0;
  for (const Mention& m : context_.reading.mentions_of(sentence)) {
    if (context_.reading.kind(m) != "type") continue;
    for (const TypeCue& cue : kTypeCues) {
      if (cue.rule == context_.reading.rule(m)) kinds |= bit(cue.type);
    }
  }
  if (names_ipo(context_.reading.text(context_.sentence_span(sentence))))
    kinds |= bit(OfferingType::ipo);
  return kinds;
}

// "our equity line", "the at-the-market facility": the one that there is.
ToldAgain::Index ToldAgain::program_of(std::uint32_t sentence, Kinds kinds) const {
  const auto year = year_of_program(context_.reading.text(context_.sentence_span(sentence)));
  const Draft* only = only_draft(drafts_, [&](const Draft& d) {
    const auto& signed_on = d.offering.agreement.dated;
    return (bit(*d.offering.type) & kinds & kPrograms) != 0 && !is_gone(d) &&
           (!year || (signed_on && signed_on->year == *year));
  });
  if (only == nullptr) return std::nullopt;
  return static_cast<std::uint32_t>(only - drafts_.data());
}

// "In May 2024 we closed a registered direct offering": the one of that kind and time.
ToldAgain::Index ToldAgain::deal_of(std::uint32_t sentence, Kinds kinds) const {
  if (context_.reading.has(sentence, "timing.alongside") || !tells_of_deal(sentence))
    return std::nullopt;
  const Draft* only = only_draft(drafts_, [&](const Draft& d) {
    const bool first = d.offering.type.value == OfferingType::ipo;  // there is but one
    return (bit(*d.offering.type) & kinds & kDeals) != 0 && (first || is_of_time(d, sentence));
  });
  if (only != nullptr) return static_cast<std::uint32_t>(only - drafts_.data());
  const Kinds wider = kinds | bit(OfferingType::best_efforts);
  return wider != kinds && is_plain_public_offering(sentence) ? deal_of(sentence, wider) : Index();
}

// "we completed a public offering", which may have been on best efforts; not "the 2024 Public
// Offering", which is called so.
bool ToldAgain::is_plain_public_offering(std::uint32_t sentence) const {
  return std::ranges::any_of(context_.reading.mentions_of(sentence), [&](const Mention& m) {
    return context_.reading.rule(m) == "type.underwritten" &&
           context_.reading.text(m.text) == "public offering";
  });
}

// What it brought, at what price it was agreed, or when it closed; not what became of warrants "in
// connection with" it.
bool ToldAgain::tells_of_deal(std::uint32_t sentence) const {
  if (context_.reading.has(sentence, "change.closed") || raises(sentence) || is_agreed(sentence) ||
      (context_.reading.has(sentence, "type.ipo") &&
       context_.reading.has(sentence, "change.effective")))
    return true;
  const auto amounts = context_.within(context_.facts.amounts, context_.sentence_span(sentence));
  return std::ranges::any_of(amounts, [](const AmountFact& a) {
    return a.meaning == Meaning::gross_proceeds || a.meaning == Meaning::net_proceeds ||
           a.meaning == Meaning::proceeds || a.meaning == Meaning::principal;
  });
}

// "On August 6 we agreed to sell 3,000,000 shares in an underwritten offering at $9.50 per share"
bool ToldAgain::is_agreed(std::uint32_t sentence) const {
  const auto amounts = context_.within(context_.facts.amounts, context_.sentence_span(sentence));
  return context_.reading.has(sentence, "change.priced") &&
         std::ranges::any_of(amounts,
                             [](const AmountFact& a) { return a.meaning == Meaning::price; });
}

// "In August we raised Tier 2 capital through a private placement of subordinated notes"
bool ToldAgain::raises(std::uint32_t sentence) const {
  return std::ranges::any_of(context_.reading.mentions_of(sentence), [&](const Mention& m) {
    return context_.reading.rule(m) == "change.sold" &&
           context_.reading.text(m.text).ends_with("raised");
  });
}

bool ToldAgain::is_of_time(const Draft& draft, std::uint32_t sentence) const {
  return std::ranges::any_of(days_of(draft), [&](Date day) { return tells_of_day(sentence, day); });
}

// By that day, one soon after it, for a deal closes some days after it is signed, or by the month
// or the quarter.
bool ToldAgain::tells_of_day(std::uint32_t sentence, Date day) const {
  constexpr int kCloses = 20;  // days
  const TextSpan span = context_.sentence_span(sentence);
  const auto dates = context_.within(context_.facts.dates, span);
  const auto periods = context_.within(context_.facts.periods, span);
  return std::ranges::any_of(dates,
                             [&](const DateFact& told) {
                               return told.date && !(*told.date < day) &&
                                      days_between(day, *told.date) <= kCloses;
                             }) ||
         std::ranges::any_of(periods,
                             [&](const PeriodFact& told) {
                               return told.first && told.last && !(day < *told.first) &&
                                      !(*told.last < day);
                             }) ||
         tells_of_month_alone(context_.reading.text(span), day);
}

// "In August we": the last one of that name.
bool ToldAgain::tells_of_month_alone(std::string_view text, Date day) const {
  constexpr int kYear = 366;  // days
  if (!context_.period || !context_.period->last ||
      days_between(day, *context_.period->last) >= kYear)
    return false;
  const std::string in = "n " + std::string(month_name(day.month));  // "In", "in"
  const auto at = text.find(in);
  if (at == text.npos) return false;
  const std::string_view behind = text.substr(at + in.size());
  return behind.size() > 1 && (behind[0] == ' ' || behind[0] == ',') && !is_digit(behind[1]) &&
         !behind.starts_with(" of ");
}

// "In August, Harrow invested $20.0 million in our preferred stock"
ToldAgain::Index ToldAgain::bought_by(std::uint32_t sentence) const {
  if (buyers_.empty()) return std::nullopt;
  const std::string_view text = context_.reading.text(context_.sentence_span(sentence));
  Index only;
  for (const Buyer& buyer : buyers_) {
    const auto at = text.find(buyer.name);
    if (at == text.npos || !is_whole(text, at, buyer.name.size())) continue;
    if (only && *only != buyer.draft) return std::nullopt;
    only = buyer.draft;
  }
  return only;
}

void ToldAgain::note_buyers() {
  for (std::uint32_t d = 0; d < drafts_.size(); ++d) {
    for (const std::string& name : drafts_[d].buyers) {
      if (!is_role(name)) buyers_.push_back({name, d});
    }
  }
}

}  // namespace offerlog
