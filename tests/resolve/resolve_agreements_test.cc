#include "resolve/resolve_agreements.h"

#include "catch.h"
#include "extract_text.h"

namespace offerlog {
namespace {

std::string agreements(std::string_view text) { return facts_of(text, {"agreement"}); }
// Which agreement each naming is: "Sales Agreement 0; Agreement 1".
std::string references(std::string_view text) {
  const Extraction x = extract_text(std::string(text));
  std::string out;
  for (const AgreementReference& r : x.facts.references) {
    out += (out.empty() ? "" : "; ") + std::string(x.document.view(r.text)) + " " +
           std::to_string(r.agreement);
  }
  return out;
}

}  // namespace

TEST_CASE("an agreement's day stands after its title, or before its signing", "[agreements]") {
  const std::string dated = "agreement 0  sales  \"Sales Agreement\"  dated 2023-05-04\n";
  for (const char* text : {
           "We are party to a Sales Agreement, dated May 4, 2023, as we said.",
           "We are party to a Sales Agreement dated as of May 4, 2023.",
           "We are party to a Sales Agreement, effective as of May 4, 2023, as we said.",
           "On June 1, 2024, we terminated the Sales Agreement, dated May 4, 2023, at last.",
       }) {
    CAPTURE(text);
    CHECK(agreements(text) == dated);
  }
  CHECK(agreements("On May 4, 2023, we entered into a Sales Agreement.") ==
        "agreement 0  sales  \"Sales Agreement\"  dated 2023-05-04 (the day it was entered "
        "into)\n");
}

// Counter-examples: a day near the title, and not the agreement's.
TEST_CASE("a day of another document is not the agreement's", "[agreements]") {
  const std::string undated = "agreement 0  sales  \"Sales Agreement\"\n";
  for (const char* text : {
           "Shares sold under the Sales Agreement, pursuant to the prospectus dated May 4, 2023.",
           "We may sell under the Sales Agreement until May 4, 2023.",
           "The Sales Agreement was filed as an exhibit to the report dated May 4, 2023.",
           "On May 4, 2023, we terminated the Sales Agreement.",
           "The Prospectus Supplement dated May 4, 2023 relates to the Sales Agreement.",
       }) {
    CAPTURE(text);
    CHECK(agreements(text) == undated);
  }
}

TEST_CASE("a defined term stands for its agreement", "[agreements]") {
  CHECK(agreements("We signed an Equity Distribution Agreement, dated May 4, 2023 (the \"EDA\"). "
                   "Sales under the EDA began.") ==
        "agreement 0  sales  \"Equity Distribution Agreement\"  dated 2023-05-04  or \"EDA\"\n");
  CHECK(references("We signed a Sales Agreement (the \"2023 Agreement\"). We terminated the 2023 "
                   "Agreement.") == "Sales Agreement 0; 2023 Agreement 0");
  // The header of resolve_agreements.cc.
  const char* both =
      "On May 4, 2023, we entered into a Sales Agreement (the \"2023 Agreement\") with Harrow LLC. "
      "On that day we terminated the Sales Agreement, dated June 1, 2020 (the \"Prior "
      "Agreement\"). We sold 5 shares under the Prior Agreement. We sold 6 shares under the 2023 "
      "Agreement.";
  CHECK(references(both) ==
        "Sales Agreement 0; Sales Agreement 1; Prior Agreement 1; 2023 "
        "Agreement 0");
  // A part of a longer word is not the term.
  CHECK(references("We signed a Sales Agreement (the \"EDA\"). The EDAX index rose.") ==
        "Sales Agreement 0");
}

TEST_CASE("two of a kind are told apart by their days", "[agreements]") {
  CHECK(agreements("We replaced the Sales Agreement, dated June 1, 2020, by a Sales Agreement, "
                   "dated May 4, 2023, with Harrow LLC.")
            .starts_with("agreement 0  sales  \"Sales Agreement\"  dated 2020-06-01\n"
                         "agreement 1  sales  \"Sales Agreement\"  dated 2023-05-04"));
}

TEST_CASE("titles agree without marks, case, plural, or \"amended and restated\"", "[agreements]") {
  CHECK(references("We signed an Open Market Sale AgreementSM, dated May 4, 2023. Under the Open "
                   "Market Sale Agreement we sell.") ==
        "Open Market Sale AgreementSM 0; Open Market Sale Agreement 0");
  CHECK(agreements("We signed an Open Market Sale AgreementSM, dated May 4, 2023.") ==
        "agreement 0  sales  \"Open Market Sale Agreement\"  dated 2023-05-04\n");
}

// RECORD.md, diagnostics: a term used but never defined.
TEST_CASE("a title that nobody defined is resolved, and flagged", "[agreements][diagnostics]") {
  const Extraction x = extract_text(
      "We signed an Equity Distribution Agreement, dated May 4, 2023 (the \"Equity Distribution "
      "Agreement\"). We sold 5 shares pursuant to the Sales Agreement. The Sales Agreement ends.");
  REQUIRE(codes_of(x) == "undefined_term");
  CHECK(x.diagnostics[0].message ==
        "\"Sales Agreement\" is used but never defined; read as the Equity Distribution Agreement");
  CHECK(x.document.view(*x.diagnostics[0].text) == "Sales Agreement");
  REQUIRE(x.facts.agreements.size() == 1);
  // Not where it is said by its own title, or as any such agreement, where it is defined
  // after all, or where the title is another agreement's.
  for (const char* text :
       {"We signed a Sales Agreement (the \"March Agreement\"). We signed another (together, "
        "the \"Sales Agreements,\" and each a \"Sale\"). Under the Sales Agreements we sell.",
        "We signed a Securities Purchase Agreement, dated May 4, 2023. Our rights under the "
        "Preferred Stock Purchase Agreement ended.",
        "We signed an Equity Distribution Agreement, dated May 4, 2023. Amendment No. 1 to the "
        "Sales Agreement between the Bank and Harrow LLC is filed.",
        "We signed a Sales Agreement. The Sales Agreement ends.",
        "We signed an Equity Distribution Agreement, dated May 4, 2023. A sales "
        "agreement is a contract."}) {
    CAPTURE(text);
    CHECK(codes_of(extract_text(text)) == "");
  }
}

TEST_CASE("an amendment's day is not the agreement's", "[agreements]") {
  CHECK(agreements("On May 4, 2023, we entered into Amendment No. 1 to the Sales Agreement.") ==
        "agreement 0  sales  \"Sales Agreement\"\n");
}

TEST_CASE("agreements of another matter are none", "[agreements]") {
  for (const char* text : {"We terminated the License Agreement, dated May 4, 2023.",
                           "this Agreement is governed by law", "the parties are in agreement"}) {
    CAPTURE(text);
    CHECK(agreements(text) == "");
  }
}

}  // namespace offerlog
