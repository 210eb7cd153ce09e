// Where the literals of a set occur in a text, ASCII case ignored and digits all
// alike.
//
//   LiteralScanner scanner({{"suspend"}, {"ent", true, true}});
//   scanner.scan("was Suspended", folded, hits);  // hits: {{literal 0, begin 4}}
//
// Of each literal the six bytes that are rarest in English stand for it (four or two of a
// short one). At each byte of the text a table of bits, small enough for the first cache,
// tells whether the six there may stand for any; what passes is compared. (By four bytes an
// eighth of all places pass, with seven literals each: "comm", "pric". An Aho-Corasick
// automaton of the same literals takes 2 MB: most of its steps waited for memory.)
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "packed_literal.h"

namespace offerlog {

struct LiteralHit {
  std::uint32_t literal = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t seen = 0;  // where what stands for it stands: begin or a little later
};

class LiteralScanner {
 public:
  // A literal in lower case, with 0 for every digit, not empty; and whether it counts
  // only where a word begins with it, or ends.
  struct Literal {
    std::string text;
    bool word_begins = false;
    bool word_ends = false;
  };

  // A literal's index is its number.
  explicit LiteralScanner(std::vector<Literal> literals);

  // Appends every occurrence, overlapping ones too, in the order of `seen`.
  // `folded` is for the scanner's own use, kept to save its memory.
  void scan(std::string_view text, std::string& folded, std::vector<LiteralHit>& hits) const;

 private:
  struct alignas(64) Listed {
    PackedLiteral packed;
    std::uint32_t literal = 0;
    std::uint32_t size = 0;
    std::uint16_t offset = 0;  // of what stands for it
    bool word_begins = false;
    bool word_ends = false;
  };
  // Literals by a number of some bits: the bit n tells whether there are any of n, and they
  // stand in `listed` from first[n >> shift] to first[(n >> shift) + 1], with a few others.
  struct Table {
    unsigned shift = 0;
    std::vector<std::uint64_t> some;
    std::vector<std::uint32_t> first;
    std::vector<Listed> listed;
  };
  // A number in a table, the literal that has it, and where in the literal it was taken.
  struct Place {
    std::size_t key = 0;
    std::uint32_t literal = 0;
    std::uint32_t offset = 0;
    auto operator<=>(const Place&) const = default;
  };
  Table make_table(unsigned bits, std::vector<Place> places) const;
  void look_up(const Table& table, std::size_t key, const std::string& folded, std::size_t at,
               std::vector<LiteralHit>& hits) const;

  std::vector<Literal> literals_;
  Table by_six_;   // by a hash of their rarest six bytes
  Table by_four_;  // literals of four and five bytes, by a hash of the rarest four
  Table by_two_;   // shorter ones, by two
};

}  // namespace offerlog
