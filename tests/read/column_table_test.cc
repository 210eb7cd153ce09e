// Tables in columns whose rows have several lines, as w3m and inscriptis draw them.
#include "catch.h"
#include "read/read_outline.h"

namespace offerlog {
namespace {

std::string text(std::string_view input) { return read_outline(input, "x.txt"); }

TEST_CASE("a row ends where its symbol stands at the top or in the middle", "[columns][table]") {
  const std::string expected =
      "[0,0] Title of each class\n[0,1] Trading Symbol\n[0,2] Name of each exchange\n"
      "[1,0] Common Stock, par value $0.001 per share\n[1,1] CRVL\n"
      "[1,2] The Nasdaq Global Select Market\n"
      "[2,0] Warrants, each exercisable for one share of common stock at $6.81 per share\n"
      "[2,1] CRVLW\n[2,2] The Nasdaq Global Select Market\n";
  for (const char* input : {
           "                                   Trading    Name of each\n"
           "Title of each class                Symbol     exchange\n"
           "Common Stock, par value $0.001     CRVL       The Nasdaq Global\n"
           "per share                                     Select Market\n"
           "Warrants, each exercisable for                The Nasdaq Global\n"
           "one share of common stock at       CRVLW      Select Market\n"
           "$6.81 per share\n",
           "                                   Trading    Name of each\n"
           "Title of each class                Symbol     exchange\n"
           "\n"
           "Common Stock, par value $0.001     CRVL       The Nasdaq Global\n"
           "per share                                     Select Market\n"
           "\n"
           "Warrants, each exercisable for     CRVLW      The Nasdaq Global\n"
           "one share of common stock at                  Select Market\n"
           "$6.81 per share\n",
       }) {
    CAPTURE(input);
    CHECK(text(input) == expected);
    CHECK(text("We sell.\n\n" + std::string(input) +
               "\nWe may sell securities from time to time, in one or more offerings, as we\n"
               "see fit.\n") ==
          "We sell.\n" + expected +
              "We may sell securities from time to time, in one or more offerings, as we see "
              "fit.\n");
  }
}

// Its figure stands beyond the column of the others; the label before it is not its own.
TEST_CASE("a header right above the only row", "[columns][table]") {
  CHECK(text("Title of Each Class              Trading       Name of Each Exchange On Which\n"
             "                                 Symbol(s)     Registered\n"
             "Common Stock, par value $0.001   CRVL          The Nasdaq Stock Market LLC\n"
             "per share\n") ==
        "[0,0] Title of Each Class\n[0,1] Trading Symbol(s)\n"
        "[0,2] Name of Each Exchange On Which Registered\n"
        "[1,0] Common Stock, par value $0.001 per share\n[1,1] CRVL\n"
        "[1,2] The Nasdaq Stock Market LLC\n");
}

TEST_CASE("a label so long that its figure stands aside is not joined", "[columns][table]") {
  const std::string out = text(
      "Underwriter                  Number of shares\n"
      "Harrow Securities (USA) LLC      3,333,334\n"
      "Finch Group L.L.C.        2,500,000\n"
      "Pell, Nicolas & Company, Incorporated   1,666,667\n"
      "Lark Capital LLC          833,333\n"
      "Total                        8,333,334\n");
  CHECK(out.find("Finch Group L.L.C. Pell") == out.npos);
}

TEST_CASE("sales, with a line for what more is told of each program", "[columns][table]") {
  CHECK(text("                       During Period              As of\n"
             "                       May 5, 2025 to May         May 11, 2025\n"
             "                       11, 2025\n"
             "\n"
             "Security               Shares       Net           Available for\n"
             "                       Sold         proceeds      sale   (1)\n"
             "\n"
             "Series A               12,500       $ 1.2         $ 98.8\n"
             "\n"
             "10.00% Series A\n"
             "Preferred Stock\n"
             "\n"
             "Series B               -            -             $ 50.0\n"
             "\n"
             "Total                               $ 1.2\n") ==
        "[0,1] During Period May 5, 2025 to May 11, 2025\n[0,3] As of May 11, 2025\n"
        "[1,0] Security\n[1,1] Shares Sold\n[1,2] Net proceeds\n[1,3] Available for sale (1)\n"
        "[2,0] Series A\n[2,1] 12,500\n[2,2] $ 1.2\n[2,3] $ 98.8\n"
        "[3,0] 10.00% Series A Preferred Stock\n"
        "[4,0] Series B\n[4,1] -\n[4,2] -\n[4,3] $ 50.0\n[5,0] Total\n[5,2] $ 1.2\n");
}

TEST_CASE("a blank line as wide as the table parts no headings", "[columns][table]") {
  const std::string blank(50, ' ');
  CHECK(text("                                    Available for\n" + blank +
             "\n"
             "Security        Shares sold         sale\n" +
             blank +
             "\n"
             "Series A        12,500              $ 98.8\n" +
             blank +
             "\n"
             "Series B        1,000               $ 50.0\n") ==
        "[0,0] Security\n[0,1] Shares sold\n[0,2] Available for sale\n[1,0] Series A\n"
        "[1,1] 12,500\n[1,2] $ 98.8\n[2,0] Series B\n[2,1] 1,000\n[2,2] $ 50.0\n");
}

TEST_CASE("what stands beside each other by chance is no table", "[columns]") {
  for (const char* input : {
           // cells three spaces apart, the lines wrapped
           "   Title of each class   Symbol   Name of each exchange on\n   which registered\n"
           "   Common Stock, par value $0.001   CRVL   Nasdaq Capital\n   Market\n",
           // no figure and no symbol
           "  Jane Roe              Chief              Director\n  of Acme\n\n"
           "  John Doe              Treasurer          Director\n",
           // one row and no headings
           "Delaware              001-12345             12-3456789\n"
           "(State of             (File                 (Employer\nincorporation)        number)"
           "              number)\n",
       }) {
    CAPTURE(input);
    CHECK(text(input).find("[1,") == std::string::npos);
  }
}

TEST_CASE("figures with what they count, labels with their values in one cell", "[columns]") {
  CHECK(text("   Program                            Shares Sold          Net Proceeds      Left\n"
             "                                                                                 \n"
             "   Common ATM   (1)                   412,300 CRV Shares   $6.1 million      $118.4 "
             "million\n"
             "                                                                                 \n"
             "   Size:   $250 million\n"
             "                                                                                 \n"
             "   Established  : May 1, 2025\n"
             "                                                                                 \n"
             "   Preferred ATM                      75,100 CRP Shares    $1.8 million      $61.2 "
             "million\n") ==
        "[0,0] Program\n[0,1] Shares Sold\n[0,2] Net Proceeds\n[0,3] Left\n"
        "[1,0] Common ATM (1)\n[1,1] 412,300 CRV Shares\n[1,2] $6.1 million\n"
        "[1,3] $118.4 million\n[2,0] Size: $250 million\n[3,0] Established : May 1, 2025\n"
        "[4,0] Preferred ATM\n[4,1] 75,100 CRP Shares\n[4,2] $1.8 million\n"
        "[4,3] $61.2 million\n");
}

TEST_CASE("a heading in each column is no part of the row below it", "[columns]") {
  CHECK(text("    Title of each class                    Trading Symbol    Name of exchange\n"
             "    Class A common stock, par value        CRVL              Nasdaq Global Market\n"
             "    $0.0001 per share                                                    \n"
             "    Redeemable warrants, each for one      CRVLW             Nasdaq Global Market\n"
             "    Class A common share                                                 \n") ==
        "[0,0] Title of each class\n[0,1] Trading Symbol\n[0,2] Name of exchange\n"
        "[1,0] Class A common stock, par value $0.0001 per share\n[1,1] CRVL\n"
        "[1,2] Nasdaq Global Market\n"
        "[2,0] Redeemable warrants, each for one Class A common share\n[2,1] CRVLW\n"
        "[2,2] Nasdaq Global Market\n");
}

TEST_CASE("no table in columns takes long", "[columns]") {
  std::string ragged;
  std::string even;
  for (int i = 0; i < 20000; ++i) {
    ragged += std::string(static_cast<std::size_t>(i % 97), ' ') + "a    1    b\n\n";
    even += "a         1         bbbbb\n";
  }
  text(ragged);
  text(even);
  text(std::string(200000, ' ') + "a    b\n  c\n");
}

}  // namespace
}  // namespace offerlog
