// How names stand in a text, the registrant's above all.
#pragma once

#include <string>
#include <string_view>

#include "find/reading.h"

namespace offerlog {

// Letters and digits alone, in lower case: "Harrow & Co., Inc." -> "harrowcoinc".
std::string letters_of(std::string_view name);

// By which two names are one firm's: its letters without the firm's word, and "&" spelled
// out. "NEXTERA ENERGY INC" and "NextEra Energy, Inc." agree.
std::string name_key(std::string_view name);

// The capitalized words that end at `end`: "Corvale Systems, Inc." before " (Nasdaq: CRVL)".
TextSpan name_ending_at(const Reading& reading, TextSpan sentence, std::uint32_t end);

// Where the words end that a bracket before `end` explains: in "Corvale Systems, Inc. ("Corvale"
// or the "Company") (Nasdaq: CRVL)", from before the symbol, behind "Inc."; else `end` itself.
std::uint32_t before_bracket(const Reading& reading, TextSpan sentence, std::uint32_t end);

// "Date of Report (Date of earliest event reported): May 8, 2025 CORVALE SYSTEMS, INC.",
// as converters run the lines of a cover together: past what ends such a line.
std::string_view past_cover_words(std::string_view text);

// "Corvale Systems, Inc. Up to $75,000,000 Common Stock" -> the firm.
std::string_view firm_at_front(std::string_view text);

// "CORVALE SYSTEMS, INC.": ends with a firm's word, whatever the case.
bool names_a_firm(std::string_view text);

// "FORM 8-K", "Date of Report (…): May 8, 2025": a cover's own words, no name.
bool is_words_of_cover(std::string_view line);

}  // namespace offerlog
