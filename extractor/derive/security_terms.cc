#include "security_terms.h"

#include <optional>
#include <string_view>

#include "security_rules.h"

namespace offerlog {
namespace {

// The security named last before the term, no further than its par value.
std::optional<Security> defined_for(const Context& c, const DefinedTerm& t) {
  constexpr std::uint32_t kParValue = 60;  // bytes: ", $0.0001 par value per share (the ""
  const Mention* last = nullptr;
  for (const Mention& m : c.reading.mentions_of(t.sentence)) {
    if (m.text.begin >= t.text.end) break;
    if (!security_of(c.reading.rule(m))) continue;
    if (m.text.overlaps(t.text)) return std::nullopt;  // "Series A Preferred Stock" tells itself
    last = &m;
  }
  if (last == nullptr || last->text.end > t.text.begin) return std::nullopt;
  const std::string_view between = c.reading.text({last->text.end, t.text.begin});
  if (between.size() > kParValue || between.find(" and ") != between.npos) return std::nullopt;
  return security_of(c.reading.rule(*last));
}

}  // namespace

std::vector<SecurityTerm> find_security_terms(const Context& context) {
  constexpr std::size_t kMost = 20;  // a filing has a few classes
  std::vector<SecurityTerm> out;
  std::size_t tried = 0;
  for (const DefinedTerm& t : context.facts.terms) {
    if (!t.term.ends_with(" Stock")) continue;
    if (tried++ == kMost) break;
    if (const auto security = defined_for(context, t)) out.push_back({t.term, *security});
  }
  return out;
}

}  // namespace offerlog
