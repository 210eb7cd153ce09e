#include "read_filing.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "archive.h"
#include "descriptor.h"

namespace offerlog::batch {
namespace {

constexpr std::size_t kChunk = 1U << 16U;

// What a regular file still holds; of a pipe, nothing is known.
std::uint64_t expected_size(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  return static_cast<std::uint64_t>(status.st_size);
}

}  // namespace

std::variant<std::string, Failure> read_file(const std::string& path, std::uint64_t max_bytes) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) return failure_of_errno(errno);
  const std::uint64_t expected = expected_size(file.get());
  if (expected > max_bytes) return too_large(max_bytes);
  // One byte more than a file's size, so that its end is seen without growing.
  std::string bytes(expected + 1, '\0');
  std::size_t used = 0;
  while (true) {
    if (bytes.size() == used) bytes.resize(bytes.size() + bytes.size() / 2 + kChunk);
    const ssize_t got = ::read(file.get(), bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure_of_errno(errno);
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > max_bytes) return too_large(max_bytes);
  }
  bytes.resize(used);
  return bytes;
}

std::variant<std::string, Failure> unpack_filing(std::string bytes, std::uint64_t max_bytes) {
  if (is_compressed(bytes)) return unpack(bytes, max_bytes);
  return bytes;
}

std::variant<std::string, Failure> read_filing(const std::string& path, std::uint64_t max_bytes) {
  auto read = read_file(path, max_bytes);
  if (auto* bytes = std::get_if<std::string>(&read)) {
    return unpack_filing(std::move(*bytes), max_bytes);
  }
  return read;
}

}  // namespace offerlog::batch
