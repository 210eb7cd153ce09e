#include "offerlog/patterns.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "embedded_patterns.h"
#include "pattern_matcher.h"
#include "rule_file.h"
#include "rule_index_bytes.h"
#include "rule_kinds.h"

namespace offerlog {
namespace {

std::string join_lines(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) {
    if (!out.empty()) out += '\n';
    out += line;
  }
  return out;
}

PatternFile read_pattern_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw PatternError(path.string() + ":1: cannot be read");
  return {path.filename().string(), text.str()};
}

}  // namespace

Patterns Patterns::compile(const std::vector<PatternFile>& files) { return make(files, false); }

// Those built in are tried by the tests: what they need is known, and their patterns are
// compiled.
Patterns Patterns::make(const std::vector<PatternFile>& files, bool built_in) {
  Patterns patterns;
  std::vector<std::string> errors;
  std::vector<Rule>& rules = patterns.rules_;
  rules = parse_rule_files(files, errors);
  if (built_in) {
    std::vector<std::vector<std::string>> captures = embedded_captures();
    for (std::size_t r = 0; r < rules.size(); ++r) rules[r].captures = std::move(captures[r]);
    patterns.matcher_ = std::make_shared<const PatternMatcher>(
        rules, index_from_bytes(embedded_index()), embedded_code(), errors);
  } else {
    patterns.matcher_ = std::make_shared<const PatternMatcher>(rules, errors);
  }
  check_kinds(rules, errors);
  if (!errors.empty()) throw PatternError(join_lines(errors));
  for (std::uint32_t i = 0; i < rules.size(); ++i) patterns.ids_.emplace(rules[i].id, RuleId{i});
  return patterns;
}

std::optional<RuleId> Patterns::find(std::string_view id) const {
  const auto rule = ids_.find(id);
  return rule == ids_.end() ? std::nullopt : std::optional(rule->second);
}

Patterns Patterns::built_in() {
  std::vector<PatternFile> files;
  for (const EmbeddedFile& file : embedded_patterns()) {
    files.push_back({std::string(file.name), std::string(file.text)});
  }
  return make(files, true);
}

Patterns Patterns::load(const std::string& folder) {
  std::error_code error;
  std::vector<PatternFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".rules") files.push_back(read_pattern_file(entry.path()));
  }
  if (error)
    throw PatternError(folder + ": " + error.message() +
                       "; name a folder that holds *.rules files");
  if (files.empty()) throw PatternError(folder + ": holds no *.rules file");
  Patterns patterns = compile(files);
  if (patterns.rules().empty()) throw PatternError(folder + ": its *.rules files hold no rule");
  return patterns;
}

std::vector<std::string> check_examples(const Patterns& patterns) {
  std::vector<std::string> failures;
  for (std::uint32_t i = 0; i < patterns.rules().size(); ++i) {
    const Rule& rule = patterns.rules()[i];
    for (const Rule::Example& example : rule.examples) {
      // Through its needs too: a rule that they hide finds nothing.
      std::vector<Mention> found;
      CandidateFinder finder(patterns.matcher().index());
      finder.read(example.text, 0);
      for (const Candidate& c : finder.in({0, static_cast<std::uint32_t>(example.text.size())})) {
        if (c.rule == RuleId{i}) patterns.matcher().matches_of(c, example.text, 0, found);
      }
      std::vector<TextSpan> spans;
      std::string shown;
      for (const Mention& m : found) {
        spans.push_back(m.text);
        shown += (shown.empty() ? "" : ", ") +
                 ("'" + example.text.substr(m.text.begin, m.text.size()) + "'");
      }
      const bool holds = spans == example.spans;
      const bool wanted = example.kind != Rule::Example::Kind::should_find;
      if (holds == wanted) continue;
      const std::string place =
          rule.file + ":" + std::to_string(example.line) + ": rule '" + rule.id + "' ";
      failures.push_back(wanted ? place + "finds " + (shown.empty() ? "nothing" : shown)
                                : place + "now finds what it should: turn '?' into '+'");
    }
  }
  return failures;
}

}  // namespace offerlog
