// Which encoding, and the map back.
//
//   filed     c a f 0xe9 .            Windows-1252: one byte
//   decoded   c a f 0xc3 0xa9 .       two in UTF-8
//   anchors         ^{3,3}     ^{5,4}
//
// There is an anchor at both ends of every character that changed, so that a
// run of text can be cut around it. Pure ASCII between two such characters
// needs none. A file that is UTF-8 but for a few stray bytes (a converter that
// pasted a Windows quote) keeps its UTF-8; the strays alone are Windows-1252.
#include "decode.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace offerlog {
namespace {

constexpr std::string_view kMarkUtf8 = "\xef\xbb\xbf";
constexpr std::string_view kMarkUtf16Le = "\xff\xfe";
constexpr std::string_view kMarkUtf16Be = "\xfe\xff";
constexpr UChar32 kUndecodable = 0xfffd;

// Windows-1252, 0x80 to 0x9f; the rest is Latin-1. Five bytes mean nothing.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

// The first byte from `at` on that is not ASCII, eight at a time.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t kHigh = 0x8080808080808080ULL;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    if ((word & kHigh) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

// The length of the well-formed UTF-8 character at `at`, 0 if there is none.
std::size_t utf8_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
  };
  const auto trails = [&](std::size_t i) { return (byte(i) & 0xc0U) == 0x80U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return trails(1) ? 2 : 0;
  // The second byte rules out long forms, surrogates and what is past U+10FFFF.
  if (lead >= 0xe0 && lead <= 0xef) {
    const bool second = lead == 0xe0 ? byte(1) >= 0xa0 : lead != 0xed || byte(1) < 0xa0;
    return second && trails(1) && trails(2) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const bool second = lead == 0xf0 ? byte(1) >= 0x90 : lead != 0xf4 || byte(1) < 0x90;
    return second && trails(1) && trails(2) && trails(3) ? 4 : 0;
  }
  return 0;
}

struct Census {
  std::size_t characters = 0;  // well-formed ones beyond ASCII
  std::size_t strays = 0;      // bytes that belong to none
};

Census take_census(std::string_view bytes) {
  Census census;
  std::size_t at = skip_ascii(bytes, 0);
  while (at < bytes.size()) {
    const std::size_t length = utf8_length(bytes, at);
    length == 0 ? ++census.strays : ++census.characters;
    at = skip_ascii(bytes, at + std::max<std::size_t>(length, 1));
  }
  return census;
}

// Writes the decoded text and its anchors. An anchor has eight bytes and a
// character may have one, so that their number is limited: what follows is not
// read. A text in UTF-16 is read whole up to 4 MB, one in Windows-1252 if no more
// than one character in eight is beyond ASCII.
class Converter {
 public:
  explicit Converter(DecodedText& out)
      : out_(out), most_anchors_(1'000'000 + out.filed.size() / 4) {}

  bool full() const { return out_.anchors.size() >= most_anchors_; }

  void copy(std::string_view bytes, std::size_t filed) {
    if (bytes.empty()) return;
    anchor(filed);
    out_.storage.append(bytes);
    next_filed_ = filed + bytes.size();
  }

