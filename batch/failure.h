// Why a filing was passed over: what --errors, --stats and the answers of
// --lines call it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace offerlog::batch {

enum class FailureKind {
  not_found,        // no such file, or it vanished
  unreadable,       // no permission, a fault of the disk, a loop of links
  not_a_file,       // a named pipe, a device or a socket among files
  no_filings,       // a folder or an archive that holds none
  too_large,        // more than --max-bytes
  unpacks_too_far,  // a bomb: unpacks to many times its size
  broken_archive,   // damaged, cut short, or no archive at all
  nested_archive,   // an archive in an archive
  encrypted,        // a member that needs a password
  bad_line,         // of --lines: no JSON object, or not the members it needs
  timeout,          // took longer than --timeout
  memory,           // there was not enough
  crash,            // the process that read it died
  fault,            // offerlog itself failed at it
  output,           // read, but its record could not be written
};

constexpr std::size_t kFailureKinds = static_cast<std::size_t>(FailureKind::output) + 1;

std::string_view name_of(FailureKind kind);

struct Failure {
  FailureKind kind = FailureKind::fault;
  std::string message;  // for people: what happened, and what to do if that is not plain
};

// Of an error number that open, read or their like left.
Failure failure_of_errno(int error);
// Of an input larger than --max-bytes.
Failure too_large(std::uint64_t max_bytes);
Failure out_of_memory();

// The batch as a whole cannot go on, or not begin. `what()` is for people.
class BatchError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace offerlog::batch
