// "Take nothing new": asked for by a signal or a fault, heeded by whoever reads
// inputs, also while it waits for a pipe.
#pragma once

#include <atomic>

namespace offerlog::batch {

class Stop {
 public:
  Stop();
  ~Stop();
  Stop(const Stop&) = delete;
  Stop& operator=(const Stop&) = delete;

  void request();
  bool requested() const { return requested_; }
  // Waits until `descriptor` can be read from (or is at its end); false once
  // stopping is asked for.
  bool wait_readable(int descriptor) const;

 private:
  std::atomic<bool> requested_ = false;
  int event_;
};

}  // namespace offerlog::batch
