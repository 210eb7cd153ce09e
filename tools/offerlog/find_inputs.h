// Paths -> the filings to read, in a fixed order.
//
//   for (const Input& input : find_inputs({"filings", "8k.htm", "-"}, troubles)) …
#pragma once

#include <string>
#include <vector>

namespace offerlog {

struct Input {
  std::string path;  // as given or walked to; "-" is standard input
  std::string name;  // what to call its output: below the folder walked, else the file's name
};

// Something that could not be read, or written, and what to do.
struct Trouble {
  std::string path;
  std::string message;
};

// Files as they are named, whatever they are called; of a folder, and the
// folders in it, the files whose ending is a filing's (.txt .text .nc .md
// .markdown .htm .html .xhtml, in any case), sorted by name, bytes compared.
// Names that begin with a point are passed over, and links to folders are not
// followed. No path at all is standard input.
std::vector<Input> find_inputs(const std::vector<std::string>& paths,
                               std::vector<Trouble>& troubles);

}  // namespace offerlog
