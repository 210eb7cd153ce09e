// `next` only dispatches on the two bytes at a `<`; one function a kind. Text,
// quoted values and comments are crossed by memchr and never twice: a quote or
// comment that does not close takes the rest of the region, as the standard has
// it, so no input is scanned more than once.
#include "html_tokenizer.h"

#include <array>
#include <cstring>
#include <utility>

#include "values/ascii.h"

namespace offerlog {
namespace {

// Classes of bytes inside a tag.
enum Class : std::uint8_t { kSpace = 1, kSlash = 2, kClose = 4, kEquals = 8 };
constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (const char c : {' ', '\t', '\n', '\r', '\f'})
    classes[static_cast<unsigned char>(c)] = kSpace;
  classes['/'] = kSlash;
  classes['>'] = kClose;
  classes['='] = kEquals;
  return classes;
}
constexpr auto kClasses = make_classes();
constexpr bool is(char c, int classes) {
  return (kClasses[static_cast<unsigned char>(c)] & classes) != 0;
}

void keep(HtmlAttributes& out, const HtmlAttribute& attribute) {
  const auto set = [&](std::string_view& field, std::string_view name) {
    if (field.data() == nullptr && equals_any_case(attribute.name, name)) field = attribute.value;
  };
  switch (attribute.name.size()) {
    case 5:
      set(out.style, "style");
      break;
    case 6:
      out.hidden = out.hidden || equals_any_case(attribute.name, "hidden");
      break;
    case 7:
      set(out.colspan, "colspan");
      set(out.rowspan, "rowspan");
      break;
    default:
      break;
  }
}

}  // namespace

std::optional<HtmlAttribute> AttributeScanner::next() {
  self_closing_ = false;
  while (at_ < end_ && is(source_[at_], kSpace | kSlash)) {
    self_closing_ = source_[at_] == '/';
    ++at_;
  }
  if (at_ == end_) return std::nullopt;
  if (source_[at_] == '>') {
    closed_ = true;
    ++at_;
    return std::nullopt;
  }
  const std::uint32_t begin = at_;
  ++at_;  // an `=` here is part of the name
  while (at_ < end_ && !is(source_[at_], kSpace | kSlash | kClose | kEquals)) ++at_;
  HtmlAttribute attribute{slice(begin), {}};
  std::uint32_t sign = at_;
  while (sign < end_ && is(source_[sign], kSpace)) ++sign;
  if (sign < end_ && source_[sign] == '=') {
    at_ = sign + 1;
    attribute.value = value();
  }
  return attribute;
}

// Reads what follows the `=`. A region that ends inside a quoted value leaves
// `at_` at its end, where `next` finds nothing more.
std::string_view AttributeScanner::value() {
  while (at_ < end_ && is(source_[at_], kSpace)) ++at_;
  if (at_ == end_) return {};
  const char quote = source_[at_];
  if (quote == '"' || quote == '\'') {
    const std::uint32_t begin = ++at_;
    const void* found = std::memchr(source_.data() + at_, quote, end_ - at_);
    if (found == nullptr) {
      at_ = end_;
      return slice(begin);
    }
    at_ = static_cast<std::uint32_t>(static_cast<const char*>(found) - source_.data());
    const std::string_view result = slice(begin);
    ++at_;
    return result;
  }
  const std::uint32_t begin = at_;
  while (at_ < end_ && !is(source_[at_], kSpace | kClose)) ++at_;
  return slice(begin);
}

void HtmlTokenizer::emit(HtmlToken::Kind kind, std::uint32_t end) {
  token_.kind = kind;
  token_.unclosed = false;
  token_.span = {at_, end};
  at_ = end;
}

void HtmlTokenizer::emit_unclosed(HtmlToken::Kind kind) {
  emit(kind, end_);
  token_.unclosed = true;
}

