// Markdown: cmark-gfm says what is a heading, a list, emphasis; the text and
// its places come from the source itself (align_literal.h).
//
//   lift_attributes  what stands in braces, `[text]{.class}`
//   split_markdown   the file into prose, tables and what cmark cannot read
//   BlockWalker      the tree of one stretch of prose -> blocks
//   read_pipe_table  rows of bars -> cells (pipe_table.h)
//   read_ruled_table cells drawn with rules
//   write_plain      text with no parser (markdown_inlines.h)
//
// Dialects. `---` under a long paragraph is a rule that lost its blank line,
// not a heading. A number that opens a line (“2022. The Company”) is a list to
// the parser; it stays visible. Bullets do not. Fenced text is a page of ASCII.
// Indented text is a paragraph: no filing holds code.
#include <cmark-gfm.h>

#include <algorithm>
#include <optional>
#include <string>

#include "align_literal.h"
#include "attribute_slices.h"
#include "cut_sentences.h"
#include "document_builder.h"
#include "lines.h"
#include "markdown_attributes.h"
#include "markdown_inlines.h"
#include "markdown_segments.h"
#include "pipe_table.h"
#include "readers.h"
#include "ruled_table.h"
#include "stacked_table.h"
#include "text_lines.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// Longer than this, a line over `---` is a paragraph.
constexpr std::uint32_t kLongestHeading = 120;

// Reads a stretch of text or HTML inside the Markdown with its own reader.
using Nested = void (*)(const Region&, Document&, Diagnostics&);

class BlockWalker {
 public:
  BlockWalker(const Region& region, SourceSpan span, Document& document, Diagnostics& log)
      : region_(region),
        document_(document),
        log_(log),
        out_(region.decoded, document),
        aligner_(region.decoded, out_, span),
        inlines_(document, aligner_, out_) {}

  void walk() {
    const SourceSpan span{aligner_.cursor(), aligner_.end()};
    const MarkdownTree tree = parse_markdown(region_.decoded.utf8.substr(span.begin, span.size()));
    cmark_iter* iter = cmark_iter_new(tree.get());
    for (auto event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter)) {
      take(cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
    }
    cmark_iter_free(iter);
    out_.finish();
    out_.diagnose(log_);
  }

 private:
  void take(cmark_node* node, bool entering) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_ITEM:
        take_item(node, entering);
        break;
      case CMARK_NODE_PARAGRAPH:
        entering ? begin_text(paragraph_kind()) : end_text();
        break;
      case CMARK_NODE_HEADING:
        entering ? begin_heading(node) : end_heading();
        break;
      case CMARK_NODE_CODE_BLOCK:
        take_code(node);
        break;
      case CMARK_NODE_HTML_BLOCK:
        take_html(literal_of(node));
        break;
      case CMARK_NODE_THEMATIC_BREAK:
        aligner_.pass_spaces();
        aligner_.pass_line_end();
        break;
      default:
        inlines_.take(node, entering, literal_of(node));
    }
  }

  // The marker: a bullet vanishes, a number is part of the text.
  void take_item(cmark_node* node, bool entering) {
    first_in_item_ = entering;
    if (!entering) return;
    pass_markers();
    const std::uint32_t begin = aligner_.cursor();
    std::uint32_t end = begin;
    while (is_digit(aligner_.at(end))) ++end;
    // The bullet, or what closes the number.
    if (std::string_view("-+*.)").find(aligner_.at(end)) != std::string_view::npos) ++end;
    aligner_.move_to(end);
    const bool numbered = cmark_node_get_list_type(cmark_node_parent(node)) == CMARK_ORDERED_LIST;
    marker_ = numbered ? SourceSpan{begin, end} : SourceSpan{};
  }

  void pass_markers() {
    while (is_space(aligner_.at(aligner_.cursor())) || aligner_.at(aligner_.cursor()) == '>') {
      aligner_.move_to(aligner_.cursor() + 1);
    }
  }

  BlockKind paragraph_kind() const {
    return first_in_item_ ? BlockKind::list_item : BlockKind::paragraph;
  }

  void begin_text(BlockKind kind) {
    out_.begin_block({.kind = kind, .text = {}, .part = region_.part});
    inlines_.begin();
    first_in_item_ = false;
    if (marker_.empty()) return;
    out_.visible(marker_);
    out_.space();
    marker_ = {};
  }

  void end_text() {
    out_.open_block().emphasized = inlines_.all_bold();
    out_.end_block();
  }

  void begin_heading(cmark_node* node) {
    pass_markers();
    underlined_ = aligner_.at(aligner_.cursor()) != '#';
    begin_text(BlockKind::heading);
    out_.open_block().level = static_cast<std::uint8_t>(cmark_node_get_heading_level(node));
  }

  void end_heading() {
    const std::size_t begin = document_.blocks.empty() ? 0 : document_.blocks.back().text.end;
    const bool is_long = document_.text.size() - begin > kLongestHeading + 1;
    if (underlined_) {
      aligner_.pass_line_end();
      aligner_.pass_line_end();
      if (is_long || inlines_.line_breaks() > 0) {
        out_.open_block().kind = BlockKind::paragraph;
        out_.open_block().level = 0;
      }
    }
    end_text();
  }

  // Where the lines of `literal` stand, whatever their indentation.
  SourceSpan find_lines(std::string_view literal) {
    SourceSpan found;
    while (!literal.empty()) {
      const std::size_t end = std::min(literal.find('\n'), literal.size());
      const std::string_view line = trim(literal.substr(0, end));
      literal.remove_prefix(std::min(end + 1, literal.size()));
      if (line.empty()) continue;
      const SourceSpan place = aligner_.pass(line, LiteralAligner::Kind::code);
      if (place.empty()) continue;
      if (found.empty()) found.begin = place.begin;
      found.end = place.end;
    }
    return found;
  }

  void take_code(cmark_node* node) {
    int length = 0;
    int offset = 0;
    char character = '\0';
    const bool fenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0;
    if (fenced) {
      pass_markers();
      aligner_.pass_line_end();
    }
    const SourceSpan span = find_lines(literal_of(node));
    if (fenced) {
      read_nested(read_text, span);
      pass_markers();
      aligner_.pass_line_end();
    } else {
      read_plain(region_.decoded, span, {.text = {}, .part = region_.part}, out_);
    }
  }

  void take_html(std::string_view literal) { read_nested(read_html, find_lines(literal)); }

  // The other reader writes through a builder of its own.
  void read_nested(Nested reader, SourceSpan span) {
    if (span.empty()) return;
    out_.finish();
    reader({region_.decoded, span, region_.part}, document_, log_);
    out_.restart();
  }

  const Region& region_;
  Document& document_;
  Diagnostics& log_;
  DocumentBuilder out_;
  LiteralAligner aligner_;
  InlineWriter inlines_;
  bool first_in_item_ = false;
  bool underlined_ = false;  // the heading is marked by a line under it
  SourceSpan marker_;        // of a numbered item whose text has not begun
};

