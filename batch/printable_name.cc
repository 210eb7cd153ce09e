#include "printable_name.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace offerlog::batch {
namespace {

void append_escaped(std::string& out, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += '%';
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 0xFU];
}

// C0, DEL and C1: what a terminal may obey.
bool is_control(UChar32 c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

std::string escape(std::string_view name, bool controls_too) {
  std::string out;
  const auto size = static_cast<std::int32_t>(name.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(name.data());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    const auto piece =
        name.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
    if (c >= 0 && !(controls_too && is_control(c))) {
      out += piece;
    } else {
      for (const char byte : piece) append_escaped(out, static_cast<unsigned char>(byte));
    }
  }
  return out;
}

}  // namespace

std::string utf8_name(std::string_view name) { return escape(name, false); }
std::string printable_name(std::string_view name) { return escape(name, true); }

}  // namespace offerlog::batch
