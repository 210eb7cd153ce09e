#include "write_output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace offerlog {
namespace {

namespace fs = std::filesystem;

// Zero, or the error number.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int write_new_file(const std::string& path, std::string_view text) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return errno;
  const int failure = write_all(descriptor, text);
  // A full disk may show only here.
  return ::close(descriptor) != 0 && failure == 0 ? errno : failure;
}

}  // namespace

void write_to_stdout(std::string_view text) {
  const int failure = write_all(STDOUT_FILENO, text);
  if (failure == EPIPE) throw ClosedPipe();
  if (failure != 0) throw OutputError(std::string("standard output: ") + std::strerror(failure));
}

void write_file(const std::string& folder, const std::string& name, std::string_view text) {
  const fs::path path = fs::path(folder) / name;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) throw OutputError(path.parent_path().string() + ": " + error.message());
  // Hidden, so that no reader of the folder takes it for a record, and the
  // process's own, so that two runs do not write into one another's.
  const fs::path temporary = path.parent_path() / ("." + path.filename().string() + "." +
                                                   std::to_string(::getpid()) + ".tmp");
  int failure = write_new_file(temporary, text);
  if (failure == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) failure = errno;
  if (failure == 0) return;
  ::unlink(temporary.c_str());
  throw OutputError(path.string() + ": " + std::strerror(failure));
}

std::string OutputNames::unique(const std::string& name, std::string_view ending) {
  std::string candidate = name + std::string(ending);
  for (int i = 2; !used_.insert(candidate).second; ++i) {
    candidate = name + "-" + std::to_string(i) + std::string(ending);
  }
  return candidate;
}

}  // namespace offerlog
