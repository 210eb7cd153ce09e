// A report of a year sums up before it tells:
//
//   During 2019 we sold shares under our purchase agreement with Harrow Capital Fund, LLC …
//   [pages on]  On October 2, 2019, the Company entered into a purchase agreement (the
//   "Purchase Agreement") with Harrow Capital Fund, LLC
//
// Only purchase agreements: of two programs with one agent the undated one may be the former.
#include "join_agreements.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "agreement_titles.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

bool is_purchase(const KnownAgreement& known) {
  return known.family == AgreementFamily::purchase || known.family == AgreementFamily::equity_line;
}

// "our former purchase agreement with Harrow", "terminated the purchase agreement with".
bool is_told_as_past(const Reading& reading, const KnownAgreement& known) {
  constexpr std::uint32_t kBefore = 24;  // bytes
  if (reading.has(known.first_sentence, "change.terminated")) return true;
  const TextSpan title = known.title.evidence.front().text;
  const TextSpan sentence = reading.sentence(known.first_sentence).text;
  const std::string low = lowered(reading.text_before(sentence, title.begin, kBefore));
  return contains_any(low, {"former ", "prior ", "previous ", "earlier "});
}

// By counterparty: the purchase agreements of which each is.
std::map<std::string, std::vector<std::uint32_t>> by_counterparty(const Facts& facts) {
  std::map<std::string, std::vector<std::uint32_t>> out;
  for (const PartyFact& p : facts.parties) {
    if (!p.agreement || !is_purchase(facts.agreements[*p.agreement])) continue;
    std::vector<std::uint32_t>& of = out[p.name];
    if (std::ranges::find(of, *p.agreement) == of.end()) of.push_back(*p.agreement);
  }
  return out;
}

// The one with its day that the undated one is, where there are these two and no third.
std::optional<std::uint32_t> one_told_later(const Facts& facts, std::uint32_t undated,
                                            const std::vector<std::uint32_t>& of_party) {
  if (of_party.size() != 2) return std::nullopt;
  const std::uint32_t other = of_party[0] == undated ? of_party[1] : of_party[0];
  const KnownAgreement& early = facts.agreements[undated];
  const KnownAgreement& late = facts.agreements[other];
  const bool same = !early.dated && early.aliases.empty() && late.dated &&
                    early.family == late.family && early.first_sentence < late.first_sentence &&
                    title_key(*early.title) == title_key(*late.title);
  return same ? std::optional(other) : std::nullopt;
}

}  // namespace

void join_agreements(const Reading& reading, Facts& facts) {
  std::map<std::uint32_t, std::uint32_t> joined;  // the undated one -> the one it is
  for (const auto& [name, agreements] : by_counterparty(facts)) {
    for (std::uint32_t a : agreements) {
      const auto other = one_told_later(facts, a, agreements);
      if (other && !is_told_as_past(reading, facts.agreements[a])) joined[a] = *other;
    }
  }
  if (joined.empty()) return;
  for (AgreementReference& r : facts.references) {
    if (const auto to = joined.find(r.agreement); to != joined.end()) r.agreement = to->second;
  }
  for (PartyFact& p : facts.parties) {
    if (!p.agreement) continue;
    if (const auto to = joined.find(*p.agreement); to != joined.end()) p.agreement = to->second;
  }
}

}  // namespace offerlog
