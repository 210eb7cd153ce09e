// The sentence in which clauses are read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "context.h"

namespace offerlog {

// What every question about a trigger needs of its sentence.
struct ClauseSentence {
  ClauseSentence(const Context& context, std::uint32_t sentence);

  std::string_view text_before(std::uint32_t at, std::uint32_t most) const {
    return c.reading.text_before(span, at, most);
  }

  const Context& c;
  std::uint32_t index = 0;  // into Mentions::sentences
  TextSpan span;
  std::string low;                                    // its text, in lower case
  std::vector<const AgreementReference*> references;  // in reading order
  std::vector<TextSpan> begun;                        // where it tells on what day it began
};

}  // namespace offerlog
