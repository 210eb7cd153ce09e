// A fuzz target's assertion: libFuzzer takes an abort for a finding and keeps
// the input.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace offerlog::fuzz {

// `wrong` says what does not hold; "" if all does.
inline void require_none(const std::string& wrong) {
  if (wrong.empty()) return;
  std::fprintf(stderr, "does not hold: %s\n", wrong.c_str());
  std::abort();
}

}  // namespace offerlog::fuzz