  // `size` filed bytes at `filed` are the character `code`.
  void put(UChar32 code, std::size_t filed, std::size_t size) {
    if (code == kUndecodable) note_undecodable(filed, size);
    out_.anchors.push_back({decoded(), static_cast<std::uint32_t>(filed)});
    std::uint8_t bytes[U8_MAX_LENGTH];
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, static_cast<std::uint32_t>(code));
    out_.storage.append(bytes, bytes + length);
    changed_ = true;
    next_filed_ = filed + size;
  }

  // `end`: how much of the input was read.
  void finish(std::size_t end, Diagnostics& log) {
    anchor(end);
    out_.utf8 = out_.storage;
    if (end < out_.filed.size()) {
      log.push_back({Severity::warning, "structure_limit",
                     "too many characters that are not UTF-8; what follows is not read",
                     SourceSpan{static_cast<std::uint32_t>(end),
                                static_cast<std::uint32_t>(out_.filed.size())},
                     std::nullopt});
    }
    if (undecodable_ == 0) return;
    log.push_back({Severity::warning, "undecodable_text",
                   std::to_string(undecodable_) + " bytes that are no text in the file's encoding; "
                                                  "each is read as U+FFFD",
                   first_undecodable_, std::nullopt});
  }

 private:
  std::uint32_t decoded() const { return static_cast<std::uint32_t>(out_.storage.size()); }

  void anchor(std::size_t filed) {
    if (!changed_ && filed == next_filed_) return;
    out_.anchors.push_back({decoded(), static_cast<std::uint32_t>(filed)});
    changed_ = false;
  }

  void note_undecodable(std::size_t filed, std::size_t size) {
    undecodable_ += size;
    if (first_undecodable_.has_value()) return;
    first_undecodable_ =
        SourceSpan{static_cast<std::uint32_t>(filed), static_cast<std::uint32_t>(filed + size)};
  }

  DecodedText& out_;
  std::size_t most_anchors_;
  bool changed_ = false;  // the character before was converted
  std::size_t next_filed_ = 0;
  std::size_t undecodable_ = 0;
  std::optional<SourceSpan> first_undecodable_;
};

UChar32 windows1252(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 && value < 0xa0 ? kWindows1252[value - 0x80U] : value;
}

// `keep_utf8`: well-formed characters stay, other bytes are Windows-1252.
void convert_bytes(std::string_view bytes, bool keep_utf8, DecodedText& out, Diagnostics& log) {
  Converter converter(out);
  out.storage.reserve(bytes.size() + bytes.size() / 16);
  std::size_t at = 0;
  while (at < bytes.size() && !converter.full()) {
    std::size_t stop = skip_ascii(bytes, at);
    if (keep_utf8 && stop < bytes.size()) stop += utf8_length(bytes, stop);
    if (stop > at) {
      converter.copy(bytes.substr(at, stop - at), at);
    } else {
      converter.put(windows1252(bytes[at]), at, 1);
      ++stop;
    }
    at = stop;
  }
  converter.finish(at, log);
}

void convert_utf16(std::string_view bytes, bool big_endian, DecodedText& out, Diagnostics& log) {
  Converter converter(out);
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char16_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  std::size_t at = 2;  // the mark
  while (at + 2 <= bytes.size() && !converter.full()) {
    const char16_t lead = unit(at);
    UChar32 code = lead;
    std::size_t size = 2;
    if (U16_IS_LEAD(lead) && at + 4 <= bytes.size() && U16_IS_TRAIL(unit(at + 2))) {
      code = U16_GET_SUPPLEMENTARY(lead, unit(at + 2));
      size = 4;
    } else if (U16_IS_SURROGATE(lead)) {
      code = kUndecodable;
    }
    converter.put(code, at, size);
    at += size;
  }
  if (at + 1 == bytes.size()) converter.put(kUndecodable, at++, 1);
  converter.finish(at, log);
}

}  // namespace

std::uint32_t DecodedText::filed_offset(std::uint32_t offset) const {
  const auto after =
      std::upper_bound(anchors.begin(), anchors.end(), offset,
                       [](std::uint32_t o, const Anchor& a) { return o < a.decoded; });
  if (after == anchors.begin()) return offset;
  const Anchor& anchor = *(after - 1);
  const std::uint32_t place = anchor.filed + (offset - anchor.decoded);
  // Inside a character that grew, an offset does not run past its bytes.
  return after == anchors.end() ? place : std::min(place, after->filed);
}

void decode(std::string_view bytes, DecodedText& out, Diagnostics& log) {
  out.filed = bytes;
  if (bytes.starts_with(kMarkUtf16Le)) return convert_utf16(bytes, false, out, log);
  if (bytes.starts_with(kMarkUtf16Be)) return convert_utf16(bytes, true, out, log);
  const Census census = take_census(bytes);
  if (census.strays > 0) {
    return convert_bytes(bytes, census.characters > census.strays, out, log);
  }
  out.utf8 = bytes;
  if (bytes.starts_with(kMarkUtf8)) {
    out.utf8.remove_prefix(kMarkUtf8.size());
    out.anchors.push_back({0, static_cast<std::uint32_t>(kMarkUtf8.size())});
  }
}

}  // namespace offerlog
