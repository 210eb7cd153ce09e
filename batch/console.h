// Standard error, shared by messages and a progress bar: a message takes the
// bar's line, and the bar is drawn again below it.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

namespace offerlog::batch {

class Console {
 public:
  // Whole lines. From any thread.
  void say(std::string_view lines);
  // In place of the last one; "" erases it.
  void show_bar(const std::string& bar);

 private:
  std::mutex mutex_;
  bool bar_shown_ = false;
};

bool is_terminal();
// Of the terminal, in columns.
unsigned terminal_width();

}  // namespace offerlog::batch
