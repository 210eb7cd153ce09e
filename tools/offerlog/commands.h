// One function a command. Each returns what the process returns.
#pragma once

#include "offerlog/patterns.h"
#include "options.h"

namespace offerlog {

int run_extract(const Options& options);
ExitCode run_explain(const Options& options);
ExitCode run_rules_check(const Options& options);
ExitCode run_rules_list(const Options& options);
ExitCode run_schema();

// The rules of --patterns, or those built in. Throws PatternError.
Patterns load_patterns(const Options& options);

}  // namespace offerlog
