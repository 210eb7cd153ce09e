#include "wire.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

namespace offerlog::batch {
namespace {

constexpr std::uint64_t kMostStrings = 16;

bool send_bytes(int socket, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t sent = ::send(socket, bytes, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return false;
    bytes += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

int milliseconds_until(const Deadline& deadline) {
  if (!deadline) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1 << 30));
}

Heard receive_bytes(int socket, char* bytes, std::size_t size, const Deadline& deadline) {
  while (size > 0) {
    pollfd wait = {socket, POLLIN, 0};
    if (deadline && ::poll(&wait, 1, milliseconds_until(deadline)) == 0) return Heard::too_late;
    const ssize_t got = ::recv(socket, bytes, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Heard::closed;
    bytes += got;
    size -= static_cast<std::size_t>(got);
  }
  return Heard::all;
}

}  // namespace

bool send_strings(int socket, const std::vector<std::string_view>& strings) {
  std::string head;  // and what is small, so that it takes one call
  const auto append_size = [&head](std::uint64_t size) {
    head.append(reinterpret_cast<const char*>(&size), sizeof size);
  };
  append_size(strings.size());
  for (const std::string_view text : strings) append_size(text.size());
  constexpr std::size_t kSmall = 1U << 16U;
  for (const std::string_view text : strings) {
    if (text.size() < kSmall) {
      head += text;
      continue;
    }
    if (!send_bytes(socket, head.data(), head.size())) return false;
    head.clear();
    if (!send_bytes(socket, text.data(), text.size())) return false;
  }
  return send_bytes(socket, head.data(), head.size());
}

Heard receive_strings(int socket, std::vector<std::string>& strings, const Deadline& deadline) {
  std::array<std::uint64_t, kMostStrings + 1> sizes{};
  const auto receive_sizes = [&](std::size_t first, std::size_t count) {
    return receive_bytes(socket, reinterpret_cast<char*>(&sizes[first]),
                         count * sizeof(std::uint64_t), deadline);
  };
  if (const Heard heard = receive_sizes(0, 1); heard != Heard::all) return heard;
  if (sizes[0] > kMostStrings) return Heard::closed;
  if (const Heard heard = receive_sizes(1, sizes[0]); heard != Heard::all) return heard;
  strings.assign(sizes[0], {});
  for (std::size_t i = 0; i < strings.size(); ++i) {
    strings[i].resize(sizes[i + 1]);
    const Heard heard = receive_bytes(socket, strings[i].data(), strings[i].size(), deadline);
    if (heard != Heard::all) return heard;
  }
  return Heard::all;
}

}  // namespace offerlog::batch
