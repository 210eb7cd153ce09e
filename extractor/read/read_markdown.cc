// Markdown: cmark-gfm says what is a heading, a list, emphasis; the text and
// its places come from the source itself (align_literal.h).
//
//   split_markdown   the file into prose, tables and what cmark cannot read
//   BlockWalker      the tree of one stretch of prose -> blocks
//   read_table       rows of bars -> cells; a cell with markup is parsed as prose
//   write_plain      text with no parser: escapes, entities and ** resolved
//
// Dialects. `---` under a long paragraph is a rule that lost its blank line,
// not a heading. A number that opens a line (“2022. The Company”) is a list to
// the parser; it stays visible. Bullets do not. Fenced text is a page of ASCII.
// Indented text is a paragraph: no filing holds code.
#include <cmark-gfm.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "align_literal.h"
#include "document_builder.h"
#include "html_entities.h"
#include "join_lines.h"
#include "lines.h"
#include "markdown_segments.h"
#include "readers.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

using Tree = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

// Longer than this, a line over `---` is a paragraph.
constexpr std::uint32_t kLongestHeading = 120;

Tree parse(std::string_view markdown) {
  return {cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT),
          &cmark_node_free};
}

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : std::string_view(literal);
}

// --- tags in the text -------------------------------------------------------

// Tags within a word: `<b>T</b>he`. Any other stands for white space.
constexpr std::string_view kInlineTags[] = {"b",   "i",    "u",      "em", "strong", "sup", "sub",
                                            "a",   "span", "font",   "s",  "small",  "big", "mark",
                                            "ins", "del",  "strike", "tt", "code",   "abbr"};

std::string_view name_of_tag(std::string_view tag) {
  std::size_t begin = 1;
  if (begin < tag.size() && tag[begin] == '/') ++begin;
  std::size_t end = begin;
  while (end < tag.size() && is_alnum(tag[end])) ++end;
  return tag.substr(begin, end - begin);
}

bool is_inline_tag(std::string_view tag) {
  if (tag.starts_with("<!--")) return true;
  const std::string_view name = name_of_tag(tag);
  for (const std::string_view known : kInlineTags) {
    if (equals_any_case(name, known)) return true;
  }
  return false;
}

void write_tag(std::string_view tag, DocumentBuilder& out) {
  // `5.00<sup>1</sup>` is a price and a note, not 5.001.
  const bool note = starts_with_any_case(tag, "<sup") && is_digit(out.last_byte());
  if (note || !is_inline_tag(tag)) out.space();
}

// --- text without a parser --------------------------------------------------

// The end of the tag at the `<` of `at`, or `at`.
std::uint32_t end_of_tag(std::string_view source, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t kLongestTag = 512;
  if (at + 1 >= end ||
      (!is_alpha(source[at + 1]) && source[at + 1] != '/' && source[at + 1] != '!'))
    return at;
  const std::uint32_t stop = std::min(end, at + kLongestTag);
  for (std::uint32_t i = at + 1; i < stop; ++i) {
    if (source[i] == '>') return i + 1;
    if (source[i] == '<') return at;
  }
  return at;
}

// Writes one mark of markup at `at`; returns its end, or `at` if it is text.
std::uint32_t write_mark(const DecodedText& decoded, std::uint32_t at, std::uint32_t end,
                         DocumentBuilder& out) {
  const std::string_view source = decoded.utf8;
  switch (source[at]) {
    case '\\':
      if (at + 1 >= end || !is_punctuation(source[at + 1])) return at;
      out.visible_as({at, at + 2}, source.substr(at + 1, 1));
      return at + 2;
    case '&': {
      const CharacterReference reference =
          read_reference(source.substr(at, std::min(end - at, 40U)));
      if (reference.length == 0) return at;
      out.visible_as({at, at + reference.length}, reference.utf8);
      return at + reference.length;
    }
    case '*':
      return at + 1 < end && source[at + 1] == '*' ? at + 2 : at;
    default: {  // '<'
      const std::uint32_t tag_end = end_of_tag(source, at, end);
      if (tag_end > at) write_tag(source.substr(at, tag_end - at), out);
      return tag_end;
    }
  }
}

