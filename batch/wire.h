// What parent and worker say to each other: lists of strings over a socket.
//
//   send_strings(socket, {path, sha256});
//   auto said = receive_strings(socket);
//
// Each is its size (eight bytes, as the machine has them: both ends are one
// program) and its bytes; the list begins with its length.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offerlog::batch {

using Clock = std::chrono::steady_clock;
using Deadline = std::optional<Clock::time_point>;

enum class Heard { all, closed, too_late };

// False if the other end is gone.
bool send_strings(int socket, const std::vector<std::string_view>& strings);

// `closed` also where the other end died in the middle of it.
Heard receive_strings(int socket, std::vector<std::string>& strings, const Deadline& deadline = {});

}  // namespace offerlog::batch
