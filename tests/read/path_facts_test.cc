#include "read/path_facts.h"

#include <string>

#include "catch.h"

namespace offerlog {
namespace {

// "accession|form"
std::string facts(std::string_view uri) {
  SubmissionHeader header;
  add_path_facts(uri, header);
  return header.accession_number.value + "|" + header.form_type.value;
}

TEST_CASE("what the path of a file tells") {
  CHECK(facts("/f/XYZ/8-K/0001234567-25-000123/full-submission.txt") == "0001234567-25-000123|8-K");
  CHECK(facts("f\\424B5\\0001234567-25-000123\\primary-document.html") ==
        "0001234567-25-000123|424B5");
  CHECK(facts("0001234567-25-000123.txt") == "0001234567-25-000123|");
  CHECK(facts("a/0001234567-25-000123.nc") == "0001234567-25-000123|");
  CHECK(facts("a/8-K/0001234567-25-000123/ex99.htm") == "0001234567-25-000123|");
  // Nearly: too short, other files.
  CHECK(facts("a/000123456-25-000123.txt") == "|");
  CHECK(facts("8-K/full-submission.txt") == "|");
  CHECK(facts("") == "|");
  CHECK(facts("-") == "|");
}

TEST_CASE("what the content says stands") {
  SubmissionHeader header;
  header.form_type = {"8-K/A", {3, 8}};
  add_path_facts("8-K/0001234567-25-000123/full-submission.txt", header);
  CHECK(header.form_type.value == "8-K/A");
  CHECK(header.accession_number.source.empty());
}

}  // namespace
}  // namespace offerlog
