// The issuer's name by the cover, where no label stands beside it.
#pragma once

#include <string>

#include "find/reading.h"
#include "offerlog/facts.h"

namespace offerlog {

// An issuer whose name is a picture leaves the agents' names alone on its cover; a bank that
// offers its own notes is its own agent.
enum class Agents { passed_over, taken };

// The first line that is the filer's name by the submission's header; without a header, the
// first that names a firm.
Sourced<std::string> name_on_cover(const Reading& reading, const Facts& facts, const Filing& filing,
                                   Agents agents);

// "LINDEN INTELLIGENT MOBILITY GROUP", without a firm's word, in a line of its own above the
// first paragraph of a prospectus's cover.
Sourced<std::string> heading_of_cover(const Reading& reading, const Facts& facts,
                                      const Filing& filing);

}  // namespace offerlog
