#include "shorten.h"

#include <algorithm>

namespace offerlog {
namespace {

constexpr std::string_view kGap = " … ";

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::string shorten(std::string_view text, std::size_t limit) {
  std::string line(text);
  if (text.size() > limit) {
    std::size_t head = limit * 2 / 3;
    std::size_t tail = text.size() - limit / 3;
    while (head > 0 && continues(text[head])) --head;
    while (tail < text.size() && continues(text[tail])) ++tail;
    line = std::string(text.substr(0, head)) + std::string(kGap) + std::string(text.substr(tail));
  }
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace offerlog
