// As much of JSON Schema (2020-12) as the record's schema uses, and no more: a
// keyword it does not know is an error, so that it cannot pass for checked.
//
// Stricter than the standard in one thing: a member that `properties` does not
// name is an error, unless additionalProperties describes it.
#pragma once

#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <vector>

namespace offerlog {

class SchemaChecker {
 public:
  using Json = nlohmann::ordered_json;

  // One message for each place where `value` is not what `schema` says.
  static std::vector<std::string> check(const Json& schema, const Json& value) {
    SchemaChecker checker;
    checker.node(schema, value, "");
    return checker.errors_;
  }

 private:
  void node(const Json& schema, const Json& value, const std::string& at) {
    for (const auto& [keyword, rule] : schema.items()) {
      if (keyword == "type") {
        type(rule, value, at);
      } else if (keyword == "const") {
        expect(value == rule, at, "is not " + rule.dump());
      } else if (keyword == "enum") {
        expect(std::find(rule.begin(), rule.end(), value) != rule.end(), at, "not in the enum");
      } else if (keyword == "pattern") {
        pattern(rule, value, at);
      } else if (keyword == "format") {
        expect(rule == "date", at, "unknown format");
        if (value.is_string()) pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", value, at);
      } else if (keyword == "minimum") {
        expect(value >= rule, at, "below the minimum");
      } else if (keyword == "minItems") {
        expect(value.size() >= rule, at, "too few items");
      } else if (keyword == "required") {
        for (const auto& name : rule) expect(value.contains(name), at, "lacks " + name.dump());
      } else if (keyword == "items") {
        items(rule, value, at);
      } else if (keyword == "propertyNames") {
        for (const auto& member : value.items()) node(rule, member.key(), at + " (name)");
      } else if (keyword != "properties" && keyword != "additionalProperties" &&
                 keyword != "description" && keyword != "title" && keyword != "$schema") {
        errors_.push_back(at + ": the checker does not know " + keyword);
      }
    }
    if (value.is_object()) members(schema, value, at);
  }

  void members(const Json& schema, const Json& value, const std::string& at) {
    for (const auto& [name, member] : value.items()) {
      const std::string place = at + "/" + name;
      if (schema.contains("properties") && schema["properties"].contains(name)) {
        node(schema["properties"][name], member, place);
      } else if (schema.contains("additionalProperties")) {
        node(schema["additionalProperties"], member, place);
      } else {
        errors_.push_back(place + ": not in the schema");
      }
    }
  }

  void items(const Json& rule, const Json& value, const std::string& at) {
    if (!value.is_array()) return;
    for (std::size_t i = 0; i < value.size(); ++i) {
      node(rule, value[i], at + "/" + std::to_string(i));
    }
  }

  void pattern(const std::string& expression, const Json& value, const std::string& at) {
    if (!value.is_string()) return;
    expect(std::regex_search(value.get<std::string>(), std::regex(expression)), at,
           "does not match " + expression);
  }

  void type(const Json& rule, const Json& value, const std::string& at) {
    const Json names = rule.is_array() ? rule : Json::array({rule});
    for (const auto& name : names) {
      if (is_a(name, value)) return;
    }
    errors_.push_back(at + ": is no " + rule.dump());
  }

  static bool is_a(const std::string& name, const Json& value) {
    if (name == "object") return value.is_object();
    if (name == "array") return value.is_array();
    if (name == "string") return value.is_string();
    if (name == "integer") return value.is_number_integer();
    if (name == "number") return value.is_number();
    if (name == "boolean") return value.is_boolean();
    return name == "null" && value.is_null();
  }

  void expect(bool holds, const std::string& at, const std::string& message) {
    if (!holds) errors_.push_back(at + ": " + message);
  }

  std::vector<std::string> errors_;
};

}  // namespace offerlog