const HtmlToken& HtmlTokenizer::next() {
  if (at_ >= end_) {
    emit(HtmlToken::Kind::end, at_);
    return token_;
  }
  if (raw_element_ != Tag::other) {
    raw_text(std::exchange(raw_element_, Tag::other));
    if (!token_.span.empty()) return token_;
  }
  if (!begins_markup(at_)) {
    text();
    return token_;
  }
  const char second = source_[at_ + 1];
  if (is_alpha(second)) {
    tag(HtmlToken::Kind::start_tag, at_ + 1);
  } else if (second == '/' && is_alpha(source_[at_ + 2])) {
    tag(HtmlToken::Kind::end_tag, at_ + 2);
  } else if (source_.substr(at_ + 1, 3) == "!--") {
    comment();
  } else {
    markup();
  }
  return token_;
}

// Whether the byte at `at` is a `<` that opens something; `1 < 2` is text, and
// so is `</` at the very end.
bool HtmlTokenizer::begins_markup(std::uint32_t at) const {
  if (source_[at] != '<' || at + 1 >= end_) return false;
  const char second = source_[at + 1];
  if (second == '/') return at + 2 < end_;
  return is_alpha(second) || second == '!' || second == '?';
}

void HtmlTokenizer::text() {
  std::uint32_t at = at_;
  while (at < end_) {
    const void* found = std::memchr(source_.data() + at, '<', end_ - at);
    if (found == nullptr) return emit(HtmlToken::Kind::text, end_);
    at = static_cast<std::uint32_t>(static_cast<const char*>(found) - source_.data());
    if (begins_markup(at)) break;
    ++at;
  }
  emit(HtmlToken::Kind::text, at);
}

// The text of <script>, <title> and their like: up to `</name`, then white
// space, `/` or `>`.
void HtmlTokenizer::raw_text(Tag element) {
  const TagRule& rule = rule_of(element);
  const auto kind =
      (rule.does & kEscapable) != 0 ? HtmlToken::Kind::text : HtmlToken::Kind::raw_text;
  std::size_t at = at_;
  while ((at = source_.find("</", at)) != std::string_view::npos) {
    const std::size_t after = at + 2 + rule.name.size();
    if (after < end_ && equals_any_case(source_.substr(at + 2, rule.name.size()), rule.name) &&
        is(source_[after], kSpace | kSlash | kClose)) {
      return emit(kind, static_cast<std::uint32_t>(at));
    }
    at += 2;
  }
  emit_unclosed(kind);
}

void HtmlTokenizer::tag(HtmlToken::Kind kind, std::uint32_t name) {
  std::uint32_t stop = name;
  while (stop < end_ && !is(source_[stop], kSpace | kSlash | kClose)) ++stop;
  token_.name = source_.substr(name, stop - name);
  token_.tag = find_tag(token_.name);
  token_.attributes = {};
  AttributeScanner scan(source_, stop, end_);
  while (const auto attribute = scan.next()) keep(token_.attributes, *attribute);
  if (!scan.closed()) return emit_unclosed(HtmlToken::Kind::markup);
  emit(kind, scan.at());
  token_.self_closing = scan.self_closing();
  const bool raw = (rule_of(token_.tag).does & (kRawText | kEscapable)) != 0;
  if (raw && kind == HtmlToken::Kind::start_tag) raw_element_ = token_.tag;
}

// Ends at `-->` or `--!>`; `<!-->` and `<!--->` end at once.
void HtmlTokenizer::comment() {
  const std::uint32_t content = at_ + 4;
  const std::string_view opening = source_.substr(content, 2);
  if (opening.starts_with(">")) return emit(HtmlToken::Kind::markup, content + 1);
  if (opening == "->") return emit(HtmlToken::Kind::markup, content + 2);
  for (std::size_t at = content; (at = source_.find('>', at)) != std::string_view::npos; ++at) {
    const std::string_view before = source_.substr(content, at - content);
    if (before.ends_with("--") || before.ends_with("--!")) {
      return emit(HtmlToken::Kind::markup, static_cast<std::uint32_t>(at + 1));
    }
  }
  emit_unclosed(HtmlToken::Kind::markup);
}

// <!DOCTYPE ...>, <?xml ...?>, </3 ...>: up to the next `>`.
void HtmlTokenizer::markup() {
  const std::size_t found = source_.find('>', at_ + 2);
  if (found == std::string_view::npos) return emit_unclosed(HtmlToken::Kind::markup);
  emit(HtmlToken::Kind::markup, static_cast<std::uint32_t>(found + 1));
}

}  // namespace offerlog
