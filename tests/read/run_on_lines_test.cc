// Lines that a converter ran together.
#include "catch.h"
#include "read/read_outline.h"

namespace offerlog {
namespace {

std::string text(std::string_view input) { return read_outline(input, "x.txt"); }

const std::string kBoxes =
    "Check the appropriate box below if the Form 8-K filing is intended to simultaneously satisfy "
    "the filing obligation of the registrant under any of the following provisions: \u2610";

TEST_CASE("the words of a form tell where the lines of its cover began", "[run-on]") {
  CHECK(text("false 0001234567 2024-05-08 UNITED STATES SECURITIES AND EXCHANGE COMMISSION "
             "Washington, D.C. 20549 FORM  8-K CURRENT REPORT Pursuant to Section 13 or 15(d) of "
             "the Securities Exchange Act of 1934 Date of Report (Date of earliest event "
             "reported):  May 8, 2024 ACME CORP. (Exact name of registrant as specified in its "
             "charter) Delaware 001-12345 (State or other jurisdiction of incorporation)\n") ==
        "false 0001234567 2024-05-08\n"
        "UNITED STATES SECURITIES AND EXCHANGE COMMISSION Washington, D.C. 20549\n"
        "FORM 8-K\n"
        "CURRENT REPORT Pursuant to Section 13 or 15(d) of the Securities Exchange Act of 1934\n"
        "Date of Report (Date of earliest event reported): May 8, 2024\n"
        "### ACME CORP.\n(Exact name of registrant as specified in its charter)\n"
        "Delaware 001-12345\n(State or other jurisdiction of incorporation)\n");
}

TEST_CASE("a cover's lines begin where its words do, glued or broken", "[run-on]") {
  CHECK(text("UNITED STATESSECURITIES AND EXCHANGE COMMISSIONWashington, D.C. 20549FORM 8-KCURRENT "
             "REPORTPursuant to Section 13 or 15(d) of the Securities Exchange Act of 1934Date of "
             "Report (Date of earliest event reported): May 8, 20243 ACME CORP.(Exact name of "
             "registrant as specified in its charter)Delaware001-12345(State or other jurisdiction "
             "of incorporation)\n") ==
        "UNITED STATESSECURITIES AND EXCHANGE COMMISSIONWashington, D.C. 20549\n"
        "FORM 8-K\n"
        "CURRENT REPORTPursuant to Section 13 or 15(d) of the Securities Exchange Act of 1934\n"
        "Date of Report (Date of earliest event reported): May 8, 2024\n"
        "### 3 ACME CORP.\n(Exact name of registrant as specified in its charter)\n"
        "Delaware001-12345\n(State or other jurisdiction of incorporation)\n");
  CHECK(text("Filed\nPursuant to Rule 424(b)(5) Registration\nNo. 333-284000 Prospectus\n"
             "Supplement (To\nProspectus dated May 1, 2024) We are offering shares.\n"
             "The date of this prospectus supplement is May 8, 2024. TABLE OF CONTENTS\n") ==
        "Filed Pursuant to Rule 424(b)(5)\n"
        "Registration No. 333-284000\n"
        "Prospectus Supplement (To Prospectus dated May 1, 2024)\n"
        "We are offering shares.\n"
        "The date of this prospectus supplement is May 8, 2024.\n"
        "TABLE OF CONTENTS\n");
  // In prose.
  const std::string sentence =
      "We filed a shelf registration statement (Registration No. 333-271000) on May 8.\n";
  CHECK(text(sentence) == sentence);
}

TEST_CASE("a sentence of capitals is no cover", "[run-on]") {
  const std::string sentence =
      "INVESTING IN OUR COMMON STOCK INVOLVES RISKS. SEE OUR MOST RECENT ANNUAL REPORT ON FORM "
      "10-K "
      "AND ANY SUBSEQUENT QUARTERLY REPORT ON FORM 10-Q, FILED UNDER THE SECURITIES EXCHANGE ACT "
      "OF "
      "1934, AS AMENDED, TO READ ABOUT FACTORS YOU SHOULD CONSIDER.";
  CHECK(text(sentence + "\n") == sentence + "\n");
}

TEST_CASE("an item begins a line, and its title ends one", "[run-on]") {
  CHECK(text(kBoxes + " Item 8.01 Other Events. On May 8, 2024, we sold shares.\n") ==
        kBoxes + "\n## Item 8.01 Other Events.\nOn May 8, 2024, we sold shares.\n");
  CHECK(text(" Item 8.01 Other Events. On May 8, 2024, we sold shares. " + kBoxes + "\n") ==
        "## Item 8.01 Other Events.\nOn May 8, 2024, we sold shares. " + kBoxes + "\n");
  // In a sentence, and in a line of usual length.
  const std::string sentence = kBoxes + " as told under Item 1.01 Entry into an Agreement. We do.";
  CHECK(text(sentence + "\n") == sentence + "\n");
  CHECK(text("We stop. Item 8.01 Other Events. We do.\n") ==
        "We stop. Item 8.01 Other Events. We do.\n");
}

}  // namespace
}  // namespace offerlog
