// Plain text: lines -> groups between blank lines -> paragraphs -> blocks.
//
//   On                                         a ragged first line: same paragraph
//   November 25, 2024, the Company and the
//   Agent entered into Amendment No. 2 to the
//                                              blank
//                                       14     furniture, in mid-sentence
//   <PAGE>                                     a tag
//   Sales Agreement to reduce the amount.      goes on in the same block
//
// A wrong join costs little (two short lines in one block), a wrong break cuts
// a sentence; so lines of a group belong together unless something says no.
// The exception are files without blank lines whose lines are whole
// paragraphs: there each line is a block.
#include <algorithm>
#include <span>

#include "barred_table.h"
#include "column_table.h"
#include "cut_sentences.h"
#include "document_builder.h"
#include "join_lines.h"
#include "line_cues.h"
#include "lines.h"
#include "paragraph_breaks.h"
#include "readers.h"
#include "ruled_table.h"
#include "stacked_table.h"
#include "text_lines.h"
#include "text_table.h"
#include "text_words.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::uint32_t kHeadingLength = 100;

// Lines [first, last) of one block.
struct Paragraph {
  std::size_t first = 0;
  std::size_t last = 0;
};

class TextReader {
 public:
  TextReader(const Region& region, Document& document)
      : region_(region),
        text_(region.decoded.utf8),
        document_(document),
        out_(region.decoded, document),
        limit_(limits_of(region.decoded.filed.size()).lines),
        lines_(read_lines(region, limit_)),
        breaks_(text_, lines_) {}

  void read(Diagnostics& log) {
    stacked_ = find_stacked_tables(text_, lines_,
                                   breaks_.lines_are_paragraphs() || breaks_.is_unwrapped());
    if (!breaks_.lines_are_paragraphs()) in_columns_ = find_column_tables(text_, lines_);
    std::size_t at = 0;
    while (at < lines_.size()) at = take(at);
    flush();
    const bool cut = lines_.size() == limit_;
    lines_ = {};  // `finish` needs the memory
    out_.finish();
    out_.diagnose(log);
    if (cut) {
      note_limit("too many lines for an input of its size; those past " + std::to_string(limit_) +
                     " are not read",
                 log);
    }
  }

 private:
  std::string_view view(const TextLine& line) const {
    return text_.substr(line.span.begin, line.span.size());
  }
  std::span<const TextLine> range(std::size_t first, std::size_t last) const {
    return std::span(lines_).subspan(first, last - first);
  }

  // Handles what begins at line `at`; returns the line after it.
  std::size_t take(std::size_t at) {
    if (const std::size_t end = take_found(stacked_, next_stacked_, at); end > at) return end;
    if (const std::size_t end = take_found(in_columns_, next_in_columns_, at); end > at) return end;
    if (const std::size_t end = take_ruled_table(at); end > at) return end;
    if (const std::size_t end = take_barred_table(at); end > at) return end;
    switch (lines_[at].kind) {
      case LineKind::text:
        return take_group(at);
      case LineKind::table_begin:
        return take_marked_table(at);
      case LineKind::furniture:
        furniture_.push_back(at);
        return at + 1;
      default:
        return at + 1;
    }
  }

  // The table of `tables` that begins with the line, or nothing; those before
  // number `next` are behind.
  template <typename Found>
  std::size_t take_found(const std::vector<Found>& tables, std::size_t& next, std::size_t at) {
    if (!begins(tables, next, at)) return at;
    write_found(tables[next]);
    return tables[next].last;
  }

  void write_found(const StackedTable& found) { write_table(found.table); }
  void write_found(ColumnTable found) { write_table(read_column_table(text_, lines_, found)); }

  template <typename Found>
  static bool begins(const std::vector<Found>& tables, std::size_t& next, std::size_t at) {
    while (next < tables.size() && tables[next].first < at) ++next;
    return next < tables.size() && tables[next].first == at;
  }

  // A table that rules show, or nothing.
  std::size_t take_ruled_table(std::size_t at) {
    if (!may_begin_ruled_table(at)) return at;
    std::uint32_t begin = lines_[at].span.begin;
    while (begin > region_.span.begin && text_[begin - 1] != '\n' && text_[begin - 1] != '\r')
      --begin;
    const auto table = find_ruled_table(text_, {begin, region_.span.end});
    if (!table) return at;
    write_table(*table);
    while (at < lines_.size() && lines_[at].span.begin < table->span.end) ++at;
    return at;
  }

