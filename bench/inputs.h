// What is measured: filings, sorted into classes by what they are.
#pragma once

#include <string>
#include <vector>

#include "offerlog/extract.h"

namespace offerlog::bench {

struct Input {
  Source source;
  Format format = Format::text;
  bool changes = false;    // its record tells of one
  std::string class_name;  // "" of a filing that stands in the mix alone
};

// Every file below the folder.
std::vector<Source> read_folder(const std::string& folder);

// The project's own documents, repeated with other figures until they have the
// sizes that filings have: 300 KB a prospectus, 1.5 MB a periodic report.
std::vector<Source> generate_filings(const std::string& corpus);

// Of those, or of the folder's files where it is named, the one nearest in size;
// no other is read.
Source nearest_in_size(const std::string& folder, const std::string& corpus, double size);

// By extracting each once.
std::vector<Input> classify(std::vector<Source> sources, const Patterns& patterns);

}  // namespace offerlog::bench
