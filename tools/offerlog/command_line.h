// argv -> Options. The only user of the command-line library.
#pragma once

#include <variant>

#include "options.h"

namespace offerlog {

// The options, or the exit code where the command line was all there was to do
// (--help, --version) or was wrong; what there was to say has been printed.
std::variant<Options, ExitCode> read_command_line(int argc, const char* const* argv);

}  // namespace offerlog
