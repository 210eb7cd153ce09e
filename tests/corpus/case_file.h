// The line format of corpus/cases/*.txt (corpus/README.md describes it).
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace offerlog {

// "o2: suspended program current 2022-10-20 shares=5"
struct ExpectedChange {
  bool optional = false;  // "?" before it
  std::string offering = "o1";
  std::string type;
  std::string scope;  // empty where the type has none
  std::string timing;
  std::string day;  // "-" where unknown
  std::vector<std::pair<std::string, std::string>> values;
};

struct Case {
  std::string name;
  int line = 0;
  std::string text;
  std::string known_miss;  // why it fails as yet; empty: it must hold
  std::vector<ExpectedChange> changes;
  std::vector<std::pair<std::string, std::string>> slots;  // path, value as written
};

// Throws std::runtime_error ("line: message") where the format is broken.
std::vector<Case> parse_case_file(const std::string& text);

}  // namespace offerlog
