#include "write/schema.h"

#include "catch.h"
#include "offerlog/names.h"
#include "write/check_schema.h"
#include "write/example_record.h"
#include "write/record_fields.h"
#include "write/write_record.h"

namespace offerlog {
namespace {

using Json = nlohmann::ordered_json;
using Messages = std::vector<std::string>;

Json schema() { return Json::parse(write_schema()); }

Json written(const Record& record, const Diagnostics& log = {}) {
  return Json::parse(write_record(example_document(), record, log, JsonStyle::line));
}

// A value for any field: 1, "x", the first of an enumeration …
template <class T>
struct Filled {
  static T value() { return {}; }
};
template <class T>
struct Filled<Sourced<T>> {
  static Sourced<T> value() { return {.value = T{}, .evidence = {{{0, 4}, "rule"}}}; }
};
template <class T>
struct Filled<std::optional<T>> {
  static std::optional<T> value() { return T{}; }
};
template <>
struct Filled<OfferingId> {
  static OfferingId value() { return {0}; }
};
template <class Owner>
Owner filled() {
  Owner owner;
  for_each_field<Owner>([&]<class Member>(const Field<Owner, Member>& field) {
    owner.*field.member = Filled<Member>::value();
  });
  return owner;
}

Record full_record() {
  Record record;
  record.filing = filled<Filing>();
  record.filing.amends = {filled<AmendedDocument>()};
  record.filing.registration_numbers = {{.value = "333-1", .evidence = {}}};
  record.issuer = filled<Issuer>();
  record.offerings = {filled<Offering>()};
  record.offerings[0].agreement = filled<Agreement>();
  record.offerings[0].agents = {filled<Agent>()};
  record.offerings[0].securities = {{.value = Security::units, .evidence = {}}};
  record.changes = {filled<Change>()};
  record.checks = {{"x", CheckResult::failed, {{"a", Decimal::from_integer(1)}}}};
  return record;
}

}  // namespace

TEST_CASE("what is written is what the schema describes", "[schema]") {
  const Diagnostics log = {{Severity::warning, "code", "message", {}, TextSpan{0, 4}},
                           {Severity::info, "code", "message", {}, {}}};
  CHECK(SchemaChecker::check(schema(), written({})) == Messages());
  CHECK(SchemaChecker::check(schema(), written(example_record(), log)) == Messages());
  CHECK(SchemaChecker::check(schema(), written(full_record(), log)) == Messages());
}

TEST_CASE("a record that states everything has every field of the schema", "[schema]") {
  const Json s = schema();
  const Json record = written(full_record());
  const auto has_all = [](const Json& described, const Json& object) {
    for (const auto& property : described["properties"].items()) {
      INFO(property.key());
      CHECK(object.contains(property.key()));
    }
  };
  has_all(s, record);
  has_all(s["properties"]["filing"], record["filing"]);
  has_all(s["properties"]["offerings"]["items"], record["offerings"][0]);
  has_all(s["properties"]["changes"]["items"], record["changes"][0]);
}

TEST_CASE("the schema tells a wrong record from a right one", "[schema]") {
  const Json right = written(full_record());
  const auto errors = [](const Json& record) { return SchemaChecker::check(schema(), record); };
  Json wrong = right;
  wrong["offerings"][0]["type"] = "paused";
  CHECK(errors(wrong) == Messages{"/offerings/0/type: not in the enum"});
  wrong = right;
  wrong["changes"][0].erase("offering");
  CHECK(errors(wrong) == Messages{"/changes/0: lacks \"offering\""});
  wrong = right;
  wrong["changes"][0]["shares"] = 1.5;
  CHECK(errors(wrong) == Messages{"/changes/0/shares: is no \"integer\""});
  wrong = right;
  wrong["filing"]["dated"] = "20 October 2022";
  CHECK(errors(wrong).size() == 1);
  wrong = right;
  wrong["schema"] = "offerlog/2";
  CHECK(errors(wrong).size() == 1);
}

TEST_CASE("the schema lists the names the record uses", "[schema]") {
  const Json status = schema()["properties"]["offerings"]["items"]["properties"]["status"];
  CHECK(status["enum"] ==
        Json({"pending", "active", "suspended", "terminated", "completed", "withdrawn", nullptr}));
  CHECK(schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema");
}

}  // namespace offerlog
