#include "offerlog/decimal.h"

#include <limits>
#include <string>

#include "catch.h"

namespace offerlog {
namespace {

std::string read(std::string_view digits) {
  const auto value = Decimal::parse(digits);
  return value ? value->to_string() : "nothing";
}

std::string scaled(std::string_view digits, int power) {
  const auto value = Decimal::parse(digits)->scaled(power);
  return value ? value->to_string() : "nothing";
}

std::string text_of(const std::optional<Decimal>& value) {
  return value ? value->to_string() : "nothing";
}

Decimal of(std::string_view digits) { return *Decimal::parse(digits); }

}  // namespace

TEST_CASE("a decimal is read as printed", "[decimal]") {
  CHECK(read("14,500,000") == "14500000");
  CHECK(read("14500000") == "14500000");
  CHECK(read("69,000") == "69000");
  CHECK(read("4,169") == "4169");
  CHECK(read("3.5075") == "3.5075");
  CHECK(read("1,234.50") == "1234.5");
  CHECK(read(".50") == "0.5");
  CHECK(read("0.001") == "0.001");
  CHECK(read("3.0") == "3");
  CHECK(read("0") == "0");
  CHECK(read("0.00") == "0");
  CHECK(read("007") == "7");
}

TEST_CASE("what is no number is not read as one", "[decimal]") {
  for (const char* text : {"", ".", ",", "5.", "1.2.3", "-5", "+5", "1e6", "$5", " 5", "5 ", "5%",
                           "[●]", "\xEF\xBC\x95"}) {
    INFO(text);
    CHECK(read(text) == "nothing");
  }
}

TEST_CASE("commas group by threes or the number is a misprint", "[decimal]") {
  for (const char* text : {"14,50", "1,0000,000", "1234,567", ",500", "1,,000", "1,000,", "1,00.5",
                           "1.000,5", "12,345,67"}) {
    INFO(text);
    CHECK(read(text) == "nothing");
  }
}

TEST_CASE("fifteen significant digits and no more", "[decimal]") {
  CHECK(read("999,999,999,999,999") == "999999999999999");
  CHECK(read("1,234,567,890,123,456") == "nothing");
  CHECK(read("1.23456789012345") == "1.23456789012345");
  CHECK(read("1.234567890123456") == "nothing");
  // Zeros at either end are not significant.
  CHECK(read("1,500,000,000,000,000,000") == "1500000000000000000");
  CHECK(read("1.50000000000000000000000000000") == "1.5");
  CHECK(read("0000000000000000000000000000001") == "1");
  CHECK(read("0.000000000000000001") == "0.000000000000000001");
  CHECK(read("0.0000000000000000001") == "nothing");
  CHECK(read("10,000,000,000,000,000,000") == "nothing");  // past 64 bits
  CHECK(read(std::string(10000, '9')) == "nothing");
}

TEST_CASE("words of scale move the point and round nothing", "[decimal]") {
  CHECK(scaled("1.2", 9) == "1200000000");   // "$1.2 billion"
  CHECK(scaled("217.7", 6) == "217700000");  // "$217.7 million"
  CHECK(scaled("895", 3) == "895000");       // "(in thousands)"
  CHECK(scaled("3.0", -2) == "0.03");        // "3.0%"
  CHECK(scaled("2.25", -2) == "0.0225");     // "2.25%"
  CHECK(scaled("100", -2) == "1");
  CHECK(scaled("1.23456", 3) == "1234.56");
  CHECK(scaled("0", 400) == "0");
  CHECK(scaled("5", 0) == "5");
  CHECK(scaled("8,999,999", 12) == "8999999000000000000");
  CHECK(scaled("99,999,999", 12) == "nothing");
  CHECK(scaled("1", 19) == "nothing");
  CHECK(scaled("1", -19) == "nothing");
  CHECK(scaled("1", -2000000000) == "nothing");
}

TEST_CASE("equal values are equal however they are printed", "[decimal]") {
  CHECK(of("3.50") == of("3.5"));
  CHECK(of("1,000") == of("1000.00"));
  CHECK(of("0.0") == Decimal());
  CHECK(*of("0.5").scaled(1) == Decimal::from_integer(5));
  CHECK(of("3.5") != of("35"));
}

TEST_CASE("decimals are ordered by value", "[decimal]") {
  CHECK(of("3.5") < of("3.51"));
  CHECK(of("0.000000000000000001") < of("9,000,000,000,000,000,000"));
  CHECK(of("9,000,000,000,000,000,000") > of("0.000000000000000001"));
  CHECK((of("2.0") <=> of("2")) == std::strong_ordering::equal);
  CHECK(*Decimal::subtract(of("1"), of("2")) < Decimal());
}

TEST_CASE("sums are exact or nothing", "[decimal]") {
  CHECK(text_of(Decimal::add(of("0.1"), of("0.2"))) == "0.3");
  CHECK(text_of(Decimal::add(of("99.99"), of("0.01"))) == "100");
  CHECK(text_of(Decimal::subtract(of("14,500,000"), of("69,000"))) == "14431000");
  CHECK(text_of(Decimal::subtract(of("1"), of("1.05"))) == "-0.05");
  CHECK(text_of(Decimal::subtract(of("5"), of("5.0"))) == "0");
  CHECK(text_of(Decimal::add(of("999,999,999,999,999"), of("0.1"))) == "nothing");
  CHECK(text_of(Decimal::add(of("9,000,000,000,000,000,000"), of("9,000,000,000,000,000,000"))) ==
        "nothing");
}

TEST_CASE("only a whole number is an integer", "[decimal]") {
  CHECK(of("4,169").to_integer() == 4169);
  CHECK(of("4169.0").to_integer() == 4169);
  CHECK_FALSE(of("4169.5").to_integer());
  CHECK(of("2.0").is_integer());
  CHECK(of("0.00").is_zero());
  CHECK(Decimal::from_integer(std::numeric_limits<std::int64_t>::max()).to_string() ==
        "9223372036854775807");
  CHECK(Decimal::from_integer(std::numeric_limits<std::int64_t>::min()).to_string() ==
        "-9223372036854775808");
}

TEST_CASE("a decimal becomes the nearest double", "[decimal]") {
  CHECK(of("3.5075").to_double() == 3.5075);
  CHECK(of("0.1").to_double() == 0.1);
  CHECK(of("999999999999999").to_double() == 999999999999999.0);
}

}  // namespace offerlog
