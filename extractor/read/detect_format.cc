// Which reader: by content, because the name often lies (Markdown in a .txt,
// text in a .htm).
//
//   submission   <SEC-DOCUMENT>, <SEC-HEADER>, <SUBMISSION> at the start of a line near the top
//   html         <html or <!DOCTYPE html near the top, or many block tags for its size
//   markdown     marks that EDGAR text does not have: \$ **bold** # Heading |---|---| [a](b)
//   [a]{.b} text         everything else
//
// Markdown carries HTML: converters write the tables that bars cannot hold as
// tags, and leave <div> where the page had it. What tells it from a page is text
// between blank lines with no tag that shapes a page around it.
//
// What the simple story leaves out: text filings have `<PAGE>`, `<TABLE>` and
// `<S>`, and redactions such as `[***]`; they use runs of dashes as rules, and
// `*` and `#` here and there. So one mark proves nothing: marks are weighed,
// and must be frequent enough for the size of the file.
#include <algorithm>
#include <array>

#include "markdown_attributes.h"
#include "readers.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::size_t kHeadSize = 8192;
// Marks are counted in a sample: three windows from the file.
constexpr std::size_t kWindow = 65536;

// Markers of an EDGAR submission, at the start of a line.
constexpr std::string_view kSubmissionMarks[] = {
    "<SEC-DOCUMENT>",
    "<SEC-HEADER>",
    "<IMS-DOCUMENT>",
    "<IMS-HEADER>",
    "-----BEGIN PRIVACY-ENHANCED MESSAGE-----",
    "<SUBMISSION>",
};

constexpr std::string_view kHtmlMarks[] = {"<html", "<!doctype html", "<body", "<head>"};

// Tags that shape a page. Text filings have <TABLE> and <S>; Markdown has
// <br>, <sup> and <span> in plenty.
constexpr std::string_view kBlockTags[] = {"p",  "div", "tr", "td", "th", "font", "center", "h1",
                                           "h2", "h3",  "h4", "ul", "ol", "li",   "hr",     "dl"};

bool at_line_start(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
}

bool is_submission(std::string_view head) {
  for (const std::string_view mark : kSubmissionMarks) {
    for (std::size_t at = head.find(mark); at != head.npos; at = head.find(mark, at + 1)) {
      if (at_line_start(head, at)) return true;
    }
  }
  return false;
}

bool has_html_mark(std::string_view head) {
  for (std::size_t at = head.find('<'); at != head.npos; at = head.find('<', at + 1)) {
    for (const std::string_view mark : kHtmlMarks) {
      if (starts_with_any_case(head.substr(at), mark)) return true;
    }
  }
  return false;
}

// The name of the tag that opens or closes at `at`, which holds `<`.
std::string_view tag_name(std::string_view text, std::size_t at) {
  std::size_t begin = at + 1;
  if (begin < text.size() && text[begin] == '/') ++begin;
  std::size_t end = begin;
  while (end < text.size() && is_alnum(text[end])) ++end;
  const bool closed =
      end < text.size() && (text[end] == '>' || is_space(text[end]) || text[end] == '/');
  return closed ? text.substr(begin, end - begin) : std::string_view();
}

bool is_block_tag(std::string_view name) { return equals_one_in_any_case(name, kBlockTags); }

// What tags tell of a stretch of text.
struct TagCount {
  std::size_t block_tags = 0;
  std::size_t text = 0;   // bytes outside of tags
  std::size_t loose = 0;  // of those, bytes of paragraphs without a block tag
};

// A paragraph: what stands between two blank lines.
TagCount count_in_paragraph(std::string_view paragraph) {
  TagCount count;
  std::size_t in_tags = 0;
  for (std::size_t at = paragraph.find('<'); at != paragraph.npos; at = paragraph.find('<', at)) {
    if (is_block_tag(tag_name(paragraph, at))) ++count.block_tags;
    const std::size_t end = std::min(paragraph.find('>', at), paragraph.size() - 1) + 1;
    in_tags += end - at;
    at = end;
  }
  count.text = paragraph.size() - in_tags;
  if (count.block_tags == 0) count.loose = count.text;
  return count;
}

