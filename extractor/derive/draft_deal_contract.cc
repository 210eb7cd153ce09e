//   UNDERWRITING AGREEMENT
//   March 12, 2025
//   … Hollinmere, Inc. (the "Company") proposes to issue and sell to the several
//   underwriters named in Schedule A an aggregate of 6,500,000 shares of its common stock …
//
// What is sold stands beside those words or in a heading above them; prices, fees, the day of
// closing and the underwriters' names may stand anywhere, down to the schedules at the end. All
// else is what the parties represent, promise and may do.
#include "draft_deal_contract.h"

#include <algorithm>
#include <string>

#include "contract_parties.h"
#include "security_rules.h"
#include "sourced.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// Of a contract's words behind the first naming of its parties, in bytes.
constexpr std::uint32_t kHead = 8000;

// The first that the title ends with.
struct DealKind {
  std::string_view title;
  OfferingType type;
  AgentRole role;  // of the company's counterparty
};

constexpr DealKind kDealKinds[] = {
    {"underwriting agreement", OfferingType::firm_commitment, AgentRole::underwriter},
    {"placement agency agreement", OfferingType::best_efforts, AgentRole::placement_agent},
    {"placement agent agreement", OfferingType::best_efforts, AgentRole::placement_agent},
    {"purchase agreement", OfferingType::private_placement, AgentRole::purchaser},
    {"subscription agreement", OfferingType::private_placement, AgentRole::purchaser},
};

const DealKind* kind_of(const std::string& title) {
  if (contains_any(title, {"amend", "form of", "terminat"})) return nullptr;
  const auto found = std::ranges::find_if(
      kDealKinds, [&](const DealKind& kind) { return title.ends_with(kind.title); });
  return found == std::end(kDealKinds) ? nullptr : &*found;
}

// Its own new securities: a purchase agreement may be for those of another company.
bool sells(std::string_view low) {
  if (contains_any(low,
                   {"issue and sell", "issuance and sale", "sell and issue", "sale and issuance",
                    "issue, and sell", "offer and sell", "sell and deliver"}))
    return true;
  constexpr std::size_t kReach = 160;  // bytes
  for (std::string_view verb : {"agrees to sell", "desires to sell", "wishes to sell"}) {
    const auto at = low.find(verb);
    if (at == low.npos) continue;
    const auto subject = low.substr(at - std::min(at, kReach), std::min(at, kReach));
    if (subject.find("company") != subject.npos && subject.find("seller") == subject.npos)
      return true;
  }
  return false;
}

class DealContractReader {
 public:
  explicit DealContractReader(const Context& context)
      : c_(context),
        reading_(context.reading),
        body_(begin_of_body()),
        head_{0,
              std::min(body_ + kHead, static_cast<std::uint32_t>(reading_.document.text.size()))} {}

  std::optional<Draft> read() const {
    const auto& title = c_.filing.title;
    const DealKind* kind = title ? kind_of(lowered(*title)) : nullptr;
    if (kind == nullptr || !c_.filing.dated) return std::nullopt;
    const std::string head = lowered(reading_.text(head_));
    if (!sells(head)) return std::nullopt;
    Draft d;
    d.main = true;
    d.offering.agreement.title = title;
    d.offering.agreement.dated = c_.filing.dated;
    const bool notes = principal(d.offering);
    if (!notes) counts(d.offering);
    d.offering.type = {notes ? OfferingType::debt : type_of(*kind, head), title.evidence};
    securities(d.offering);
    const bool through_banks = kind->role != AgentRole::purchaser;
    if (!notes) price(d.offering, through_banks);
    proceeds(d.offering, through_banks);
    if (through_banks) commission(d.offering);
    add_contract_parties(c_, kind->role, head_, d.offering);
    pricing(d);
    closing(d);
    return d;
  }

 private:
  // Where the company is named and called so.
  std::uint32_t begin_of_body() const {
    const auto companies = reading_.of_rule("cover.company");
    return companies.empty() ? 0 : companies.front().text.begin;
  }

  // So much of it as bounds the work on a text without full stops.
  std::string low_sentence(std::uint32_t sentence) const {
    constexpr std::uint32_t kLongest = 6000;  // bytes
    TextSpan words = c_.sentence_span(sentence);
    words.end = std::min(words.end, words.begin + kLongest);
    return lowered(reading_.text(words));
  }

  // What stands right before an amount or a count, in its sentence; in lower case.
  std::string before(TextSpan number, MentionId mention, std::uint32_t most) const {
    const TextSpan sentence = c_.sentence_span(reading_.mention(mention).sentence);
    return lowered(reading_.text_before(sentence, number.begin, most));
  }