void write_plain(const DecodedText& decoded, SourceSpan span, DocumentBuilder& out) {
  std::uint32_t at = span.begin;
  std::uint32_t begin = at;
  while (at < span.end) {
    const char c = decoded.utf8[at];
    if (c != '\\' && c != '&' && c != '*' && c != '<') {
      ++at;
      continue;
    }
    out.visible({begin, at});
    const std::uint32_t after = write_mark(decoded, at, span.end, out);
    begin = after;
    at = std::max(after, at + 1);
  }
  out.visible({begin, span.end});
}

// Paragraphs between blank lines.
void read_plain(const DecodedText& decoded, SourceSpan span, Block attributes,
                DocumentBuilder& out) {
  const auto text = decoded.utf8;
  for (LineReader lines(text, span); lines.next();) {
    const SourceSpan line = lines.line();
    if (trim(text.substr(line.begin, line.size())).empty()) {
      out.end_block();
      continue;
    }
    out.in_block() ? out.space() : out.begin_block(attributes);
    write_plain(decoded, line, out);
  }
  out.end_block();
}

// --- inlines ----------------------------------------------------------------

// Writes the children of a block through the aligner.
class InlineWriter {
 public:
  InlineWriter(const Document& document, LiteralAligner& aligner, DocumentBuilder& out)
      : document_(document), aligner_(aligner), out_(out) {}

  void begin() {
    strong_ = 0;
    breaks_ = 0;
    plain_ = false;
    bold_ = false;
  }
  bool all_bold() const { return bold_ && !plain_; }
  int line_breaks() const { return breaks_; }

  void take(cmark_node* node, bool entering, std::string_view literal) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_STRONG:
        strong_ += entering ? 1 : -1;
        break;
      case CMARK_NODE_LINK:
        if (!entering) aligner_.pass_link_end();
        break;
      case CMARK_NODE_IMAGE:
        take_image(entering);
        break;
      case CMARK_NODE_TEXT:
        take_literal(literal, LiteralAligner::Kind::text);
        break;
      case CMARK_NODE_CODE:
        take_literal(literal, LiteralAligner::Kind::code);
        break;
      case CMARK_NODE_HTML_INLINE:
        aligner_.pass(literal, LiteralAligner::Kind::code);
        if (images_ == 0) write_tag(literal, out_);
        break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        take_break();
        break;
      default:
        break;
    }
  }

 private:
  void take_literal(std::string_view literal, LiteralAligner::Kind kind) {
    if (images_ > 0) {
      aligner_.pass(literal, kind);
      return;
    }
    if (!trim(literal).empty()) (strong_ > 0 ? bold_ : plain_) = true;
    aligner_.write(literal, kind);
  }

  void take_image(bool entering) {
    images_ += entering ? 1 : -1;
    if (!entering) aligner_.pass_link_end();
  }

  void take_break() {
    ++breaks_;
    const SourceSpan line_end = aligner_.pass_line_end();
    aligner_.pass_spaces();
    if (images_ > 0 || hyphen_joins(document_.text, aligner_.at(aligner_.cursor()))) return;
    out_.visible(line_end);
  }

  const Document& document_;
  LiteralAligner& aligner_;
  DocumentBuilder& out_;
  int strong_ = 0;
  int images_ = 0;
  int breaks_ = 0;
  bool plain_ = false;
  bool bold_ = false;
};

// --- tables -----------------------------------------------------------------

struct Cell {
  SourceSpan span;
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t column_span = 1;
  bool bold = false;    // `span` is what the marks of bold enclose
  bool parsed = false;  // by cmark
};

// Whether only the parser can tell what is markup in the cell. Escapes,
// entities and tags alone need no context; of the cells of 10-Ks that is nearly
// all, and parsing them took half the time of reading.
bool needs_parser(std::string_view cell) {
  const auto has = [&](auto mark) { return cell.find(mark) != cell.npos; };
  return has('*') || has('_') || has('`') || has("](") || has("://");
}

