#include "write/write_changes.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "write/example_record.h"

namespace offerlog {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> columns(const Json& line) {
  std::vector<std::string> names;
  for (const auto& member : line.items()) names.push_back(member.key());
  return names;
}

}  // namespace

TEST_CASE("a change stands on a line with its offering, issuer and filing", "[write]") {
  const std::string lines = write_changes(example_document(), example_record());
  REQUIRE(lines.back() == '\n');
  const Json line = Json::parse(lines);
  CHECK(line["filing_uri"] == "acme.md");
  CHECK(line["filing_registration_numbers"] == "333-123456");
  CHECK(line["issuer_name"] == "Acme");
  CHECK(line["offering_id"] == "o1");
  CHECK(line["offering_type"] == "at_the_market");
  CHECK(line["offering_securities"] == "common_stock");
  CHECK(line["offering_max_amount"].is_null());
  CHECK(line["agreement_title"].is_null());
  CHECK(line["agents"] == "A & Co.; B");
  CHECK(line["change_id"] == "c1");
  CHECK(line["change_type"] == "sales_reported");
  CHECK(line["change_as_of"] == "2022-10-20");
  CHECK(line["change_gross_proceeds"] == 1234.5);
  CHECK(line["quote"] == "sold");
  CHECK(line["start"] == 9);
  CHECK(line["end"] == 13);
}

TEST_CASE("every line has the same columns, whatever the filing states", "[write]") {
  const Json full = Json::parse(write_changes(example_document(), example_record()));
  Record bare;
  bare.changes.resize(1);
  const Json empty = Json::parse(write_changes(example_document(), bare));
  CHECK(columns(full) == columns(empty));
  CHECK(empty["quote"].is_null());
  CHECK(empty["offering_id"].is_null());
}

TEST_CASE("no column stands twice", "[write]") {
  // A parser keeps one of two members of a name, so the text is counted.
  const std::string line = write_changes(example_document(), example_record());
  for (const std::string& name : columns(Json::parse(line))) {
    const std::string key = "\"" + name + "\":";
    INFO(name);
    CHECK(line.find(key) == line.rfind(key));
  }
}

TEST_CASE("a filing without changes gives no line", "[write]") {
  CHECK(write_changes(example_document(), {}).empty());
}

}  // namespace offerlog
