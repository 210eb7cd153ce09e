#include "compare_records.h"

#include <set>

namespace offerlog {
namespace {

// Of the record itself, of `filing` and of an offering; no other object has
// members of these names.
const std::set<std::string> kNotCompared = {"schema", "evidence", "checks", "diagnostics", "uri",
                                            "sha256", "bytes",    "key",    "known_misses"};

bool is_nothing(const Json& value) {
  return value.is_null() || (value.is_structured() && value.empty());
}

// A member's value, null where there is none.
const Json& member(const Json& object, const std::string& name) {
  static const Json null;
  const auto at = object.find(name);
  return at == object.end() ? null : *at;
}

// What `a` has and `b` has not, whatever their ids, which count places.
std::string only_in(const Json& a, const Json& b) {
  const auto without_id = [](Json item) {
    if (item.is_object()) item.erase("id");
    return item.dump();
  };
  std::multiset<std::string> left;
  for (const Json& item : b) left.insert(without_id(item));
  std::string out;
  for (const Json& item : a) {
    const auto found = left.find(without_id(item));
    if (found != left.end()) {
      left.erase(found);
    } else {
      out += "\n    " + without_id(item);
    }
  }
  return out.empty() ? " nothing" : out;
}

void compare(const Json& expected, const Json& got, const std::string& at,
             std::map<std::string, std::string>& out) {
  if (expected.is_object() && got.is_object()) {
    std::set<std::string> names;
    for (const auto& item : expected.items()) names.insert(item.key());
    for (const auto& item : got.items()) names.insert(item.key());
    for (const std::string& name : names) {
      compare(member(expected, name), member(got, name), at + "/" + name, out);
    }
  } else if (expected.is_array() && got.is_array() && expected.size() == got.size()) {
    for (std::size_t i = 0; i < expected.size(); ++i) {
      compare(expected[i], got[i], at + "/" + std::to_string(i), out);
    }
  } else if (expected.is_array() && got.is_array()) {
    out[at] = "lacks" + only_in(expected, got) + "\n  and has besides" + only_in(got, expected);
  } else if (expected != got) {
    out[at] = "expected " + expected.dump() + ", got " + got.dump();
  }
}

}  // namespace

Json comparable(const Json& record) {
  if (record.is_array()) {
    Json out = Json::array();
    for (const Json& item : record) out.push_back(comparable(item));
    return out;
  }
  if (!record.is_object()) return record;
  Json out = Json::object();
  for (const auto& item : record.items()) {
    if (kNotCompared.count(item.key()) > 0) continue;
    Json value = comparable(item.value());
    if (!is_nothing(value)) out[item.key()] = std::move(value);
  }
  return out;
}

std::map<std::string, std::string> differences(const Json& expected, const Json& got) {
  std::map<std::string, std::string> out;
  compare(comparable(expected), comparable(got), "", out);
  return out;
}

}  // namespace offerlog
