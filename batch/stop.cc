#include "stop.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

namespace offerlog::batch {

Stop::Stop() : event_(::eventfd(0, EFD_CLOEXEC)) {
  if (event_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

Stop::~Stop() { ::close(event_); }

void Stop::request() {
  requested_ = true;
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(event_, &one, sizeof one);
}

bool Stop::wait_readable(int descriptor) const {
  std::array<pollfd, 2> waits = {{{descriptor, POLLIN, 0}, {event_, POLLIN, 0}}};
  while (!requested_) {
    const int ready = ::poll(waits.data(), waits.size(), -1);
    if (ready < 0 && errno == EINTR) continue;
    // What poll cannot wait for is left to read, which tells why.
    return !requested_;
  }
  return false;
}

}  // namespace offerlog::batch
