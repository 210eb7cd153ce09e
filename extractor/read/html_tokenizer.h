// HTML source -> tokens, by the tokenization rules of the HTML standard, with
// offsets into the source. Nothing is copied or decoded.
//
//   HtmlTokenizer tokens(source, region);
//   while (tokens.next().kind != HtmlToken::Kind::end) use(tokens.token());
//
// Every byte of the region lies in exactly one token, in order. What the
// standard leaves to the tree (which elements hold raw text) is decided by
// html_tags.h. Not covered: <!-- inside <script> that hides an inner </script>,
// CDATA sections of foreign content (a bogus comment here, as in HTML proper).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "html_tags.h"
#include "offerlog/span.h"

namespace offerlog {

// The attributes that a reader of text asks for, as written, references and
// all. Of two with the same name the first counts.
struct HtmlAttributes {
  std::string_view style;
  std::string_view colspan;
  std::string_view rowspan;
  bool hidden = false;
};

struct HtmlToken {
  enum class Kind : std::uint8_t {
    text,      // may hold character references
    raw_text,  // as it stands
    start_tag,
    end_tag,
    markup,  // a comment, doctype or processing instruction; or a tag without an end
    end,     // of the region
  };
  Kind kind = Kind::end;
  Tag tag = Tag::other;
  bool self_closing = false;
  bool unclosed = false;  // the region ended inside of it
  SourceSpan span;
  std::string_view name;  // of a tag, as written
  HtmlAttributes attributes;
};

struct HtmlAttribute {
  std::string_view name;
  std::string_view value;
};

// Reads the attributes of a tag one by one; `at` stands behind the tag's name.
class AttributeScanner {
 public:
  AttributeScanner(std::string_view source, std::uint32_t at, std::uint32_t end)
      : source_(source), at_(at), end_(end) {}
  // The next attribute; nothing at the tag's end, or where the region ends.
  std::optional<HtmlAttribute> next();
  bool closed() const { return closed_; }
  bool self_closing() const { return self_closing_; }
  std::uint32_t at() const { return at_; }

 private:
  std::string_view value();
  std::string_view slice(std::uint32_t begin) const { return source_.substr(begin, at_ - begin); }

  std::string_view source_;
  std::uint32_t at_;
  std::uint32_t end_;
  bool closed_ = false;
  bool self_closing_ = false;
};

class HtmlTokenizer {
 public:
  HtmlTokenizer(std::string_view source, SourceSpan region)
      : source_(source.substr(0, region.end)), at_(region.begin), end_(region.end) {}

  // Valid until the next call: one token is filled again and again, because
  // copying it would cost as much as scanning a tag.
  const HtmlToken& next();
  const HtmlToken& token() const { return token_; }
  // Goes on from another place, e.g. behind a <pre> read by other means.
  void move_to(std::uint32_t at) { at_ = at; }

 private:
  void text();
  void raw_text(Tag element);
  void tag(HtmlToken::Kind kind, std::uint32_t name);
  void comment();
  void markup();
  void emit(HtmlToken::Kind kind, std::uint32_t end);
  void emit_unclosed(HtmlToken::Kind kind);
  bool begins_markup(std::uint32_t at) const;

  std::string_view source_;
  std::uint32_t at_;
  std::uint32_t end_;
  Tag raw_element_ = Tag::other;  // whose raw text comes next
  HtmlToken token_;
};

}  // namespace offerlog
