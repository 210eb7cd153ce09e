#include "derive/read_filing.h"

#include "catch.h"
#include "extract_text.h"
#include "offerlog/names.h"

namespace offerlog {
namespace {

// "424B5 prospectus_supplement 2024-06-03"; "-" for what is null.
std::string cover(const std::string& text) {
  const Filing f = extract_text(text).record.filing;
  return f.form_type.value.value_or("-") + " " + (f.kind ? std::string(name_of(*f.kind)) : "-") +
         " " + (f.dated ? f.dated->to_string() : "-");
}

std::string title(const std::string& text) {
  const Filing f = extract_text(text).record.filing;
  return f.title.value.value_or("-") + (f.number ? " #" + std::to_string(*f.number) : "");
}

std::string amends(const std::string& text) {
  std::string out;
  for (const AmendedDocument& a : extract_text(text).record.filing.amends) {
    out += (out.empty() ? "" : "; ") + std::string(name_of(*a.kind)) + " " + a.dated->to_string();
  }
  return out;
}

std::string numbers(const std::string& text) {
  std::string out;
  for (const auto& n : extract_text(text).record.filing.registration_numbers) {
    out += (out.empty() ? "" : " ") + *n;
  }
  return out;
}

// "Corvale Systems, Inc. CRVL Nasdaq"
std::string issuer(const std::string& text) {
  const Issuer i = extract_text(text).record.issuer;
  return i.name.value.value_or("-") + " " + i.ticker.value.value_or("-") + " " +
         i.exchange.value.value_or("-");
}

struct Row {
  const char* value;
  std::vector<std::string> texts;
};

void check_all(const std::vector<Row>& rows, std::string (*print)(const std::string&)) {
  for (const Row& row : rows) {
    for (const std::string& text : row.texts) {
      CAPTURE(text);
      CHECK(print(text) == row.value);
    }
  }
}

}  // namespace

// Rule 424(b): "Filed pursuant to Rule 424(b)(5)" is EDGAR's form type 424B5.
// Regulation S-K Item 501(b): the cover bears its date.
TEST_CASE("what the document is, and its day", "[filing]") {
  check_all(
      {
          {"424B5 prospectus_supplement 2024-06-03",
           {"Filed Pursuant to Rule 424(b)(5)\n\nPROSPECTUS SUPPLEMENT\n\n(To Prospectus dated May "
            "1, 2023)\n\nThe date of this prospectus supplement is June 3, 2024.\n",
            "Filed pursuant to Rule 424 (b) (5)\n\nProspectus Supplement dated June 3, 2024\n\n(to "
            "Prospectus dated May 1, 2023)\n"}},
          // A supplement that carries a report, and one without the word "Rule".
          {"424B3 prospectus_supplement 2024-06-03",
           {"Filed Pursuant to 424(b)(3)\n\n(To Prospectus dated May 1, 2023)\n\nThe date of this "
            "prospectus supplement is June 3, 2024.\n\nFORM 8-K\n\nDate of Report (Date of "
            "earliest event reported): June 2, 2024\n"}},
          {"424B3 prospectus 2024-06-03",
           {"Filed Pursuant to Rule 424(b)(3)\n\nPROSPECTUS\n\nThe date of this prospectus is June "
            "3, 2024.\n"}},
          {"FWP free_writing_prospectus -",
           {"Filed Pursuant to Rule 433\n\nIssuer Free Writing Prospectus\n"}},
          {"8-K current_report 2024-06-03",
           {"FORM 8-K\n\nDate of Report (Date of earliest event reported): June 3, 2024\n",
            "UNITED STATES\n\nForm 8-K\n\nJune 3, 2024\n\nDate of Report (Date of earliest event "
            "reported)\n",
            // RECORD.md: two dates on the cover, the date of the report is the first.
            "FORM 8-K\n\nDate of Report (Date of earliest event reported): June 3, 2024 (May 31, "
            "2024)\n"}},
          {"8-K/A current_report 2024-06-03",
           {"FORM 8-K/A\n\nDate of Report (Date of earliest event reported): June 3, 2024\n"}},
          {"10-Q periodic_report -", {"FORM 10-Q\n\nFor the quarter ended June 30, 2024\n"}},
          {"S-3 registration_statement 2024-06-03",
           {"As filed with the Securities and Exchange Commission on June 3, 2024\n\nFORM S-3\n"}},
          // Its undertakings speak of other filings.
          {"S-3/A registration_statement 2024-06-03",
           {"As filed with the Securities and Exchange Commission on June 3, 2024\n\nAMENDMENT NO. "
            "1\n\nTO\n\nFORM S-3\n\nEach prospectus required to be filed pursuant to Rule "
            "424(b)(2) is part of it.\n"}},
          // General Instruction I.D. of Form S-3: the box is checked, or it is not.
          {"S-3ASR registration_statement -",
           {"FORM S-3\n\nIf this Form is a registration statement that shall become effective upon "
            "filing with the Commission pursuant to Rule 462(e) under the Securities Act, check "
            "the "
            "following box. \u2612\n",
            "FORM S-3\n\nIf this Form shall become effective on filing with the Commission "
            "pursuant "
            "to Rule 462(e) under the Act, check the following box: [X]\n"}},
          {"S-3 registration_statement -",
           {"FORM S-3\n\nIf this Form is a registration statement that shall become effective upon "
            "filing with the Commission pursuant to Rule 462(e) under the Securities Act, check "
            "the "
            "following box. \u2610\n"}},
          {"- prospectus_supplement 2024-06-03",
           {"This Supplement No. 1 to Prospectus Supplement amends the Prospectus Supplement dated "
            "May 1, 2023.\n\nThe date of this Supplement No. 1 to the Prospectus Supplement is "
            "June 3, 2024.\n"}},
          {"- press_release 2024-06-03",
           {"BOSTON, June 3, 2024 (GLOBE NEWSWIRE) -- Corvale Systems, Inc. today announced it.\n",
            "SAN JOSE, Calif., June 3, 2024 - (BUSINESS WIRE) - Corvale Systems, Inc. announced "
            "it.\n"}},
          // A form that is only spoken of is not the document's.
          {"- other -", {"We filed our Annual Report on Form 10-K for 2023.\n", "Hello.\n"}},
      },
      cover);
}

TEST_CASE("the heading that says what it is", "[filing]") {
  check_all({{"Supplement No. 1 to Prospectus Supplement #1",
              {"Supplement No. 1 to Prospectus Supplement\n\nWe ended it.\n",
               "This Supplement No. 1 to Prospectus Supplement amends it.\n"}},
             {"Prospectus Supplement No. 4 #4", {"Prospectus Supplement No. 4\n\nWe sell.\n"}},
             {"-", {"Supplemental information\n", "Prospectus Supplement\n"}}},
            title);
}

// "NO." ends a sentence where "No." does not.
TEST_CASE("a heading in capitals", "[filing]") {
  CHECK(title("PROSPECTUS SUPPLEMENT NO. 4\n\nWe sell.\n") == "PROSPECTUS SUPPLEMENT NO. 4 #4");
}

TEST_CASE("the documents that it supplements", "[filing]") {
  const std::string both = "prospectus_supplement 2023-05-01; prospectus 2023-04-20";
  CHECK(amends("Supplement No. 1 to Prospectus Supplement\n\nThis Supplement No. 1 supplements and "
               "amends the Prospectus Supplement dated May 1, 2023. It is to be read with the "
               "Prospectus Supplement and the Prospectus dated April 20, 2023.\n") == both);
  CHECK(amends("Filed Pursuant to Rule 424(b)(5)\n\nPROSPECTUS SUPPLEMENT\n\n(To Prospectus dated "
               "April 20, 2023)\n\nThe date of this prospectus supplement is June 3, 2024.\n") ==
        "prospectus 2023-04-20");
  // What the agreement was amended by is no prospectus.
  CHECK(amends("Filed Pursuant to Rule 424(b)(5)\n\nPROSPECTUS SUPPLEMENT\n\n(To Prospectus dated "
               "April 20, 2023)\n\nWe have entered into a sales agreement, dated March 15, 2022, "
               "as amended by Amendment No. 1 dated March 21, 2024, with Harrow & Finch LLC.\n") ==
        "prospectus 2023-04-20");
  CHECK(amends("FORM 8-K/A\n\nThis Amendment No. 1 amends the Current Report on Form 8-K "
               "originally filed with the SEC on April 4, 2025 (the \"Original Report\").\n") ==
        "current_report 2025-04-04");
  CHECK(amends("FORM 8-K\n\nThis amends the Current Report on Form 8-K filed on April 4, "
               "2025.\n") == "");
  CHECK(
      amends("FORM 10-K/A\n\n(Amendment No. 1)\n\nOn September 12, 2024, Corvale filed its Annual "
             "Report on Form 10-K for the fiscal year ended June 30, 2024 (the \"Original Form "
             "10-K\").\n") == "periodic_report 2024-09-12");
  CHECK(amends("FORM 10-K/A\n\n(Amendment No. 1)\n\nNo other changes have been made to the Annual "
               "Report on Form 10-K that was originally filed with the Securities and Exchange "
               "Commission on April 14, 2025.\n") == "periodic_report 2025-04-14");
  // A report amends nothing by naming a prospectus.
  CHECK(amends("FORM 8-K\n\nThe Company supplements the Prospectus Supplement dated May 1, "
               "2023.\n") == "");
}

TEST_CASE("registration numbers, each once", "[filing]") {
  check_all({{"333-260755",
              {"Registration No. 333-260755\n", "File No. 333- 260755\n",
               "Nos. 333-260755 and 333-260755\n"}},
             {"333-260755 333-260756", {"Registration Nos. 333-260755 and 333-260756\n"}},
             // Exchange Act file numbers are none, nor are telephones.
             {"", {"Commission File Number: 001-39208\n", "Call 333-2607 today\n"}}},
            numbers);
}

TEST_CASE("the registrant and its market", "[filing][issuer]") {
  check_all(
      {
          {"CORVALE SYSTEMS, INC. - -",
           {"FORM 8-K\n\nCORVALE SYSTEMS, INC.\n\n(Exact name of registrant as specified in its "
            "charter)\n"}},
          {"Corvale Systems, Inc. CRVL Nasdaq",
           {"Filed Pursuant to Rule 424(b)(5)\n\nCorvale Systems, Inc.\n\nCommon Stock\n\nOur "
            "common stock is listed on the Nasdaq Capital Market under the symbol \"CRVL.\"\n",
            "BOSTON, June 3, 2024 (GLOBE NEWSWIRE) -- Corvale Systems, Inc. (Nasdaq: CRVL) today "
            "announced it.\n"}},
          {"Corvale Systems, Inc. CRVL NYSE American",
           {"Filed Pursuant to Rule 424(b)(5)\n\nCorvale Systems, Inc.\n\nOur common stock is "
            "listed on the NYSE American under the symbol \"CRVL\".\n"}},
          {"Corvale Systems, Inc. CRVL NYSE",
           {"Filed Pursuant to Rule 424(b)(5)\n\nCorvale Systems, Inc.\n\nOur common stock is "
            "listed on the New York Stock Exchange under the symbol \"CRVL\".\n"}},
      },
      issuer);
}

// It has no mention of its own.
TEST_CASE("an underwriter of a table that heads a document", "[filing][issuer]") {
  CHECK(
      issuer(
          "Underwriter\n\nNumber of Shares\n\nNumber of Warrants\n\nHarrow Lane LLC\n\n2,964,706\n"
          "\n247,059\n\nPenhallow & Company, Incorporated\n\n17,647\n\n1,470\n\n") == "- - -");
}

// Text without its markup runs the lines of a cover together.
TEST_CASE("the registrant's name behind what stands above it", "[filing][issuer]") {
  const std::string label = "\n\n(Exact name of registrant as specified in its charter)\n";
  for (const char* above : {
           "FORM 8-K\n\nDate of Report (Date of earliest event reported): May 8, 2025 ",
           "FORM 8-K\n\nMay 8, 2025 Date of Report (Date of earliest event reported) ",
           "FORM S-3\n\nREGISTRATION STATEMENT UNDER THE SECURITIES ACT OF 1933 ",
           "FORM 10-K\n\nFor the year ended September 30, 2016 Commission File Number 1-14288 ",
       }) {
    CAPTURE(above);
    CHECK(issuer(above + ("CORVALE SYSTEMS, INC." + label)) == "CORVALE SYSTEMS, INC. - -");
  }
  CHECK(issuer("FORM 8-K\n\nDate of Report (Date of earliest event reported): May 8, 2025" +
               label) == "- - -");
  CHECK(issuer(
            "Filed Pursuant to Rule 424(b)(3)\n\nPROSPECTUS CORVALE SYSTEMS, INC.\n\nWe sell.\n") ==
        "CORVALE SYSTEMS, INC. - -");
  CHECK(
      issuer("Filed Pursuant to Rule 424(b)(5)\n\nOUR COMPANY\n\nReferences to \"we,\" \"us\" and "
             "\"our\" refer to Corvale Systems, Inc.\n") == "Corvale Systems, Inc. - -");
}

// A cover with the issuer's name in a picture has its agents' all the same; better no
// name than theirs.
TEST_CASE("an agent's name on the cover is not the registrant's", "[filing][issuer]") {
  const std::string cover =
      "Filed Pursuant to Rule 424(b)(5)\n\nUp to $45,000,000\n\nWe have entered into a sales "
      "agreement with Harrow Lane LLC, or Harrow Lane, acting as our sales agent.\n\nHarrow Lane "
      "LLC\n\n";
  CHECK(issuer(cover + "References to \"we,\" \"us\" and \"our\" refer to Corvale Systems, "
                       "Inc.\n") == "Corvale Systems, Inc. - -");
  CHECK(issuer(cover) == "- - -");
  // A name without a firm's word, above the first paragraph.
  CHECK(issuer("Filed Pursuant to Rule 424(b)(5)\n\nPROSPECTUS SUPPLEMENT\n\nUp to "
               "$45,000,000\n\nClass A Ordinary Shares\n\nLINDEN INTELLIGENT MOBILITY GROUP\n\nWe "
               "have entered into a sales agreement with Harrow Lane LLC, or Harrow "
               "Lane, acting as our sales agent.\n\nHarrow Lane LLC\n") ==
        "LINDEN INTELLIGENT MOBILITY GROUP - -");
  // A line's end behind the name.
  // Named first in the list of exhibits it is a party, and no agent.
  CHECK(issuer("FORM 6-K\n\nCORVALE PHOTONICS LTD.\n\n(Translation of registrant's name into "
               "English)\n\nExhibits\n\n10.1 Sales Agreement, dated July 8, 2025, by and between "
               "Corvale Photonics Ltd. and Penhallow & Co.") == "CORVALE PHOTONICS LTD. - -");
  CHECK(issuer("Exhibit 99.1\n\nAUSTIN, Texas, September 6, 2023 - Corvale, Inc.\n(Nasdaq: CRVL), "
               "a leader in testing, today announced it.\n") == "Corvale, Inc. CRVL Nasdaq");
}

}  // namespace offerlog
