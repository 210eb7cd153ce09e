// Which offering each sentence speaks of where it names none: the one in focus.
//
//   On May 4 we entered into a Sales Agreement with Harrow.    the program
//   We will pay it a commission of 3%.                         the program still
//   In March we closed a registered direct offering.           that deal, in passing
//   It brought $5,000,000.                                     that deal
//   Use of Proceeds                                            what the document is about
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "draft.h"

namespace offerlog {

// By sentence, an index into the drafts. `by_agreement` has the draft of each agreement.
std::vector<std::optional<std::uint32_t>> find_focus(
    const Context& context, const std::vector<Draft>& drafts,
    const std::vector<std::optional<std::uint32_t>>& by_agreement);

}  // namespace offerlog
