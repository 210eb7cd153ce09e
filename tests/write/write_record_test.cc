#include "write/write_record.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "write/example_record.h"

namespace offerlog {
namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a record is written as docs/record.md defines it", "[write]") {
  CHECK(
      write_record(example_document(), example_record(), {}, JsonStyle::line) ==
      std::string(R"({"schema":"offerlog/1",)"
                  R"("filing":{"uri":"acme.md","sha256":")") +
          std::string(64, 'a') +
          R"(","bytes":40,"format":"markdown",)"
          R"("accession_number":null,"cik":null,"form_type":null,"filed_on":null,"kind":null,)"
          R"("title":null,"number":null,"dated":null,"amends":[],)"
          R"("registration_numbers":["333-123456"]},)"
          R"("issuer":{"name":"Acme","ticker":null,"exchange":null},)"
          R"("offerings":[{"id":"o1","key":"k","type":"at_the_market",)"
          R"("securities":["common_stock"],)"
          R"("agreement":{"title":null,"dated":null,"in_force":null},)"
          R"("agents":[{"name":"A & Co.","role":null},{"name":"B","role":"sales_agent"}],)"
          R"("currency":"USD","commission_rate":0.00001,"status":"active"}],)"
          R"("changes":[{"id":"c1","offering":"o1","type":"sales_reported","timing":"current",)"
          R"("as_of":"2022-10-20","shares":100,"gross_proceeds":1234.5}],)"
          R"("evidence":{)"
          R"("/issuer/name":[{"start":2,"end":6,"quote":"Acme","rule":"name.issuer"}],)"
          R"("/offerings/0/securities/0":[{"start":18,"end":24,"quote":"shares","rule":"security"}],)"
          R"("/changes/0/type":[{"start":9,"end":13,"quote":"sold","rule":"sales.sold"}],)"
          R"("/changes/0/shares":[{"start":14,"end":17,"quote":"100","rule":"count"}],)"
          R"("/changes/0/gross_proceeds":[)"
          R"({"start":30,"end":39,"quote":"$1,234.50","rule":"money.usd"},)"
          R"({"start":14,"end":39,"quote":"100 shares for $1,234.50","rule":"sum"}]},)"
          R"("checks":[],"diagnostics":[]})");
}

TEST_CASE("an offering that takes another's place names it", "[write]") {
  Record record = example_record();
  record.offerings.push_back(record.offerings[0]);
  record.offerings[1].replaces = {0};
  record.offerings[1].remaining_amount.value = Decimal::from_integer(5);
  record.offerings[1].remaining_basis = RemainingBasis::derived;
  const auto json =
      nlohmann::json::parse(write_record(example_document(), record, {}, JsonStyle::line));
  CHECK_FALSE(json["offerings"][0].contains("replaces"));
  CHECK(json["offerings"][1]["id"] == "o2");
  CHECK(json["offerings"][1]["replaces"] == "o1");
  CHECK(json["offerings"][1]["remaining_basis"] == "derived");
}

TEST_CASE("checks carry their terms where there are any", "[write]") {
  Record record;
  record.checks = {
      {"sales_within_capacity",
       CheckResult::passed,
       {{"sold", Decimal::from_integer(69000)}, {"capacity", Decimal::from_integer(14500000)}}},
      {"remaining_is_capacity_less_sales", CheckResult::not_applicable, {}}};
  const std::string json = write_record(example_document(), record, {}, JsonStyle::line);
  CHECK(contains(json,
                 R"("checks":[{"name":"sales_within_capacity","result":"passed",)"
                 R"("terms":{"sold":69000,"capacity":14500000}},)"
                 R"({"name":"remaining_is_capacity_less_sales","result":"not_applicable"}])"));
}

TEST_CASE("a diagnostic says where in the bytes, if anywhere", "[write]") {
  const Diagnostics log = {{Severity::warning, "undefined_term", "“X”", {}, TextSpan{25, 34}},
                           {Severity::error, "undecodable_text", "bytes", SourceSpan{7, 8}, {}},
                           {Severity::info, "note", "no place", {}, {}}};
  const std::string json = write_record(example_document(), {}, log, JsonStyle::line);
  CHECK(contains(
      json, R"("diagnostics":[{"severity":"warning","code":"undefined_term",)"
            R"("message":"“X”","start":30,"end":39},)"
            R"({"severity":"error","code":"undecodable_text","message":"bytes","start":7,"end":8},)"
            R"({"severity":"info","code":"note","message":"no place"}])"));
}

TEST_CASE("a quote over two blocks is one line", "[write]") {
  Document document = example_document();
  document.text[4] = '\n';
  Record record;
  record.issuer.name = {.value = "x", .evidence = {{{0, 9}, "r"}}};
  CHECK(contains(write_record(document, record, {}, JsonStyle::line), R"("quote":"Acme sold")"));
}

TEST_CASE("pretty and plain hold the same", "[write]") {
  const auto plain = write_record(example_document(), example_record(), {}, JsonStyle::line);
  const auto pretty = write_record(example_document(), example_record(), {}, JsonStyle::pretty);
  CHECK(nlohmann::ordered_json::parse(plain) == nlohmann::ordered_json::parse(pretty));
  CHECK(plain.find('\n') == std::string::npos);
  CHECK(pretty.find('\n') != std::string::npos);
}

}  // namespace offerlog
