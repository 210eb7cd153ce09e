#include "offerlog/patterns.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "embedded_patterns.h"
#include "pattern_matcher.h"
#include "rule_file.h"
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

std::vector<PatternNeeds> needs_of(const std::vector<Rule>& rules) {
  std::vector<std::string_view> patterns;
  for (const Rule& rule : rules) patterns.push_back(rule.pattern);
  return pattern_needs(patterns);
}

}  // namespace

Patterns Patterns::compile(const std::vector<PatternFile>& files) { return make(files, false); }

// Those built in are tried by the tests: their needs are known, and each is
// compiled when it is first used.
Patterns Patterns::make(const std::vector<PatternFile>& files, bool built_in) {
  Patterns patterns;
  std::vector<std::string> errors;
  patterns.rules_ = parse_rule_files(files, errors);
  patterns.matcher_ = std::make_shared<const PatternMatcher>(
      patterns.rules_, built_in ? embedded_needs() : needs_of(patterns.rules_),
      built_in ? embedded_code() : std::vector<SerializedPattern>(),
      built_in ? PatternMatcher::Compile::when_used : PatternMatcher::Compile::now, errors);
  check_kinds(patterns.rules_, errors);
  if (!errors.empty()) throw PatternError(join_lines(errors));
  for (std::uint32_t i = 0; i < patterns.rules_.size(); ++i)
    patterns.ids_.emplace(patterns.rules_[i].id, RuleId{i});
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
