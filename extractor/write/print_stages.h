// The results of the stages, for people and for tests. Each line gives the kind
// of thing, its span in the text, the words, and the rule that found them.
#pragma once

#include <string>

#include "offerlog/extract.h"

namespace offerlog {

// The sentences in which a rule hit, and below each its hits:
//
//   sentence 3  [412,560)  "On August 11, 2020, we entered into …"
//     date.written  [415,430)  "August 11, 2020"  date="August 11, 2020"
std::string print_mentions(const Extraction& x, const Patterns& patterns);

// What the mentions say, a list after the other, each in reading order:
//
//   amount  [980,991)  14500000 USD capacity  "$14,500,000"  by amount.capacity
//   agreement 0  sales  "Equity Distribution Agreement"  dated 2020-08-11  …
std::string print_facts(const Extraction& x, const Patterns& patterns);

// The claims of a change, and what spoke against those that made none:
//
//   suspended program current 2022-10-20  agreement 0  [1500,1515)  "suspend the ATM"  by …
//   terminated agreement prospective  [90,107)  "may be terminated"  by …
//     vetoed by veto.may  [93,96)  "may"
std::string print_clauses(const Extraction& x, const Patterns& patterns);

// All stages under their names, and the values of the record with their places.
std::string print_trace(const Extraction& x, const Patterns& patterns);

}  // namespace offerlog
