#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "context.h"
#include "read_clauses.h"

namespace offerlog {

// A deal told as closed without its agreement, as reports of many deals tell it:
// "On February 5, 2025, the Company completed an underwritten public offering of
// 7,300,000 shares".

// By which one closing is known from another.
struct Closing {
  std::optional<Date> day;
  std::string size;    // the first count or principal of the sentence
  bool notes = false;  // a principal

  // The day where both are told; a report says elsewhere "in May". On one day notes may
  // close beside stock.
  bool is_same(const Closing& other) const {
    if (is_beside(other)) return false;
    return day && other.day ? day == other.day : !size.empty() && size == other.size;
  }
  bool is_beside(const Closing& other) const {
    return !size.empty() && !other.size.empty() && notes != other.notes;
  }
};

Closing closing_of(const Context& context, const Clause& clause);

// Whether the verb's own object is an offering, of a size that the sentence states.
bool closes_offering(const Context& context, const Clause& clause);

// "second closing to be held", "(the "Second Closing")": one after the first.
bool is_later_closing(std::string_view trigger);
// Whether it is beside the first: "at a second closing to be held once holders approve", "the
// second closing of the Private Placement occurred".
bool is_of_later_closing(const Reading& reading, const Change& change);

// The month that a sentence tells first, by its first day.
std::optional<Date> month_of(const Context& context, std::uint32_t sentence);

// Whether the sentence has a month or a year, within the year that is reported or
// after it: "in May of 2020", "during 2020".
bool is_told_in_period(const Context& context, std::uint32_t sentence);

// "exchange $138.2 million principal amount of the 2024 Notes for $121,616,000", "in exchange
// for $138.2 million": whether the amount is what the holders give.
bool is_given_in_exchange(const Context& context, std::uint32_t sentence, TextSpan amount);

// By which holders exchange securities of the issuer; a share exchange is for a firm's.
bool is_exchange(const KnownAgreement& known);

// "In the aggregate, the Company sold 2,750,000 Units for total gross proceeds of $6,875,000",
// where `part` stands in a sentence on one closing of several.
bool sums_up_closings(const Context& context, std::uint32_t sentence, TextSpan part);

// "In the Offering, the Company raised an aggregate of $42,000,180, consisting of $30,500,000 in
// cash gross proceeds and": what the agreements of its parts bring together.
bool sums_up_parts(const Reading& reading, const AmountFact& amount);

// Whether the sentence tells of principal, and of no shares.
bool sells_notes(const Context& context, std::uint32_t sentence);

}  // namespace offerlog
