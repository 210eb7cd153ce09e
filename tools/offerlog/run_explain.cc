// offerlog explain: why a value is what it is.
#include <iostream>

#include "commands.h"
#include "find_inputs.h"
#include "offerlog/extract.h"
#include "read_source.h"
#include "write/explain.h"
#include "write_output.h"

namespace offerlog {

ExitCode run_explain(const Options& options) {
  const Patterns patterns = load_patterns(options);
  std::vector<Trouble> troubles;
  std::optional<Source> source = read_source({options.file, options.file}, troubles);
  for (const Trouble& trouble : troubles) report(trouble);
  if (!source) return kLost;
  const Extraction x = extract(std::move(*source), patterns);
  const auto explanation = explain(x, patterns, options.pointer);
  if (!explanation) {
    std::cerr << "offerlog: " << options.pointer << ": is nowhere in the record of "
              << x.document.uri << "; the record's pointers look like /changes/0/type\n";
    return kUsage;
  }
  write_to_stdout(*explanation);
  return kRan;
}

}  // namespace offerlog