  // A table that bars show, or nothing.
  std::size_t take_barred_table(std::size_t at) {
    if (!is_barred(at)) return at;
    const auto found = find_barred_table(text_, range(at, lines_.size()));
    if (!found) return at;
    write_table(found->table);
    return at + found->last;
  }

  bool is_barred(std::size_t at) const {
    return lines_[at].kind == LineKind::text && has_bars(view(lines_[at]));
  }

  bool may_begin_ruled_table(std::size_t at) const {
    const LineKind kind = lines_[at].kind;
    if (kind == LineKind::rule) return true;
    if (kind != LineKind::text) return false;
    return view(lines_[at]).starts_with('+') ||
           (at + 1 < lines_.size() && lines_[at + 1].kind == LineKind::rule);
  }

  // <TABLE> ... </TABLE>; what is no table inside is read as text.
  std::size_t take_marked_table(std::size_t at) {
    std::size_t end = at + 1;
    while (end < lines_.size() && lines_[end].kind != LineKind::table_end &&
           lines_[end].kind != LineKind::table_begin) {
      ++end;
    }
    const bool closed = end < lines_.size() && lines_[end].kind == LineKind::table_end;
    if (!closed || !is_text_table(text_, range(at + 1, end), true)) return at + 1;
    write_table(at + 1, end);
    return end;
  }

  std::size_t take_group(std::size_t at) {
    std::size_t end = at;
    while (end < lines_.size() && in_group(end) &&
           (end == at || !(begins_table(end) || begins_barred(end) || parts(end))))
      ++end;
    while (lines_[end - 1].kind != LineKind::text) --end;
    const bool may_be_table = end - at >= 3 && !breaks_.lines_are_paragraphs();
    if (may_be_table && take_ragged_table(at, end)) return end;
    if (may_be_table && is_text_table(text_, range(at, end), false)) {
      write_table(at, end);
    } else {
      split_group(at, end);
    }
    return end;
  }

  bool begins_table(std::size_t at) {
    return begins(stacked_, next_stacked_, at) || begins(in_columns_, next_in_columns_, at);
  }

  bool begins_barred(std::size_t at) const {
    return at + 1 < lines_.size() && is_barred(at) && is_barred(at + 1) && !is_barred(at - 1);
  }

  // In a text that is not wrapped, a paragraph and the row of a table, or the reverse.
  bool parts(std::size_t at) const {
    const std::string_view above = view(lines_[at - 1]);
    const std::string_view text = view(lines_[at]);
    const bool row_below = above.size() > kLongLine && text.size() <= kLongLine;
    const bool row_above = text.size() > kLongLine && above.size() <= kLongLine;
    return breaks_.is_unwrapped() &&
           ((row_below && has_cells(text)) || (row_above && has_cells(above)));
  }

  // Three spaces part the cells of a row.
  static bool has_cells(std::string_view line) { return line.find("   ") != line.npos; }

  // A page number among the lines of a group is one of its lines: a figure in
  // a wrapped sentence looks the same.
  bool in_group(std::size_t at) const {
    const LineKind kind = lines_[at].kind;
    return kind == LineKind::text || kind == LineKind::rule || kind == LineKind::furniture;
  }

  bool take_ragged_table(std::size_t first, std::size_t last) {
    const auto table = find_ragged_table(text_, range(first, last));
    if (table) write_table(*table);
    return table.has_value();
  }

  void write_table(const SlicedTable& table) {
    flush();
    const WriteSlice write = [&](SourceSpan slice, DocumentBuilder& out) {
      write_words(text_, slice, out);
    };
    write_sliced_table(region_, table, write, document_, out_);
  }

  void write_table(std::size_t first, std::size_t last) {
    flush();
    write_text_table(region_, range(first, last), document_, out_);
  }

  void split_group(std::size_t first, std::size_t last) {
    std::uint32_t width = 0;
    for (const TextLine& line : range(first, last)) width = std::max(width, line.span.size());
    const std::size_t titles = breaks_.end_of_titles(first, last, width);
    std::size_t begin = first;
    for (std::size_t i = first; i < last; ++i) {
      if (lines_[i].kind == LineKind::rule) {
        if (begin < i) add({begin, i});
        begin = i + 1;
      } else if (i > begin && (i <= titles || breaks_.before(i, width))) {
        add({begin, i});
        begin = i;
      }
    }
    if (begin < last) add({begin, last});
  }

