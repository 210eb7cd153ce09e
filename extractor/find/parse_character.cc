#include "parse_character.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "byte_kinds.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

std::string folded(char c) { return {is_digit(c) ? '0' : to_lower(c)}; }

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }

// Of the characters beyond ASCII that rules name, all but the letters: currency
// signs, marks, dashes and quotes. The text is not folded beyond ASCII.
bool may_have_case(const std::string& character) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
  const bool sign = byte(0) == 0xc2 && character != "\u00b5";
  const bool mark =
      byte(0) == 0xe2 && (byte(1) < 0x84 || character == "\u2122" || character == "\u2120");
  return !sign && !mark;
}

// The two digits of `\xC3`; patterns name bytes in no other way.
void take_hex(PatternCursor& at) {
  constexpr std::string_view kDigits = "0123456789ABCDEFabcdef";
  at.known = at.rest.size() >= 2 && kDigits.find(at.rest[0]) != kDigits.npos &&
             kDigits.find(at.rest[1]) != kDigits.npos;
  if (at.known) at.rest.remove_prefix(2);
}

class CharClass {
 public:
  explicit CharClass(bool any_case) : any_case_(any_case) {}

  void add(char c) {
    kinds_ &= byte_kind(c, any_case_);
    members_.push_back(folded(c));
    listed_ = listed_ && is_ascii(c);
  }

  // Between two of one kind all are: 0-9, A-Z. Others are not told.
  void add_range(char first, char last) {
    const bool digits = is_digit(first) && is_digit(last);
    const bool capitals = is_upper(first) && is_upper(last) && !any_case_;
    add(first);
    kinds_ &= digits || capitals ? byte_kind(last, any_case_) : 0;
    listed_ = listed_ && digits;
  }

  // Members that are not listed, all of these kinds.
  void add_many(std::uint64_t kinds) {
    kinds_ &= kinds;
    listed_ = false;
  }

  PatternPart part() && {
    PatternPart part = listed_ ? exactly(std::move(members_)) : PatternPart{};
    part.bytes = kinds_;
    return part;
  }

 private:
  bool any_case_;
  bool listed_ = true;
  Strings members_;  // all of them, if they are listed
  std::uint64_t kinds_ = ~std::uint64_t{0};
};

void parse_member(PatternCursor& at, CharClass& out) {
  if (at.rest.size() < 2 || at.rest.starts_with("[:")) {
    at.known = false;
    return;
  }
  char c = at.take_byte();
  if (c == '\\') {
    c = at.take_byte();
    if (c == 'x') {
      take_hex(at);
      if (at.known && at.take("-\\x")) take_hex(at);
      return out.add_many(0);
    }
    if (is_alnum(c)) return out.add_many(c == 'd' ? byte_kind('0', false) : 0);  // \w, \d, \s
  }
  const bool range = at.rest.size() > 1 && at.rest[0] == '-' && at.rest[1] != ']';
  if (!range) return out.add(c);
  at.take("-");
  const bool escaped = at.take("\\");
  at.known = !at.rest.empty() && !(escaped && is_alnum(at.rest.front()));
  if (at.known) out.add_range(c, at.take_byte());
}

}  // namespace

PatternPart parse_character(char first, PatternCursor& at, bool any_case) {
  std::string character = folded(first);
  while (!is_ascii(first) && !at.rest.empty() && continues_character(at.rest.front())) {
    character += at.take_byte();
  }
  if (any_case && !is_ascii(first) && may_have_case(character)) return {};
  PatternPart part = exactly({std::move(character)});
  part.bytes = byte_kind(first, any_case);
  return part;
}

PatternPart parse_escape(PatternCursor& at, bool any_case) {
  if (at.rest.empty()) {
    at.known = false;
    return {};
  }
  switch (const char c = at.take_byte()) {
    case 'b':
      return exactly({std::string(1, kWordEdge)});
    case 'd':
      return parse_character('0', at, any_case);
    case 'w':
    case 's':
    case 'W':
    case 'S':
    case 'D':
      return {};
    case 'x':
      take_hex(at);
      return {};  // some byte
    default:
      if (is_alnum(c)) at.known = false;
      return parse_character(c, at, any_case);
  }
}

PatternPart parse_char_class(PatternCursor& at, bool any_case) {
  const bool negated = at.take("^");
  CharClass members(any_case);
  do {
    parse_member(at, members);  // a `]` that comes first is one
  } while (at.known && !at.take("]"));
  return negated ? PatternPart{} : std::move(members).part();
}

}  // namespace offerlog
