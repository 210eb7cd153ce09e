#include "signal_watch.h"

#include <sys/signalfd.h>
#include <unistd.h>

namespace offerlog::batch {

SignalWatch::SignalWatch() {
  sigset_t watched;
  ::sigemptyset(&watched);
  ::sigaddset(&watched, SIGINT);
  ::sigaddset(&watched, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &watched, &before_);
  events_ = Descriptor(::signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK));
}

SignalWatch::~SignalWatch() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

int SignalWatch::take() const {
  signalfd_siginfo info{};
  const bool came = ::read(events_.get(), &info, sizeof info) == ssize_t{sizeof info};
  return came ? static_cast<int>(info.ssi_signo) : 0;
}

}  // namespace offerlog::batch
