#include "lines_protocol.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "name_filter.h"
#include "printable_name.h"
#include "write/json_writer.h"

namespace offerlog::batch {
namespace {

using nlohmann::json;

constexpr const char* kShape =
    R"(a line is an object {"id": …, "text": "…"} or {"id": …, "path": "…"})";

Failure bad_line(const std::string& what) { return {FailureKind::bad_line, what + "; " + kShape}; }

// "[json.exception.parse_error.101] parse error at line 1, column 5: …"
std::string without_code(const std::string& what) {
  const std::size_t end = what.find("] ");
  return end == std::string::npos ? what : what.substr(end + 2);
}

const std::string* text_member(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : found->get_ptr<const std::string*>();
}

std::variant<AtPath, InMemory, Failure> content_of(const json& object) {
  const std::string* text = text_member(object, "text");
  const std::string* path = text_member(object, "path");
  if ((text == nullptr) == (path == nullptr)) return bad_line("needs one of text and path");
  if (text != nullptr) return InMemory{*text};
  if (path->find('\0') != std::string::npos) return bad_line("the path holds a zero byte");
  if (!is_archive_name(*path)) return AtPath{*path};
  return Failure{FailureKind::bad_line,
                 "is an archive, and a line has one answer; name it on the "
                 "command line, without --lines"};
}

}  // namespace

LineRequest read_line_request(std::string_view text, std::uint64_t line) {
  LineRequest request;
  request.uri = "stdin:" + std::to_string(line);
  json object;
  try {
    object = json::parse(text);
  } catch (const json::exception& error) {
    request.content = bad_line("is no JSON: " + without_code(error.what()));
    return request;
  }
  if (!object.is_object()) {
    request.content = bad_line("is no object");
    return request;
  }
  const auto id = object.find("id");
  if (id != object.end()) request.id = id->dump();
  request.content = content_of(object);
  if (const std::string* uri = text_member(object, "uri")) request.uri = *uri;
  if (const auto* file = std::get_if<AtPath>(&request.content)) request.uri = utf8_name(file->path);
  return request;
}

std::string line_of_record(const std::string& id, std::string_view record) {
  std::string line = R"({"id":)" + id + R"(,"record":)";
  return (line += record) += "}\n";
}

std::string line_of_failure(const std::string& id, std::uint64_t line, const Failure& failure) {
  JsonWriter error(JsonStyle::line);
  error.begin_object();
  error.key("kind");
  error.string(name_of(failure.kind));
  error.key("message");
  error.string(failure.message);
  error.end_object();
  return R"({"id":)" + id + R"(,"error":)" + error.text() + R"(,"line":)" + std::to_string(line) +
         "}\n";
}

}  // namespace offerlog::batch
