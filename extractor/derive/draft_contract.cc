//   PURCHASE AGREEMENT dated as of January 16, 2024, by and between FENWICK LATTICE
//   LTD. (the "Company") and ARDMORE VALE FUND, LLC (the "Investor"). … the Company
//   wishes to sell to the Investor … up to Ten Million Dollars ($10,000,000) of
//
// The head alone is read: the rest says what the parties must and may do, and in a schedule
// who places the shares.
#include "draft_contract.h"

#include <algorithm>
#include <string>

#include "contract_parties.h"
#include "security_rules.h"
#include "sourced.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::uint32_t kHead = 6000;  // bytes

class ContractReader {
 public:
  explicit ContractReader(const Context& context) : c_(context), reading_(context.reading) {}

  std::optional<Draft> read() const {
    const Mention* counterparty = first("cover.counterparty");
    const auto type = type_of(counterparty);
    if (!type) return std::nullopt;
    Draft d;
    d.main = true;
    d.offering.type = *type;
    title(d.offering);
    d.offering.agreement.dated = c_.filing.dated;
    if (type->value == OfferingType::at_the_market) addressees(d.offering);
    if (d.offering.agents.empty() && counterparty != nullptr) agent(d.offering, *counterparty);
    if (d.offering.agents.empty()) agents(d.offering);
    terms(d.offering);
    placement(d.offering);
    security(d.offering);
    signing(d);
    return d;
  }

 private:
  // In the head.
  const Mention* first(std::string_view rule) const {
    const auto all = reading_.of_rule(rule);
    return all.empty() || all.front().text.begin > kHead ? nullptr : &all.front();
  }

  const AmountFact* capacity() const {
    for (const AmountFact& a : c_.facts.amounts) {
      if (a.text.begin > kHead) return nullptr;
      const bool up_to = a.meaning == Meaning::plain && is_commitment(a);
      if (a.meaning == Meaning::capacity || up_to) return &a;
    }
    return nullptr;
  }

  // "up to the lesser of (i) $50,000,000 of newly issued shares (the "Total Commitment")"
  bool is_commitment(const AmountFact& a) const {
    constexpr std::uint32_t kNear = 60;  // bytes
    const TextSpan sentence = c_.sentence_span(reading_.mention(a.mention).sentence);
    const std::string before = lowered(reading_.text_before(sentence, a.text.begin, kNear));
    return before.find("up to ") != before.npos &&
           lowered(reading_.text(sentence)).find("commitment") != std::string::npos;
  }

  // An investor that buys "up to" an amount has an equity line.
  std::optional<Sourced<OfferingType>> type_of(const Mention* counterparty) const {
    if (const Mention* m = first("type.at_the_market"))
      return Sourced<OfferingType>{OfferingType::at_the_market, {{m->text, "type.at_the_market"}}};
    if (counterparty == nullptr || capacity() == nullptr ||
        role_of(*counterparty) == AgentRole::sales_agent)
      return std::nullopt;
    return Sourced<OfferingType>{OfferingType::equity_line,
                                 {{counterparty->text, "cover.counterparty"}}};
  }

  AgentRole role_of(const Mention& counterparty) const {
    const std::string low = lowered(reading_.text(counterparty.text));
    if (contains_any(low, {"\"investor", "\"buyer", "\"purchaser"})) return AgentRole::purchaser;
    return AgentRole::sales_agent;
  }

  // Its own heading, if that says what sells; else the first that the facts know of a family that
  // does.
  void title(Offering& o) const {
    for (const KnownAgreement& known : c_.facts.agreements) {
      const bool sells = known.family == AgreementFamily::sales ||
                         known.family == AgreementFamily::equity_line ||
                         known.family == AgreementFamily::purchase;
      if (!sells || !known.title) continue;
      o.agreement.title = known.title;
      break;
    }
    const auto& own = c_.filing.title;
    const std::string headed = own ? lowered(*own) : std::string();
    const std::string told = o.agreement.title ? lowered(*o.agreement.title) : std::string();
    const bool own_sells = contains_any(headed, {"sales agreement", "distribution agreement",
                                                 "offering agreement", "sale agreement"});
    const bool longer = !told.empty() && headed.ends_with(told);
    if (longer || (own_sells && told.find(headed) == told.npos)) o.agreement.title = own;
    if (o.agreement.title) return;
    // Above the parties it stands alone, as a heading.
    const Mention* heading = first("title.agreement");
    if (heading == nullptr) return;
    o.agreement.title = {std::string(reading_.text(heading->text)),
                         {{heading->text, "title.agreement"}}};
  }

