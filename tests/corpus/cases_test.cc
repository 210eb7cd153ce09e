// corpus/cases: one behaviour each, a few sentences and what they should give.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "catch.h"
#include "corpus/case_file.h"
#include "corpus/corpus_files.h"
#include "offerlog/extract.h"
#include "offerlog/json.h"

namespace offerlog {
namespace {

using Json = nlohmann::ordered_json;

// A scalar as cases write it: no quotes, "-" for null.
std::string plain(const Json& value) {
  if (value.is_null()) return "-";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// Of a list, by its number: "0".
const Json& member(const Json& object, const std::string& name) {
  static const Json null;
  if (object.is_array()) {
    const std::size_t index = static_cast<std::size_t>(name.front() - '0');
    return index < object.size() ? object[index] : null;
  }
  const auto at = object.find(name);
  return at == object.end() ? null : *at;
}

std::string day_of(const Json& change) {
  return plain(member(change, change["type"] == "sales_reported" ? "as_of" : "date"));
}

// The change as a case would write it, so that the two can be laid side by side.
std::string printed(const Json& change) {
  std::string out = plain(change["offering"]) + ": " + plain(change["type"]);
  if (change.contains("scope")) out += " " + plain(change["scope"]);
  out += " " + plain(change["timing"]) + " " + day_of(change);
  static const std::set<std::string> told = {"id",   "offering", "type",   "scope",
                                             "date", "as_of",    "timing", "date_basis"};
  for (const auto& item : change.items()) {
    if (told.count(item.key()) == 0) out += " " + item.key() + "=" + plain(item.value());
  }
  return out;
}

std::string printed(const ExpectedChange& change) {
  std::string out = (change.optional ? "? " : "") + change.offering + ": " + change.type;
  if (!change.scope.empty()) out += " " + change.scope;
  out += " " + change.timing + " " + change.day;
  for (const auto& [key, value] : change.values) out += " " + key + "=" + value;
  return out;
}

bool agrees(const ExpectedChange& expected, const Json& change) {
  const std::string scope = change.contains("scope") ? plain(change["scope"]) : "";
  return plain(change["offering"]) == expected.offering && plain(change["type"]) == expected.type &&
         scope == expected.scope && plain(change["timing"]) == expected.timing &&
         day_of(change) == expected.day &&
         std::all_of(expected.values.begin(), expected.values.end(), [&](const auto& value) {
           return plain(member(change, value.first)) == value.second;
         });
}

std::string compare_changes(const Case& c, const Json& record) {
  std::vector<Json> left(record["changes"].begin(), record["changes"].end());
  std::string out;
  for (const ExpectedChange& expected : c.changes) {
    const auto found = std::find_if(left.begin(), left.end(),
                                    [&](const Json& got) { return agrees(expected, got); });
    if (found != left.end()) {
      left.erase(found);
    } else if (!expected.optional) {
      out += "missing  " + printed(expected) + "\n";
    }
  }
  for (const Json& extra : left) out += "extra    " + printed(extra) + "\n";
  return out;
}

// Lists in a case are sets: "A + B".
std::string joined(const Json& list) {
  std::set<std::string> names;
  for (const Json& item : list) names.insert(plain(item.is_object() ? item["name"] : item));
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " + ") + name;
  return out.empty() ? "-" : out;
}

std::string sorted_set(const std::string& value) {
  Json list = Json::array();
  for (std::size_t from = 0; from <= value.size();) {
    const std::size_t at = std::min(value.find(" + ", from), value.size());
    list.push_back(value.substr(from, at - from));
    from = at + 3;
  }
  return joined(list);
}

// The value at "status", "o2.agreement.title" or "filing.kind".
const Json& at_path(const Json& record, std::string path) {
  static const Json null;
  const Json* at = &record;
  if (!path.starts_with("filing.") && !path.starts_with("issuer.")) {
    std::size_t index = 0;
    if (path.size() > 3 && path[0] == 'o' && path[2] == '.') {
      index = static_cast<std::size_t>(path[1] - '1');
      path = path.substr(3);
    }
    if (index >= record["offerings"].size()) return null;
    at = &record["offerings"][index];
  }
  while (true) {
    const std::size_t dot = path.find('.');
    at = &member(*at, path.substr(0, dot));
    if (dot == std::string::npos) return *at;
    path = path.substr(dot + 1);
  }
}

std::string compare_slots(const Case& c, const Json& record) {
  std::string out;
  for (const auto& [path, value] : c.slots) {
    const Json& found = at_path(record, path);
    const std::string got = found.is_array() ? joined(found) : plain(found);
    const std::string expected = found.is_array() ? sorted_set(value) : value;
    if (got != expected) out += path + "  expected " + expected + ", got " + got + "\n";
  }
  return out;
}

std::string complaints(const Case& c, const Json& record) {
  const std::string found = compare_changes(c, record) + compare_slots(c, record);
  if (c.known_miss.empty()) return found;
  return found.empty() ? "holds now: take out '=> known miss:'\n" : "";
}

}  // namespace

TEST_CASE("every case of the corpus holds", "[corpus]") {
  const Patterns patterns = Patterns::built_in();
  std::size_t count = 0;
  for (const auto& path : corpus_case_files()) {
    for (const Case& c : parse_case_file(read_file(path))) {
      ++count;
      const Json record = Json::parse(to_json(extract({"case.txt", c.text}, patterns)));
      INFO("corpus/cases/" << path.filename().string() << ":" << c.line << ": " << c.name << "\n"
                           << c.text);
      CHECK(complaints(c, record) == "");
    }
  }
  CHECK(count > 0);
}

TEST_CASE("a case says what it expects", "[corpus]") {
  const auto cases = parse_case_file(
      "## two things (and why)\n"
      "Some text,\nof two lines.\n\nAnother paragraph.\n"
      "=> changes: suspended program current 2022-10-20 | ? o2: sales_reported historical - "
      "shares=5"
      " | terminated agreement prospective - condition=if sold, by us\n"
      "=> slots: status suspended; o2.agreement.title Sales Agreement; agents A + B\n"
      "\n## nothing\nText.\n=> changes: none\n=> known miss: not yet\n");
  REQUIRE(cases.size() == 2);
  CHECK(cases[0].name == "two things (and why)");
  CHECK(cases[0].text == "Some text,\nof two lines.\n\nAnother paragraph.\n");
  REQUIRE(cases[0].changes.size() == 3);
  CHECK(printed(cases[0].changes[0]) == "o1: suspended program current 2022-10-20");
  CHECK(printed(cases[0].changes[1]) == "? o2: sales_reported historical - shares=5");
  CHECK(printed(cases[0].changes[2]) ==
        "o1: terminated agreement prospective - condition=if sold, by us");
  CHECK(cases[0].slots.size() == 3);
  CHECK(cases[1].changes.empty());
  CHECK(cases[1].known_miss == "not yet");
  CHECK(cases[1].line == 9);
}

TEST_CASE("a broken case is an error, not a case that holds", "[corpus]") {
  for (const char* text :
       {"## a\ntext\n", "## a\ntext\n=> change: none\n", "text\n=> changes: none\n",
        "## a\n=> changes: stopped current -\n", "## a\n=> changes: suspended\n",
        "## a\n=> changes: none\n=> slots: status\n"}) {
    INFO(text);
    CHECK_THROWS(parse_case_file(text));
  }
}

TEST_CASE("what differs from a case is told", "[corpus]") {
  const Case c = parse_case_file(
      "## a\ntext\n=> changes: suspended program current 2022-10-20 shares=5\n"
      "=> slots: status suspended; agents B + A; price -\n")[0];
  const Json right =
      Json::parse(R"({"offerings":[{"status":"suspended","agents":[{"name":"A"},{"name":"B"}]}],)"
                  R"("changes":[{"id":"c1","offering":"o1","type":"suspended","scope":"program",)"
                  R"("timing":"current","date":"2022-10-20","date_basis":"stated","shares":5}]})");
  CHECK(complaints(c, right) == "");
  Json wrong = right;
  wrong["changes"][0]["shares"] = 6;
  CHECK(complaints(c, wrong) ==
        "missing  o1: suspended program current 2022-10-20 shares=5\n"
        "extra    o1: suspended program current 2022-10-20 shares=6\n");
  wrong = right;
  wrong["offerings"][0]["agents"].erase(0);
  wrong["offerings"][0]["price"] = 3.5;
  CHECK(complaints(c, wrong) ==
        "agents  expected A + B, got B\n"
        "price  expected -, got 3.5\n");
}

}  // namespace offerlog
