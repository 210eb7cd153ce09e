// offerlog explain: why a value is what it is.
#include <iostream>
#include <variant>

#include "batch/printable_name.h"
#include "batch/read_filing.h"
#include "commands.h"
#include "offerlog/extract.h"
#include "write/explain.h"
#include "write_stdout.h"

namespace offerlog {

ExitCode run_explain(const Options& options) {
  const Patterns patterns = load_patterns(options);
  const std::string uri = options.file == "-" ? "stdin" : batch::utf8_name(options.file);
  auto read =
      batch::read_filing(options.file == "-" ? "/dev/stdin" : options.file, options.max_bytes);
  if (const auto* failure = std::get_if<batch::Failure>(&read)) {
    std::cerr << "offerlog: " << uri << ": " << failure->message << '\n';
    return kLost;
  }
  const Extraction x = extract({uri, std::get<std::string>(std::move(read))}, patterns);
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
