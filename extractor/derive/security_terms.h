// What a filing calls a class of stock for short.
#pragma once

#include <string>
#include <vector>

#include "context.h"
#include "offerlog/record.h"

namespace offerlog {

struct SecurityTerm {
  std::string term;  // "CRVP Stock"
  Security security;
};

// "9.75% Series A Perpetual Preferred Stock, $0.0001 par value (the "CRVP Stock")": such a
// term as itself does not say which stock it is.
std::vector<SecurityTerm> find_security_terms(const Context& context);

}  // namespace offerlog
