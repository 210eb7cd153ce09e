// A record, short enough to be written down in a test:
//
//   at_the_market suspended "Sales Agreement" 2023-05-04 max_amount=5000000
//     established historical 2023-05-04
//     sales_reported current 2024-06-03 shares=4169
#pragma once

#include <string>

#include "offerlog/names.h"
#include "offerlog/record.h"

namespace offerlog {

inline std::string printed(const Date& value) { return value.to_string(); }
inline std::string printed(const Decimal& value) { return value.to_string(); }
inline std::string printed(std::int64_t value) { return std::to_string(value); }
inline std::string printed(bool value) { return value ? "true" : "false"; }

template <class T>
std::string slot(const char* name, const Sourced<T>& value) {
  return value ? std::string(" ") + name + "=" + printed(*value) : "";
}

inline std::string print_offering(const Offering& o) {
  std::string out(name_of(*o.type));
  if (o.status) out += " " + std::string(name_of(*o.status));
  if (o.agreement.title) out += " \"" + *o.agreement.title + "\"";
  if (o.agreement.dated) out += " " + printed(*o.agreement.dated);
  out += slot("in_force", o.agreement.in_force);
  for (const Agent& a : o.agents) {
    out += " with " + *a.name + " (" + std::string(name_of(*a.role)) + ")";
  }
  out += slot("max_amount", o.max_amount) + slot("max_shares", o.max_shares) +
         slot("shares_offered", o.shares_offered) + slot("price", o.price) +
         slot("gross_proceeds", o.gross_proceeds) + slot("net_proceeds", o.net_proceeds) +
         slot("option_shares", o.option_shares) + slot("principal_amount", o.principal_amount) +
         slot("commission_rate", o.commission_rate) + slot("remaining_amount", o.remaining_amount);
  if (o.remaining_basis)
    out += *o.remaining_basis == RemainingBasis::derived ? " derived" : " stated";
  return out + "\n";
}

inline std::string print_change(const Change& c) {
  std::string out(name_of(*c.type));
  if (c.scope) out += " " + std::string(name_of(*c.scope));
  out += " " + std::string(name_of(*c.timing));
  if (c.date) out += " " + printed(*c.date);
  if (c.as_of) out += " " + printed(*c.as_of);
  return out + slot("period_start", c.period_start) + slot("from_amount", c.from_amount) +
         slot("to_amount", c.to_amount) + slot("shares", c.shares) +
         slot("gross_proceeds", c.gross_proceeds) + slot("net_proceeds", c.net_proceeds) +
         slot("average_price", c.average_price) + "\n";
}

inline std::string print_record(const Record& record) {
  std::string out;
  for (std::uint32_t i = 0; i < record.offerings.size(); ++i) {
    out += print_offering(record.offerings[i]);
    for (const Change& c : record.changes) {
      if (c.offering.value == i) out += "  " + print_change(c);
    }
  }
  return out;
}

}  // namespace offerlog
