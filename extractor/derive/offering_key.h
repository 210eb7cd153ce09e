// A name for an offering that is the same in every filing that tells of it.
#pragma once

#include <string>
#include <vector>

#include "draft.h"
#include "offerlog/record.h"

namespace offerlog {

// "corvale-systems:at_the_market:sales:2023-05-04": issuer, type, and the
// agreement's kind and day; where none is dated, the day a program is said to have
// been established, else the size, else what the filing calls it, else its first day.
std::string offering_key(const Issuer& issuer, const Draft& draft);

// Gives each its key. Those that would share one also have what tells them apart: their
// securities, their names, their days; "…:sales:2023-05-04:preferred_stock".
void key_offerings(const Issuer& issuer, std::vector<Draft>& drafts);

}  // namespace offerlog
