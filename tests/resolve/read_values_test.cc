#include "resolve/read_values.h"

#include "catch.h"

namespace offerlog {
namespace {

struct Phrases {
  const char* value;
  std::vector<const char*> written;
};

template <class Print>
void check_all(const std::vector<Phrases>& book, Print print) {
  for (const Phrases& row : book) {
    for (const char* words : row.written) {
      CAPTURE(words);
      CHECK(print(words) == row.value);
    }
  }
}

// "" for what is refused.
std::string date(const char* words) {
  const auto d = read_date(words);
  return d ? d->to_string() : "";
}
std::string money(const char* words) {
  const auto m = read_money(words);
  return m ? m->amount.to_string() + " " + m->currency : "";
}
std::string count(const char* words) {
  const auto n = read_count(words);
  return n ? std::to_string(*n) : "";
}
std::string percent(const char* digits) {
  const auto p = read_percent(digits);
  return p ? p->to_string() : "";
}
std::string ordinal(const char* word) {
  const auto n = read_ordinal(word);
  return n ? std::to_string(*n) : "";
}

}  // namespace

TEST_CASE("a day, in all the ways it is written", "[values][date]") {
  check_all(
      {
          {"2022-10-20",
           {"October 20, 2022", "OCTOBER 20, 2022", "October 20 2022", "October 20,2022",
            "October20, 2022", "October 20th, 2022", "Oct. 20, 2022", "Oct 20, 2022",
            "20 October 2022", "20th October, 2022", "20th day of October, 2022",
            "the 20th day of October 2022", "Thursday, October 20, 2022", "10/20/2022",
            "2022-10-20"}},
          {"2024-03-08",
           {"March 8, 2024", "Mar. 8, 2024", "8 March 2024", "03/08/2024", "3/8/2024"}},
          {"2023-05-01", {"May 1, 2023", "May 1st, 2023", "1st day of May, 2023"}},
          {"2023-09-02", {"Sept. 2, 2023", "Sep. 2, 2023", "September 2nd, 2023"}},
          {"2024-02-29", {"February 29, 2024"}},
      },
      date);
}

// Whether the calendar has the day is the caller's question, who flags it.
TEST_CASE("a day that the calendar lacks is read as printed", "[values][date]") {
  for (const char* words : {"February 29, 2023", "June 31, 2022", "31/12/2022", "April 0, 2022"}) {
    CAPTURE(words);
    const auto d = read_date(words);
    REQUIRE(d);
    CHECK_FALSE(d->exists());
  }
}

TEST_CASE("what only looks like a day", "[values][date]") {
  check_all({{"",
              {"", "October 2022", "October 20", "20", "2022", "the date hereof", "May",
               "Rule 415(a)(4)", "Section 4(a)(2)", "333-260755", "October 20, 21, 2022",
               "Item 5, 2022", "10/2022", "October 99999999999, 2022"}}},
            date);
}

TEST_CASE("a word that begins like a month", "[values][date]") {
  CHECK(date("Maryland 4, 2022") == "");
  CHECK(date("Janitors 4, 2022") == "");
}

// RECORD.md: JSON numbers in major units, exactly as stated: never rounded,
// never scaled.
TEST_CASE("money, in all the ways it is written", "[values][money]") {
  check_all(
      {
          {"14500000 USD",
           {"$14,500,000", "$ 14,500,000", "US$14,500,000", "US$ 14,500,000", "U.S. $14,500,000",
            "U.S.$14,500,000", "USD 14,500,000", "usd 14,500,000", "$14.5 million",
            "$14.50 million", "$14.5 Million", "$14.5MM", "$14.5 MM", "$14.5M", "$14500 thousand",
            "$14500000", "$14,500,000.00", "$0.0145 billion"}},
          {"1200000000 USD", {"$1.2 billion", "$1,200 million", "$0.0012 trillion"}},
          {"217700000 USD", {"$217.7 million"}},
          {"69000 USD", {"$69,000", "$69 thousand"}},
          {"3.5075 USD", {"$3.5075", "US$3.5075"}},
          {"0.001 USD", {"$0.001"}},
          {"0 USD", {"$0", "$0.00"}},
          {"750000000 EUR", {"€750 million", "€ 750,000,000", "EUR 750 million"}},
          {"3500000 GBP", {"£3.5 million", "GBP 3.5 million"}},
          {"20000000 CAD", {"C$20.0 million", "CAD 20,000,000", "CAD $20 million"}},
          {"5000 AUD", {"A$5,000"}},
          {"1000 HKD", {"HK$1,000"}},
          {"7500000 CNY", {"RMB 7.5 million", "RMB7.5 million"}},
          {"30 ILS", {"NIS 30"}},
          {"999999999999999 USD", {"$999,999,999,999,999"}},  // 15 digits, the most
      },
      money);
}

TEST_CASE("what only looks like money", "[values][money]") {
  check_all({{"",
              {"", "$", "$[●]", "$ million", "five dollars", "14,500,000", "14.5 million", "$1,23",
               "$12,3456", "$1.2.3", "$1,234,56.7", "$9,999,999,999,999,999", "$1.234567890123456",
               "par value"}}},
            money);
}

// "in $,000s": the word stands for three digits that are not printed.
TEST_CASE("thousands that are printed are not multiplied again", "[values][money]") {
  CHECK(money("$12,000s") == "12000 USD");
}

TEST_CASE("a count, in all the ways it is written", "[values][count]") {
  check_all({{"4169", {"4,169", "4169"}},
             {"2019000", {"2.019 million", "2,019,000", "2,019 thousand"}},
             {"11000000", {"11 million", "11.0 million", "0.011 billion"}},
             {"1", {"1", "1.0"}},
             {"0", {"0"}}},
            count);
}

TEST_CASE("what only looks like a count", "[values][count]") {
  check_all({{"",
              {"", "shares", "one hundred", "2.5", "4.169", "2.0191234 million", "1,23", "[●]",
               "9,999,999,999,999,999"}}},
            count);
}

// RECORD.md: rates are fractions, 0.03 for 3.0%.
TEST_CASE("a rate", "[values][rate]") {
  check_all({{"0.03", {"3.0", "3", "3.00", "3%", "3.0 percent"}},
             {"0.005", {"0.5"}},
             {"0.0225", {"2.25"}},
             {"1", {"100"}},
             {"", {"", "x", "three", "[●]%", "1.2.3"}}},
            percent);
}

TEST_CASE("a number that begins with its point", "[values]") {
  CHECK(money("$.001") == "0.001 USD");
  CHECK(percent(".5") == "0.005");
}

TEST_CASE("an ordinal", "[values]") {
  check_all({{"1", {"first", "First", "1st", "1"}},
             {"2", {"second", "2nd"}},
             {"3", {"third", "3rd"}},
             {"4", {"FOURTH", "4th"}},
             {"", {"", "last", "firstly", "x"}}},
            ordinal);
}

}  // namespace offerlog
