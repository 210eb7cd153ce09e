// How rare a text is in filings, in bits: 10 is once in 1,024 bytes. Rough: it only ranks.
//
//   the        5.5      a known word
//   suspend    20.9     by its letters, which follow from each other
//   either     5.5      about as rare as the commonest
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>

namespace offerlog {

// How rare it is that one of them occurs. Marks (marked_strings.h) add nothing.
double rarity(std::span<const std::string> texts);

// Of a letter from a to z, in English.
constexpr double letter_rarity(char letter) {
  constexpr std::array<double, 26> kLetters = {3.9, 6.3, 5.5, 4.9, 3.3, 5.8, 6.0, 4.4, 4.1,
                                               9.4, 7.6, 4.9, 5.6, 4.1, 4.0, 6.0, 10,  4.3,
                                               4.2, 3.7, 5.4, 6.9, 5.9, 9.0, 6.0, 10};
  return kLetters[static_cast<std::size_t>(letter - 'a')];
}

}  // namespace offerlog
