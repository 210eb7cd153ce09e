// A program and its agreement may have a name each, pages apart: the "Common ATM" of one
// item is the "May 2024 Sales Agreement" of another.
#pragma once

#include <cstdint>

#include "find/reading.h"
#include "offerlog/facts.h"

namespace offerlog {

// An agreement for a program, called by terms of the program alone.
bool is_known_by_program(const KnownAgreement& known);

// Whether two sentences tell of another class of shares, or of another size: two programs of
// one day. Of the later one, only what stands behind `from`.
bool differ_in_terms(const Reading& reading, const Facts& facts, std::uint32_t then,
                     std::uint32_t now, std::uint32_t from);

// The first capacity told in the span; null where there is none.
const AmountFact* capacity_in(const Facts& facts, TextSpan where);

}  // namespace offerlog
