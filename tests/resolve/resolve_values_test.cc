// One number, one meaning: what the words around it say it is for.
#include "catch.h"
#include "extract_text.h"
#include "offerlog/names.h"

namespace offerlog {
namespace {

// "14500000 USD capacity; …", in reading order.
std::string amounts(const std::string& text) {
  std::string out;
  for (const AmountFact& a : extract_text(text).facts.amounts) {
    out += (out.empty() ? "" : "; ") + a.amount.to_string() + " " + a.currency + " " +
           std::string(name_of(a.meaning));
  }
  return out;
}

std::string counts(const std::string& text) {
  std::string out;
  for (const CountFact& c : extract_text(text).facts.counts) {
    out += (out.empty() ? "" : "; ") + std::to_string(c.count) + " " +
           std::string(name_of(c.meaning)) + (c.of_warrants ? " of warrants" : "");
  }
  return out;
}

std::string periods(const std::string& text) {
  std::string out;
  for (const PeriodFact& p : extract_text(text).facts.periods) {
    out += (out.empty() ? "" : "; ") + (p.first ? p.first->to_string() : "?") + " to " +
           (p.last ? p.last->to_string() : "?");
  }
  return out;
}

std::string days(const std::string& text) {
  std::string out;
  for (const DateFact& d : extract_text(text).facts.dates) {
    out += (out.empty() ? "" : "; ") + (d.date ? d.date->to_string() : "the document's");
  }
  return out;
}

struct Row {
  const char* value;
  std::vector<const char*> texts;
};

void check_all(const std::vector<Row>& rows, std::string (*print)(const std::string&)) {
  for (const Row& row : rows) {
    for (const char* text : row.texts) {
      CAPTURE(text);
      CHECK(print(text) == row.value);
    }
  }
}

}  // namespace

TEST_CASE("what an amount is for", "[values][meaning]") {
  check_all(
      {
          {"14500000 USD capacity",
           {"We may sell shares of our common stock having an aggregate offering price of up to "
            "$14,500,000.",
            "We may offer and sell up to $14.5 million of shares of our common stock."}},
          {"69000 USD gross_proceeds",
           {"We sold shares for aggregate gross proceeds of $69,000.",
            "The shares brought $69,000 in gross proceeds."}},
          {"29100000 USD net_proceeds",
           {"We received net proceeds of approximately $29.1 million from the sales.",
            "We received $29.1 million of net proceeds."}},
          {"42000000 USD remaining",
           {"Approximately $42.0 million of common stock remains available for sale.",
            "We may offer and sell the remaining $42.0 million of shares."}},
          {"75000000 USD change_from; 62500000 USD change_to",
           {"We reduced the amount of shares from $75.0 million to $62.5 million.",
            "We reduced the maximum from an aggregate offering price of $75,000,000 to an "
            "aggregate offering price of $62,500,000."}},
          {"50000000 USD additional",
           {"This supplement covers up to an additional $50,000,000 of our common stock.",
            "We registered additional shares of common stock having an aggregate offering price "
            "of up to $50,000,000."}},
          {"12.5 USD price",
           {"The shares were sold at a purchase price of $12.50 per share.",
            "The shares were sold at $12.50 per share."}},
          {"19.76 USD average_price",
           {"The shares were sold at an average selling price of $19.76 per share.",
            "The shares were sold at a weighted average price of $19.76 per share."}},
          {"500000000 USD principal",
           {"We issued $500 million aggregate principal amount of notes."}},
          {"2800000 USD commission",
           {"We paid the agent commissions of approximately $2.8 million."}},
          // Prices that are none of the offering's.
          {"0.001 USD excluded",
           {"The common stock, par value $0.001 per share, is listed.",
            "The common stock, $0.001 par value, is listed.",
            "Each warrant has an exercise price of $0.001 per share.",
            "The last reported sale price of our common stock on the Nasdaq Capital Market was "
            "$0.001 per share."}},
          {"5000000 USD plain", {"Revenue was $5,000,000 for the year."}},
          {"", {"A price of $[●] per share.", "No amounts stand here."}},
      },
      amounts);
}

TEST_CASE("a rate that begins with its point", "[values][rate]") {
  const auto rates = facts_of("We pay a fee of .75% of the gross proceeds.", {"rate"});
  CHECK(rates.substr(0, rates.find("  \"")) == "rate  0.0075");
}

TEST_CASE("several amounts of a sentence, each its own", "[values][meaning]") {
  CHECK(amounts("We sold 5,000 shares at an average price of $4.00 per share for gross proceeds of "
                "$20,000 and net proceeds of $19,400.") ==
        "4 USD average_price; 20000 USD gross_proceeds; 19400 USD net_proceeds");
  CHECK(amounts("€750 million of notes and C$2.5 million of costs.") ==
        "750000000 EUR plain; 2500000 CAD plain");
}

TEST_CASE("what a count is of", "[values][meaning]") {
  check_all(
      {{"4169 plain",
        {"We sold an aggregate of 4,169 shares of our common stock.",
         "It issued 4,169 ADSs in May.", "It placed 4,169 Class A ordinary shares."}},
       {"2019000 plain", {"We sold 2.019 million shares of our common stock."}},
       {"1087500 option",
        {"The underwriters have a 30-day option to purchase up to an additional 1,087,500 "
         "shares."}},
       {"312500 plain of warrants",
        {"We sold pre-funded warrants to purchase up to 312,500 shares of common stock."}},
       {"82310 capacity", {"This covers the resale of up to 82,310 shares of common stock."}},
       {"", {"It hired 4,169 people.", "We sold $5,000,000 shares.", "No shares were sold."}}},
      counts);
}

TEST_CASE("a period, and its days", "[values][period]") {
  check_all(
      {{"2023-10-01 to 2023-12-31",
        {"In the fourth quarter of 2023, we sold shares.",
         "In the 4th quarter 2023 we sold shares."}},
       {"2021-04-01 to 2021-06-30",
        {"For the quarter ended June 30, 2021, we sold shares.",
         "Between April 1, 2021 and June 30, 2021, the Company sold shares.",
         "From April 1, 2021 through June 30, 2021, the Company sold shares.",
         "During the three months ended June 30, 2021, we sold shares."}},
       {"2023-10-01 to 2024-09-30",
        {"In the year ended September 30, 2024, we sold shares.",
         "In the twelve months ended September 30, 2024, we sold."}},
       {"2024-04-01 to 2024-12-31", {"In the nine months ended December 31, 2024, we sold."}},
       // RECORD.md: period_start is filled where the filing names the
       // first day, or a month, quarter or year that has one.
       {"? to 2024-09-27", {"In the week ended September 27, 2024, we sold shares."}},
       {"2025-04-01 to ?",
        {"Between April 1, 2025 and the date of this prospectus supplement, we sold shares."}},
       {"", {"On June 30, 2021 we sold shares.", "A quarter of 2023 revenue came in May."}}},
      periods);
}

// A quarter that ends on a Sunday in June began on a Monday in March or April,
// which the filing does not say: contract "never guessed".
TEST_CASE("a fiscal quarter that ends within a month", "[values][period]") {
  CHECK(periods("In the quarter ended June 27, 2021, we sold shares.") == "? to 2021-06-27");
}

TEST_CASE("days, and the document's own", "[values][date]") {
  CHECK(days("On October 20, 2022 and as of the date hereof, we sold shares.") ==
        "2022-10-20; the document's");
  CHECK(days("The date of the Sales Agreement is known.") == "");
}

TEST_CASE("a day that the calendar lacks is flagged, and no fact", "[values][diagnostics]") {
  const Extraction x = extract_text("We terminated the program on February 30, 2023.");
  CHECK(x.facts.dates.empty());
  REQUIRE(codes_of(x) == "no_such_date");
  CHECK(x.diagnostics[0].message == "the calendar has no \"February 30, 2023\"");
  CHECK(x.document.view(*x.diagnostics[0].text) == "February 30, 2023");
}

TEST_CASE("a year that cannot be meant is flagged", "[values][diagnostics]") {
  CHECK(codes_of(extract_text("On November 19, 2925, the Board approved the program.")) ==
        "unlikely_date");
  // Bonds of a hundred years.
  CHECK(codes_of(extract_text("our notes due on November 19, 2115")) == "");
}

}  // namespace offerlog
