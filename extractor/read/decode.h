// Bytes as filed -> UTF-8, with the way back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "offerlog/diagnostic.h"

namespace offerlog {

// UTF-8 text and where each of its bytes stood in the input. For an input that
// is UTF-8 (with or without a byte order mark) `utf8` views the input itself and
// `anchors` is empty or one entry: nothing is copied.
struct DecodedText {
  // From `decoded` on (up to the next anchor) offset d stands at
  // `filed + (d - decoded)` in the input: one entry wherever that changes.
  struct Anchor {
    std::uint32_t decoded = 0;
    std::uint32_t filed = 0;
  };

  std::string_view utf8;        // into `storage`, or into the input
  std::string_view filed;       // the input
  std::string storage;          // used where the input was converted
  std::vector<Anchor> anchors;  // sorted; empty: offsets are the same

  // The offset in the input of the decoded byte at `offset`.
  std::uint32_t filed_offset(std::uint32_t offset) const;

  DecodedText() = default;
  DecodedText(const DecodedText&) = delete;
  DecodedText& operator=(const DecodedText&) = delete;
};

// Finds the encoding (byte order mark; valid UTF-8; else Windows-1252, which
// holds Latin-1; UTF-16 with a mark) and decodes. Bytes that decode to nothing
// become U+FFFD and one diagnostic `undecodable_text`; they shift no offset.
// `out.utf8` may view `bytes`, which must outlive it.
void decode(std::string_view bytes, DecodedText& out, Diagnostics& log);

}  // namespace offerlog
