#include "text_lines.h"

#include <algorithm>
#include <array>

#include "lines.h"
#include "run_on_lines.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// White space and invisible characters beyond ASCII, in UTF-8.
constexpr std::string_view kBlanks[] = {
    "\xc2\xa0",      // no-break space
    "\xc2\xad",      // soft hyphen
    "\xe2\x80\x8b",  // zero width
    "\xe2\x80\x8c", "\xe2\x80\x8d", "\xe2\x80\x8e", "\xe2\x80\x8f", "\xe2\x80\x80",
    "\xe2\x80\x81", "\xe2\x80\x82", "\xe2\x80\x83", "\xe2\x80\x84", "\xe2\x80\x85",
    "\xe2\x80\x86", "\xe2\x80\x87", "\xe2\x80\x88", "\xe2\x80\x89", "\xe2\x80\x8a",
    "\xe2\x80\xaf", "\xe2\x81\xa0", "\xe3\x80\x80", "\xef\xbb\xbf",
};

std::size_t blank_at_end(std::string_view text) {
  if (text.empty()) return 0;
  if (is_blank_byte(text.back())) return 1;
  if (static_cast<unsigned char>(text.back()) < 0x80) return 0;
  for (const std::string_view blank : kBlanks) {
    if (text.ends_with(blank)) return blank.size();
  }
  return 0;
}

std::uint32_t count_indent(std::string_view margin) {
  std::uint32_t columns = 0;
  for (const char c : margin) {
    if (c == '\t')
      columns += 8;
    else if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80)
      ++columns;
  }
  return columns;
}

struct Tag {
  std::string_view name;
  LineKind kind;
};

// In lines that begin with `<`.
constexpr Tag kTags[] = {
    {"<page>", LineKind::page},        {"<table>", LineKind::table_begin},
    {"</table>", LineKind::table_end}, {"<s>", LineKind::ruler},
    {"<c>", LineKind::ruler},          {"<caption>", LineKind::tag},
    {"<fn>", LineKind::tag},           {"</fn>", LineKind::tag},
    {"<document>", LineKind::tag},     {"</document>", LineKind::tag},
    {"<type>", LineKind::tag},         {"<sequence>", LineKind::tag},
    {"<filename>", LineKind::tag},     {"<description>", LineKind::tag},
    {"<text>", LineKind::tag},         {"</text>", LineKind::tag},
};

bool is_roman(std::string_view text) {
  return text.size() <= 6 && text.find_first_not_of("ivx") == text.npos;
}

// “14”, “ii”, “S-14”, “F-3”; four digits are a year.
bool is_page_number(std::string_view text) {
  if (text.empty() || text.size() > 6) return false;
  if (text.size() > 2 && is_upper(text[0]) && text[1] == '-') text.remove_prefix(2);
  return (text.size() <= 3 && text.find_first_not_of("0123456789") == text.npos) || is_roman(text);
}

bool is_furniture(std::string_view line) {
  if (line.size() > 24) return false;
  if (equals_any_case(line, "table of contents")) return true;
  if (starts_with_any_case(line, "page ")) line.remove_prefix(5);
  while (!line.empty() && (line.front() == '-' || line.front() == ' ')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == '-' || line.back() == ' ')) line.remove_suffix(1);
  return is_page_number(line);
}

// `-----`, `=====`, `* * *`; beyond ASCII one character over and over: `━━━━━`
bool is_rule(std::string_view line) {
  constexpr std::string_view kBars[] = {"\u2501", "\u2500", "\u2550", "\u2014", "\u2013", "\u2015"};
  constexpr std::string_view kAscii = "-=_*";
  if (line.size() < 3) return false;
  if (kAscii.find(line.front()) != line.npos) return line.find_first_not_of("-=_* \t") == line.npos;
  for (const std::string_view bar : kBars) {
    if (!line.starts_with(bar)) continue;
    std::size_t count = 0;
    for (; line.starts_with(bar); line.remove_prefix(bar.size())) ++count;
    return line.empty() && count >= 3;
  }
  return false;
}

