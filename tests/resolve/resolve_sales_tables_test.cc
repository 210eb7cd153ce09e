#include "resolve/resolve_sales_tables.h"

#include "catch.h"
#include "extract_text.h"

namespace offerlog {
namespace {

// The rows of sales, each as its label, shares and net proceeds.
std::string sales(std::string_view text) {
  const Extraction x = extract_text(std::string(text));
  std::string out;
  for (const SalesRow& row : x.facts.sales_rows) {
    out += (out.empty() ? "" : "; ") + std::string(x.document.view(row.text));
    if (row.shares) out += " " + std::to_string(row.shares->count);
    if (row.net_proceeds) out += " " + row.net_proceeds->amount.to_string();
  }
  return out;
}

}  // namespace

TEST_CASE("a row for each program", "[sales]") {
  CHECK(sales("Sales under our at-the-market programs (dollars in millions):\n\n"
              "| | Shares Sold | Net Proceeds |\n|---|---|---|\n"
              "| Common ATM | 5,000 | $1.5 |\n| Preferred ATM | 200 | $0.1 |\n") ==
        "Common ATM 5000 1500000; Preferred ATM 200 100000");
}

TEST_CASE("a size in the name's own cell", "[sales]") {
  const Extraction x = extract_text(
      "Sales under our at-the-market programs:\n\n"
      "| ATM Program | Shares Sold | Net Proceeds |\n|---|---|---|\n"
      "| Common ATM<br>Size: $2.0 billion<br>Established: June 9, 2024 | 5,000 | $1.5 |\n");
  REQUIRE(x.facts.sales_rows.size() == 1);
  const SalesRow& row = x.facts.sales_rows.front();
  REQUIRE(row.capacity);
  CHECK(row.capacity->amount.to_string() == "2000000000");
  REQUIRE(row.established);
  CHECK(row.established->date->to_string() == "2024-06-09");
}

TEST_CASE("a column for each period", "[sales]") {
  CHECK(sales("Sales under our at-the-market program (in thousands, except shares):\n\n"
              "| | Three Months Ended June 30, 2024 | Six Months Ended June 30, 2024 |\n"
              "|---|---|---|\n| Shares sold | 5,000 | 7,000 |\n| Net proceeds | $15 | $21 |\n") ==
        "Three Months Ended June 30, 2024 5000 15000; Six Months Ended June 30, 2024 7000 21000");
  // Periods at the head of other figures.
  CHECK(sales("Results:\n\n| | Three Months Ended June 30, 2024 | Six Months Ended June 30, 2024 "
              "|\n|---|---|---|\n| Revenue | $5,000 | $7,000 |\n| Costs | $15 | $21 |\n")
            .empty());
}

TEST_CASE("shares in thousands, where their column says so", "[sales]") {
  CHECK(sales("Sales under our at-the-market programs (in thousands, except per share data):\n\n"
              "| | Shares sold (in thousands) | Net proceeds |\n|---|---|---|\n"
              "| Common ATM | 1,204.5 | $15 |\n") == "Common ATM 1204500 15000");
}

TEST_CASE("a table in a document without a sentence", "[sales]") {
  CHECK(sales("Name\tNumber of shares\nHarrow Securities LLC\t3,675,000\nCalder LLC\t70,000\n")
            .empty());
}

}  // namespace offerlog
