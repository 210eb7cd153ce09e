// Where the literals of a set occur in a text, ASCII case ignored and digits all
// alike.
//
//   LiteralScanner scanner({"suspend", "terminat"});
//   scanner.scan("was Suspended", hits);       // hits: {{literal 0, begin 4}}
//
// Of each literal the three bytes that are rarest in English stand for it. At each
// byte of the text a table of bits tells whether the three there stand for any;
// what passes is compared, eight bytes at once. (An Aho-Corasick automaton of the
// same two thousand literals takes 2 MB: most of its steps waited for memory. By
// their first three bytes, which are " of" and "the", a third of a text passes.)
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offerlog {

struct LiteralHit {
  std::uint32_t literal = 0;
  std::uint32_t begin = 0;
  std::uint32_t seen = 0;  // where its three bytes stand: begin or a little later
};

class LiteralScanner {
 public:
  // The literals, in lower case, with 0 for every digit, none empty; a literal's
  // index is its number.
  explicit LiteralScanner(std::vector<std::string> literals);

  // Appends every occurrence, overlapping ones too, in the order of `seen`.
  // `folded` is for the scanner's own use, kept to save its memory.
  void scan(std::string_view text, std::string& folded, std::vector<LiteralHit>& hits) const;

 private:
  // Eight bytes of a literal from its three on, and a mask of those that it has.
  struct Listed {
    std::uint64_t bytes = 0;
    std::uint64_t mask = 0;
    std::uint32_t literal = 0;
    std::uint32_t offset = 0;  // of the three in the literal
  };
  std::size_t class_of(char c) const { return classes_[static_cast<unsigned char>(c)]; }
  void list_by_three();

  std::vector<std::string> literals_;
  std::array<char, 256> folded_{};
  // Bytes that no literal uses, and the last of too many, share class 0.
  std::array<std::uint8_t, 256> classes_{};
  std::vector<std::uint64_t> some_;   // by three classes, a bit
  std::vector<std::uint32_t> first_;  // by three classes, where in `listed_` theirs begin
  std::vector<Listed> listed_;
};

}  // namespace offerlog
