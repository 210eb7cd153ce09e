// Standard output, for data and nothing else.
#pragma once

#include <stdexcept>
#include <string_view>

namespace offerlog {

// Nobody reads standard output any more: the program ends, and has no more to say.
struct ClosedPipe {};

class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Writes all of it. Throws ClosedPipe, or OutputError where the text was lost.
// SIGPIPE must be ignored.
void write_to_stdout(std::string_view text);

}  // namespace offerlog
