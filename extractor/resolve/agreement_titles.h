// The titles of agreements, and the terms that stand for them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "offerlog/facts.h"

namespace offerlog {

// The family that a title names: "Equity Distribution Agreement" -> sales.
AgreementFamily family_of(std::string_view title);

// The title without marks: "Open Market Sale AgreementSM" -> "Open Market Sale
// Agreement". The mark is printed as a superscript and is no part of the words.
std::string clean_title(std::string_view printed);

// Leaves out words that the title's pattern takes in and that are not the title's;
// the span is of the text.
TextSpan trim_title(std::string_view text, TextSpan span);

// By which titles compare: without case, marks, hyphens, the plural, or "amended and
// restated".
std::string title_key(std::string_view title);

bool is_capitalized(std::string_view title);

// What a defined term names, by its own words.
enum class TermOf : std::uint8_t { agreement, program, prospectus, other };
TermOf term_kind(std::string_view term);

}  // namespace offerlog
