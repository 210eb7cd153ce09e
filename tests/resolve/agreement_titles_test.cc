#include "resolve/agreement_titles.h"

#include <vector>

#include "catch.h"
#include "offerlog/names.h"

namespace offerlog {

TEST_CASE("the family that a title names", "[agreements]") {
  struct Row {
    AgreementFamily family;
    std::vector<const char*> titles;
  };
  const std::vector<Row> rows = {
      {AgreementFamily::sales,
       {"Sales Agreement", "Equity Distribution Agreement", "Open Market Sale Agreement",
        "At The Market Offering Agreement", "At-the-Market Issuance Sales Agreement",
        "Controlled Equity Offering Sales Agreement", "Capital on Demand Sales Agreement",
        "SALES AGREEMENT", "Equity Offering Sales Agreement", "Distribution Agency Agreement"}},
      {AgreementFamily::equity_line,
       {"Standby Equity Purchase Agreement", "Committed Equity Facility Agreement",
        "Equity Purchase Agreement", "Equity Line Purchase Agreement"}},
      {AgreementFamily::underwriting, {"Underwriting Agreement", "Terms Agreement"}},
      {AgreementFamily::purchase,
       {"Securities Purchase Agreement", "Subscription Agreement", "Note Purchase Agreement",
        "Stock Purchase Agreement", "Inducement Letter Agreement", "Investment Agreement"}},
      {AgreementFamily::placement_agency,
       {"Placement Agency Agreement", "Placement Agent Agreement"}},
      {AgreementFamily::registration_rights, {"Registration Rights Agreement"}},
      {AgreementFamily::other,
       {"Credit Agreement", "Exchange Agreement", "Purchase and Sale Agreement",
        "License Agreement", ""}},
  };
  for (const Row& row : rows) {
    for (const char* title : row.titles) {
      CAPTURE(title);
      CHECK(name_of(family_of(title)) == name_of(row.family));
    }
  }
}

TEST_CASE("titles compare without case, marks and hyphens", "[agreements]") {
  CHECK(title_key("Open Market Sale AgreementSM") == title_key("open market sale agreement"));
  CHECK(title_key("At-The-Market Offering Agreement") ==
        title_key("At The Market Offering Agreement"));
  CHECK(title_key("Amended and Restated Sales Agreement") == title_key("Sales Agreements"));
  CHECK(title_key("Sales Agreement") != title_key("Purchase Agreement"));
}

TEST_CASE("what a defined term names", "[agreements]") {
  CHECK(term_kind("2024 ATM Program") == TermOf::program);
  CHECK(term_kind("Prior Sales Agreement") == TermOf::agreement);
  CHECK(term_kind("ATM Prospectus Supplement") == TermOf::prospectus);
  CHECK(term_kind("ATM Shares") == TermOf::other);
}

}  // namespace offerlog
