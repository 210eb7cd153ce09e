#include "marked_strings.h"

#include <algorithm>
#include <utility>

namespace offerlog {

std::string without_marks(std::string_view text) {
  std::string out(text);
  std::erase_if(out, is_mark);
  return out;
}

bool only_marks(std::string_view text) { return std::all_of(text.begin(), text.end(), is_mark); }

Strings unique(Strings strings) {
  std::sort(strings.begin(), strings.end());
  strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
  return strings;
}

Strings shortest(Strings strings) {
  strings = unique(std::move(strings));  // what begins others stands before them
  Strings out;
  for (std::string& text : strings) {
    if (out.empty() || !text.starts_with(out.back())) out.push_back(std::move(text));
  }
  return out;
}

Strings cut(const Strings& strings, std::size_t length) {
  Strings out;
  for (const std::string& text : strings) out.push_back(text.substr(0, length));
  return shortest(std::move(out));
}

Strings without_holders(const Strings& strings) {
  Strings out;
  for (const std::string& text : strings) {
    const bool holds = std::any_of(strings.begin(), strings.end(), [&](const std::string& other) {
      return other != text && text.find(other) != std::string::npos;
    });
    if (!holds) out.push_back(text);
  }
  return out;
}

}  // namespace offerlog
