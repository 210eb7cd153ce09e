// What a style attribute does to the text.
#pragma once

#include <cstdint>
#include <string_view>

namespace offerlog {

struct HtmlStyle {
  enum class Display : std::uint8_t { unset, none, in_line, block };
  enum class Weight : std::uint8_t { unset, normal, bold };
  Display display = Display::unset;
  Weight weight = Weight::unset;
  bool invisible = false;  // visibility: hidden or collapse
  bool underline = false;
  bool superscript = false;
};

HtmlStyle read_style(std::string_view style);

}  // namespace offerlog
