#include "read_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <limits>

namespace offerlog {
namespace {

constexpr std::size_t kChunk = 1 << 16;
constexpr std::uint64_t kLargest = std::numeric_limits<std::uint32_t>::max() - 1;

// A file descriptor, closed at the end unless it is standard input's.
class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : value_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~Descriptor() {
    if (value_ > STDIN_FILENO) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

// What a regular file still holds; of a pipe, nothing is known.
std::size_t expected_size(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  const auto size = static_cast<std::uint64_t>(status.st_size);
  return size > kLargest ? 0 : static_cast<std::size_t>(size);
}

// Reads to the end; the empty string, or why it failed.
std::string read_all(int descriptor, std::string& bytes) {
  std::size_t used = 0;
  // One byte more than a file's size, so that its end is seen without growing.
  bytes.resize(expected_size(descriptor) + 1);
  while (true) {
    if (bytes.size() - used == 0) bytes.resize(bytes.size() + bytes.size() / 2 + kChunk);
    const ssize_t got = ::read(descriptor, bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::strerror(errno);
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > kLargest) return "is larger than 4 GiB, the most that can be read";
  }
  bytes.resize(used);
  return {};
}

}  // namespace

std::optional<Source> read_source(const Input& input, std::vector<Trouble>& troubles) {
  Source source;
  source.uri = input.path == "-" ? "stdin" : input.path;
  const Descriptor descriptor(input.path);
  if (descriptor.get() < 0) {
    troubles.push_back({source.uri, std::strerror(errno)});
    return std::nullopt;
  }
  if (input.path == "-" && ::isatty(STDIN_FILENO) == 1) {
    constexpr std::string_view kHint =
        "offerlog: reading a filing from the terminal; end it with Ctrl-D, or see --help\n";
    [[maybe_unused]] const ssize_t ignored = ::write(STDERR_FILENO, kHint.data(), kHint.size());
  }
  const std::string failure = read_all(descriptor.get(), source.bytes);
  if (!failure.empty()) {
    troubles.push_back({source.uri, failure});
    return std::nullopt;
  }
  return source;
}

}  // namespace offerlog
