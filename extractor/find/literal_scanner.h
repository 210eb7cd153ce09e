// Where the literals of a set occur in a text, ASCII case ignored and digits all
// alike.
//
//   LiteralScanner scanner({"suspend", "terminat"});
//   scanner.scan("was Suspended", hits);       // hits: {{literal 0, begin 4}}
//
// Of each literal the four bytes that are rarest in English stand for it. At each
// byte of the text a table of bits, small enough for the first cache, tells
// whether the four there may stand for any; what passes is compared, eight bytes
// at once. (An Aho-Corasick automaton of the same two thousand literals takes
// 2 MB: most of its steps waited for memory. By their first three bytes, which
// are " of" and "the", a third of a text passes.)
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offerlog {

struct LiteralHit {
  std::uint32_t literal = 0;
  std::uint32_t begin = 0;
  std::uint32_t seen = 0;  // where its four bytes stand: begin or a little later
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
  // Eight bytes of a literal from its four on, and a mask of those that it has.
  struct Listed {
    std::uint64_t bytes = 0;
    std::uint64_t mask = 0;
    std::uint32_t literal = 0;
    std::uint32_t offset = 0;  // of the four in the literal
  };
  // Lists by a number below `size`: those of n stand in `listed` from first[n] to
  // first[n + 1], and the bit n tells whether there are any.
  struct Table {
    std::vector<std::uint64_t> some;
    std::vector<std::uint32_t> first;
    std::vector<Listed> listed;
  };
  Table make_table(std::size_t size, std::vector<std::pair<std::size_t, std::uint32_t>> keys) const;
  void look_up(const Table& table, std::size_t key, const std::string& folded, std::size_t at,
               std::vector<LiteralHit>& hits) const;

  std::vector<std::string> literals_;
  std::array<char, 256> folded_{};
  Table by_four_;  // by a hash of their rarest four bytes
  Table by_two_;   // literals of fewer than four bytes, by the first two
};

}  // namespace offerlog
