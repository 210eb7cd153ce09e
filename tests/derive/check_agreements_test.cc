#include "derive/check_agreements.h"

#include "catch.h"
#include "extract_text.h"
#include "report.h"

namespace offerlog {
namespace {

std::string codes(const std::string& told) { return codes_of(extract_text(report(told))); }

const std::string kSigned =
    "On June 3, 2024, the Company entered into an At Market Issuance Sales Agreement, dated June "
    "3, 2024, with Harrow & Finch Securities LLC, under which it may sell shares of common stock "
    "having an aggregate offering price of up to $50,000,000 in an at-the-market offering. ";

}  // namespace

TEST_CASE("two days for one agreement", "[checks]") {
  CHECK(
      codes(kSigned +
            "Sales under the At Market Issuance Sales Agreement, dated June 4, 2024, with Harrow & "
            "Finch Securities LLC, begin today.") == "two_agreement_dates");
  CHECK(
      codes(kSigned +
            "Sales under the At Market Issuance Sales Agreement, dated June 3, 2024, with Harrow & "
            "Finch Securities LLC, begin today.") == "");
  // One of its own.
  CHECK(
      codes(kSigned +
            "It also entered into an At Market Issuance Sales Agreement, dated June 4, 2024, with "
            "Harrow & Finch Securities LLC.") == "");
  // The program that it follows.
  CHECK(codes(kSigned +
              "It terminated the At Market Issuance Sales Agreement, dated May 20, 2021, with "
              "Harrow & Finch Securities LLC.") == "");
}

TEST_CASE("two titles for one agreement", "[checks]") {
  CHECK(codes(kSigned + "A copy of the At Market Sales Agreement, dated June 3, 2024, is filed.") ==
        "two_titles");
  CHECK(codes(kSigned + "A copy of the At Market Issuance Sale Agreement, dated June 3, 2024, is "
                        "filed.") == "");
  // Short for it.
  CHECK(codes(kSigned + "A copy of the Sales Agreement, dated June 3, 2024, is filed.") == "");
}

TEST_CASE("two dates for one document", "[checks]") {
  const std::string cover = "PROSPECTUS SUPPLEMENT\n\nCORVALE SYSTEMS, INC.\n\n";
  const std::string first = "The date of this prospectus supplement is May 3, 2024.\n\n";
  CHECK(codes_of(extract_text(cover + first + first)) == "");
  CHECK(codes_of(extract_text(cover + first +
                              "The date of this prospectus supplement is May 4, "
                              "2024.\n")) == "two_document_dates");
  // The prospectus that it supplements is older.
  CHECK(codes_of(extract_text(cover + first + "The date of this prospectus is May 4, 2022.\n")) ==
        "");
}

}  // namespace offerlog
