// The lines of a text, ended by LF, CR LF or a lone CR.
//
//   for (LineReader lines(text, span); lines.next();) use(lines.line());
#pragma once

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
    const std::uint32_t feed = find('\n', next_feed_);
    const std::uint32_t stop = std::min(feed, find('\r', next_return_));
    line_ = {at_, stop};
    at_ = stop < end_ ? stop + 1 : end_;
    if (stop + 1 == feed && feed < end_) at_ = feed + 1;  // CR LF
    return true;
  }

  // Without its end.
  SourceSpan line() const { return line_; }
  // Where the line after it begins.
  std::uint32_t after() const { return at_; }

 private:
  // Each kind of line end is looked for once, not once a line.
  std::uint32_t find(char c, std::uint32_t& known) const {
    if (known >= at_ && known_valid(known)) return known;
    const void* found = std::memchr(text_.data() + at_, c, end_ - at_);
    known = found == nullptr
                ? end_
                : static_cast<std::uint32_t>(static_cast<const char*>(found) - text_.data());
    return known;
  }
  static bool known_valid(std::uint32_t known) { return known != kUnknown; }

  static constexpr std::uint32_t kUnknown = 0xffffffff;
  std::string_view text_;
  std::uint32_t end_;
  std::uint32_t at_;
  SourceSpan line_;
  mutable std::uint32_t next_feed_ = kUnknown;
  mutable std::uint32_t next_return_ = kUnknown;
};

}  // namespace offerlog
