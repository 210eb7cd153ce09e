// Which of a set of literals occur in a text, ASCII case ignored: one pass of
// an Aho-Corasick automaton over the bytes.
//
//   LiteralScanner scanner({"suspend", "terminat"});
//   scanner.scan("was Suspended", hits);       // hits: {0}
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offerlog {

class LiteralScanner {
 public:
  // The literals, in lower case; a literal's index is its number.
  explicit LiteralScanner(const std::vector<std::string>& literals);

  // Appends the number of each literal that occurs, at least once each; not
  // sorted, and a literal that ends several others' tails may repeat.
  void scan(std::string_view text, std::vector<int>& hits) const;

 private:
  // Bytes that no literal uses share class 0, so that a row of the table is
  // a few dozen entries and the whole stays in cache.
  std::array<std::uint8_t, 256> classes_{};
  std::uint32_t class_count_ = 1;
  std::vector<std::uint32_t> next_;        // state * class_count_ + class -> state
  std::vector<std::vector<int>> outputs_;  // by state
  std::vector<bool> accepts_;
};

}  // namespace offerlog