void read_entangled(const Region& region, const Segment& segment, Document& document,
                    Diagnostics& log) {
  log.push_back({Severity::info, "markdown_simplified",
                 "too many brackets or marks of emphasis in one paragraph; read as plain text",
                 SourceSpan{region.decoded.filed_offset(segment.span.begin),
                            region.decoded.filed_offset(segment.span.end)},
                 std::nullopt});
  DocumentBuilder out(region.decoded, document);
  read_plain(region.decoded, segment.span, {.text = {}, .part = region.part}, out);
  out.finish();
  out.diagnose(log);
}

void write_table(const Region& region, const SlicedTable& table, Document& document) {
  DocumentBuilder out(region.decoded, document);
  const WriteSlice write = [&](SourceSpan slice, DocumentBuilder& to) {
    write_plain(region.decoded, slice, to);
  };
  write_sliced_table(region, table, write, document, out);
  out.finish();
}

void read_ruled_table(const Region& region, const Segment& segment, Document& document) {
  auto table = find_ruled_table(region.decoded.utf8, {segment.span.begin, region.span.end});
  if (!table) return;
  drop_attributes(region.decoded.utf8, *table);
  write_table(region, *table, document);
}

void read_segments(const Region& region, Document& document, Diagnostics& log) {
  for (const Segment& segment : split_markdown(region)) {
    switch (segment.kind) {
      case SegmentKind::markdown:
        BlockWalker(region, segment.span, document, log).walk();
        break;
      case SegmentKind::table:
        read_pipe_table(region, segment, document, log);
        break;
      case SegmentKind::ruled:
        read_ruled_table(region, segment, document);
        break;
      case SegmentKind::plain:
        read_entangled(region, segment, document, log);
        break;
    }
  }
}

bool has_drawn_tables(std::string_view text) {
  constexpr std::string_view kMarks[] = {"|--", "| --", "--|", "<t", "+--", "-- --"};
  return contains_any(text, kMarks);
}

// Where a converter draws no tables (turndown) each cell is a paragraph.
void read_with_stacked_tables(const Region& region, Document& document, Diagnostics& log) {
  const std::string_view text = region.decoded.utf8;
  if (has_drawn_tables(text.substr(region.span.begin, region.span.size())))
    return read_segments(region, document, log);
  // cmark needs memory besides.
  const std::size_t limit = limits_of(region.decoded.filed.size()).lines / 4;
  std::uint32_t at = region.span.begin;
  for (const StackedTable& found : find_stacked_tables(text, read_lines(region, limit), false)) {
    read_segments({region.decoded, {at, found.table.span.begin}, region.part}, document, log);
    write_table(region, found.table, document);
    at = found.table.span.end;
  }
  read_segments({region.decoded, {at, region.span.end}, region.part}, document, log);
}

}  // namespace

void read_markdown(const Region& region, Document& document, Diagnostics& log) {
  const auto first = static_cast<std::uint32_t>(document.blocks.size());
  DecodedText lifted;
  if (lift_attributes(region, lifted)) {
    const auto size = static_cast<std::uint32_t>(lifted.utf8.size());
    read_with_stacked_tables({lifted, {0, size}, region.part}, document, log);
  } else {
    read_with_stacked_tables(region, document, log);
  }
  join_cut_sentences(document, first);
}

}  // namespace offerlog