  void agent(Offering& o, const Mention& m) const {
    const TextSpan name = *reading_.capture(m, "name");
    Agent agent;
    agent.name = {std::string(reading_.text(name)), {{name, "cover.counterparty"}}};
    agent.role = {role_of(m), {{m.text, "cover.counterparty"}}};
    o.agents.push_back(std::move(agent));
  }

  void addressees(Offering& o) const {
    for (TextSpan name : names_in_address(c_, {0, kHead})) {
      Agent agent;
      agent.name = {std::string(reading_.text(name)), {{name, "cover.addressee"}}};
      agent.role = {AgentRole::sales_agent, agent.name.evidence};
      o.agents.push_back(std::move(agent));
    }
  }

  // "confirms its agreement with each of Harrow LLC and Calder Brook, Inc., each as sales
  // agent"
  void agents(Offering& o) const {
    for (const PartyFact& p : c_.facts.parties) {
      if (p.text.begin > kHead) return;
      if (p.role == AgentRole::sales_agent) add(o, p);
    }
  }

  void add(Offering& o, const PartyFact& p) const {
    Agent agent;
    agent.name = {p.name, evidence_of(reading_, p.text, p.mention)};
    agent.role = {p.role, agent.name.evidence};
    const bool known = std::any_of(o.agents.begin(), o.agents.end(), [&](const Agent& a) {
      return a.name.value == agent.name.value;
    });
    if (!known) o.agents.push_back(std::move(agent));
  }

  // "Harrow Partners is acting as sole placement agent for the offering and will receive ten
  // percent (10%) of the gross proceeds", in the schedule of the fees that the buyer was told of.
  void placement(Offering& o) const {
    if (*o.type != OfferingType::equity_line) return;
    for (const PartyFact& p : c_.facts.parties) {
      if (p.role != AgentRole::placement_agent || !p.mention.valid() ||
          reading_.rule(reading_.mention(p.mention)) != "party.acting_as")
        continue;
      add(o, p);
      const auto rates = c_.within(c_.facts.rates, c_.sentence_span(p.sentence));
      if (rates.size() == 1)
        o.commission_rate = {rates[0].rate, evidence_of(reading_, rates[0].text, rates[0].mention)};
      return;
    }
  }

  void terms(Offering& o) const {
    if (const AmountFact* a = capacity()) {
      o.max_amount = {a->amount, evidence_of(reading_, a->text, a->mention)};
      o.currency = {a->currency, evidence_of(reading_, a->text, a->mention)};
    }
    if (*o.type == OfferingType::at_the_market && !c_.facts.rates.empty()) {
      const RateFact& rate = c_.facts.rates.front();
      o.commission_rate = {rate.rate, evidence_of(reading_, rate.text, rate.mention)};
    }
  }

  void security(Offering& o) const {
    for (std::string_view rule : {"security.american_depositary_shares", "security.common_stock",
                                  "security.ordinary_shares", "security.preferred_stock"}) {
      const Mention* m = first(rule);
      if (m == nullptr) continue;
      o.securities.push_back({security_of(rule), {{m->text, std::string(rule)}}});
      return;
    }
  }

  void signing(Draft& d) const {
    Change change;
    change.type = {ChangeType::established, d.offering.type.evidence};
    change.timing.value = Timing::current;
    change.date = c_.filing.dated;
    if (change.date) change.date_basis = DateBasis::document;
    d.changes.push_back(std::move(change));
  }

  const Context& c_;
  const Reading& reading_;
};

}  // namespace

std::optional<Draft> draft_contract(const Context& context) {
  return ContractReader(context).read();
}

}  // namespace offerlog
