// corpus/filings: whole documents against the records written down for them.
#include <set>

#include "catch.h"
#include "corpus/compare_records.h"
#include "corpus/corpus_files.h"
#include "offerlog/extract.h"
#include "offerlog/json.h"
#include "write/check_schema.h"

namespace offerlog {
namespace {

Json record_of(const CorpusFiling& filing) {
  static const Patterns patterns = Patterns::built_in();
  return Json::parse(to_json(
      extract({filing.document.filename().string(), read_file(filing.document)}, patterns)));
}

// One line for each difference that is not a known miss, and for each known
// miss that is one no longer.
std::string complaints(const Json& expected, const Json& got) {
  std::set<std::string> known;
  if (expected.contains("known_misses")) known = expected["known_misses"];
  std::string out;
  for (const auto& [pointer, difference] : differences(expected, got)) {
    if (known.erase(pointer) == 0) out += pointer + ": " + difference + "\n";
  }
  for (const std::string& pointer : known) {
    out += pointer + ": is right now; take it out of known_misses\n";
  }
  return out;
}

}  // namespace

TEST_CASE("every document of the corpus gives its record", "[corpus]") {
  const auto filings = corpus_filings();
  REQUIRE(filings.size() >= 12);
  for (const CorpusFiling& filing : filings) {
    INFO("corpus/filings/" << filing.name << "  (tools/update_golden shows and accepts)");
    CHECK(complaints(Json::parse(read_file(filing.expected)), record_of(filing)) == "");
  }
}

TEST_CASE("a filing gives the same record, whatever converter it went through", "[corpus]") {
  const auto renderings = corpus_renderings();
  REQUIRE(renderings.size() >= 8);
  for (const CorpusFiling& rendering : renderings) {
    INFO("corpus/renderings/" << rendering.name);
    Json expected = Json::parse(read_file(rendering.expected));
    Json got = record_of(rendering);
    expected["filing"].erase("format");
    got["filing"].erase("format");
    CHECK(complaints(expected, got) == "");
  }
}

TEST_CASE("every record of the corpus is what the schema describes", "[corpus]") {
  const Json schema = Json::parse(json_schema());
  for (const CorpusFiling& filing : corpus_filings()) {
    INFO("corpus/filings/" << filing.name);
    CHECK(SchemaChecker::check(schema, record_of(filing)) == std::vector<std::string>());
  }
}

TEST_CASE("a difference is told, wherever it is", "[corpus]") {
  const Json expected = Json::parse(
      R"({"issuer":{"name":"A"},"offerings":[{"id":"o1","type":"resale"}],"changes":[]})");
  Json got = expected;
  got["schema"] = "offerlog/1";
  got["issuer"]["ticker"] = nullptr;
  got["offerings"][0]["key"] = "k";
  CHECK(complaints(expected, got) == "");
  got["issuer"]["ticker"] = "AAA";
  CHECK(complaints(expected, got) == "/issuer/ticker: expected null, got \"AAA\"\n");
  got = expected;
  got["issuer"].erase("name");
  CHECK(complaints(expected, got) == "/issuer: expected {\"name\":\"A\"}, got null\n");
  got = expected;
  got["offerings"].push_back({{"id", "o2"}, {"type", "debt"}});
  CHECK(complaints(expected, got) ==
        "/offerings: lacks nothing\n  and has besides\n    {\"type\":\"debt\"}\n");
}

TEST_CASE("a known miss is allowed until it is right", "[corpus]") {
  const Json expected = Json::parse(R"({"issuer":{"name":"A"},"known_misses":["/issuer/name"]})");
  CHECK(complaints(expected, Json::parse(R"({"issuer":{"name":"B"}})")) == "");
  CHECK(complaints(expected, Json::parse(R"({"issuer":{"name":"A"}})")) ==
        "/issuer/name: is right now; take it out of known_misses\n");
}

}  // namespace offerlog
