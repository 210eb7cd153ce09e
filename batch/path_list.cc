#include "path_list.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "failure.h"

namespace offerlog::batch {
namespace {

constexpr std::uint64_t kLongestPath = 1U << 16U;

Descriptor open_list(const std::string& file) {
  Descriptor list(file == "-" ? STDIN_FILENO : ::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!list.valid()) throw BatchError(file + ": " + std::strerror(errno));
  return list;
}

}  // namespace

PathList::PathList(std::string file, bool nul_separated, const Stop& stop)
    : file_(std::move(file)),
      descriptor_(open_list(file_)),
      lines_(descriptor_.get(), nul_separated ? '\0' : '\n', kLongestPath, stop) {}

std::optional<std::string> PathList::next() {
  while (auto line = lines_.next()) {
    if (!line->failure.empty()) throw BatchError(file_ + ": " + line->failure);
    if (line->too_long) {
      throw BatchError(file_ + ": line " + std::to_string(line->number) + " is no path");
    }
    if (!line->text.empty()) return std::move(line->text);
  }
  return std::nullopt;
}

}  // namespace offerlog::batch
