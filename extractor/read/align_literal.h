// Finds in the source the text that a Markdown parser hands over, and writes
// it with its place.
//
//   source    up to **\$14,500,000** &amp; more
//   literals  "up to "  "$14,500,000"  " & more"
//
// cmark's own positions are wrong for continuation lines, escaped bars and
// entities (issues 222, 296, 442), so one cursor walks the source in step with
// the literals: equal bytes; a backslash escape; an entity that decodes to the
// literal; else the cursor advances over markup until the whole literal fits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document_builder.h"
#include "offerlog/span.h"

namespace offerlog {

class LiteralAligner {
 public:
  // `window` is where the literals to come stand, in order.
  LiteralAligner(const DecodedText& decoded, DocumentBuilder& out, SourceSpan window)
      : source_(decoded.utf8), out_(out), cursor_(window.begin), end_(window.end) {}

  enum class Kind { text, code };  // code has no escapes and no entities

  // Writes the literal as visible text.
  void write(std::string_view literal, Kind kind);
  // Steps over it. Returns where it stood, empty if nowhere.
  SourceSpan pass(std::string_view literal, Kind kind);

  std::uint32_t cursor() const { return cursor_; }
  std::uint32_t end() const { return end_; }
  void move_to(std::uint32_t place) { cursor_ = std::max(cursor_, std::min(place, end_)); }
  char at(std::uint32_t place) const { return place < end_ ? source_[place] : '\0'; }
  std::string_view source() const { return source_; }

  // Past the end of the line; returns the line end itself.
  SourceSpan pass_line_end();
  // Past `](destination "title")`, `][reference]`, `]` or, of an autolink, `>`.
  void pass_link_end();
  void pass_spaces();
  // Past the spaces and tabs before a line; other white space is text to cmark.
  void pass_indent();

 private:
  struct Piece {
    SourceSpan source;
    std::string text;  // stands for the source; empty: as it stands
  };

  struct Step {
    std::uint32_t source = 0;
    std::uint32_t literal = 0;
  };

  bool match(std::string_view literal, Kind kind, std::uint32_t at);
  bool find(std::string_view literal, Kind kind);
  Step match_reference(std::string_view literal, std::uint32_t at);
  void write_redaction();
  SourceSpan character_at(std::uint32_t place) const;
  void end_piece(std::uint32_t begin, std::uint32_t end);

  std::string_view source_;
  DocumentBuilder& out_;
  std::uint32_t cursor_;
  std::uint32_t end_;
  std::vector<Piece> pieces_;    // of the last match
  std::uint32_t match_end_ = 0;  // its end in the source
  std::uint32_t missed_ = 0;     // literals found nowhere
};

}  // namespace offerlog
