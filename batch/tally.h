// What a batch has done so far.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>

#include "item.h"

namespace offerlog::batch {

struct Counts {
  std::uint64_t filings = 0;  // read, or finished by an earlier run
  std::uint64_t unchanged = 0;
  std::uint64_t with_changes = 0;
  std::uint64_t changes = 0;
  std::uint64_t bytes = 0;   // of the filings, unpacked
  std::uint64_t weight = 0;  // of the inputs, as they lie on the disk
  std::uint64_t failures = 0;
  std::array<std::uint64_t, kFailureKinds> failures_by_kind{};

  std::uint64_t inputs() const { return filings + failures; }
};

class Tally {
 public:
  void add(const Outcome& outcome);
  Counts counts() const;

 private:
  mutable std::mutex mutex_;
  Counts counts_;
};

}  // namespace offerlog::batch
