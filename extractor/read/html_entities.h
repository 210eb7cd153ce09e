// Character references: &amp; &nbsp &#8220; &#x201C; &#147;
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offerlog {

// The reference that begins at the `&` of `text[0]`, by the rules of the HTML
// standard: names without a semicolon where the standard has them, the code
// points of Windows-1252 for &#128; to &#159;, U+FFFD for what is no character.
// `length` 0: no reference, the ampersand stands for itself.
struct CharacterReference {
  std::uint32_t length = 0;  // of the source, the ampersand included
  std::string utf8;          // short: no allocation
};

// In an attribute's value a name without a semicolon before `=` or a letter or
// digit is no reference: href="?a=1&copy=2".
enum class ReferenceContext { text, attribute };

CharacterReference read_reference(std::string_view text,
                                  ReferenceContext context = ReferenceContext::text);

}  // namespace offerlog
