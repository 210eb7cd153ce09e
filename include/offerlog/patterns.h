// The pattern files, compiled.
//
//   const Patterns patterns = Patterns::built_in();          // those in the binary
//   const Patterns mine = Patterns::load("patterns");         // a folder of *.rules
//
// patterns/README.md describes the format. A Patterns is immutable and may be
// shared by threads.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "offerlog/span.h"

namespace offerlog {

// A rule file that cannot be used. `what()` holds every error of every file,
// one a line, as "file:line: message".
class PatternError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One rule as written: "money.usd" in "values.rules", its examples beside it.
struct Rule {
  struct Example {
    enum class Kind { finds, should_find, finds_nothing };  // + ? -
    Kind kind = Kind::finds;
    std::string text;             // without the << >> marks
    std::vector<TextSpan> spans;  // what must be found in it
    int line = 0;
  };
  std::string id;
  std::string pattern;                // fragments expanded
  std::vector<std::string> captures;  // by group number, from 1; "" if unnamed
  std::vector<Example> examples;
  std::string file;
  int line = 0;

  // "money" of "money.usd".
  std::string_view kind() const { return std::string_view(id).substr(0, id.find('.')); }
};

// One rule file: its name for messages, and its text.
struct PatternFile {
  std::string name;
  std::string text;
};

class PatternMatcher;  // extractor/find/: the only place that knows the regex library

class Patterns {
 public:
  // The files built into the library. Throws PatternError only if the build
  // was broken.
  static Patterns built_in();
  // Every *.rules file of the folder, by name. Throws PatternError.
  static Patterns load(const std::string& folder);
  static Patterns compile(const std::vector<PatternFile>& files);

  const std::vector<Rule>& rules() const { return rules_; }
  const Rule& rule(RuleId id) const { return rules_[id.value]; }
  // The rule of that name; none if no file has it.
  std::optional<RuleId> find(std::string_view id) const;
  const PatternMatcher& matcher() const { return *matcher_; }

 private:
  Patterns() = default;
  static Patterns make(const std::vector<PatternFile>& files, bool built_in);
  std::vector<Rule> rules_;
  std::map<std::string, RuleId, std::less<>> ids_;
  std::shared_ptr<const PatternMatcher> matcher_;
};

// Runs every rule's examples; one message, "file:line: …", for each that does
// not hold.
std::vector<std::string> check_examples(const Patterns& patterns);

}  // namespace offerlog
