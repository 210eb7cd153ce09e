// Reads the line format of patterns/*.rules:
//
//   # comment
//   let number = \d{1,3}(?:,\d{3})*          a fragment; used as (?&number)
//   rule money.usd
//     \$ ?(?P<number>(?&number))             indented lines: the pattern, joined
//   + up to <<$75,000,000>>, from time       must find exactly the marked spans
//   ? seventy-five <<million>> dollars       should, does not yet
//   - $0.001 par value                       must find nothing
//
// The first character of a line says what it is.
#pragma once

#include <string>
#include <vector>

#include "offerlog/patterns.h"

namespace offerlog {

// Appends the file's rules to `rules` and its errors ("file:line: …") to
// `errors`. Fragments are the file's own, and those of `shared` (a file named
// fragments.rules, read first), which it may extend.
struct Fragment {
  std::string name;
  std::string pattern;
};
void parse_rule_file(const PatternFile& file, std::vector<Fragment>& shared,
                     std::vector<Rule>& rules, std::vector<std::string>& errors);

// All rules of the files, those of a file in its order, the files by name but for
// fragments.rules, which is read first: every other may use its fragments.
std::vector<Rule> parse_rule_files(const std::vector<PatternFile>& files,
                                   std::vector<std::string>& errors);

}  // namespace offerlog
