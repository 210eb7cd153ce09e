// Tables between rules, as pandoc and its like draw them.
#include "catch.h"
#include "read/read_document.h"
#include "read/read_outline.h"

namespace offerlog {
namespace {

std::string text(std::string_view input) { return read_outline(input, "x.txt"); }
// In Markdown, which an escape tells from text.
std::string markdown(std::string_view input) {
  return read_outline(std::string(input) + "\n\n\\$1 **two** \\$3 **four**\n", "x.md");
}

TEST_CASE("a table of words, however its rules are drawn", "[ruled][table]") {
  const std::string expected =
      "[0,0] Title of each class\n[0,1] Trading Symbol\n[0,2] Exchange\n"
      "[1,0] Common Stock\n[1,1] ACME\n[1,2] Nasdaq\n";
  for (const char* input : {
           // a grid, cells over several lines
           "+----------+---------+----------+\n"
           "| Title of | Trading | Exchange |\n"
           "| each     | Symbol  |          |\n"
           "| class    |         |          |\n"
           "+==========+=========+==========+\n"
           "| Common   | ACME    | Nasdaq   |\n"
           "| Stock    |         |          |\n"
           "+----------+---------+----------+\n",
           // rules of runs, indented or not, one blank between the columns
           "  ------------------- -------------- --------\n"
           "  Title of each class Trading Symbol Exchange\n"
           "  Common Stock        ACME           Nasdaq\n"
           "  ------------------- -------------- --------\n",
           // the rule under the header
           "Title of each class Trading Symbol Exchange\n"
           "------------------- -------------- --------\n"
           "Common Stock        ACME           Nasdaq\n",
           // a frame, rows over several lines
           "--------------------------\n"
           "Title of  Trading Exchange\n"
           "each      Symbol\n"
           "class\n"
           "--------- ------- --------\n"
           "Common    ACME    Nasdaq\n"
           "Stock\n"
           "\n"
           "--------------------------\n",
       }) {
    CAPTURE(input);
    CHECK(text(input) == expected);
    CHECK(markdown(input) == expected + "$1 two $3 four\n");
  }
}

TEST_CASE("empty lines part rows of several lines", "[ruled][table]") {
  const std::string expected =
      "[0,0] Offering price per share\n[0,1] $5.00\n[1,0] Agent's fees\n[1,1] $0.15\n"
      "[2,0] Proceeds\n[2,1] $4.85\n";
  CHECK(text("  -------------- -------\n"
             "  Offering price $5.00 \n"
             "  per share\n"
             "\n"
             "  Agent\u2019s fees   $0.15\n"
             "\n"
             "  Proceeds       $4.85\n"
             "  -------------- -------\n") == expected);
}

TEST_CASE("a line of spaces is a row without text, and parts none", "[ruled][table]") {
  CHECK(text("  ---- ------\n"
             "            \n"
             "  2023      5\n"
             "  2024      6\n"
             "  2025      7\n"
             "  ---- ------\n") ==
        "[0,0] 2023\n[0,1] 5\n[1,0] 2024\n[1,1] 6\n[2,0] 2025\n[2,1] 7\n");
}

TEST_CASE("cells that span columns and rows of a grid", "[ruled][table]") {
  CHECK(text("+---------------------+----------+\n"
             "| Period              | Sold     |\n"
             "+=============+=======+==========+\n"
             "|             | gross | $89,200  |\n"
             "| Year to     +-------+----------+\n"
             "| date        | fees  | $1,400   |\n"
             "|             +-------+----------+\n"
             "|             | net   | $87,800  |\n"
             "+-------------+-------+----------+\n") ==
        "[0,0+2] Period\n[0,2] Sold\n[1,0] Year to date\n[1,1] gross\n[1,2] $89,200\n"
        "[2,1] fees\n[2,2] $1,400\n[3,1] net\n[3,2] $87,800\n");
}

TEST_CASE("columns are counted in characters as wide as they are", "[ruled][table]") {
  CHECK(text("+------+--------+------+\n"
             "| A\u2019s  | \u6771\u4eac   | 2024 |\n"
             "+------+--------+------+\n"
             "| \u2014    | \u20ac5.00  | 2025 |\n"
             "+------+--------+------+\n") ==
        "[0,0] A's\n[0,1] \u6771\u4eac\n[0,2] 2024\n[1,0] -\n[1,1] \u20ac5.00\n[1,2] 2025\n");
  // A converter that takes every character for one column wide.
  CHECK(text("+------+--------+------+\n"
             "| A    | \u6771\u4eac     | 2024 |\n"
             "+------+--------+------+\n"
             "| B    | C      | 2025 |\n"
             "+------+--------+------+\n") ==
        "[0,0] A\n[0,1] \u6771\u4eac\n[0,2] 2024\n[1,0] B\n[1,1] C\n[1,2] 2025\n");
}

TEST_CASE("a word too long for its column is one word", "[ruled][table]") {
  CHECK(text("+-------------+-------------+-------------+\n"
             "| State or    | $1,         | Number      |\n"
             "| other       | 234,567,890 |             |\n"
             "| j           |             |             |\n"
             "| urisdiction |             |             |\n"
             "+-------------+-------------+-------------+\n"
             "| Delaware    | by          | 001-99999   |\n"
             "|             | corporation |             |\n"
             "+-------------+-------------+-------------+\n") ==
        "[0,0] State or other jurisdiction\n[0,1] $1,234,567,890\n[0,2] Number\n"
        "[1,0] Delaware\n[1,1] by corporation\n[1,2] 001-99999\n");
}

TEST_CASE("rules around what only stands beside each other", "[ruled][table]") {
  CHECK(text("  --- ---------------------------\n"
             "  \u2022   We may sell shares.\n"
             "  --- ---------------------------\n") == "- \u2022 We may sell shares.\n");
  CHECK(text("+-------------------+-------------------+\n"
             "| Dated: May 8,     | /s/ Jane Roe      |\n"
             "| 2025              |                   |\n"
             "|                   | Jane Roe          |\n"
             "|                   |                   |\n"
             "|                   | Treasurer         |\n"
             "+-------------------+-------------------+\n") ==
        "Dated: May 8, 2025\n/s/ Jane Roe\nJane Roe\nTreasurer\n");
}

TEST_CASE("a table as wide as it likes", "[ruled][table]") {
  const std::string wide(1000, '-');
  const std::string fill(992, ' ');
  CHECK(text(wide + " ----\nOffering" + fill + "   $5\nProceeds" + fill + "   $4\n" + wide +
             " ----\n") == "[0,0] Offering\n[0,1] $5\n[1,0] Proceeds\n[1,1] $4\n");
}

TEST_CASE("rules that make no table", "[ruled]") {
  CHECK(text("---- ----\nWe may sell shares.\n---- ----\n") == "We may sell shares.\n");
  CHECK(text("---- ----\nYear Sold\n") == "Year Sold\n");
  CHECK(text("+----+\n| We may sell.\n") == "+----+ | We may sell.\n");
  CHECK(text("By:\n---- ----\nWe may sell shares.\n") == "By:\nWe may sell shares.\n");
}

// --- input made to be slow --------------------------------------------------

std::string times(std::size_t n, std::string_view piece) {
  std::string all;
  for (std::size_t i = 0; i < n; ++i) all.append(piece);
  return all;
}

TEST_CASE("no ruled table takes long", "[ruled]") {
  const std::string inputs[] = {
      times(10000, "+---+\n"),
      times(5000, "+---+\n| a |\n"),
      "+" + times(5000, "-+") + "\n" + times(5000, "||\n"),
      "+" + times(5000, "-+") + "\n" + times(20, "|" + times(5000, "a|") + "\n") + "+" +
          times(5000, "-+") + "\n",
      "+---+---+\n" + times(5000, "|   +---+\n| a | b |\n") + "+---+---+\n",
      times(5000, "-- --\na  b\n\n"),
      times(5000, "-- --\na  b\n--- --\n"),
      times(5000, "--------\na  b\n-- -----\n"),
      times(5000, "a\n-- --\n"),
      times(5000, "-- ") + "\n" + times(5000, "a\n"),
      "-- --\n" + times(5000, "a\n\n"),
      times(5000, "a  b\r-- --\r\r"),
      times(5000, "a^("),
  };
  for (const std::string& input : inputs) {
    text(input);
    markdown(input);
  }
}

}  // namespace
}  // namespace offerlog
