// The lines of a pipe or file, each as soon as it is there.
//
//   LineReader lines(STDIN_FILENO, '\n', max_bytes, stop);
//   while (auto line = lines.next()) use(line->text);
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "stop.h"

namespace offerlog::batch {

struct Line {
  std::string text;       // without its end; empty if too long
  std::uint64_t number;   // from 1
  bool too_long = false;  // more than the most, or than memory, holds: it was passed over
  std::string failure{};  // reading failed, and this is the last
};

class LineReader {
 public:
  LineReader(int descriptor, char separator, std::uint64_t max_bytes, const Stop& stop)
      : descriptor_(descriptor), separator_(separator), max_bytes_(max_bytes), stop_(stop) {}

  // Nothing at the end, or once stopping is asked for. A last line without its
  // end is a line.
  std::optional<Line> next();

 private:
  enum class Read { more, end, stopped };
  std::optional<Line> cut(std::size_t end);
  void forget();
  Read read_more(std::string& failure);

  int descriptor_;
  char separator_;
  std::uint64_t max_bytes_;
  const Stop& stop_;
  std::string buffer_;
  std::size_t begin_ = 0;    // of the line at hand, in the buffer
  std::size_t scanned_ = 0;  // no separator stands before it
  std::uint64_t number_ = 0;
  bool too_long_ = false;
  bool ended_ = false;
};

}  // namespace offerlog::batch
