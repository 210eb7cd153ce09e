#include "failure.h"

#include <array>
#include <cerrno>
#include <cstring>

namespace offerlog::batch {
namespace {

// In the order of FailureKind.
constexpr std::array<std::string_view, kFailureKinds> kNames = {
    "not_found",       "unreadable",     "not_a_file",     "no_filings", "too_large",
    "unpacks_too_far", "broken_archive", "nested_archive", "encrypted",  "bad_line",
    "timeout",         "memory",         "crash",          "fault",      "output"};
static_assert(!kNames.back().empty());

}  // namespace

std::string_view name_of(FailureKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

Failure failure_of_errno(int error) {
  const bool missing = error == ENOENT || error == ENOTDIR;
  const FailureKind kind = missing           ? FailureKind::not_found
                           : error == ENOMEM ? FailureKind::memory
                                             : FailureKind::unreadable;
  return {kind, std::strerror(error)};
}

Failure too_large(std::uint64_t max_bytes) {
  return {FailureKind::too_large,
          "is larger than the " + std::to_string(max_bytes) + " bytes of --max-bytes"};
}

Failure out_of_memory() { return {FailureKind::memory, "there is not enough memory to read it"}; }

}  // namespace offerlog::batch
