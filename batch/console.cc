#include "console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include "write_all.h"

namespace offerlog::batch {
namespace {

constexpr const char* kEraseLine = "\r\x1b[K";

}  // namespace

void Console::say(std::string_view lines) {
  if (lines.empty()) return;
  const std::lock_guard lock(mutex_);
  std::string text = bar_shown_ ? kEraseLine : "";
  bar_shown_ = false;
  write_all(STDERR_FILENO, text += lines);
}

void Console::show_bar(const std::string& bar) {
  const std::lock_guard lock(mutex_);
  if (bar.empty() && !bar_shown_) return;
  write_all(STDERR_FILENO, kEraseLine + bar);
  bar_shown_ = !bar.empty();
}

bool is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

unsigned terminal_width() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace offerlog::batch
