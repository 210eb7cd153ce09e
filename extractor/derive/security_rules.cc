#include "security_rules.h"

namespace offerlog {
namespace {

struct SecurityRule {
  std::string_view rule;
  Security security;
};
constexpr SecurityRule kSecurities[] = {
    {"security.common_stock", Security::common_stock},
    {"security.ordinary_shares", Security::ordinary_shares},
    {"security.american_depositary_shares", Security::american_depositary_shares},
    {"security.depositary_shares", Security::depositary_shares},
    {"security.preferred_stock", Security::preferred_stock},
    {"security.pre_funded_warrants", Security::pre_funded_warrants},
    {"security.warrants", Security::warrants},
    {"security.units", Security::units},
    {"security.notes", Security::notes},
    {"security.rights", Security::rights},
};

}  // namespace

std::optional<Security> security_of(std::string_view rule) {
  for (const SecurityRule& r : kSecurities) {
    if (r.rule == rule) return r.security;
  }
  return std::nullopt;
}

}  // namespace offerlog
