// Markdown: cmark-gfm says what is a heading, a list, emphasis; the text and
// its places come from the source itself (align_literal.h).
//
//   split_markdown   the file into prose, tables and what cmark cannot read
//   BlockWalker      the tree of one stretch of prose -> blocks
//   read_pipe_table  rows of bars -> cells; a cell with markup is parsed as prose
//   read_ruled_table cells drawn with rules
//   write_plain      text with no parser: escapes, entities and ** resolved
//
// Dialects. `---` under a long paragraph is a rule that lost its blank line,
// not a heading. A number that opens a line (“2022. The Company”) is a list to
// the parser; it stays visible. Bullets do not. Fenced text is a page of ASCII.
// Indented text is a paragraph: no filing holds code.
#include <cmark-gfm.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "align_literal.h"
#include "cut_sentences.h"
#include "document_builder.h"
#include "html_entities.h"
#include "join_lines.h"
#include "lines.h"
#include "markdown_segments.h"
#include "readers.h"
#include "ruled_table.h"
#include "table_shape.h"
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
    aligner_.pass_indent();
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

std::uint32_t count_bars(std::string_view line) {
  std::uint32_t bars = 0;
  for (std::size_t i = 0; i < line.size(); ++i)
    bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\');
  return bars;
}

// The cells of a row. `||` makes the cell before it span one column more, and
// `^^` stands for the cell above: no cell. A bar that opens the row parts cells
// only if it is `inner`.
std::uint32_t split_row(std::string_view source, SourceSpan line, bool inner, std::uint32_t row,
                        std::vector<Cell>& cells) {
  line = trimmed(source, line);
  if (!inner && line.begin < line.end && source[line.begin] == '|') ++line.begin;
  std::uint32_t column = 0;
  std::uint32_t begin = line.begin;
  std::size_t last = cells.size();
  bool any = false;
  for (std::uint32_t at = line.begin; at <= line.end; ++at) {
    const bool end = at == line.end;
    const bool escaped = at > line.begin && source[at - 1] == '\\';
    if (!end && (source[at] != '|' || escaped)) continue;
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

bool ends_with_small_word(std::string_view text) {
  constexpr std::string_view kWords[] = {"for", "of", "and", "the", "to", "on", "per", "which"};
  constexpr std::size_t kLongest = 8;
  text.remove_prefix(text.size() - std::min(text.size(), kLongest));
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

bool begins_with_month(std::string_view text) {
  constexpr std::string_view kMonths[] = {"January ",   "February ", "March ",    "April ",
                                          "May ",       "June ",     "July ",     "August ",
                                          "September ", "October ",  "November ", "December "};
  return std::any_of(std::begin(kMonths), std::end(kMonths),
                     [&](std::string_view month) { return text.starts_with(month); });
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

  void read(Diagnostics& log) {
    split(log);
    for (Cell& cell : cells_) classify(cell);
    std::vector<TableCell> cells = filled_cells();
    const CellText text = [this](const TableCell& cell) { return text_of(cell); };
    join_numbers(cells, text);
    const TableShape shape = shape_table(cells, text);
    shape.holds_data ? write_data(cells, shape.header_rows) : write_text(shape);
  }

 private:
  std::string_view view(SourceSpan span) const {
    return decoded_.utf8.substr(span.begin, span.size());
  }

  // A row is a line, and the lines after it that a cell with a line end needs.
  void split(Diagnostics& log) {
    const std::size_t limit = limits_of(decoded_.filed.size()).blocks;
    const std::string_view rule = trim(view(segment_.rule));
    bare_ = !rule.starts_with('|');
    inner_bars_ = count_bars(rule);
    OpenRow row;
    for (LineReader lines(decoded_.utf8, segment_.span); lines.next();) {
      if (cells_.size() >= limit) {
        note_limit("too many cells for an input of its size; those past " + std::to_string(limit) +
                       " are not read",
                   log);
        break;
      }
      const SourceSpan line = lines.line();
      const std::string_view text = trim(view(line));
      if (text.empty()) continue;
      if (goes_on(row, text)) {
        row.add(line, text);
        row.several = true;
        continue;
      }
      add_row(row);
      row = {};
      row.add(line, text);
      if (line == segment_.rule) header_rows_ = rows_;
    }
    add_row(row);
  }

  // The lines of a row that is not complete yet.
  struct OpenRow {
    SourceSpan span;
    std::string_view last;  // line
    std::uint32_t bars = 0;
    std::int64_t brackets = 0;  // that are open
    bool several = false;

    void add(SourceSpan line, std::string_view text) {
      if (span.empty()) span.begin = line.begin;
      span.end = line.end;
      last = text;
      bars += count_bars(text);
      for (const char c : text) brackets += (c == '(') - (c == ')');
    }
  };

  bool goes_on(const OpenRow& row, std::string_view text) const {
    if (row.last.empty()) return false;
    return bare_
               ? bare_row_goes_on(row, text)
               : view(row.span).starts_with('|') && !row.last.ends_with('|') && text.front() != '|';
  }

  // Without bars at its ends a row is complete once it has those between.
  //
  //   Title of each class |  | Trading        two bars of four
  //   Symbol(s) |  |                          and two
  //   Name of each exchange                   goes on, as the row has already
  bool bare_row_goes_on(const OpenRow& row, std::string_view text) const {
    const std::uint32_t bars = count_bars(text);
    if (is_rule(text) || is_rule(row.last) || row.span == segment_.rule ||
        row.bars + bars > inner_bars_)
      return false;
    if (row.bars > 0 && bars > 0) return row.bars + bars == inner_bars_;
    return (bars == 0 && row.several) || row.brackets > 0 || is_lower(text.front());
  }

  static bool is_rule(std::string_view line) {
    return line.find("--") != line.npos && line.find_first_not_of("|-: \t") == line.npos;
  }

  void add_row(const OpenRow& row) {
    if (row.span.empty() || row.span == segment_.rule || is_rule(view(row.span))) return;
    const bool inner = bare_ && row.bars <= inner_bars_;
    columns_ = std::max(columns_, split_row(decoded_.utf8, row.span, inner, rows_++, cells_));
  }

  void classify(Cell& cell) const {
    if (!needs_parser(view(cell.span))) return;
    const SourceSpan words = inside_bold(decoded_.utf8, cell.span);
    cell.bold = !words.empty();
    cell.parsed = words.empty();
    if (cell.bold) cell.span = words;
  }

  // Cells with markup from number `first` on, as paragraphs of one text: a
  // stretch of them, because of the memory that a tree takes. A comma in front
  // keeps a cell that begins with `#` or `-` from being anything but a paragraph,
  // and is punctuation, so that emphasis after it still opens.
  void parse_cells(std::size_t first) {
    std::string text;
    std::size_t expected = 0;
    for (parsed_ = first; parsed_ < cells_.size() && text.size() < kLongestStretch; ++parsed_) {
      const Cell& cell = cells_[parsed_];
      if (!cell.parsed) continue;
      text.append(",").append(view(cell.span)).append("\n\n");
      ++expected;
    }
    stretch_ = first;
    paragraphs_.clear();
    if (text.empty()) return;
    tree_ = parse(text);
    cmark_node* node = cmark_node_first_child(tree_.get());
    std::vector<cmark_node*> paragraphs(parsed_ - first, nullptr);
    for (std::size_t i = first; i < parsed_ && node != nullptr; ++i) {
      if (!cells_[i].parsed) continue;
      paragraphs[i - first] = node;
      node = cmark_node_next(node);
      --expected;
    }
    // A cell over several lines may hold a block of its own; then no node can
    // be told to belong to a cell.
    if (expected == 0 && node == nullptr) paragraphs_ = std::move(paragraphs);
  }

  // What the shape is judged by. `^^` stands for the cell above.
  std::vector<TableCell> filled_cells() const {
    std::vector<TableCell> filled;
    for (std::uint32_t i = 0; i < cells_.size(); ++i) {
      const Cell& cell = cells_[i];
      const std::string_view text = view(cell.span);
      if (text.empty() || text == "^^") continue;
      filled.push_back({i, i + 1, cell.row, cell.column, cell.column + cell.column_span,
                        cell.row < header_rows_});
    }
    return filled;
  }

  // Without the marks around it: what is short is a number, a sign or a bullet.
  std::string_view text_of(const TableCell& cell) const {
    const SourceSpan span{cells_[cell.first].span.begin, cells_[cell.last - 1].span.end};
    const std::string_view text = view(span);
    const std::size_t begin = std::min(text.find_first_not_of("*_\\ "), text.size());
    const std::size_t end = text.find_last_not_of("*_\\ ") + 1;
    return begin < end ? text.substr(begin, end - begin) : std::string_view();
  }

  void write_data(const std::vector<TableCell>& cells, std::uint32_t header_rows) {
    const auto first = static_cast<std::uint32_t>(document_.blocks.size());
    Block block{.kind = BlockKind::table_cell, .text = {}, .part = part_};
    block.table = static_cast<std::int32_t>(document_.tables.size());
    for (const TableCell& cell : cells) {
      block.row = cell.row;
      block.column = cell.column;
      block.column_span = cell.column_end - cell.column;
      out_.begin_block(block);
      bool bold = true;
      for (std::uint32_t i = cell.first; i < cell.last; ++i) bold &= write_piece(i);
      out_.open_block().emphasized = bold;
      out_.end_block();
    }
    const auto last = static_cast<std::uint32_t>(document_.blocks.size());
    if (first < last) document_.tables.push_back({first, last, rows_, columns_, header_rows});
  }

  // A row is a paragraph.
  void write_text(const TableShape& shape) {
    for (const TableRow row : shape.rows) {
      const bool item = row.size() > 1 && is_bullet(text_of(row.front()));
      out_.begin_block(
          {.kind = item ? BlockKind::list_item : BlockKind::paragraph, .text = {}, .part = part_});
      bool bold = true;
      for (const TableCell& cell : row) {
        out_.space();
        for (std::uint32_t i = cell.first; i < cell.last; ++i) bold &= write_piece(i);
      }
      out_.open_block().emphasized = bold;
      out_.end_block();
    }
  }

  // Writes one cell of the source; whether all of it is bold.
  bool write_piece(std::uint32_t index) {
    while (index >= parsed_) parse_cells(parsed_);
    const Cell& cell = cells_[index];
    if (cmark_node* paragraph = paragraphs_.empty() ? nullptr : paragraphs_[index - stretch_]) {
      return write_parsed(paragraph, cell.span);
    }
    bare_ ? write_apart(cell.span) : write_plain(decoded_, cell.span, out_);
    return cell.bold;
  }

  // html2text, which writes no bars at the ends of rows, also drops the ends of
  // paragraphs in a cell: “During PeriodAugust 18, 2025”, “Available forIssuance”.
  void write_apart(SourceSpan span) {
    const std::string_view text = view(span);
    std::size_t begin = 0;
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
      if (!is_lower(text[at - 1]) || !is_upper(text[at]) || !is_lower(text[at + 1])) continue;
      if (!ends_with_small_word(text.substr(begin, at - begin)) &&
          !begins_with_month(text.substr(at)))
        continue;
      write_plain(decoded_,
                  {span.begin + static_cast<std::uint32_t>(begin),
                   span.begin + static_cast<std::uint32_t>(at)},
                  out_);
      out_.space();
      begin = at;
    }
    write_plain(decoded_, {span.begin + static_cast<std::uint32_t>(begin), span.end}, out_);
  }

  bool write_parsed(cmark_node* paragraph, SourceSpan span) {
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
    return writer.all_bold();
  }

  const DecodedText& decoded_;
  std::uint32_t part_;
  const Segment& segment_;
  Document& document_;
  DocumentBuilder& out_;
  std::vector<Cell> cells_;
  bool bare_ = false;             // no bars at the ends of rows
  std::uint32_t inner_bars_ = 0;  // of the rule
  std::uint32_t rows_ = 0;
  std::uint32_t columns_ = 0;
  std::uint32_t header_rows_ = 0;
  Tree tree_{nullptr, &cmark_node_free};
  std::size_t stretch_ = 0;              // first cell of the stretch that is parsed
  std::size_t parsed_ = 0;               // the cell after it
  std::vector<cmark_node*> paragraphs_;  // of the stretch: one a cell, null if it needs no parser
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

void read_pipe_table(const Region& region, const Segment& segment, Document& document,
                     Diagnostics& log) {
  DocumentBuilder out(region.decoded, document);
  TableReader(region, segment, document, out).read(log);
  out.finish();
  out.diagnose(log);
}

void read_ruled_table(const Region& region, const Segment& segment, Document& document) {
  const auto table = find_ruled_table(region.decoded.utf8, {segment.span.begin, region.span.end});
  if (!table) return;
  DocumentBuilder out(region.decoded, document);
  const WriteSlice write = [&](SourceSpan slice, DocumentBuilder& to) {
    write_plain(region.decoded, slice, to);
  };
  write_sliced_table(region, *table, write, document, out);
  out.finish();
}

}  // namespace

void read_markdown(const Region& region, Document& document, Diagnostics& log) {
  const auto first = static_cast<std::uint32_t>(document.blocks.size());
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
  join_cut_sentences(document, first);
}

}  // namespace offerlog
