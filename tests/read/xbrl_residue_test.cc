#include "read/xbrl_residue.h"

#include <string>
#include <string_view>

#include "catch.h"

namespace offerlog {
namespace {

std::string_view behind(std::string_view text) { return text.substr(behind_xbrl_residue(text)); }

TEST_CASE("what a converter leaves of the hidden part of an inline XBRL page is passed over") {
  for (const std::string residue : {
           "0001050446 false 8-K 0001050446 2025-09-02",
           "true\nFY\n0001714562\n0001714562\n2024-01-01\niso4217:USD\nxbrli:pure",
           "xml version='1.0' encoding='ASCII'?\n\n00010504460001050446us-gaap:CommonStockMember"
           "2025-09-022025-09-020001050446ambl:SeriesAPreferredStockMember2025-09-022025-09-02",
           "0001956744 Yes us-gaap:RelatedPartyMember 2023-06-30 0001956744 --12-31 Q2",
       }) {
    CAPTURE(residue);
    CHECK(behind(residue + "\n\n UNITED STATES SECURITIES AND EXCHANGE COMMISSION 20549") ==
          "\n\n UNITED STATES SECURITIES AND EXCHANGE COMMISSION 20549");
  }
}

TEST_CASE("what is no such residue stays") {
  for (const std::string text : {
           "",
           "FORM 8-K",
           "0001193125-25-000123 and 0001193125-25-000124 are accession numbers",
           "0001050446 is one key, and 2025 a year",
           "false hopes of 2025 were raised",
           "The tag us-gaap:Assets stands for what a company owns. The tag is used by all who "
           "report"
           " to the Commission, as is us-gaap:Liabilities.",
       }) {
    CAPTURE(text);
    CHECK(behind(text) == text);
  }
}

}  // namespace
}  // namespace offerlog
