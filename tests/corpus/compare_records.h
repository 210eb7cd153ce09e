// A record against the one that a person wrote down for the document.
//
// What depends on the run or is not read (uri, sha256, bytes, evidence, checks,
// diagnostics, key, schema) is left out of both; null and absent are the same.
// All else must agree, so that a value too many is a difference like one too few.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace offerlog {

using Json = nlohmann::ordered_json;

// The record without what is not compared.
Json comparable(const Json& record);

// JSON Pointer -> "expected …, got …". Where two lists differ in length that is
// the one difference, at the list: "lacks … and has besides …".
std::map<std::string, std::string> differences(const Json& expected, const Json& got);

}  // namespace offerlog