LineKind kind_of(std::string_view line) {
  if (line.empty()) return LineKind::blank;
  if (line.front() == '<') {
    for (const Tag& tag : kTags) {
      if (starts_with_any_case(line, tag.name)) return tag.kind;
    }
    return LineKind::text;
  }
  if (is_furniture(line)) return LineKind::furniture;
  return is_rule(line) ? LineKind::rule : LineKind::text;
}

}  // namespace

std::size_t wide_blank_at_start(std::string_view text) {
  constexpr std::string_view kLeads = "\xc2\xe2\xe3\xef";
  if (kLeads.find(text.front()) == kLeads.npos) return 0;
  for (const std::string_view blank : kBlanks) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

SourceSpan trim_blank(std::string_view text, SourceSpan span) {
  std::string_view rest = text.substr(span.begin, span.size());
  while (const std::size_t size = blank_at_start(rest)) rest.remove_prefix(size);
  span.begin = span.end - static_cast<std::uint32_t>(rest.size());
  while (const std::size_t size = blank_at_end(rest)) rest.remove_suffix(size);
  span.end = span.begin + static_cast<std::uint32_t>(rest.size());
  return span;
}

namespace {

// So far a cover reaches, in bytes.
constexpr std::uint32_t kCover = 16384;

class LinesReader {
 public:
  LinesReader(const Region& region, std::size_t limit)
      : text_(region.decoded.utf8), region_(region.span), limit_(limit) {}

  std::vector<TextLine> read() {
    const SourceSpan cover{region_.begin, std::min(region_.end, region_.begin + kCover)};
    cover_starts_ = find_cover_lines(text_, cover);
    for (LineReader reader(text_, region_); lines_.size() < limit_ && reader.next();) {
      const SourceSpan line = reader.line();
      const std::vector<std::uint32_t> starts = starts_in(line);
      starts.empty() ? add(line) : add_apart(line, starts);
    }
    if (lines_.size() > limit_) lines_.resize(limit_);
    return std::move(lines_);
  }

 private:
  std::string_view view(SourceSpan span) const { return text_.substr(span.begin, span.size()); }

  void add(SourceSpan whole) {
    const SourceSpan span = trim_blank(text_, whole);
    const std::string_view line = view(span);
    // “FORM” and “S-3” below it: no number of a page.
    const bool form = !lines_.empty() && equals_any_case(view(lines_.back().span), "form");
    const LineKind kind = form && !line.empty() ? LineKind::text : kind_of(line);
    lines_.push_back({span, count_indent(view({whole.begin, span.begin})), kind});
  }

  // Of those of the cover each is asked for once.
  std::vector<std::uint32_t> starts_in(SourceSpan line) {
    std::vector<std::uint32_t> starts;
    if (line.size() > kLongLine) starts = find_item_lines(text_, line);
    const auto items = static_cast<std::ptrdiff_t>(starts.size());
    for (; next_start_ < cover_starts_.size() && cover_starts_[next_start_] < line.end;
         ++next_start_)
      starts.push_back(std::max(cover_starts_[next_start_], line.begin));
    std::inplace_merge(starts.begin(), starts.begin() + items, starts.end());
    return starts;
  }

  // As the lines that were run together in it, with a blank one between two.
  void add_apart(SourceSpan whole, const std::vector<std::uint32_t>& starts) {
    std::uint32_t begin = whole.begin;
    for (const std::uint32_t start : starts) {
      if (!trim_blank(text_, {begin, start}).empty()) add({begin, start});
      add({start, start});
      begin = start;
    }
    add({begin, whole.end});
  }

  std::string_view text_;
  SourceSpan region_;
  std::size_t limit_;
  std::vector<std::uint32_t> cover_starts_;  // where lines of the cover begin
  std::size_t next_start_ = 0;               // of those
  std::vector<TextLine> lines_;
};

}  // namespace

std::vector<TextLine> read_lines(const Region& region, std::size_t limit) {
  return LinesReader(region, limit).read();
}

}  // namespace offerlog
