#include "write/json_writer.h"

#include "catch.h"

namespace offerlog {
namespace {

std::string written(std::string_view text) {
  JsonWriter json(JsonStyle::line);
  json.string(text);
  return json.text();
}

void write_nested(JsonWriter& json) {
  json.begin_object();
  json.key("a");
  json.integer(1);
  json.key("list");
  json.begin_array();
  json.begin_object(JsonWriter::Layout::one_line);
  json.key("b");
  json.null();
  json.key("c");
  json.begin_array();
  json.boolean(true);
  json.boolean(false);
  json.end_array();
  json.end_object();
  json.end_array();
  json.key("none");
  json.begin_array();
  json.end_array();
  json.end_object();
}

}  // namespace

TEST_CASE("a line has no white space", "[json]") {
  JsonWriter json(JsonStyle::line);
  write_nested(json);
  CHECK(json.text() == R"({"a":1,"list":[{"b":null,"c":[true,false]}],"none":[]})");
}

TEST_CASE("pretty text gives a member a line, and what is short one line", "[json]") {
  JsonWriter json(JsonStyle::pretty);
  write_nested(json);
  CHECK(json.text() ==
        "{\n"
        "  \"a\": 1,\n"
        "  \"list\": [\n"
        "    {\"b\": null, \"c\": [true, false]}\n"
        "  ],\n"
        "  \"none\": []\n"
        "}");
}

TEST_CASE("a number goes out in the digits it came with", "[json]") {
  const auto decimal = [](std::string_view digits) {
    JsonWriter json(JsonStyle::line);
    json.decimal(*Decimal::parse(digits));
    return json.text();
  };
  CHECK(decimal("14,500,000") == "14500000");
  CHECK(decimal("3.5075") == "3.5075");
  CHECK(decimal("0.00001") == "0.00001");  // a double would print 1e-05
  CHECK(decimal("999999999999.99") == "999999999999.99");
}

TEST_CASE("text is UTF-8, escaped where JSON demands it and nowhere else", "[json]") {
  CHECK(written("https://x/y") == R"("https://x/y")");
  CHECK(written("“Sales Agreement” – é") == "\"“Sales Agreement” – é\"");
  CHECK(written("a \"b\" \\ \n\t\x01") == R"("a \"b\" \\ \n\t\u0001")");
  CHECK(written("") == "\"\"");
  // A file name need not be UTF-8.
  CHECK(written("caf\xE9.txt") == "\"caf\xEF\xBF\xBD.txt\"");
}

}  // namespace offerlog
