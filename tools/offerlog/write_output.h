// Where records go: standard output, or files that appear whole or not at all.
#pragma once

#include <set>
#include <stdexcept>
#include <string>
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

// Writes `text` to `folder`/`name` by way of a temporary file beside it, making
// the folders on the way. Throws OutputError.
void write_file(const std::string& folder, const std::string& name, std::string_view text);

// Gives each output of a run a name of its own: of two inputs called "8k.htm"
// the second is written to "8k.htm-2.json".
class OutputNames {
 public:
  std::string unique(const std::string& name, std::string_view ending);

 private:
  std::set<std::string> used_;
};

}  // namespace offerlog
