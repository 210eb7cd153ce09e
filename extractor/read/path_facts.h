// What the place of a file tells where its content does not:
//
//   .../XYZ/8-K/0001234567-25-000123/full-submission.txt     form and accession number
//   .../0001234567-25-000123.txt                             accession number
#pragma once

#include <string_view>

#include "offerlog/document.h"

namespace offerlog {

// Fills the fields of `header` that are empty; their source spans stay empty,
// because no byte of the filing says so.
void add_path_facts(std::string_view uri, SubmissionHeader& header);

}  // namespace offerlog
