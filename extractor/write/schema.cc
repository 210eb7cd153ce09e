#include "schema.h"

#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "offerlog/names.h"
#include "record_fields.h"

namespace offerlog {
namespace {

using Json = nlohmann::ordered_json;

// What a value of the type looks like. The argument only chooses the overload.
template <class T>
struct Of {};

Json shape(Of<std::string>) { return {{"type", "string"}}; }
Json shape(Of<bool>) { return {{"type", "boolean"}}; }
Json shape(Of<std::int64_t>) { return {{"type", "integer"}}; }
Json shape(Of<std::uint64_t>) { return {{"type", "integer"}, {"minimum", 0}}; }
Json shape(Of<Decimal>) { return {{"type", "number"}}; }
Json shape(Of<Date>) { return {{"type", "string"}, {"format", "date"}}; }
Json shape(Of<OfferingId>) { return {{"type", "string"}, {"pattern", "^o[1-9][0-9]*$"}}; }
template <class Enum>
requires std::is_enum_v<Enum> Json shape(Of<Enum>) {
  Json names = Json::array();
  for (Enum value : all_values<Enum>()) names.push_back(name_of(value));
  return {{"type", "string"}, {"enum", names}};
}

template <class Owner>
Json object_shape();
Json shape(Of<Agreement>) { return object_shape<Agreement>(); }
Json shape(Of<Agent>) { return object_shape<Agent>(); }
Json shape(Of<AmendedDocument>) { return object_shape<AmendedDocument>(); }

template <class T>
Json shape(Of<Sourced<T>>) {
  return shape(Of<T>());
}
template <class T>
Json shape(Of<std::optional<T>>) {
  return shape(Of<T>());
}
template <class T>
Json shape(Of<std::vector<T>>) {
  return {{"type", "array"}, {"items", shape(Of<T>())}};
}

// Whether a value of the type may be missing.
template <class T>
constexpr bool kMayLack = false;
template <class T>
constexpr bool kMayLack<Sourced<T>> = true;
template <class T>
constexpr bool kMayLack<std::optional<T>> = true;

Json or_null(Json schema) {
  schema["type"] = Json::array({schema["type"], "null"});
  if (schema.contains("enum")) schema["enum"].push_back(nullptr);
  return schema;
}

template <class Owner>
void add_fields(Json& properties, Json& required) {
  for_each_field<Owner>([&]<class Member>(const Field<Owner, Member>& field) {
    Json schema = shape(Of<Member>());
    if (field.presence == Presence::always) {
      required.push_back(field.name);
      if (kMayLack<Member>) schema = or_null(std::move(schema));
    }
    schema["description"] = field.about;
    properties[std::string(field.name)] = std::move(schema);
  });
}

Json object_of(Json properties, Json required) {
  return {
      {"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
}

template <class Owner>
Json object_shape() {
  Json properties = Json::object();
  Json required = Json::array();
  add_fields<Owner>(properties, required);
  return object_of(std::move(properties), std::move(required));
}

Json filing_shape() {
  Json properties = Json::object();
  Json required = Json::array();
  add_fields<Document>(properties, required);
  add_fields<Filing>(properties, required);
  properties["sha256"]["pattern"] = "^[0-9a-f]{64}$";
  return object_of(std::move(properties), std::move(required));
}

// A list whose members carry an `id`: a letter and their place, from 1.
template <class Owner>
Json list_shape(std::string_view letter) {
  Json properties = Json::object();
  Json required = Json::array({"id"});
  properties["id"] = {{"type", "string"}, {"pattern", "^" + std::string(letter) + "[1-9][0-9]*$"}};
  add_fields<Owner>(properties, required);
  return {{"type", "array"}, {"items", object_of(std::move(properties), std::move(required))}};
}

Json offset_shape() { return {{"type", "integer"}, {"minimum", 0}}; }

Json evidence_shape() {
  const Json place = object_of({{"start", offset_shape()},
                                {"end", offset_shape()},
                                {"quote", shape(Of<std::string>())},
                                {"rule", shape(Of<std::string>())}},
                               {"start", "end", "quote", "rule"});
  return {{"type", "object"},
          {"description",
           "a JSON Pointer into this record -> the places its value was read from, as byte offsets "
           "into the input, end exclusive"},
          {"propertyNames", {{"pattern", "^/"}}},
          {"additionalProperties", {{"type", "array"}, {"minItems", 1}, {"items", place}}}};
}

Json checks_shape() {
  const Json check =
      object_of({{"name", shape(Of<std::string>())},
                 {"result", shape(Of<CheckResult>())},
                 // Numbers, or days ("2022-10-20").
                 {"terms",
                  {{"type", "object"},
                   {"additionalProperties", {{"type", Json::array({"number", "string"})}}}}}},
                {"name", "result"});
  return {{"type", "array"}, {"items", check}};
}

Json diagnostics_shape() {
  const Json diagnostic = object_of({{"severity", shape(Of<Severity>())},
                                     {"code", shape(Of<std::string>())},
                                     {"message", shape(Of<std::string>())},
                                     {"start", offset_shape()},
                                     {"end", offset_shape()}},
                                    {"severity", "code", "message"});
  return {{"type", "array"}, {"items", diagnostic}};
}

Json record_shape() {
  return object_of(
      {{"schema", {{"const", "offerlog/1"}}},
       {"filing", filing_shape()},
       {"issuer", object_shape<Issuer>()},
       {"offerings", list_shape<Offering>("o")},
       {"changes", list_shape<Change>("c")},
       {"evidence", evidence_shape()},
       {"checks", checks_shape()},
       {"diagnostics", diagnostics_shape()}},
      {"schema", "filing", "issuer", "offerings", "changes", "evidence", "checks", "diagnostics"});
}

}  // namespace

std::string write_schema() {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "What one SEC filing says of securities offerings (offerlog/1)"}};
  schema.update(record_shape());
  return schema.dump(2) + '\n';
}

}  // namespace offerlog
