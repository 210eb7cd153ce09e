// A few sentences through the whole pipeline with the built-in rules, and the
// printed forms of its stages without their offsets, which no reader checks.
#pragma once

#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "offerlog/extract.h"
#include "write/print_stages.h"

namespace offerlog {

inline const Patterns& built_in() {
  static const Patterns patterns = Patterns::built_in();
  return patterns;
}

inline Extraction extract_text(std::string text, std::string uri = "filing.txt") {
  return extract({std::move(uri), std::move(text)}, built_in());
}

// "[12,19)  " goes.
inline std::string without_spans(const std::string& printed) {
  static const std::regex span("\\[\\d+,\\d+\\)  ");
  return std::regex_replace(printed, span, "");
}

// The facts of the text, a line each, of the kinds named ("agreement").
inline std::string facts_of(std::string_view text, const std::vector<std::string>& kinds) {
  const Extraction x = extract_text(std::string(text));
  std::istringstream lines(without_spans(print_facts(x, built_in())));
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    for (const std::string& kind : kinds) {
      if (line.starts_with(kind + " ")) out += line + "\n";
    }
  }
  return out;
}

// The codes of the diagnostics, parted by spaces.
inline std::string codes_of(const Extraction& x) {
  std::string out;
  for (const Diagnostic& d : x.diagnostics) out += (out.empty() ? "" : " ") + d.code;
  return out;
}

}  // namespace offerlog