  // And behind it.
  std::string behind(TextSpan number, MentionId mention, std::uint32_t most) const {
    const TextSpan sentence = c_.sentence_span(reading_.mention(mention).sentence);
    const std::uint32_t end = std::max(sentence.end, number.end);
    return lowered(reading_.text({number.end, number.end + std::min(end - number.end, most)}));
  }

  OfferingType type_of(const DealKind& kind, const std::string& head) const {
    if (kind.type == OfferingType::firm_commitment)
      return is_first() ? OfferingType::ipo : kind.type;
    if (kind.type == OfferingType::private_placement &&
        contains_any(head, {"effective registration statement", "shelf registration statement",
                            "registered direct"}))
      return OfferingType::registered_direct;
    return kind.type;
  }

  // Registered on Form S-1 or F-1, and priced for the first time: "the initial public offering
  // price" alone is said of any offering at a fixed price.
  bool is_first() const {
    const std::string low = lowered(reading_.text(head_));
    return contains_any(low, {"form s-1", "form f-1", "form s-11"}) &&
           contains_any(
               low, {"initial public offering", "testing-the-waters", "confidential submission"});
  }

  // "6,500,000 Shares of Common Stock" above the parties; "to issue and sell … an aggregate of
  // 6,500,000 shares" below.
  bool tells_what_is_sold(std::uint32_t sentence) const {
    const std::string low = low_sentence(sentence);
    if (contains_any(low, {"outstanding", "authorized capital"})) return false;
    return c_.sentence_span(sentence).end <= body_ || sells(low) ||
           contains_any(low, {" to be sold", " agrees to sell"});
  }

  // Of notes, without what an option adds; where there are several series, no sum is printed.
  // Returns whether there are notes.
  bool principal(Offering& o) const {
    std::vector<const AmountFact*> series;
    for (const AmountFact& a : c_.within(c_.facts.amounts, head_)) {
      const std::uint32_t sentence = reading_.mention(a.mention).sentence;
      if (a.meaning != Meaning::principal || !tells_what_is_sold(sentence) ||
          before(a.text, a.mention, kNear).find("additional") != std::string::npos)
        continue;
      const bool known = std::ranges::any_of(
          series, [&](const AmountFact* other) { return other->amount == a.amount; });
      if (!known) series.push_back(&a);
    }
    if (series.size() == 1) {
      const AmountFact& only = *series.front();
      set_slot(reading_, o.principal_amount, only);
      set_slot(reading_, o.currency, only.currency, only.text, only.mention);
    }
    return !series.empty();
  }

  // "up to an additional 975,000 shares (the "Option Shares")"
  bool is_option(const CountFact& n) const {
    if (n.meaning == Meaning::option) return true;
    if (n.of_warrants || n.text.begin > head_.end) return false;
    const std::string low = low_sentence(reading_.mention(n.mention).sentence);
    return low.find("option") != std::string::npos &&
           (before(n.text, n.mention, kNear / 2).find("additional") != std::string::npos ||
            contains_any(behind(n.text, n.mention, kNear),
                         {"additional", "option shares", "optional shares", "option ads"}));
  }

  void counts(Offering& o) const {
    for (const CountFact& n : c_.facts.counts) {
      if (is_option(n)) {
        set_slot(reading_, o.option_shares, n);
        continue;
      }
      const bool plain = n.meaning == Meaning::plain || n.meaning == Meaning::capacity;
      if (!plain || n.of_warrants || n.text.begin > head_.end) continue;
      if (tells_what_is_sold(reading_.mention(n.mention).sentence))
        set_slot(reading_, o.shares_offered, n);
    }
  }

  // Named where it is said what is sold; else the first of the head.
  void securities(Offering& o) const {
    const Mention* first = nullptr;
    for (const Mention& m : reading_.mentions.mentions) {
      if (m.text.begin > head_.end) break;
      if (!security_of(reading_.rule(m))) continue;
      if (first == nullptr) first = &m;
      if (tells_what_is_sold(m.sentence) && !is_of_warrant(m)) add_security(o, m);
    }
    if (o.securities.empty() && first != nullptr) add_security(o, *first);
  }

  // "the Pre-Funded Warrants", "the Warrant Shares" are no warrants beside.
  bool is_of_warrant(const Mention& m) const {
    if (reading_.rule(m) != "security.warrants") return false;
    const TextSpan sentence = c_.sentence_span(m.sentence);
    const std::string lead = lowered(reading_.text_before(sentence, m.text.begin, 12));
    return trim(lead).ends_with("funded") ||
           starts_with_any_case(reading_.text({m.text.end, sentence.end}), " share");
  }

