// One pass over the lines. A table is recognised by the line of dashes under
// its header; the lines with bars right above it are the header, also where
// they are several (MultiMarkdown) or fewer than the columns (which CommonMark
// takes for no table at all, or for one whose surplus cells vanish).
#include "markdown_segments.h"

#include <array>

#include "lines.h"
#include "ruled_table.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// What one paragraph may hold before cmark's time stops being linear in
// practice. Real filings stay far below a tenth of this.
constexpr std::uint32_t kMaxBrackets = 1000;
constexpr std::uint32_t kMaxDelimiters = 8000;
constexpr std::uint32_t kMaxNesting = 50;
constexpr std::uint32_t kMaxFrontMatter = 16384;

enum Mark : std::uint8_t { kNone, kBracket, kDelimiter };

constexpr std::array<std::uint8_t, 256> make_marks() {
  std::array<std::uint8_t, 256> marks{};
  marks['['] = kBracket;
  for (const char c : {'*', '_', '`', '<', '~', '&', '!'})
    marks[static_cast<unsigned char>(c)] = kDelimiter;
  return marks;
}
constexpr std::array<std::uint8_t, 256> kMarks = make_marks();

bool is_rule(std::string_view line) {
  bool dash = false;
  bool bar = false;
  for (const char c : line) {
    dash |= c == '-';
    bar |= c == '|';
    if (c != '-' && c != '|' && c != ':' && c != ' ' && c != '\t') return false;
  }
  return dash && bar;
}

// `{12}------------`
bool is_page_mark(std::string_view line) {
  if (line.size() < 6 || line.front() != '{') return false;
  std::size_t at = 1;
  while (at < line.size() && is_digit(line[at])) ++at;
  if (at == 1 || line[at] != '}') return false;
  return line.size() - at > 3 && line.find_first_not_of('-', at + 1) == line.npos;
}

// How deep the marks of quotes and lists at the start of a line nest.
std::uint32_t nesting(std::string_view line) {
  std::uint32_t depth = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '>' ||
        ((c == '-' || c == '+' || c == '*') && i + 1 < line.size() && line[i + 1] == ' ')) {
      ++depth;
    } else if (c != ' ' && c != '\t' && c != '.' && c != ')' && !is_digit(c)) {
      break;
    }
  }
  return depth;
}

class Splitter {
 public:
  explicit Splitter(const Region& region)
      : text_(region.decoded.utf8), region_(region.span), begin_(region.span.begin) {}

  std::vector<Segment> run() {
    skip_front_matter();
    LineReader lines(text_, {begin_, region_.end});
    paragraph_ = begin_;
    while (lines.next()) take(lines.line(), lines.after());
    end_paragraph(region_.end);
    if (table_) end_table(region_.end);
    flush(region_.end);
    return std::move(segments_);
  }

 private:
  std::string_view view(SourceSpan span) const { return text_.substr(span.begin, span.size()); }

  void take(SourceSpan span, std::uint32_t after) {
    if (span.begin < ruled_end_) return;
    const std::string_view line = trim(view(span));
    if (table_ && (bare_ ? take_bare_row(span, line) : take_row(line))) return;
    if (table_) end_table(bare_ && gap_ > 0 ? gap_ : span.begin);
    if (take_fence(line)) return;
    if (line.empty()) {
      end_paragraph(span.begin);
      paragraph_ = after;
      bars_ = kNoBars;
      return;
    }
    if (is_page_mark(line)) return drop(span.begin, after);
    if (take_ruled_table(span.begin, line)) return;
    if (is_rule(line) && bars_ != kNoBars) return begin_table(span);
    html_ = line.front() == '<' || (html_ && span.begin != paragraph_);
    if (begins_stretch(span.begin)) flush(span.begin);
    note_bars(line, span);
    count(line);
    note_comment(line);
  }

