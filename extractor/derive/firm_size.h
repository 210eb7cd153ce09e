// What is sold for certain, of a total that has the underwriters' option in it:
//
//   23,000,000 shares, which includes 3,000,000 shares under the option -> 20,000,000
#pragma once

#include <cstdint>

#include "context.h"
#include "offerlog/record.h"

namespace offerlog {

// The total as printed or, where the option's part is told beside it, the difference,
// with both for evidence. What was set before stays.
void set_firm_shares(const Context& context, Offering& o, std::uint32_t sentence,
                     const CountFact& total);
void set_firm_principal(const Context& context, Offering& o, std::uint32_t sentence,
                        const AmountFact& total);

// A total told with the option's shares, "7,187,500 shares, including the full exercise of the
// underwriters' option", gives way to the firm shares where these are told later, and to the
// difference where the option's are.
void give_way_to_firm_shares(const Context& context, Offering& o, const CountFact& firm);
void leave_option_out(const Context& context, Offering& o);

}  // namespace offerlog
