#include "party_roles.h"

#include <string>

#include "values/ascii.h"

namespace offerlog {
namespace {

struct RoleWord {
  std::string_view word;
  AgentRole role;
};
// The first word found decides; order matters ("placement agent" is an agent).
constexpr RoleWord kRoles[] = {
    {"placement agent", AgentRole::placement_agent},
    {"solicitation agent", AgentRole::placement_agent},  // of the exercise of warrants
    {"inducement agent", AgentRole::placement_agent},
    {"forward seller", AgentRole::forward_seller},
    {"forward purchaser", AgentRole::other},
    {"forward counterpart", AgentRole::other},
    {"financial advis", AgentRole::other},
    {"sales agent", AgentRole::sales_agent},
    {"distribution agent", AgentRole::sales_agent},
    {"dealer", AgentRole::other},
    {"underwriter", AgentRole::underwriter},
    {"underwritten", AgentRole::underwriter},
    {"book", AgentRole::underwriter},
    {"co-manager", AgentRole::underwriter},
    {"manager", AgentRole::underwriter},
    {"representative", AgentRole::underwriter},
    {"purchaser", AgentRole::purchaser},
    {"buyer", AgentRole::purchaser},
    {"investor", AgentRole::purchaser},
    {"agent", AgentRole::sales_agent},
    {"principal", AgentRole::sales_agent},
};

struct FamilyRole {
  AgreementFamily family;
  AgentRole role;
};
constexpr FamilyRole kFamilyRoles[] = {
    {AgreementFamily::sales, AgentRole::sales_agent},
    {AgreementFamily::underwriting, AgentRole::underwriter},
    {AgreementFamily::placement_agency, AgentRole::placement_agent},
    {AgreementFamily::purchase, AgentRole::purchaser},
    {AgreementFamily::equity_line, AgentRole::purchaser},
};

}  // namespace

std::optional<AgentRole> role_in(std::string_view words) {
  const std::string low = lowered(words);
  for (const RoleWord& r : kRoles) {
    if (low.find(r.word) != std::string::npos) return r.role;
  }
  return std::nullopt;
}

std::optional<AgentRole> role_of(AgreementFamily family) {
  for (const FamilyRole& f : kFamilyRoles) {
    if (f.family == family) return f.role;
  }
  return std::nullopt;
}

}  // namespace offerlog