  // A letter at the start of the line, behind an empty one: no list, quote or
  // block of HTML goes on there, but for a comment. Or a heading or the item of a list at
  // the start of a line that is not in such a block.
  bool begins_stretch(std::uint32_t at) const {
    if (at < begin_ + kLongestStretch || comment_) return false;
    return at == paragraph_ ? is_alpha(text_[at]) || begins_block(text_.substr(at))
                            : !html_ && begins_block(text_.substr(at));
  }

  // `# `, `### `, `- `
  static bool begins_block(std::string_view line) {
    const std::size_t marks = line.find_first_not_of('#');
    if (marks == line.npos) return false;
    if (marks > 0) return marks <= 6 && line[marks] == ' ';
    return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ");
  }

  void note_comment(std::string_view line) {
    const std::size_t end = comment_ ? line.find("-->") : std::size_t{0};
    if (end == line.npos) return;
    const std::size_t open = line.rfind("<!--");
    comment_ = open != line.npos && open >= end && line.find("-->", open) == line.npos;
  }

  // A table stands between blank lines: it begins with the paragraph, and the
  // first line or the second is a rule.
  bool take_ruled_table(std::uint32_t begin, std::string_view line) {
    const bool first = begin == paragraph_;
    const bool second = !first && above_ == paragraph_;
    above_ = begin;
    const bool rule = line.front() == '-' || (first && line.front() == '+');
    if (!rule || !(first || second)) return false;
    const auto table = find_ruled_table(text_, {paragraph_, region_.end});
    if (!table) return false;
    begin = paragraph_;
    end_paragraph(begin);
    flush(begin);
    ruled_end_ = table->span.end;
    segments_.push_back({SegmentKind::ruled, {begin, ruled_end_}, {}});
    begin_ = paragraph_ = ruled_end_;
    bars_ = kNoBars;
    return true;
  }

  // Fenced text holds no tables.
  bool take_fence(std::string_view line) {
    if (!fence_.empty()) {
      if (line.starts_with(fence_) && line.find_first_not_of(fence_.front()) == line.npos)
        fence_ = {};
      return true;
    }
    if (!line.starts_with("```") && !line.starts_with("~~~")) return false;
    const std::size_t length = std::min(line.find_first_not_of(line.front()), line.size());
    if (line.front() == '`' && line.find('`', length) != line.npos) return false;
    fence_ = line.substr(0, length);
    return true;
  }

  // A row that its line does not close goes on in the lines after it.
  bool take_row(std::string_view line) {
    if (line.empty() || (!open_row_ && line.find('|') == line.npos)) return false;
    open_row_ = (open_row_ || line.front() == '|') && line.back() != '|';
    return true;
  }

  // Rows without bars at their ends, as html2text writes them: a line of spaces
  // is an empty row or the end of the table, an empty line always its end.
  bool take_bare_row(SourceSpan span, std::string_view line) {
    if (line.empty()) {
      if (gap_ == 0) gap_ = span.begin;
      return !span.empty();
    }
    if (gap_ == 0) return true;
    if (line.find('|') == line.npos) return false;
    if (resumed_ > 0 && is_rule(line)) {  // the header of the next table
      end_table(gap_);
      bars_ = resumed_;
      begin_table(span);
      return true;
    }
    if (resumed_ > 0)
      gap_ = resumed_ = 0;
    else
      resumed_ = span.begin;
    return true;
  }

  // Where the lines with bars began that may turn out to be a header. html2text wraps
  // a row without marking it, and ends each with two spaces.
  void note_bars(std::string_view line, SourceSpan span) {
    const bool barred = line.find('|') != line.npos;
    const bool goes_on = bars_ != kNoBars && wrapped_;
    if (!barred && !goes_on) {
      bars_ = kNoBars;
    } else if (barred && (bars_ == kNoBars || (line.front() != '|' && !goes_on))) {
      bars_ = span.begin;
    }
    wrapped_ = line.front() != '|' && !view(span).ends_with("  ");
  }

