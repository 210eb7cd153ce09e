// Which of a few literals stands at a place of a text: the slow sister of LiteralScanner,
// for a sentence here and there.
//
//   const LiteralList list({"the company", "we", "us"});
//   list.find_at(folded + 5, any);     // in "than we sold": 1
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "packed_literal.h"

namespace offerlog {

class LiteralList {
 public:
  LiteralList() = default;
  // In the scanner's spelling, none empty, each of at most kPackedPadding bytes.
  explicit LiteralList(const std::vector<std::string>& literals);

  // The number of a literal that stands at `at` and is `accepted(number)`; -1 without one.
  // kPackedPadding bytes can be read behind `at`.
  template <class Accepted>
  int find_at(const char* at, Accepted accepted) const {
    const std::uint8_t run = run_of_[static_cast<unsigned char>(*at)];
    if (run == 0) return -1;
    for (const Member& member : runs_[run - 1U]) {
      if (member.literal.stands_at(at) && accepted(member.number)) return member.number;
    }
    return -1;
  }

 private:
  struct Member {
    PackedLiteral literal;
    std::uint16_t number = 0;
  };
  std::vector<std::vector<Member>> runs_;   // those that begin alike
  std::array<std::uint8_t, 256> run_of_{};  // by the first byte, from 1; 0 for none
};

}  // namespace offerlog
