// The command `offerlog`. Standard output carries data and nothing else;
// messages go to standard error.
#include <csignal>
#include <iostream>

#include "batch/failure.h"
#include "command_line.h"
#include "commands.h"
#include "write_stdout.h"

namespace offerlog {
namespace {

int run(const Options& options) {
  switch (options.command) {
    case Command::extract:
      return run_extract(options);
    case Command::explain:
      return run_explain(options);
    case Command::rules_check:
      return run_rules_check(options);
    case Command::rules_list:
      return run_rules_list(options);
    case Command::schema:
      return run_schema();
  }
  return kUsage;
}

int run_safely(const Options& options) {
  try {
    return run(options);
  } catch (const ClosedPipe&) {
    return kRan;
  } catch (const PatternError& error) {
    std::cerr << error.what() << '\n';
    return kUsage;
  } catch (const OutputError& error) {
    std::cerr << "offerlog: " << error.what() << '\n';
    return kLost;
  } catch (const batch::BatchError& error) {
    std::cerr << "offerlog: " << error.what() << '\n';
    return kLost;
  }
}

}  // namespace
}  // namespace offerlog

int main(int argc, char** argv) {
  // A closed pipe is an error to see, not a signal to die of.
  std::signal(SIGPIPE, SIG_IGN);
  const auto request = offerlog::read_command_line(argc, argv);
  if (const auto* done = std::get_if<offerlog::ExitCode>(&request)) return *done;
  return offerlog::run_safely(std::get<offerlog::Options>(request));
}
