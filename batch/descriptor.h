// A file descriptor that is closed at the end; standard input, output and error
// are not.
#pragma once

#include <unistd.h>

#include <utility>

namespace offerlog::batch {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) {
      close();
      value_ = std::exchange(other.value_, -1);
    }
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return value_; }
  bool valid() const { return value_ >= 0; }
  // For who closes it himself.
  int release() { return std::exchange(value_, -1); }
  void close() {
    const int value = release();
    if (value > STDERR_FILENO) ::close(value);
  }

 private:
  int value_ = -1;
};

}  // namespace offerlog::batch
