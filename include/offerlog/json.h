// The record as JSON, as docs/record.md defines it.
//
//   auto x = offerlog::extract(std::move(source), patterns);
//   std::cout << offerlog::to_json(x) << '\n';       // one line: JSON Lines
//   std::cout << offerlog::changes_to_json(x);       // one line a change: a table
//
// UTF-8, numbers in the digits the filing gave them, the same bytes for the
// same extraction. Nothing here fails.
#pragma once

#include <string>

namespace offerlog {

struct Extraction;

enum class JsonStyle {
  line,    // no white space
  pretty,  // indented by two; what is short stands on one line
};

// One object, without a line feed at its end.
std::string to_json(const Extraction& x, JsonStyle style = JsonStyle::line);

// One object a line for each change, its offering, the issuer and the filing
// flattened in; the same columns in the same order on every line, null where
// there is no value. Every line ends with a line feed; no change, no text.
std::string changes_to_json(const Extraction& x);

// The JSON Schema (2020-12) of what to_json writes, indented.
std::string json_schema();

}  // namespace offerlog
