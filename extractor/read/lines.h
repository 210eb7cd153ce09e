// The lines of a text, ended by LF, CR LF or a lone CR.
//
//   for (LineReader lines(text, span); lines.next();) use(lines.line());
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "offerlog/span.h"

namespace offerlog {

class LineReader {
 public:
  LineReader(std::string_view text, SourceSpan span)
      : text_(text), end_(span.end), at_(span.begin) {}

  // Moves to the next line; false after the last.
  bool next() {
    if (at_ >= end_) return false;
    const std::uint32_t stop = find_end();
    line_ = {at_, stop};
    at_ = stop < end_ ? stop + 1 : end_;
    const bool both = stop < end_ && text_[stop] == '\r' && at_ < end_ && text_[at_] == '\n';
    if (both) ++at_;
    return true;
  }

  // Without its end.
  SourceSpan line() const { return line_; }
  // Where the line after it begins.
  std::uint32_t after() const { return at_; }

 private:
  // Looks no further than one stretch beyond the line, so that a reader which
  // stops after a line has cost no more than that.
  std::uint32_t find_end() const {
    constexpr std::uint32_t kStretch = 4096;
    for (std::uint32_t at = at_; at < end_; at += std::min(kStretch, end_ - at)) {
      const std::uint32_t stop = std::min(kStretch, end_ - at) + at;
      const std::uint32_t feed = find('\n', at, stop);
      const std::uint32_t line_end = find('\r', at, feed);
      if (line_end < stop) return line_end;
    }
    return end_;
  }
  std::uint32_t find(char c, std::uint32_t at, std::uint32_t stop) const {
    const void* found = std::memchr(text_.data() + at, c, stop - at);
    return found == nullptr
               ? stop
               : static_cast<std::uint32_t>(static_cast<const char*>(found) - text_.data());
  }

  std::string_view text_;
  std::uint32_t end_;
  std::uint32_t at_;
  SourceSpan line_;
};

}  // namespace offerlog
