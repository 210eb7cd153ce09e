// offerlog rules check|list, and offerlog schema: what the program is made of.
#include <iostream>

#include "commands.h"
#include "offerlog/json.h"
#include "write_stdout.h"

namespace offerlog {
namespace {

std::size_t count_examples(const Patterns& patterns) {
  std::size_t count = 0;
  for (const Rule& rule : patterns.rules()) count += rule.examples.size();
  return count;
}

}  // namespace

Patterns load_patterns(const Options& options) {
  return options.patterns.empty() ? Patterns::built_in() : Patterns::load(options.patterns);
}

ExitCode run_rules_check(const Options& options) {
  const Patterns patterns = load_patterns(options);
  const std::vector<std::string> failures = check_examples(patterns);
  for (const std::string& failure : failures) std::cerr << failure << '\n';
  write_to_stdout(std::to_string(patterns.rules().size()) + " rules, " +
                  std::to_string(count_examples(patterns)) + " examples, " +
                  std::to_string(failures.size()) + " failed\n");
  return failures.empty() ? kRan : kUsage;
}

ExitCode run_rules_list(const Options& options) {
  std::string lines;
  const Patterns patterns = load_patterns(options);
  for (const Rule& rule : patterns.rules()) {
    lines += rule.id + '\t' + rule.file + ':' + std::to_string(rule.line) + '\t' +
             std::to_string(rule.examples.size()) + " examples\n";
  }
  write_to_stdout(lines);
  return kRan;
}

ExitCode run_schema() {
  write_to_stdout(json_schema());
  return kRan;
}

}  // namespace offerlog