  void add_security(Offering& o, const Mention& m) const {
    const Security security = *security_of(reading_.rule(m));
    const bool known = std::ranges::any_of(
        o.securities, [&](const Sourced<Security>& s) { return s.value == security; });
    if (!known) o.securities.push_back({security, {{m.text, std::string(reading_.rule(m))}}});
  }

  // What the public or the buyers pay: "the purchase price per Firm Share to be paid by the
  // several Underwriters" is less by their discount.
  void price(Offering& o, bool through_banks) const {
    for (const AmountFact& a : c_.facts.amounts) {
      if (o.price || a.meaning == Meaning::excluded) continue;
      if (!(through_banks ? is_public_price(a) : is_purchase_price(a))) continue;
      set_slot(reading_, o.price, a);
      set_slot(reading_, o.currency, a.currency, a.text, a.mention);
    }
  }

  bool is_public_price(const AmountFact& a) const {
    if (a.meaning != Meaning::price && a.meaning != Meaning::plain) return false;
    const std::string lead = before(a.text, a.mention, 2 * kNear);
    return contains_any(lead,
                        {"to the public", "to public", "offering price", "price to public"}) &&
           lead.find('$') == std::string::npos;
  }

  bool is_purchase_price(const AmountFact& a) const {
    if (a.meaning != Meaning::price && a.meaning != Meaning::plain) return false;
    const std::string lead = before(a.text, a.mention, 2 * kNear);
    const std::string tail = behind(a.text, a.mention, kNear);
    const bool each = contains_any(lead, {"per share", "each share", "per unit", "per ads"}) ||
                      contains_any(tail, {"per share", "per unit", "per ads", "for each share"});
    return each && contains_any(lead, {"purchase price", "offering price", "price of"});
  }

  // Where the contract prints them: a placement's sum, not what each underwriter pays.
  void proceeds(Offering& o, bool through_banks) const {
    for (const AmountFact& a : c_.within(c_.facts.amounts, head_)) {
      const bool gross = a.meaning == Meaning::gross_proceeds;
      const bool whole =
          !through_banks &&
          before(a.text, a.mention, kNear).find("aggregate purchase price of") != std::string::npos;
      if (!gross && !whole) continue;
      set_slot(reading_, o.gross_proceeds, a);
      set_slot(reading_, o.currency, a.currency, a.text, a.mention);
    }
  }

  void commission(Offering& o) const {
    if (c_.facts.rates.empty()) return;
    const RateFact& r = c_.facts.rates.front();
    set_slot(reading_, o.commission_rate, r.rate, r.text, r.mention);
  }

  void pricing(Draft& d) const {
    Change change;
    change.type = {ChangeType::priced, d.offering.type.evidence};
    change.timing.value = Timing::current;
    change.date = c_.filing.dated;
    change.date_basis = DateBasis::document;
    d.changes.push_back(std::move(change));
  }

  // "Payment for the Shares shall be made at 9:00 a.m. on March 14, 2025"
  bool is_of_closing(std::uint32_t sentence) const {
    const std::string low = low_sentence(sentence);
    return contains_any(low, {"payment for", "payment of", "delivery of", "deliver ", "the closing",
                              "closing date", "time of purchase", "time of delivery"}) &&
           contains_any(low, {"shall be made", "will be made", "shall take place",
                              "will take place", "shall occur", "will occur", "shall be held",
                              "shall be delivered", "shall be paid", "will be delivered",
                              "shall be, ", "shall be 9", "shall be 10", " means "}) &&
           low.find("option closing") == std::string::npos;
  }

  void closing(Draft& d) const {
    constexpr int kLongest = 45;         // days
    std::optional<std::uint32_t> other;  // a sentence that tells of something else
    for (const DateFact& day : c_.facts.dates) {
      const std::uint32_t sentence = reading_.mention(day.mention).sentence;
      if (!day.date || *day.date <= *c_.filing.dated || sentence == other ||
          days_between(*c_.filing.dated, *day.date) > kLongest)
        continue;
      if (!is_of_closing(sentence)) {
        other = sentence;
        continue;
      }
      Change change;
      change.date = {*day.date, evidence_of(reading_, day.text, day.mention)};
      change.date_basis = DateBasis::stated;
      change.type = {ChangeType::completed, change.date.evidence};
      change.timing.value = Timing::prospective;
      d.changes.push_back(std::move(change));
      return;
    }
  }

  static constexpr std::uint32_t kNear = 60;  // bytes

  const Context& c_;
  const Reading& reading_;
  std::uint32_t body_;  // where the cover and the heading end
  TextSpan head_;
};

}  // namespace

std::optional<Draft> draft_deal_contract(const Context& context) {
  return DealContractReader(context).read();
}

}  // namespace offerlog
