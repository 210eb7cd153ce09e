#include "resolve/find_misprints.h"

#include "catch.h"
#include "extract_text.h"

namespace offerlog {

TEST_CASE("a number written out and scaled again", "[misprints]") {
  for (const char* text : {
           "an offering of $1,250,000,000 billion in aggregate principal amount of its notes.",
           "an underwritten public offering of 7,446,809 million shares of common stock.",
           "having an aggregate offering price of up to $21,500,000 million.",
           "$20.13 shares of its common stock at an offering price of $9,935,419 per share.",
       }) {
    CAPTURE(text);
    CHECK(codes_of(extract_text(text)) == "misprinted_number");
  }
}

TEST_CASE("large numbers that can be meant", "[misprints]") {
  for (const char* text : {
           "total assets of $3,875,393 million at year end.",  // a bank's, in millions
           "total assets of ¥16,491,085 million at year end.",
           "an offering of $1,250 million of its notes.",
           "an offering of $1,250,000,000 (one billion, two hundred fifty million dollars).",
           "7,446,809 shares for $330.2 million.",
       }) {
    CAPTURE(text);
    CHECK(codes_of(extract_text(text)) == "");
  }
}

}  // namespace offerlog
