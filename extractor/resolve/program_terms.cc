#include "program_terms.h"

#include <algorithm>

#include "agreement_titles.h"
#include "facts_from.h"

namespace offerlog {

bool is_known_by_program(const KnownAgreement& known) {
  const bool program =
      known.family == AgreementFamily::sales || known.family == AgreementFamily::equity_line;
  return program && std::ranges::all_of(known.aliases, [](const std::string& alias) {
           return term_kind(alias) == TermOf::program;
         });
}

bool differ_in_terms(const Reading& reading, const Facts& facts, std::uint32_t then,
                     std::uint32_t now, std::uint32_t from) {
  const bool preferred = reading.has(now, "security.preferred_stock");
  const bool told = preferred || reading.has(now, "security.common_stock");
  if (told && reading.has(then, "security.preferred_stock") != preferred) return true;
  const AmountFact* before = capacity_in(facts, reading.sentence(then).text);
  const AmountFact* size = capacity_in(facts, {from, reading.sentence(now).text.end});
  return before != nullptr && size != nullptr && before->amount != size->amount;
}

const AmountFact* capacity_in(const Facts& facts, TextSpan where) {
  for (const AmountFact& a : facts_from(facts.amounts, where.begin)) {
    if (a.text.begin >= where.end) break;
    if (a.meaning == Meaning::capacity) return &a;
  }
  return nullptr;
}

}  // namespace offerlog
