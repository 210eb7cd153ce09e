// The drafts of a filing while they are being found.
#pragma once

#include <vector>

#include "draft.h"
#include "offerlog/clause.h"

namespace offerlog {

// What the text calls an offering, and what it then is. Where several are named the
// first of these is meant.
struct TypeCue {
  std::string_view rule;
  OfferingType type;
};
inline constexpr TypeCue kTypeCues[] = {
    {"type.at_the_market", OfferingType::at_the_market},
    {"type.equity_line", OfferingType::equity_line},
    {"type.resale", OfferingType::resale},
    {"type.registered_direct", OfferingType::registered_direct},
    {"type.best_efforts", OfferingType::best_efforts},
    {"type.private_placement", OfferingType::private_placement},
    {"type.rights", OfferingType::rights},
    {"type.exchange_offer", OfferingType::exchange_offer},
    {"type.debt", OfferingType::debt},
    {"type.ipo", OfferingType::ipo},
    {"type.underwritten", OfferingType::firm_commitment},
    {"type.dividend_reinvestment", OfferingType::dividend_reinvestment},
    {"type.shelf", OfferingType::shelf},
};

// How much of a prospectus tells what it offers, in bytes.
inline constexpr std::uint32_t kCoverBytes = 7000;

struct Drafting {
  Draft& add(OfferingType type, std::uint32_t sentence);
  // Whether one of them is a deal: not a program, a resale or a shelf.
  bool has_deal() const;

  const Context& c;
  const std::vector<Clause>& clauses;
  std::vector<Draft> drafts;
};

// Each agreement by which securities are sold.
void draft_agreements(Drafting& drafting);
// Once the cover has said which deal is its own: its agreement's day, if that is the cover's.
void date_by_cover(Drafting& drafting);
// What a prospectus offers, by its cover.
void draft_cover(Drafting& drafting);
// Programs and resales that are told without their agreements.
void draft_programs_told(Drafting& drafting);
// And deals.
void draft_deals_told(Drafting& drafting);
void draft_placement_beside(Drafting& drafting);
// What a registration statement registers, or a filing says was registered.
void draft_registration(Drafting& drafting);

// Whether words that the rule finds stand in the place.
bool any_cue(const Context& context, TextSpan where, std::string_view rule);
// The sentence of the first words that the rule finds; the first one if there are none.
std::uint32_t sentence_of_cue(const Context& context, std::string_view rule);
// Sold by holders, and by nobody else: the issuer has no program and no
// underwriter on this cover.
bool is_resale_cover(const Context& context);
// "a standby purchase agreement with Harrow Fund, L.P.": who takes what the holders leave is no
// buyer beside them.
bool backs_rights(std::string_view agreement);
// Offered to the holders by rights, as the first bytes say.
bool is_rights_cover(const Context& context, std::uint32_t bytes);

}  // namespace offerlog
