// --files-from: a list of paths, read as they are asked for.
#pragma once

#include <optional>
#include <string>

#include "descriptor.h"
#include "read_lines.h"
#include "stop.h"

namespace offerlog::batch {

class PathList {
 public:
  // Of a file, or of standard input ("-"). Throws BatchError if it cannot be opened.
  PathList(std::string file, bool nul_separated, const Stop& stop);

  // Nothing at the end; empty lines are passed over. Throws BatchError where
  // the list cannot be read on: what it still holds is not known.
  std::optional<std::string> next();

 private:
  std::string file_;
  Descriptor descriptor_;
  LineReader lines_;
};

}  // namespace offerlog::batch