// `**words**` and no other mark: what is inside, else empty.
SourceSpan inside_bold(std::string_view source, SourceSpan cell) {
  const std::string_view text = source.substr(cell.begin, cell.size());
  if (text.size() < 5 || !text.starts_with("**") || !text.ends_with("**")) return {};
  const std::string_view words = text.substr(2, text.size() - 4);
  if (is_space(words.front()) || is_space(words.back()) || words.back() == '\\') return {};
  return needs_parser(words) ? SourceSpan{} : SourceSpan{cell.begin + 2, cell.end - 2};
}

SourceSpan trimmed(std::string_view source, SourceSpan span) {
  while (span.begin < span.end && is_space(source[span.begin])) ++span.begin;
  while (span.begin < span.end && is_space(source[span.end - 1])) --span.end;
  return span;
}

// The cells of a row. `||` makes the cell before it span one column more, and
// `^^` stands for the cell above: no cell.
std::uint32_t split_row(std::string_view source, SourceSpan line, std::uint32_t row,
                        std::vector<Cell>& cells) {
  line = trimmed(source, line);
  if (line.begin < line.end && source[line.begin] == '|') ++line.begin;
  std::uint32_t column = 0;
  std::uint32_t begin = line.begin;
  std::size_t last = cells.size();
  bool any = false;
  for (std::uint32_t at = line.begin; at <= line.end; ++at) {
    const bool end = at == line.end;
    if (!end && (source[at] != '|' || source[at - 1] == '\\')) continue;
    if (end && begin == at) break;  // after the closing bar
    if (begin == at && any) {
      ++cells[last].column_span;
    } else {
      last = cells.size();
      any = true;
      cells.push_back({trimmed(source, {begin, at}), row, column, 1});
    }
    ++column;
    begin = at + 1;
  }
  return column;
}

class TableReader {
 public:
  TableReader(const Region& region, const Segment& segment, Document& document,
              DocumentBuilder& out)
      : decoded_(region.decoded),
        part_(region.part),
        segment_(segment),
        document_(document),
        out_(out) {}

  void read() {
    split();
    for (Cell& cell : cells_) classify(cell);
    parse_cells();
    layout_ = columns_ <= 1;
    const auto first = static_cast<std::uint32_t>(document_.blocks.size());
    for (std::size_t i = 0; i < cells_.size(); ++i) write_cell(i);
    const auto last = static_cast<std::uint32_t>(document_.blocks.size());
    if (layout_ || first == last) return;
    document_.tables.push_back({first, last, rows_, columns_, header_rows()});
  }

 private:
  std::string_view view(SourceSpan span) const {
    return decoded_.utf8.substr(span.begin, span.size());
  }

  // A row is a line, and the lines after it that a cell with a line end needs.
  void split() {
    SourceSpan row;
    for (LineReader lines(decoded_.utf8, segment_.span); lines.next();) {
      const SourceSpan line = lines.line();
      const std::string_view text = trim(view(line));
      if (text.empty()) continue;
      const std::string_view above = trim(view(row));
      const bool goes_on = above.starts_with('|') && !above.ends_with('|') && text.front() != '|';
      if (goes_on) {
        row.end = line.end;
        continue;
      }
      add_row(row);
      row = line;
      if (line == segment_.rule) header_rows_ = rows_;
    }
    add_row(row);
  }

  void add_row(SourceSpan row) {
    const std::string_view text = view(row);
    const bool rule = text.find("--") != text.npos && text.find_first_not_of("|-: \t") == text.npos;
    if (text.empty() || rule || row == segment_.rule) return;
    columns_ = std::max(columns_, split_row(decoded_.utf8, row, rows_++, cells_));
  }

  void classify(Cell& cell) const {
    if (!needs_parser(view(cell.span))) return;
    const SourceSpan words = inside_bold(decoded_.utf8, cell.span);
    cell.bold = !words.empty();
    cell.parsed = words.empty();
    if (cell.bold) cell.span = words;
  }

  // Cells with markup, as paragraphs of one text. A comma in front keeps a
  // cell that begins with `#` or `-` from being anything but a paragraph, and
  // is punctuation, so that emphasis after it still opens.
  void parse_cells() {
    std::string text;
    std::size_t expected = 0;
    for (const Cell& cell : cells_) {
      if (!cell.parsed) continue;
      text.append(",").append(view(cell.span)).append("\n\n");
      ++expected;
    }
    if (text.empty()) return;
    tree_ = parse(text);
    next_ = cmark_node_first_child(tree_.get());
    // A cell over several lines may hold a block of its own; then no node can
    // be told to belong to a cell.
    std::size_t found = 0;
    for (cmark_node* node = next_; node != nullptr; node = cmark_node_next(node)) ++found;
    if (found != expected) next_ = nullptr;
  }

