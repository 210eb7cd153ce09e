// One function a command. Each returns what the process returns.
#pragma once

#include "find_inputs.h"
#include "offerlog/patterns.h"
#include "options.h"

namespace offerlog {

ExitCode run_extract(const Options& options);
ExitCode run_explain(const Options& options);
ExitCode run_rules_check(const Options& options);
ExitCode run_rules_list(const Options& options);
ExitCode run_schema();

// The rules of --patterns, or those built in. Throws PatternError.
Patterns load_patterns(const Options& options);

// "offerlog: PATH: what happened", on standard error.
void report(const Trouble& trouble);

}  // namespace offerlog
