// How the record spells its enumerations, both ways.
//
//   name_of(ChangeType::sales_reported)        "sales_reported"
//   parse_name<Status>("suspended")            Status::suspended
//   parse_name<Status>("paused")               nothing
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "offerlog/diagnostic.h"
#include "offerlog/document.h"
#include "offerlog/facts.h"
#include "offerlog/record.h"

namespace offerlog {

// Of the record.
std::string_view name_of(FilingKind value);
std::string_view name_of(OfferingType value);
std::string_view name_of(Security value);
std::string_view name_of(AgentRole value);
std::string_view name_of(Status value);
std::string_view name_of(ChangeType value);
std::string_view name_of(Scope value);
std::string_view name_of(Timing value);
std::string_view name_of(DateBasis value);
std::string_view name_of(RemainingBasis value);
std::string_view name_of(CheckResult value);
std::string_view name_of(Severity value);
std::string_view name_of(Format value);
// Of the stages before it.
std::string_view name_of(BlockKind value);
std::string_view name_of(Meaning value);
std::string_view name_of(AgreementFamily value);

// Every value, in the order of its declaration. The enumerations count from 0
// without a gap, and what lies past the last has an empty name.
template <class Enum>
std::vector<Enum> all_values() {
  std::vector<Enum> values;
  for (int i = 0; !name_of(static_cast<Enum>(i)).empty(); ++i) {
    values.push_back(static_cast<Enum>(i));
  }
  return values;
}

template <class Enum>
std::optional<Enum> parse_name(std::string_view name) {
  for (Enum value : all_values<Enum>()) {
    if (name_of(value) == name) return value;
  }
  return std::nullopt;
}

}  // namespace offerlog