// The end of the paragraph that `text` begins with: its first blank line.
std::size_t end_of_paragraph(std::string_view text) {
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1)) {
    const std::size_t next = text.find_first_not_of(" \t\r", end + 1);
    if (next == text.npos || text[next] == '\n') return end + 1;
  }
  return text.size();
}

TagCount count_tags(std::string_view text) {
  TagCount count;
  while (!text.empty()) {
    const std::size_t end = end_of_paragraph(text);
    const TagCount one = count_in_paragraph(text.substr(0, end));
    count.block_tags += one.block_tags;
    count.text += one.text;
    count.loose += one.loose;
    text.remove_prefix(end);
  }
  return count;
}

// --- Markdown ---------------------------------------------------------------

// `| --- | :-: |`
bool is_table_rule(std::string_view line) {
  bool dash = false;
  bool bar = false;
  for (const char c : line) {
    if (c == '-')
      dash = true;
    else if (c == '|')
      bar = true;
    else if (c != ':' && c != ' ' && c != '\t')
      return false;
  }
  return dash && bar;
}

// `## Heading`: a letter, digit or mark of emphasis follows.
bool is_heading(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6 || level + 1 >= line.size() || line[level] != ' ') return false;
  const char next = line[level + 1];
  return is_alnum(next) || next == '*' || next == '<' || static_cast<unsigned char>(next) >= 0x80;
}

// `{12}------------`, a page mark of a PDF converter.
bool is_page_mark(std::string_view line) {
  if (line.size() < 6 || line[0] != '{') return false;
  std::size_t at = 1;
  while (at < line.size() && is_digit(line[at])) ++at;
  return at > 1 && line.substr(at).starts_with("}---");
}

// `::: {style="text-align:center"}`
bool is_fence(std::string_view line) {
  return line.starts_with(":::") && line.find(" {") == line.find_first_not_of(':') &&
         line.back() == '}';
}

struct LineMark {
  bool (*matches)(std::string_view line);
  int weight;
};

constexpr LineMark kLineMarks[] = {
    {is_table_rule, 6},
    {is_heading, 2},
    {is_page_mark, 3},
    {is_fence, 2},
    {[](std::string_view line) { return line == "---" || line == "```"; }, 1},
};

int weigh_line(std::string_view line) {
  for (const LineMark& mark : kLineMarks) {
    if (mark.matches(line)) return mark.weight;
  }
  return 0;
}

// `**bold**`, not `[**]` nor a footnote's `**`.
bool opens_bold(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size() || text[at + 1] != '*') return false;
  if (at > 0 && (text[at - 1] == '*' || text[at - 1] == '[')) return false;
  const char next = text[at + 2];
  if (is_space(next) || next == '*' || next == ']') return false;
  const std::size_t close = text.find("**", at + 3);
  const std::size_t line_end = std::min(text.find('\n', at), text.size());
  return close != text.npos && close < line_end && !is_space(text[close - 1]);
}

bool is_link(std::string_view text, std::size_t at) {  // at `]`
  constexpr std::string_view kDestinations[] = {"(http", "(#", "(mailto:", "(/", "(www."};
  const std::string_view rest = text.substr(at + 1);
  return starts_with_any(rest, kDestinations);
}

// `[8-K]{.underline}`: is it one, at its `]`?
bool ends_span(std::string_view text, std::size_t at) {
  constexpr std::size_t kEnough = 256;
  return size_of_attributes(text.substr(at + 1, kEnough)) > 0;
}

// `\$14`, `No\. 5`: an escape among words. Encoded data has backslashes too, but
// among capitals and punctuation.
bool is_escape(std::string_view text, std::size_t at) {
  constexpr std::string_view kEscaped = "$.*_#()[]~+-&|";
  if (at + 1 >= text.size() || kEscaped.find(text[at + 1]) == kEscaped.npos) return false;
  const auto in_prose = [](char c) {
    return is_space(c) || is_lower(c) || is_digit(c) || c == '(' || c == '|' || c == '*' ||
           c == '\\';
  };
  return (at == 0 || in_prose(text[at - 1])) && (at + 2 == text.size() || in_prose(text[at + 2]));
}

