// What stands inside a paragraph of Markdown.
#pragma once

#include <memory>
#include <string_view>

#include "align_literal.h"
#include "document_builder.h"

struct cmark_node;  // of cmark-gfm

namespace offerlog {

struct FreeMarkdown {
  void operator()(cmark_node* node) const;
};
using MarkdownTree = std::unique_ptr<cmark_node, FreeMarkdown>;

MarkdownTree parse_markdown(std::string_view markdown);
// The node's text; empty if it has none.
std::string_view literal_of(cmark_node* node);

// Text without a parser: escapes, entities, tags and `**` resolved.
void write_plain(const DecodedText& decoded, SourceSpan span, DocumentBuilder& out);
// The same in paragraphs between blank lines.
void read_plain(const DecodedText& decoded, SourceSpan span, Block attributes,
                DocumentBuilder& out);

// Writes the children of a block through the aligner.
class InlineWriter {
 public:
  InlineWriter(const Document& document, LiteralAligner& aligner, DocumentBuilder& out)
      : document_(document), aligner_(aligner), out_(out) {}

  void begin();
  void take(cmark_node* node, bool entering, std::string_view literal);

  bool all_bold() const { return bold_ && !plain_; }
  int line_breaks() const { return breaks_; }

 private:
  void take_text(std::string_view literal);
  std::size_t pass_comment(std::string_view literal, std::size_t passed);
  bool in_comment() const { return aligner_.cursor() < comment_end_; }
  void take_literal(std::string_view literal, LiteralAligner::Kind kind);
  std::string_view take_seams(std::string_view literal);
  void take_image(bool entering);
  void take_break();

  const Document& document_;
  LiteralAligner& aligner_;
  DocumentBuilder& out_;
  int strong_ = 0;
  int images_ = 0;
  int breaks_ = 0;
  std::uint32_t comment_end_ = 0;  // of one that the parser took for text
  bool plain_ = false;
  bool bold_ = false;
};

}  // namespace offerlog