  void write_cell(std::size_t index) {
    const Cell& cell = cells_[index];
    const std::string_view text = view(cell.span);
    cmark_node* paragraph = nullptr;
    if (cell.parsed && next_ != nullptr) paragraph = std::exchange(next_, cmark_node_next(next_));
    if (text.empty() || text == "^^") return;
    Block block{.kind = BlockKind::table_cell, .text = {}, .part = part_};
    if (layout_) {
      block.kind = BlockKind::paragraph;
    } else {
      block.table = static_cast<std::int32_t>(document_.tables.size());
      block.row = cell.row;
      block.column = cell.column;
      block.column_span = cell.column_span;
    }
    out_.begin_block(block);
    out_.open_block().emphasized = cell.bold;
    paragraph != nullptr ? write_parsed(paragraph, cell.span)
                         : write_plain(decoded_, cell.span, out_);
    out_.end_block();
  }

  void write_parsed(cmark_node* paragraph, SourceSpan span) {
    LiteralAligner aligner(decoded_, out_, span);
    InlineWriter writer(document_, aligner, out_);
    cmark_iter* iter = cmark_iter_new(paragraph);
    bool guard = true;
    for (auto event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter)) {
      cmark_node* node = cmark_iter_get_node(iter);
      if (node == paragraph) continue;
      std::string_view literal = literal_of(node);
      if (guard) literal.remove_prefix(std::min<std::size_t>(literal.size(), 1));
      guard = false;
      writer.take(node, event == CMARK_EVENT_ENTER, literal);
    }
    cmark_iter_free(iter);
    out_.open_block().emphasized = writer.all_bold();
  }

  // Converters write an empty header where the table had none; the first row
  // is then the header, unless it holds figures.
  std::uint32_t header_rows() const {
    bool empty = true;
    bool figures = false;
    for (const Cell& cell : cells_) {
      const std::string_view text = view(cell.span);
      if (cell.row < header_rows_ && !text.empty()) empty = false;
      if (cell.row == header_rows_ && cell.column > 0)
        figures |= text.find_first_of("0123456789") != text.npos;
    }
    return empty && !figures ? std::min(header_rows_ + 1, rows_) : header_rows_;
  }

  const DecodedText& decoded_;
  std::uint32_t part_;
  const Segment& segment_;
  Document& document_;
  DocumentBuilder& out_;
  std::vector<Cell> cells_;
  std::uint32_t rows_ = 0;
  std::uint32_t columns_ = 0;
  std::uint32_t header_rows_ = 0;
  bool layout_ = false;
  Tree tree_{nullptr, &cmark_node_free};
  cmark_node* next_ = nullptr;
};

// --- blocks -----------------------------------------------------------------

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
    const Tree tree = parse(region_.decoded.utf8.substr(span.begin, span.size()));
    cmark_iter* iter = cmark_iter_new(tree.get());
    for (auto event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter)) {
      take(cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
    }
    cmark_iter_free(iter);
    out_.finish();
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
    if (aligner_.at(end) != '\0') ++end;  // the bullet, or what closes the number
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
}

void read_pipe_table(const Region& region, const Segment& segment, Document& document) {
  DocumentBuilder out(region.decoded, document);
  TableReader(region, segment, document, out).read();
  out.finish();
}

}  // namespace

void read_markdown(const Region& region, Document& document, Diagnostics& log) {
  for (const Segment& segment : split_markdown(region)) {
    switch (segment.kind) {
      case SegmentKind::markdown:
        BlockWalker(region, segment.span, document, log).walk();
        break;
      case SegmentKind::table:
        read_pipe_table(region, segment, document);
        break;
      case SegmentKind::plain:
        read_entangled(region, segment, document, log);
        break;
    }
  }
}

}  // namespace offerlog
