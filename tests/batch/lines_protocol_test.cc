#include "batch/lines_protocol.h"

#include "catch.h"

namespace offerlog::batch {
namespace {

// "id uri content"
std::string understood(std::string_view json) {
  const LineRequest request = read_line_request(json, 17);
  std::string out = request.id + " " + request.uri + " ";
  if (const auto* text = std::get_if<InMemory>(&request.content)) return out + "= " + text->bytes;
  if (const auto* file = std::get_if<AtPath>(&request.content)) return out + "at " + file->path;
  return out + "! " + std::get<Failure>(request.content).message;
}

}  // namespace

TEST_CASE("a line holds a text or a path, and any id", "[batch]") {
  CHECK(understood(R"({"id": 7, "text": "a\nb"})") == "7 stdin:17 = a\nb");
  CHECK(understood(R"({"id": "x\"y", "path": "f/8k.htm"})") == R"("x\"y" f/8k.htm at f/8k.htm)");
  CHECK(understood(R"({"text": "", "uri": "8k.htm", "more": [1]})") == "null 8k.htm = ");
  CHECK(understood(R"({"id": {"a": [1.50, null]}, "text": "x"})") ==
        R"({"a":[1.5,null]} stdin:17 = x)");
  CHECK(understood(R"({"id": 12345678901234567890, "text": "x"})") ==
        "12345678901234567890 stdin:17 = x");
}

TEST_CASE("a bad line says what is wrong, with its id where it has one", "[batch]") {
  const auto says = [](std::string_view json, const char* words) {
    INFO(json);
    CHECK(understood(json).find(words) != std::string::npos);
  };
  says("", "! is no JSON");
  says("{", "! is no JSON: parse error at line 1");
  says("{\"text\": \"caf\xE9\"}", "! is no JSON");
  says("[1]", "! is no object");
  says(R"({"id": 3})", "3 stdin:17 ! needs one of text and path");
  says(R"({"id": 3, "text": 5})", "3 stdin:17 ! needs one of text and path");
  says(R"({"text": "a", "path": "b"})", "! needs one of text and path");
  says(R"({"path": "a\u0000b"})", "! the path holds a zero byte");
  says(R"({"path": "a.zip"})", "! is an archive");
}

TEST_CASE("an answer is one line", "[batch]") {
  CHECK(line_of_record("7", R"({"a":1})") == "{\"id\":7,\"record\":{\"a\":1}}\n");
  CHECK(line_of_failure("null", 2, {FailureKind::timeout, "a \"b\"\n"}) ==
        R"({"id":null,"error":{"kind":"timeout","message":"a \"b\"\n"},"line":2})"
        "\n");
}

}  // namespace offerlog::batch
