#include "write_stdout.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "batch/write_all.h"

namespace offerlog {

void write_to_stdout(std::string_view text) {
  const int failure = batch::write_all(STDOUT_FILENO, text);
  if (failure == EPIPE) throw ClosedPipe();
  if (failure != 0) throw OutputError(std::string("standard output: ") + std::strerror(failure));
}

}  // namespace offerlog
