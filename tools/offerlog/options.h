// What the command was asked to do.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace offerlog {

enum class Command { extract, explain, rules_check, rules_list, schema };
enum class Stage { document, mentions, facts, clauses, trace };

struct Options {
  Command command = Command::extract;
  std::vector<std::string> paths;  // of extract; none is standard input
  bool pretty = false;
  bool changes = false;
  bool exit_status = false;
  bool verbose = false;
  std::string out;  // a folder; empty is standard output
  std::optional<Stage> show;
  std::string patterns;  // a folder; empty is the built-in rules
  std::string file;      // of explain
  std::string pointer;   // of explain; empty is everything
};

// What the process returns. Of several the worst: usage, then lost, then no_change.
enum ExitCode {
  kRan = 0,
  kNoChange = 1,  // with --exit-status
  kUsage = 2,     // wrong usage, or a broken rule file
  kLost = 3,      // some input could not be read, or some output not written
};

}  // namespace offerlog