  // Adds a paragraph, or goes on with the one before it.
  void add(Paragraph paragraph) {
    if (!open_.empty() && continues(paragraph)) {
      furniture_.clear();
    } else {
      flush();
    }
    open_.push_back(paragraph);
  }

  std::uint32_t length(Paragraph paragraph) const {
    return lines_[paragraph.last - 1].span.end - lines_[paragraph.first].span.begin;
  }

  bool continues(Paragraph next) const {
    const Paragraph last = open_.back();
    const std::string_view above = view(lines_[last.last - 1]);
    const std::string_view text = view(lines_[next.first]);
    if (breaks_.lines_are_paragraphs() && furniture_.empty()) return false;
    if (completes(above, text)) return true;
    if (next.first == last.last || length(last) < kLongEnough || ends_sentence(above) ||
        is_heading(last)) {
      return false;
    }
    if (is_lower(text.front()))
      return length(next) >= kLongEnough || ends_sentence(view(lines_[next.last - 1]));
    const bool open = ends_open(above) || begins_in_sentence(above, text, length(next), true);
    return open && length(next) >= kLongEnough && !is_capitals(text) && !begins_with_bullet(text) &&
           !is_enumerated(text) && !is_item(text);
  }

  // Writes the open block, and the page numbers that turned out to stand
  // between blocks.
  void flush() {
    if (!open_.empty()) write_block();
    open_.clear();
    for (const std::size_t line : furniture_) {
      out_.begin_block({.text = {}, .part = region_.part});
      out_.visible(lines_[line].span);
      out_.end_block();
    }
    furniture_.clear();
  }

  bool is_heading(Paragraph paragraph) const { return heading_level(paragraph) > 0; }

  std::uint8_t heading_level(Paragraph paragraph) const {
    const TextLine& line = lines_[paragraph.first];
    if (length(paragraph) > kHeadingLength + line.indent) return 0;
    const std::string_view text = view(line);
    if (is_item(text)) return 2;
    if (!std::all_of(lines_.begin() + static_cast<std::ptrdiff_t>(paragraph.first),
                     lines_.begin() + static_cast<std::ptrdiff_t>(paragraph.last),
                     [&](const TextLine& l) { return is_capitals(view(l)); })) {
      const bool centred = line.indent >= kCentred && !is_lower(text.front());
      return centred && !ends_sentence(view(lines_[paragraph.last - 1])) ? 4 : 0;
    }
    return 3;
  }

  void write_block() {
    const Paragraph first = open_.front();
    Block block{.text = {}, .part = region_.part};
    if (open_.size() == 1) block.level = heading_level(first);
    if (block.level > 0) {
      block.kind = BlockKind::heading;
    } else if (begins_with_bullet(view(lines_[first.first]))) {
      block.kind = BlockKind::list_item;
    }
    out_.begin_block(block);
    for (const Paragraph& paragraph : open_) {
      for (std::size_t i = paragraph.first; i < paragraph.last; ++i)
        write_line(i, i == paragraph.first);
    }
    out_.end_block();
  }

  void write_line(std::size_t i, bool first) {
    const SourceSpan span = lines_[i].span;
    const bool glued = hyphen_joins(document_.text, text_[span.begin]) ||
                       (!first && closes_up(view(lines_[i - 1]), view(lines_[i])));
    if (out_.has_text() && !glued) {
      first ? out_.space() : out_.visible({lines_[i - 1].span.end, span.begin});
    }
    write_words(text_, span, out_);
  }

  const Region& region_;
  std::string_view text_;
  Document& document_;
  DocumentBuilder out_;
  std::size_t limit_;
  std::vector<TextLine> lines_;  // not more than that
  const ParagraphBreaks breaks_;
  std::vector<StackedTable> stacked_;
  std::size_t next_stacked_ = 0;  // the first that is not behind
  std::vector<ColumnTable> in_columns_;
  std::size_t next_in_columns_ = 0;
  std::vector<Paragraph> open_;         // of the block that is not written yet
  std::vector<std::size_t> furniture_;  // lines since
};

}  // namespace

void read_text(const Region& region, Document& document, Diagnostics& log) {
  TextReader(region, document).read(log);
}

}  // namespace offerlog