  void count(std::string_view line) {
    std::array<std::uint32_t, 3> counts{};
    for (const char c : line) ++counts[kMarks[static_cast<unsigned char>(c)]];
    brackets_ += counts[kBracket];
    delimiters_ += counts[kDelimiter];
    if (std::string_view("->+*0123456789").find(line.front()) != std::string_view::npos) {
      deepest_ = std::max(deepest_, nesting(line));
    }
  }

  void begin_table(SourceSpan rule) {
    end_paragraph(bars_);
    flush(bars_);
    begin_ = bars_;
    rule_ = rule;
    table_ = true;
    bare_ = trim(view(rule)).front() != '|';
    gap_ = resumed_ = 0;
    open_row_ = false;
    bars_ = kNoBars;
  }

  void end_table(std::uint32_t end) {
    segments_.push_back({SegmentKind::table, {begin_, end}, rule_});
    table_ = false;
    begin_ = end;
    paragraph_ = end;
  }

  // A paragraph that is too entangled becomes a segment of its own.
  void end_paragraph(std::uint32_t end) {
    const bool entangled =
        brackets_ > kMaxBrackets || delimiters_ > kMaxDelimiters || deepest_ > kMaxNesting;
    brackets_ = delimiters_ = deepest_ = 0;
    if (!entangled) return;
    flush(paragraph_);
    segments_.push_back({SegmentKind::plain, {paragraph_, end}, {}});
    begin_ = end;
  }

  void drop(std::uint32_t begin, std::uint32_t after) {
    end_paragraph(begin);
    flush(begin);
    begin_ = after;
    paragraph_ = after;
    bars_ = kNoBars;
  }

  void flush(std::uint32_t end) {
    if (begin_ >= end) return;
    if (!trim(view({begin_, end})).empty()) {
      segments_.push_back({SegmentKind::markdown, {begin_, end}, {}});
    }
    begin_ = end;
  }

  // `---`, lines of `key: value`, `---`: about the file, not of it.
  void skip_front_matter() {
    LineReader lines(text_,
                     {region_.begin, std::min(region_.end, region_.begin + kMaxFrontMatter)});
    bool opened = false;
    bool keys = false;
    while (lines.next()) {
      const std::string_view line = trim(view(lines.line()));
      if (!opened) {
        if (line != "---") return;
        opened = true;
      } else if (line == "---") {
        if (keys) begin_ = lines.after();
        return;
      } else if (line.empty()) {
        return;
      } else if (!keys) {
        const std::size_t colon = line.find(':');
        if (colon == line.npos || line.find(' ') < colon) return;
        keys = true;
      }
    }
  }

  static constexpr std::uint32_t kNoBars = 0xffffffff;
  std::string_view text_;
  SourceSpan region_;
  std::vector<Segment> segments_;
  std::uint32_t begin_;          // of the segment that is open
  std::uint32_t paragraph_ = 0;  // where the current paragraph began
  std::uint32_t above_ = 0;      // where its last line began
  std::uint32_t ruled_end_ = 0;  // of the last table between rules
  std::uint32_t bars_ = kNoBars;
  SourceSpan rule_;
  bool wrapped_ = false;  // the last line does not end its row
  bool table_ = false;
  bool open_row_ = false;
  bool bare_ = false;          // the table has no bars at the ends of its rows
  std::uint32_t gap_ = 0;      // where the line of spaces began that may end it
  std::uint32_t resumed_ = 0;  // and the row after that, if it is the last line
  std::string_view fence_;
  bool comment_ = false;  // one is open
  bool html_ = false;     // since the last empty line one begins with a tag
  std::uint32_t brackets_ = 0;
  std::uint32_t delimiters_ = 0;
  std::uint32_t deepest_ = 0;
};

}  // namespace

std::vector<Segment> split_markdown(const Region& region) { return Splitter(region).run(); }

}  // namespace offerlog
