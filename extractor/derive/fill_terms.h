// The slots of an offering that have a file of their own.
#pragma once
#include <cstdint>
#include <vector>

#include "draft.h"
#include "sourced.h"

namespace offerlog {

// How far into the text the cover's price table may begin, in bytes.
inline constexpr std::uint32_t kCoverTableBytes = 12000;

// What a prospectus prices. The cover's price, the number in its title, and the net proceeds
// of the section that tells what they are for stand before all other text; the proceeds before
// expenses stand in the cover where no sentence tells any.
void fill_cover_price(const Context& context, std::vector<Draft>& drafts);
void fill_proceeds(const Context& context, std::vector<Draft>& drafts);

// What an amount or a count says of the offering that its sentence speaks of.
void fill_amount(const Context& context, Draft& draft, std::uint32_t sentence,
                 const AmountFact& amount);
void fill_count(const Context& context, Draft& draft, std::uint32_t sentence,
                const CountFact& count);

// "$287.5 million and $575 million, respectively": to each of two concurrent deals its
// own. False where the amount is not the first of such a pair.
bool share_proceeds(const Context& context, std::vector<Draft>& drafts, std::uint32_t sentence,
                    const AmountFact& amount);

// What the agents are paid.
void fill_rates(const Context& context, const DraftFinder& finder, std::vector<Draft>& drafts);

// Who sells, places, underwrites or buys: by the agreement's parties, and by the
// sentences that speak of the offering.
void fill_agents(const Context& context, const DraftFinder& finder, std::vector<Draft>& drafts);

// What is sold.
void fill_securities(const Context& context, const DraftFinder& finder, std::vector<Draft>& drafts);

// What holders resell: notes, and shares bought under an equity line.
void fill_resale(const Context& context, const DraftFinder& finder, std::vector<Draft>& drafts);

// In a prospectus: "we have filed a registration statement (File No. 333-264104) relating to
// the resale of 5,563,896 shares", with another number than its cover's.
bool is_of_other_registration(const Context& context, std::uint32_t sentence);

// How many shares holders resell.
void fill_resale_shares(const Context& context, const DraftFinder& finder,
                        std::vector<Draft>& drafts);

// The whole capacity after what was added or cut.
void fill_capacity(const Context& context, std::vector<Draft>& drafts);

// What follows from the changes told: the option's shares, the currency of sales.
void fill_from_changes(const Context& context, std::vector<Draft>& drafts);

// Whether the filing says that the agreement remains in force.
void fill_force(const Context& context, const DraftFinder& finder, std::vector<Draft>& drafts);

}  // namespace offerlog
