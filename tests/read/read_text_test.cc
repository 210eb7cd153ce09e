#include "catch.h"
#include "read/document_invariants.h"
#include "read/read_document.h"
#include "read/read_outline.h"

namespace offerlog {
namespace {

std::string text(std::string_view input) { return read_outline(input, "x.txt"); }

TEST_CASE("wrapped lines are one paragraph", "[text]") {
  CHECK(text("The Company may sell shares of its common\nstock from time to time.\n\nIt may "
             "stop.\n") ==
        "The Company may sell shares of its common stock from time to time.\nIt may stop.\n");
  CHECK(text("On\nNovember 25, 2024, the Company and the Agent entered into Amendment No. 2 to "
             "the\nSales "
             "Agreement.\n") ==
        "On November 25, 2024, the Company and the Agent entered into Amendment No. 2 to the Sales "
        "Agreement.\n");
  CHECK(text("a\r\nb\rc\r\n\r\nd") == "a b c\nd\n");
}

TEST_CASE("a line of any white space is blank", "[text]") {
  for (const char* blank : {"", " ", "\t", "\u00a0", " \u00a0 ", "\u200b", "\u3000", "\f"}) {
    CHECK(text(std::string("one\n") + blank + "\ntwo\n") == "one\ntwo\n");
  }
}

TEST_CASE("a hyphen at a line's end stays, without a space", "[text]") {
  CHECK(text("an at-the-\nmarket offering") == "an at-the-market offering\n");
  CHECK(text("Section 5 -\nFees of 2019-\n2020") == "Section 5 - Fees of 2019- 2020\n");
}

TEST_CASE("words that a converter ran together are parted", "[text]") {
  CHECK(text("During PeriodSeptember 8, 2025 to September 14, 2025\n") ==
        "During Period September 8, 2025 to September 14, 2025\n");
  CHECK(text("Available forIssuance and Sale, as ofMay 4, 2025\n") ==
        "Available for Issuance and Sale, as of May 4, 2025\n");
  CHECK(text("ATM UpdatesOn JulyMay Street, MacFor McMay, iOS and PayPal\n") ==
        "ATM UpdatesOn JulyMay Street, MacFor McMay, iOS and PayPal\n");
}

TEST_CASE("a first word in a line of its own begins a paragraph, where that is the habit",
          "[text]") {
  std::string input;
  std::string expected;
  for (int i = 0; i < 10; ++i) {
    input += "The\nCompany may sell shares and\nstop selling\n";
    expected += "The Company may sell shares and stop selling\n";
  }
  CHECK(text(input + "Item\n1.01. Entry into an Agreement\nOn\nMay 8, 2025, the Company sold\n") ==
        expected + "Item 1.01. Entry into an Agreement\nOn May 8, 2025, the Company sold\n");
}

TEST_CASE("headings", "[text]") {
  CHECK(text("RISK FACTORS\n\nWe may fail.\n") == "### RISK FACTORS\nWe may fail.\n");
  CHECK(text("Item 1.01. Entry into an Agreement.\n\nOn May 1.\n") ==
        "## Item 1.01. Entry into an Agreement.\nOn May 1.\n");
  CHECK(text("Item\u00a08.01\n\nOther Events.\n") == "## Item 8.01\nOther Events.\n");
  CHECK(text("Item\u2009 8.01\n\nOther Events.\n") == "## Item 8.01\nOther Events.\n");
  CHECK(text("                    Plan of Distribution\n\nWe sell.\n") ==
        "#### Plan of Distribution\nWe sell.\n");
  CHECK(text("ACME\n\n5.\n") == "ACME\n5.\n");  // as a ticker
  CHECK(text("Items 5 and 6\n\na\n") == "Items 5 and 6\na\n");
}

TEST_CASE("labelled lines below each other are a list of terms", "[text]") {
  CHECK(
      text(
          "Issuer: Acme Inc.\nSecurity: 5.150% Senior Notes due 2029\nTrade Date: May 6, 2024\n") ==
      "Issuer: Acme Inc.\nSecurity: 5.150% Senior Notes due 2029\nTrade Date: May 6, 2024\n");
  CHECK(text("Joint Book-Running Managers: Harrow & Finch Securities LLC,\nCalder Brook, Inc.\n"
             "Co-Managers: Tolland Inc.\n") ==
        "Joint Book-Running Managers: Harrow & Finch Securities LLC, Calder Brook, Inc.\n"
        "Co-Managers: Tolland Inc.\n");
  CHECK(text("The Board resolved, as its minutes of\nMay say: to sell no shares.\n") ==
        "The Board resolved, as its minutes of May say: to sell no shares.\n");
}

TEST_CASE("a rule, whatever it is drawn with, is no text", "[text]") {
  for (const char* rule : {"-----", "* * *", "\u2501\u2501\u2501\u2501", "\u2500\u2500\u2500",
                           "\u2014\u2014\u2014\u2014"}) {
    CAPTURE(rule);
    CHECK(text("We may fail.\n" + std::string(rule) + "\nItem 8.01. Other Events.\n") ==
          "We may fail.\n## Item 8.01. Other Events.\n");
  }
  CHECK(text("\u2014 \u2014 \u2014\n") == "- - -\n");  // a row that is nil
}

TEST_CASE("a page's end in mid-sentence breaks nothing", "[text]") {
  const std::string expected =
      "The Company may offer and sell shares of its common stock having an aggregate offering "
      "price of up to "
      "$5,000,000 through the agent from time to time.\n";
  for (const char* between :
       {"\n\n", "\n\n14\n\n", "\n\n- 14 -\n\n<PAGE>\n\n", "\n\nS-14\n\nTable of Contents\n\n",
        "\n\n------------\n\nPage 14\n\n", "\n14\n\n<PAGE>   15\n\n"}) {
    CAPTURE(between);
    CHECK(text(std::string("The Company may offer and sell shares of its common stock having an "
                           "aggregate offering "
                           "price of up to $5,000,000") +
               between + "through the agent from time to time.\n") == expected);
  }
}

TEST_CASE("a blank line within a day or a count breaks nothing", "[text]") {
  CHECK(text("The date of this prospectus is September\n \n30, 2025.\n") ==
        "The date of this prospectus is September 30, 2025.\n");
  CHECK(text("3,325,000\n\nShares of Common Stock\n") == "3,325,000 Shares of Common Stock\n");
  CHECK(text("the Equity Offering\nSM\n\nSales Agreement (File No.\n\n333-284000), filed\n") ==
        "the Equity OfferingSM Sales Agreement (File No. 333-284000), filed\n");
  CHECK(text("It was September\n\n30 shares.\n") == "It was September\n30 shares.\n");
}

TEST_CASE("a term between quotes in lines of its own", "[text]") {
  std::string input;
  for (int i = 0; i < 12; ++i) input += "The\nCompany may sell\n\n";
  const std::string out = text(input +
                               "a Purchase Agreement (the \u201c\nPurchase\nAgreement\n"
                               "\u201d) with investors\n");
  CHECK(out.ends_with("a Purchase Agreement (the \"Purchase Agreement\") with investors\n"));
}

TEST_CASE("a page's end between paragraphs is kept", "[text]") {
  CHECK(text("The Company may sell shares of its common stock from time to time, it "
             "says.\n\n14\n\nIt may stop.\n") ==
        "The Company may sell shares of its common stock from time to time, it says.\n14\nIt may "
        "stop.\n");
}

TEST_CASE("fragments are not joined", "[text]") {
  CHECK(text("Common Stock\n\npar value\n\nper share\n") == "Common Stock\npar value\nper share\n");
}

TEST_CASE("marks of what was raised above the line", "[text]") {
  CHECK(text("on the 16^(th) of May, the Equity Offering^(SM) fee^(1,2) of 2^(n + m + k)\n") ==
        "on the 16th of May, the Equity OfferingSM fee (1,2) of 2^(n + m + k)\n");
  CHECK(text("Equity Offering^SM Sales Agreement, Acme^\u00ae, 2^n and 5^SMALL^\n") ==
        "Equity OfferingSM Sales Agreement, Acme\u00ae, 2^n and 5^SMALL^\n");
}

// What converters leave of a cover page, its line ends kept and its spaces not.
TEST_CASE("lines of a cover page and of signatures", "[text]") {
  CHECK(text("Washington, D.C. 20549\nFORM \nS-3\nREGISTRATION STATEMENT\n\nUNDER\nTHE SECURITIES "
             "ACT OF 1933\nACME CORP.\n(Exact name of registrant as specified in its charter)\n") ==
        "Washington, D.C. 20549\nFORM S-3\n### REGISTRATION STATEMENT\n"
        "UNDER THE SECURITIES ACT OF 1933\n### ACME CORP.\n(Exact name of registrant as specified "
        "in its charter)\n");
  CHECK(text("Date of Report (Date of earliest event reported): May 8, 2025\nAcme Corp.\n(Exact "
             "name of registrant)\n") ==
        "Date of Report (Date of earliest event reported): May 8, 2025\nAcme Corp.\n(Exact name of "
        "registrant)\n");
  CHECK(text("AS\nFILED WITH THE SECURITIES AND EXCHANGE COMMISSION ON MAY 5, 2025\n") ==
        "AS FILED WITH THE SECURITIES AND EXCHANGE COMMISSION ON MAY 5, 2025\n");
  CHECK(text("/s/ Jane Roe\nJane Roe\nDated: May 8, 2025\n\nDated:\n    May 8, 2025\n\nBy:\n   "
             "/s/ Jane Roe\n") ==
        "/s/ Jane Roe Jane Roe\nDated: May 8, 2025\nDated: May 8, 2025\nBy: /s/ Jane Roe\n");
  CHECK(text("Registration No. 333\n-99999\nSubject to completion, dated May 5, 2025\n") ==
        "Registration No. 333-99999\nSubject to completion, dated May 5, 2025\n");
  CHECK(text("On May 5, 2025, Acme, Inc.\n(the \u201c\nCompany\n\u201d) may sell the shares it "
             "holds (\nif any\n).\n") ==
        "On May 5, 2025, Acme, Inc. (the \"Company\") may sell the shares it holds (if any).\n");
  CHECK(text("We may sell.\n\nS-3\n\nWe may stop.\n") == "We may sell.\nS-3\nWe may stop.\n");
}

// As on the cover of a shelf, where browsers of text put no blank lines.
TEST_CASE("titles above a paragraph stand apart", "[text]") {
  const std::string prose =
      "We may sell securities from time to time, in one or more offerings, at prices\nand on terms "
      "that we will tell.\n";
  const std::string read =
      "We may sell securities from time to time, in one or more offerings, at prices and on terms "
      "that we will tell.\n";
  CHECK(text("$300,000,000\nAcme Corp.\nCommon Stock\nUnits\n" + prose) ==
        "$300,000,000\nAcme Corp.\nCommon Stock\nUnits\n" + read);
  // Two are a title over two lines; an open quote goes on below.
  CHECK(text("Description of Our\nCommon Stock\n" + prose) ==
        "Description of Our Common Stock " + read);
  CHECK(text("Acme Bank\nSeries A (\u201c\nPreferred Stock\n" + prose) ==
        "Acme Bank Series A (\"Preferred Stock " + read);
}

TEST_CASE("what happened begins a paragraph, below its title or a release's headline", "[text]") {
  const std::string account =
      "On September 18, 2023, the Company issued a press release announcing that it has\n"
      "commenced an underwritten public offering.\n";
  CHECK(text("The Company had sold shares of its common stock under the sales agreement for gross\n"
             "proceeds of $27.3 million.\nCommencement of Public Offering\n" +
             account) ==
        "The Company had sold shares of its common stock under the sales agreement for gross "
        "proceeds of $27.3 million.\nCommencement of Public Offering\nOn September 18, 2023, the "
        "Company issued a press release announcing that it has commenced an underwritten public "
        "offering.\n");
  CHECK(
      text("Corvale Announces Pricing of Upsized $650 Million Convertible Senior\nNotes Offering\n"
           "AUSTIN, Texas--(BUSINESS WIRE)--May 21, 2024--Corvale Systems, Inc. today announced\n"
           "the pricing.\n") ==
      "Corvale Announces Pricing of Upsized $650 Million Convertible Senior Notes Offering\n"
      "AUSTIN, Texas--(BUSINESS WIRE)--May 21, 2024--Corvale Systems, Inc. today announced the "
      "pricing.\n");
}

TEST_CASE("without blank lines each line is a paragraph", "[text]") {
  const std::string paragraph = "The " + std::string(240, 'a');
  CHECK(text("Liquidity\n" + paragraph + "\nloan terms\n" + paragraph + "\n") ==
        "Liquidity\n" + paragraph + "\nloan terms\n" + paragraph + "\n");
}

TEST_CASE("where lines are not wrapped each is a paragraph, with blank lines too", "[text]") {
  const std::string paragraph = "The " + std::string(240, 'a') + ".\n";
  CHECK(text("Prospectus Supplement\nAcme, Inc.\nCommon Stock\n\n" + paragraph) ==
        "Prospectus Supplement\nAcme, Inc.\nCommon Stock\n" + paragraph);
  // As converters leave text that tags cut.
  CHECK(text("Acme, Inc. (the \u201c\nCompany\n\u201d), a\nDelaware corporation\n, sells.\n\n" +
             paragraph) ==
        "Acme, Inc. (the \"Company\"), a Delaware corporation , sells.\n" + paragraph);
}

TEST_CASE("paragraphs without a blank line between", "[text]") {
  CHECK(text("     The Company may sell shares of its common stock from time to\ntime.\n     It "
             "may stop at any time "
             "that it\nlikes, without notice.\n") ==
        "The Company may sell shares of its common stock from time to time.\nIt may stop at any "
        "time that it likes, "
        "without notice.\n");
  CHECK(text("The conditions are these, each of them to be met on the day of sale:\n(a) the price "
             "is right; and\n(b) "
             "the market is open.\n") ==
        "The conditions are these, each of them to be met on the day of sale:\n(a) the price is "
        "right; and\n(b) the "
        "market is open.\n");
  CHECK(text("as set out in Section 13\n(b) of the Act and\nItem 5 of the form\n") ==
        "as set out in Section 13 (b) of the Act and\n## Item 5 of the form\n");
}

TEST_CASE("tags of EDGAR vanish", "[text]") {
  CHECK(text("<DOCUMENT>\n<TYPE>424B3\n<SEQUENCE>1\n<TEXT>\n<PAGE>\nAcme "
             "sells.\n</TEXT>\n</DOCUMENT>\n") == "Acme sells.\n");
}

TEST_CASE("a table drawn with spaces", "[text][table]") {
  const std::string expected =
      "[0,0] Year\n[0,1] Shares\n[0,2] Price\n[1,0] 1999\n[1,1] 1,000,000\n[1,2] $5.00\n[2,0] 2000 "
      "sold\n[2,1] "
      "500,000\n[2,2] 6.25%\n";
  for (const char* input : {
           "<TABLE>\n<CAPTION>\nYear            Shares     Price\n<S>             <C>        <C>\n"
           "1999            1,000,000  $  5.00\n2000 sold         500,000     6.25  %\n</TABLE>\n",
           "Year            Shares      Price\n----            ------      -----\n"
           "1999            1,000,000   $ 5.00\n2000 sold         500,000     6.25%\n",
       }) {
    CAPTURE(input);
    CHECK(text(input) == expected);
  }
  Diagnostics log;
  const Document d = read_document(
      {"x.txt", "Year        Shares\n----        ------\n1999         1,000\n2000           500\n"},
      log);
  REQUIRE(d.tables.size() == 1);
  CHECK(d.tables[0].rows == 3);
  CHECK(d.tables[0].columns == 2);
  CHECK(d.tables[0].header_rows == 1);
}

// As browsers of text leave a table: its cells apart, its columns ragged.
TEST_CASE("rows of equally many cells are a table", "[text][table]") {
  const std::string rows =
      "[1,0] Offering price\n[1,1] $ 3.49\n[1,2] $ 3.4899\n[1,3] $ 1,100,006\n"
      "[2,0] Agent's fees (1)\n[2,1] $ 0.24\n[2,2] -\n[2,3] 7.0%\n";
  const std::string lines =
      "   Offering price   $ 3.49     $ 3.4899     $ 1,100,006\n"
      "   Agent\u2019s fees (1)   $ 0.24     \u2014     7.0%\n";
  CHECK(text("       Per Share   Per Pre-Funded\n   Warrant   Total\n" + lines) ==
        "[0,1] Per Share\n[0,2] Per Pre-Funded Warrant\n[0,3] Total\n" + rows);
  CHECK(text("       Per Share     Per Warrant\n   Total\n" + lines) ==
        "[0,1] Per Share\n[0,2] Per Warrant\n[0,3] Total\n" + rows);
  CHECK(text("   Warrant\n   Total\n" + lines) == "[0,2] Warrant\n[0,3] Total\n" + rows);
  // Which columns these name cannot be told.
  CHECK(text("   Per Share\n   Per Warrant\n" + lines).find("[0,2]") == std::string::npos);
}

// As lynx centres them: no column stands below its name.
TEST_CASE("rows of a table below names of all their columns", "[text][table]") {
  CHECK(text("   Underwriter    Number of Shares    Number of Warrants\n"
             "             Harrow Lane LLC    2,964,706    247,059\n"
             "       Penhallow & Company, Incorporated    17,647    1,470\n"
             "                  Total    2,982,353    248,529\n") ==
        "[0,0] Underwriter\n[0,1] Number of Shares\n[0,2] Number of Warrants\n"
        "[1,0] Harrow Lane LLC\n[1,1] 2,964,706\n[1,2] 247,059\n"
        "[2,0] Penhallow & Company, Incorporated\n[2,1] 17,647\n[2,2] 1,470\n"
        "[3,0] Total\n[3,1] 2,982,353\n[3,2] 248,529\n");
}

TEST_CASE("tabs part the cells of a table", "[text][table]") {
  CHECK(text("Name\tNumber of shares\nHarrow Securities LLC\t3,675,000\nCalder LLC\t70,000\n") ==
        "[0,0] Name\n[0,1] Number of shares\n[1,0] Harrow Securities LLC\n[1,1] 3,675,000\n"
        "[2,0] Calder LLC\n[2,1] 70,000\n");
}

TEST_CASE("bars part the cells of a table", "[text][table]") {
  CHECK(text("Schedule A\n\nUnderwriter | Number of Shares\nHarrow LLC | 3,150,000\n\n"
             "Total | 3,150,000\nSigned.\n") ==
        "Schedule A\n"
        "[0,0] Underwriter\n[0,1] Number of Shares\n[1,0] Harrow LLC\n[1,1] 3,150,000\n"
        "[2,0] Total\n[2,1] 3,150,000\n"
        "Signed.\n");
  CHECK(text("Harrow LLC | Boston\n\nWe sell.\n") == "Harrow LLC | Boston\nWe sell.\n");
}

TEST_CASE("below its rows a table has a total of some columns", "[text][table]") {
  CHECK(text("   Shares Sold   Net Proceeds   Available for\n   Sale\n"
             "   Common ATM   412,300   $ 6.1   $ 118.4\n   Total   412,300   $ 6.1\n") ==
        "[0,1] Shares Sold\n[0,2] Net Proceeds\n[0,3] Available for Sale\n[1,0] Common ATM\n"
        "[1,1] 412,300\n[1,2] $ 6.1\n[1,3] $ 118.4\n[2,0] Total 412,300 $ 6.1\n");
}

// As converters that only strip the markup leave a table.
TEST_CASE("each cell on a line of its own", "[text][table]") {
  const std::string rows =
      "[1,0] Offering price\n[1,1] $ 0.65\n[1,2] $ 3,931,722\n"
      "[2,0] Agent's fees (1)\n[2,1] $ 0.05\n[2,2] -\n";
  const std::string lines =
      "Offering price\n\n$\n\n0.65\n\n$\n3,931,722\n\n"
      "Agent\u2019s fees\n(1)\n\n$\n0.05\n\n\u2014\n\n";
  CHECK(text("Per Share\n\nTotal\n\n" + lines) == "[0,1] Per Share\n[0,2] Total\n" + rows);
  CHECK(text("Per Share and\n\nWarrant\n\nTotal\n\n" + lines) ==
        "[0,1] Per Share and Warrant\n[0,2] Total\n" + rows);
  CHECK(text("We sell shares.\n\nPer Share\n\nTotal\n\n" + lines + "We stop.\n") ==
        "We sell shares.\n[0,1] Per Share\n[0,2] Total\n" + rows + "We stop.\n");
  // What says more of a row stands below it.
  CHECK(text("Sold\n\nLeft\n\nCommon ATM\n\n41 Shares\n\n$118.4\n\nSize: $500\n\nSeries A "
             "ATM\n\n-\n\n$20.0\n\nSize: $20\n\n") ==
        "[0,1] Sold\n[0,2] Left\n[1,0] Common ATM\n[1,1] 41 Shares\n[1,2] $118.4\n[2,0] Size: "
        "$500\n[3,0] Series A ATM\n[3,1] -\n[3,2] $20.0\n[4,0] Size: $20\n");
  // A name of the labels is known by its word.
  CHECK(text("Underwriter\n\nShares\n\nWarrants\n\nHarrow Lane LLC\n\n1,000\n\n50\n\nPenhallow & "
             "Co.\n\n2,000\n\n60\n\n") ==
        "[0,0] Underwriter\n[0,1] Shares\n[0,2] Warrants\n[1,0] Harrow Lane LLC\n[1,1] 1,000\n"
        "[1,2] 50\n[2,0] Penhallow & Co.\n[2,1] 2,000\n[2,2] 60\n");
  // The mark of the note below is no figure of the last row.
  CHECK(text("Sold\n\nLeft\n\nCommon ATM\n\n41\n\n$118.4\n\nSeries A "
             "ATM\n\n12\n\n$20.0\n\n(1)\n\nNet of commissions.\n") ==
        "[0,1] Sold\n[0,2] Left\n[1,0] Common ATM\n[1,1] 41\n[1,2] $118.4\n[2,0] Series A ATM\n"
        "[2,1] 12\n[2,2] $20.0\n(1)\nNet of commissions.\n");
  // One row counts if a total follows, of whatever columns.
  CHECK(text("Sold\n\nLeft\n\nCommon ATM\n\n41\n\n$118.4\n\nTotal\n\n$41\n\n") ==
        "[0,1] Sold\n[0,2] Left\n[1,0] Common ATM\n[1,1] 41\n[1,2] $118.4\nTotal\n$41\n");
}

// As get_text("\n") leaves a page whose rows have no line feed between their cells.
TEST_CASE("each cell on a line of its own, a blank line between rows", "[text][table]") {
  CHECK(
      text("We sell shares.\n\nProgram\nSold\nProceeds (1)\nLeft\n\nCommon ATM\n41 CRVL Shares\n-\n"
           "$118.4\n\nSize: $500\n\nSeries A ATM\n-\n$2.0\n$20.0\n\nSize: $20\n\n") ==
      "We sell shares.\nProgram\n[0,1] Sold\n[0,2] Proceeds (1)\n[0,3] Left\n[1,0] Common ATM\n"
      "[1,1] 41 CRVL Shares\n[1,2] -\n[1,3] $118.4\n[2,0] Size: $500\n[3,0] Series A ATM\n"
      "[3,1] -\n[3,2] $2.0\n[3,3] $20.0\n[4,0] Size: $20\n");
}

TEST_CASE("figures below each other without a header are no table", "[text][table]") {
  for (const char* input : {
           "Delaware\n\n001-39208\n\n81-5238376\n\nNew York\n\n001-39209\n\n81-5238377\n",
           "Sold\n\nCommon ATM\n\n41\n\n$118.4\n\nSeries A ATM\n\n12\n\n$20.0\n",
           "Sold\n\nLeft\n\nCommon ATM\n\n41\n\n$118.4\n\nSeries A ATM\n\n$20.0\n",
       }) {
    CAPTURE(input);
    CHECK(text(input).find("[1,") == std::string::npos);
  }
}

TEST_CASE("prose with wide spaces is no table", "[text][table]") {
  CHECK(text("The  Company  may  sell   5   shares.\nIt   sold   them   for   cash.\nThen   it   "
             "stopped.\n") ==
        "The Company may sell 5 shares. It sold them for cash. Then it stopped.\n");
  CHECK(text("<TABLE>\n<S>  <C>\nWe may sell shares.\n</TABLE>\n") == "We may sell shares.\n");
  CHECK(text("<TABLE>\nWe may sell  5\nshares.\n") == "We may sell 5 shares.\n");
}

TEST_CASE("no text, and one word of it", "[text]") {
  for (const char* input : {"", "\n\n", " \t\u00a0", "\ufeff"}) {
    Diagnostics log;
    const Document d = read_document({"x.txt", input}, log);
    CHECK(d.blocks.empty());
    REQUIRE(log.size() == 1);
    CHECK(log[0].code == "empty_input");
  }
  Diagnostics log;
  const Document d = read_document({"x.txt", "abc"}, log);
  CHECK(d.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(d.bytes == 3);
  CHECK(d.parts.size() == 1);
  CHECK(log.empty());
}

}  // namespace
TEST_CASE("a name's initials in a line of their own go on below", "[text]") {
  CHECK(text("The price is $1.40.\n\nH.B.\nMarlowe & Co. is acting as the placement agent for the "
             "offering.\n") ==
        "The price is $1.40.\nH.B. Marlowe & Co. is acting as the placement agent for the "
        "offering.\n");
}

TEST_CASE("tables that a converter left out are told once, at the first", "[text][table]") {
  Diagnostics log;
  const Document d =
      read_document({"x.txt", "We sold shares:\n\n[TABLE]\n\nAnd then:\n\n[TABLE]\n"}, log);
  REQUIRE(log.size() == 1);
  CHECK(log[0].code == "lost_table");
  CHECK(log[0].message.find("2 tables") != std::string::npos);
  CHECK(d.view(log[0].text.value()) == "[TABLE]");
  log.clear();
  read_document({"x.htm", "<p>[TABLE]</p>"}, log);
  CHECK(log.empty());
}

TEST_CASE("a blank that a converter put behind a word whose markup ends", "[text]") {
  CHECK(text("Corvale Chase & Co .\n") == "Corvale Chase & Co.\n");
  CHECK(text("Corvale Chase & Co\n.\n(Exact name of registrant)\n") ==
        "Corvale Chase & Co.\n(Exact name of registrant)\n");
  CHECK(text("Definitions . . . . . . 5\n") == "Definitions . . . . . . 5\n");
}

TEST_CASE("the day of a letter stands between its head and whom it is to", "[text]") {
  CHECK(text("2485 Orchard Drive\nwww.corvale.com\nMay 4, 2022\nVIA EDGAR\nSecurities and "
             "Exchange Commission, which is in Washington\n") ==
        "2485 Orchard Drive www.corvale.com\nMay 4, 2022\n### VIA EDGAR\nSecurities and Exchange "
        "Commission, which is in Washington\n");
  CHECK(text("www.corvale.com\n\nMarch 1, 2013\nU.S. Securities and Exchange Commission\n100 F "
             "Street, N.E., which is in the city of Washington\n") ==
        "www.corvale.com\nMarch 1, 2013\nU.S. Securities and Exchange Commission 100 F Street, "
        "N.E., which is in the city of Washington\n");
}

TEST_CASE("a sentence run into the stop of the one before", "[text]") {
  CHECK(text("subject to customary closing conditions.A copy is filed herewith.\n") ==
        "subject to customary closing conditions. A copy is filed herewith.\n");
  CHECK(text("Visit www.corvale.Com or Corvale.Com for more, and U.S.Bancorp too.\n") ==
        "Visit www.corvale.Com or Corvale.Com for more, and U.S.Bancorp too.\n");
}

TEST_CASE("a tab between any two cells parts counts with their unit too", "[text][table]") {
  CHECK(text("Program\tShares Sold\tNet Proceeds\nCommon (1)\t412,350 CRV "
             "Shares\t$38.6\nPreferred (2)\t86,214 CRP Shares\t$8.3\n") ==
        "[0,0] Program\n[0,1] Shares Sold\n[0,2] Net Proceeds\n[1,0] Common (1)\n[1,1] 412,350 "
        "CRV Shares\n[1,2] $38.6\n[2,0] Preferred (2)\n[2,1] 86,214 CRP Shares\n[2,2] $8.3\n");
}

}  // namespace offerlog
