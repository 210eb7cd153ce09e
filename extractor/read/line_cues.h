// What a line of text says of itself, and of where its paragraph goes on: by the words
// of covers and signatures, by its case, by how it begins and ends.
#pragma once

#include <string_view>

namespace offerlog {

// "The date of this prospectus is September" / "30, 2025.", "3,325,000" / "Shares of Common
// Stock", "Equity Offering" / "SM" / "Sales Agreement": whether a blank line cut them apart.
bool completes(std::string_view above, std::string_view text);

bool has_lower(std::string_view text);
std::string_view first_word(std::string_view text);
// CAPITALS; a few alone are a ticker or a state.
bool is_capitals(std::string_view text);
// “Item 1.01.”, “ITEM 8.01”, whatever space parts them.
bool is_item(std::string_view text);
// Whole lines of a cover page that nothing goes on from.
bool is_cover_line(std::string_view text);
// “Date of Report (Date of earliest event reported): May 8, 2025”: the registrant
// stands below.
bool is_date_of_report(std::string_view text);
// “Common Stock”, “Depositary Shares”, “Acme Systems, Inc.”: its words of some length
// begin with a capital.
bool is_title(std::string_view text);
// “FORM S-3”, “Form 10-Q”
bool is_form(std::string_view text);
// What opens a paragraph of its own on a cover page, whatever stands above.
bool begins_cover(std::string_view text);
// “(the “Company”)” after “Acme, Inc.”
bool is_aside(std::string_view text);
// “Dated: May 8, 2025”
bool is_dated(std::string_view text);
// “March 3, 2025”, and nothing else.
bool is_day_alone(std::string_view text);
// `On March 3, 2025, the Company`, `As previously disclosed`: what happened is told.
bool begins_account(std::string_view text);
// `AUSTIN, Texas--(BUSINESS WIRE)--May 21, 2024--`: a press release begins.
bool is_dateline(std::string_view text);
// “Dated:”, “By:”: what it names stands below.
bool is_label(std::string_view text);
// “Trade Date: March 5, 2024”: a label of a few words, each with a capital, and what it
// names.
bool is_labelled(std::string_view text);
bool begins_with_bullet(std::string_view text);
// “(a)”, “(iv)”, “1.”, “12)”
bool is_enumerated(std::string_view text);
bool ends_sentence(std::string_view text);
// “…; and”
bool ends_item(std::string_view text);
// "Corvale Systems, Inc. (NASDAQ:"
bool opens_bracket(std::string_view text);
// Words that no sentence ends with.
bool ends_open(std::string_view text);
// “… (the “”: a quote or bracket that opens, or one of these words.
bool goes_on_below(std::string_view text);

}  // namespace offerlog
