#include "read_lines.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

namespace offerlog::batch {
namespace {

constexpr std::size_t kChunk = 1U << 16U;

}  // namespace

std::optional<Line> LineReader::next() {
  while (true) {
    const std::size_t end = buffer_.find(separator_, scanned_);
    if (end != std::string::npos) return cut(end);
    scanned_ = buffer_.size();
    if (buffer_.size() - begin_ > max_bytes_) forget();
    if (ended_) return begin_ < buffer_.size() || too_long_ ? cut(buffer_.size()) : std::nullopt;
    std::string failure;
    switch (read_more(failure)) {
      case Read::more:
        break;
      case Read::stopped:
        return std::nullopt;
      case Read::end:
        ended_ = true;
        if (!failure.empty()) return Line{"", ++number_, false, std::move(failure)};
    }
  }
}

std::optional<Line> LineReader::cut(std::size_t end) {
  Line line{buffer_.substr(begin_, end - begin_), ++number_, std::exchange(too_long_, false)};
  if (line.too_long || line.text.size() > max_bytes_) {
    line.text.clear();
    line.too_long = true;
  }
  begin_ = scanned_ = std::min(end + 1, buffer_.size());
  return line;
}

// Of a line that is too long only its end matters, where the next one begins.
void LineReader::forget() {
  too_long_ = true;
  std::string().swap(buffer_);
  begin_ = scanned_ = 0;
}

LineReader::Read LineReader::read_more(std::string& failure) {
  buffer_.erase(0, begin_);
  scanned_ -= begin_;
  begin_ = 0;
  const std::size_t used = buffer_.size();
  if (!stop_.wait_readable(descriptor_)) return Read::stopped;
  try {
    buffer_.resize(used + kChunk);
  } catch (const std::bad_alloc&) {
    if (used == 0) throw;
    forget();
    return Read::more;
  }
  ssize_t got = 0;
  do {
    got = ::read(descriptor_, buffer_.data() + used, kChunk);
  } while (got < 0 && errno == EINTR);
  if (got < 0) failure = std::strerror(errno);
  buffer_.resize(used + static_cast<std::size_t>(got > 0 ? got : 0));
  return got > 0 ? Read::more : Read::end;
}

}  // namespace offerlog::batch