// Where the next byte stands, from `at` on, that may be a mark; `npos` if none does.
std::size_t find_mark(std::string_view text, std::size_t at) {
  const auto found = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                                  [](char c) { return c == '\\' || c == '*' || c == ']'; });
  return found == text.end() ? text.npos : static_cast<std::size_t>(found - text.begin());
}

// Marks inside lines: escapes, bold, links, spans with attributes.
int weigh_marks(std::string_view text) {
  int weight = 0;
  for (std::size_t at = find_mark(text, 0); at != text.npos;) {
    std::size_t step = 1;
    switch (text[at]) {
      case '\\':
        if (is_escape(text, at)) {
          weight += 2;
          step = 2;
        }
        break;
      case '*':
        if (opens_bold(text, at)) {
          weight += 2;
          step = text.find("**", at + 3) + 2 - at;
        }
        break;
      default:
        if (is_link(text, at) || ends_span(text, at)) weight += 2;
    }
    at = find_mark(text, at + step);
  }
  return weight;
}

int weigh_markdown(std::string_view text) {
  int weight = weigh_marks(text);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view whole = text.substr(0, end);
    const std::string_view line = trim(whole);
    // Indented, it is the rule of a table drawn in text.
    const bool rule = whole.starts_with(' ') && line == "---";
    if (!line.empty() && !rule &&
        std::string_view("|#{-:`").find(line.front()) != std::string_view::npos) {
      weight += weigh_line(line);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return weight;
}

// --- the choice -------------------------------------------------------------

struct Evidence {
  std::size_t size = 0;
  TagCount tags;
  int markdown = 0;
};

Evidence weigh(std::string_view text) {
  Evidence evidence;
  const std::size_t last = text.size() > kWindow ? text.size() - kWindow : 0;
  const std::array<std::size_t, 3> starts = {0, last / 2, last};
  std::size_t read = 0;
  for (const std::size_t start : starts) {
    const std::size_t begin = std::max(start, read);
    if (begin >= text.size()) break;
    const std::string_view window = text.substr(begin, start + kWindow - begin);
    evidence.size += window.size();
    const TagCount tags = count_tags(window);
    evidence.tags.block_tags += tags.block_tags;
    evidence.tags.text += tags.text;
    evidence.tags.loose += tags.loose;
    evidence.markdown += weigh_markdown(window);
    read = begin + window.size();
  }
  return evidence;
}

bool ends_with_any_case(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && equals_any_case(text.substr(text.size() - end.size()), end);
}

}  // namespace

Format detect_format(std::string_view text, std::string_view uri) {
  const std::string_view head = text.substr(0, kHeadSize);
  if (is_submission(head)) return Format::submission;
  if (has_html_mark(head)) return Format::html;
  const Evidence evidence = weigh(text);
  const bool named_markdown =
      ends_with_any_case(uri, ".md") || ends_with_any_case(uri, ".markdown");
  const bool named_html = ends_with_any_case(uri, ".htm") || ends_with_any_case(uri, ".html");
  // Marks: three points, and one in about 8 KB of the sample.
  const int needed = named_markdown ? 1 : 3;
  const bool markdown = evidence.markdown >= needed &&
                        static_cast<std::size_t>(evidence.markdown) * 8192 >= evidence.size;
  // Tags: one in 500 bytes, and most of the text inside of them.
  const bool tags = evidence.tags.block_tags >= (named_html ? 1U : 2U) &&
                    evidence.tags.block_tags * 500 >= evidence.size;
  const bool loose = !named_html && evidence.tags.loose * 4 >= evidence.tags.text;
  if (tags && !loose) return Format::html;
  return markdown || tags ? Format::markdown : Format::text;
}

}  // namespace offerlog
