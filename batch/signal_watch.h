// SIGINT and SIGTERM as something that can be waited for. They are blocked while
// it lives, also in processes and threads that are started meanwhile.
#pragma once

#include <csignal>

#include "descriptor.h"

namespace offerlog::batch {

class SignalWatch {
 public:
  SignalWatch();
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

  int descriptor() const { return events_.get(); }
  // The signal that came, or 0.
  int take() const;

 private:
  sigset_t before_{};
  Descriptor events_;
};

}  // namespace offerlog::batch
