#include "parse_pattern.h"

#include <utility>

#include "parse_character.h"
#include "pattern_cursor.h"

namespace offerlog {
namespace {

class PatternParser {
 public:
  explicit PatternParser(std::string_view pattern) : at_(pattern) {}

  std::optional<ParsedPattern> parse() {
    PatternPart whole = alternation(false);
    if (!at_.known || !at_.rest.empty()) return std::nullopt;
    return ParsedPattern{std::move(whole), std::move(captures_)};
  }

 private:
  PatternPart alternation(bool any_case) {
    std::vector<PatternPart> branches;
    do {
      branches.push_back(row(any_case));
    } while (at_.known && at_.take("|"));
    return either(branches);
  }

  // `any_case` is the caller's own: (?i) holds to the end of its group, over
  // the branches that follow too.
  PatternPart row(bool& any_case) {
    std::vector<PatternPart> parts;
    while (at_.known && !at_.rest.empty() && at_.rest.front() != '|' && at_.rest.front() != ')') {
      if (at_.take("(?i)")) {
        any_case = true;
        continue;
      }
      PatternPart part = atom(any_case);
      parts.push_back(repeated(std::move(part), quantifier()));
    }
    return in_a_row(parts);
  }

  PatternPart atom(bool any_case) {
    switch (const char c = at_.take_byte()) {
      case '(':
        return group(any_case);
      case '[':
        return parse_char_class(at_, any_case);
      case '\\':
        return parse_escape(at_, any_case);
      case '.':
        return {};
      case '^':
        return exactly({std::string(1, kTextBegin)});
      case '$':
        return exactly({std::string()});
      case '*':
      case '+':
      case '?':
      case '{':
        at_.known = false;
        return {};
      default:
        return parse_character(c, at_, any_case);
    }
  }

  PatternPart group(bool any_case) {
    if (at_.take("?P<")) {
      captures_.emplace_back(at_.take_until('>'));
    } else if (at_.take("?i:")) {
      any_case = true;
    } else if (at_.take("?-i:")) {
      any_case = false;
    } else if (!at_.take("?:")) {
      captures_.emplace_back();
      at_.known = !at_.rest.starts_with('?');
    }
    PatternPart part = alternation(any_case);
    at_.known = at_.known && at_.take(")");
    return part;
  }

  Repeat quantifier() {
    Repeat repeat;
    if (at_.take("?")) {
      repeat = {.may_be_absent = true, .once = true};
    } else if (at_.take("*")) {
      repeat = {.may_be_absent = true, .once = false};
    } else if (at_.take("+")) {
      repeat = {.may_be_absent = false, .once = false};
    } else if (at_.take("{")) {
      const std::string_view counts = at_.take_until('}');
      repeat = {.may_be_absent = counts.starts_with('0'), .once = counts == "1" || counts == "0,1"};
    } else {
      return repeat;
    }
    at_.take("?");  // the shortest first: other matches, the same needs
    return repeat;
  }

  PatternCursor at_;
  std::vector<std::string> captures_ = {std::string()};
};

}  // namespace

std::optional<ParsedPattern> parse_pattern(std::string_view pattern) {
  return PatternParser(pattern).parse();
}

}  // namespace offerlog
