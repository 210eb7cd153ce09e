// A number as printed stands for all that round to it:
//
//   $18.8 million                 18,750,000 to 18,850,000
//   $172,499,995                  to the dollar
//   approximately $172,500,000    172,450,000 to 172,550,000: its zeros round too
#pragma once

#include "offerlog/document.h"
#include "offerlog/record.h"

namespace offerlog {

struct PrintedNumber {
  double value = 0;
  double slack = 0;  // how far the number meant may be from it
};

PrintedNumber printed_number(const Document& document, const Sourced<Decimal>& number);
PrintedNumber printed_number(const Document& document, const Sourced<std::int64_t>& count);
PrintedNumber printed_number(const Document& document, Decimal value, TextSpan words);

inline PrintedNumber operator+(PrintedNumber a, PrintedNumber b) {
  return {a.value + b.value, a.slack + b.slack};
}
inline PrintedNumber operator-(PrintedNumber a, PrintedNumber b) {
  return {a.value - b.value, a.slack + b.slack};
}
inline PrintedNumber operator*(PrintedNumber a, PrintedNumber b) {
  return {a.value * b.value, a.slack * b.value + b.slack * a.value + a.slack * b.slack};
}

// Whether one number may be meant by both.
bool agree(PrintedNumber a, PrintedNumber b);
// Whether `a` exceeds `b` whatever is meant.
bool exceeds(PrintedNumber a, PrintedNumber b);

}  // namespace offerlog
