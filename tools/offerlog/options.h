// What the command was asked to do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "batch/inputs.h"

namespace offerlog {

enum class Command { extract, explain, rules_check, rules_list, schema };
enum class Stage { document, mentions, facts, clauses, trace };

struct Options {
  Command command = Command::extract;
  bool pretty = false;
  bool changes = false;
  bool exit_status = false;
  bool verbose = false;
  std::optional<Stage> show;
  std::string patterns;  // a folder; empty is the built-in rules
  std::string file;      // of explain
  std::string pointer;   // of explain; empty is everything

  // Of a batch: which inputs, how many at once, where to.
  std::vector<std::string> paths;  // none, and no files_from: standard input
  std::string files_from;
  bool nul_separated = false;
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  bool lines = false;
  unsigned jobs = 0;   // 0 is as many as there are cores
  double timeout = 0;  // seconds; 0 is none
  std::uint64_t max_bytes = batch::kMostBytes;
  std::string out;  // a folder; empty is standard output
  bool resume = false;
  std::string errors;  // a file
  std::string stats;   // a file
  bool quiet = false;
};

// What the process returns. Of several the last that holds.
enum ExitCode {
  kRan = 0,
  kNoChange = 1,  // with --exit-status
  kUsage = 2,     // wrong usage, or a broken rule file
  kLost = 3,      // some input could not be read, or some output not written
  kSignal = 128,  // and the signal that interrupted it: 130 is Ctrl-C
};

}  // namespace offerlog
