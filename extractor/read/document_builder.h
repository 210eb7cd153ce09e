// Builds Document::text, its runs and its blocks together, so that no reader
// can let them disagree. Every reader writes through these verbs:
//
//   DocumentBuilder out(decoded, document);
//   out.begin_block({.kind = BlockKind::paragraph});
//   out.visible({3, 9});             // "up to "      as it stands
//   out.visible({10, 21});           // "$14,500,000" the backslash at 9 left out
//   out.visible_as({21, 27}, "\u00a0");  // "&nbsp;"      an entity, escape or ligature
//   out.end_block();
//   out.finish();
//
// White space collapses to one space and is dropped at a block's ends; spaces,
// quotes, dashes and ligatures fold to ASCII and invisible characters vanish,
// by the table in the .cc. No NFKC: it would turn "$5.00¹" into "$5.001".
//
// While reading, a SourceSpan counts bytes of the decoded text; `finish`
// carries the runs over to bytes as filed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "decode.h"
#include "offerlog/diagnostic.h"
#include "offerlog/document.h"

namespace offerlog {

// How much structure is kept of an input. A block and its runs cost up to 200
// bytes while it is read, and `<td>a` has five: without a limit memory would
// grow to 60 times the input. What is past the limit on blocks is not read; past
// that on runs, the runs of a block become one, and places less exact.
struct StructureLimits {
  std::size_t blocks = 0;
  std::size_t runs = 0;
  std::size_t lines = 0;  // of a text, before they are paragraphs

  static StructureLimits none() { return {SIZE_MAX, SIZE_MAX, SIZE_MAX}; }
  // What is left of them beside what the document holds.
  StructureLimits less(const Document& document) const;
};
StructureLimits limits_of(std::size_t bytes);
// Adds the diagnostic `structure_limit`, once.
void note_limit(const std::string& message, Diagnostics& log);

class DocumentBuilder {
 public:
  // Appends to `document`, which may already hold the blocks of other parts.
  DocumentBuilder(const DecodedText& decoded, Document& document);
  DocumentBuilder(const DecodedText& decoded, Document& document, StructureLimits limits);

  // Opens a block with the given attributes (its text span is set by
  // end_block). An open block is ended first.
  void begin_block(Block attributes);
  // Ends the open block; one without text leaves no trace. Returns whether the
  // block was kept.
  bool end_block();
  bool in_block() const { return open_; }
  // Whether the open block has text yet.
  bool has_text() const { return open_ && document_.text.size() > block_begin_; }
  // The last byte of the open block's text, or 0.
  char last_byte() const { return has_text() ? document_.text.back() : '\0'; }
  Block& open_block() { return block_; }

  // The source text of the span, as it stands (no markup in it).
  void visible(SourceSpan span);
  // `text` stands for the span: a character reference, an escape.
  void visible_as(SourceSpan span, std::string_view text);
  // What another builder made of the same decoded text: `span` of `draft`. It is
  // folded already, so it is taken as it is. `run` is a run of the draft before or
  // at the span's first, and is moved to its last.
  void append(const Document& draft, std::size_t& run, TextSpan span);
  // White space that the source does not spell (<br>, a cell's edge).
  void space() { pending_space_ = true; }

  // Carries the runs to the bytes as filed. Call once, at the end.
  void finish();
  // Says so where a limit was reached.
  void diagnose(Diagnostics& log) const;
  // After `finish`: goes on behind what another builder appended meanwhile.
  void restart() { first_run_ = document_.runs.size(); }

 private:
  void copy(SourceSpan span);
  void replace(SourceSpan span, std::string_view text);
  void insert(std::string_view text);
  void add_run(Run run);
  void white_space(SourceSpan span);
  void flush_space();
  SourceSpan filed_span(SourceSpan decoded) const;

  const DecodedText& decoded_;
  Document& document_;
  StructureLimits limits_;
  std::size_t first_run_;
  Block block_;
  bool open_ = false;
  bool full_ = false;  // the open block is past the limit: nothing is written
  std::uint32_t block_begin_ = 0;
  bool pending_space_ = false;
  SourceSpan space_source_;  // empty where no source spells the pending space
};

}  // namespace offerlog
