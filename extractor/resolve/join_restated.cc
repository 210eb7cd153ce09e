#include "join_restated.h"

#include <algorithm>
#include <optional>
#include <string>

#include "values/ascii.h"

namespace offerlog {
namespace {

void join_at(const Reading& reading, Facts& facts, const Mention& verb) {
  constexpr std::uint32_t kObject = 60;  // "… in its entirety that certain"
  if (reading.text(verb.text).find("restat") == std::string_view::npos) return;
  std::optional<std::uint32_t> later;
  std::optional<std::uint32_t> former;
  for (const AgreementReference& r : facts.references) {
    if (r.sentence < verb.sentence) continue;
    if (r.sentence > verb.sentence || former) break;
    const std::string title = lowered(*facts.agreements[r.agreement].title);
    if (r.text.end <= verb.text.begin && title.starts_with("amended and restated"))
      later = r.agreement;
    if (r.text.begin >= verb.text.end && r.text.begin - verb.text.end < kObject)
      former = r.agreement;
  }
  if (!later || !former || later == former) return;
  KnownAgreement& now = facts.agreements[*later];
  KnownAgreement& then = facts.agreements[*former];
  if (now.family != then.family || now.restated || then.restated) return;
  now.restated = true;
  now.first_dated = then.dated;
  now.aliases.insert(now.aliases.end(), then.aliases.begin(), then.aliases.end());
  now.first_sentence = std::min(now.first_sentence, then.first_sentence);
  for (AgreementReference& r : facts.references) {
    if (r.agreement == *former) r.agreement = *later;
  }
}

}  // namespace

void join_restated(const Reading& reading, Facts& facts) {
  for (const Mention& m : reading.of_rule("change.amended")) join_at(reading, facts, m);
}

}  // namespace offerlog
