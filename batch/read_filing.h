// A path or bytes -> the filing, unpacked: what a worker does before the work.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "failure.h"

namespace offerlog::batch {

// The whole of the file, at most `max_bytes` of it. A pipe or a device is read
// to its end. "-" is a file like any other here: a worker leaves standard input alone.
std::variant<std::string, Failure> read_file(const std::string& path, std::uint64_t max_bytes);

// The same, and unpacked where gzip or zstd packed it.
std::variant<std::string, Failure> read_filing(const std::string& path, std::uint64_t max_bytes);
std::variant<std::string, Failure> unpack_filing(std::string bytes, std::uint64_t max_bytes);

}  // namespace offerlog::batch
