#include "edgar_document.h"

#include <algorithm>

#include "values/ascii.h"

namespace offerlog {
namespace {

struct Field {
  std::string_view tag;
  std::string_view EdgarDocument::*value;
};
constexpr Field kFields[] = {
    {"<TYPE>", &EdgarDocument::type},
    {"<FILENAME>", &EdgarDocument::filename},
    {"<DESCRIPTION>", &EdgarDocument::description},
};

// Tags that may stand between <TEXT> and the document proper.
constexpr std::string_view kInnerWrappers[] = {"<XBRL>", "<PDF>", "<XML>"};

std::uint32_t skip_space(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && is_space(text[at])) ++at;
  return at;
}

// Where the text from `at` on first has `tag`, or `end`.
std::uint32_t find(std::string_view text, std::string_view tag, std::uint32_t at,
                   std::uint32_t end) {
  const std::size_t found = text.substr(0, end).find(tag, at);
  return found == std::string_view::npos ? end : static_cast<std::uint32_t>(found);
}

// A field has a line to itself, but where white space was collapsed: there the next
// tag ends it.
std::uint32_t end_of_field(std::string_view text, std::uint32_t at, std::uint32_t end) {
  for (; at < end; ++at) {
    if (text[at] == '\n' || text[at] == '\r') break;
    if (text[at] == ' ' && at + 2 < end && text[at + 1] == '<' && is_upper(text[at + 2])) break;
  }
  return at;
}

// The lines of tags before <TEXT>. A line that is no such tag begins the text.
std::uint32_t read_head(std::string_view text, SourceSpan span, EdgarDocument& out) {
  std::uint32_t at = skip_space(text, span.begin, span.end);
  while (at < span.end && text[at] == '<') {
    const std::uint32_t line_end = end_of_field(text, at, span.end);
    const std::string_view line = text.substr(at, line_end - at);
    if (starts_with_any_case(line, "<TEXT>")) {
      return at + 6;
    }
    const std::size_t close = line.find('>');
    const bool tag =
        close != std::string_view::npos && close > 1 &&
        std::all_of(line.begin() + 1, line.begin() + static_cast<std::ptrdiff_t>(close),
                    [](char c) { return is_upper(c) || c == '-' || is_digit(c); });
    if (!tag || equals_any_case(line.substr(0, close + 1), "<HTML>")) return at;
    for (const Field& field : kFields) {
      if (starts_with_any_case(line, field.tag)) out.*field.value = trim(line.substr(close + 1));
    }
    at = skip_space(text, line_end, span.end);
  }
  return at;
}

std::uint32_t skip_inner_wrapper(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const std::uint32_t first = skip_space(text, at, end);
  for (const std::string_view tag : kInnerWrappers) {
    if (starts_with_any_case(text.substr(first, end - first), tag)) {
      return first + static_cast<std::uint32_t>(tag.size());
    }
  }
  return at;
}

}  // namespace

EdgarDocument read_edgar_document(std::string_view text, SourceSpan span) {
  EdgarDocument out;
  // A document that is not closed ends where the next begins. That is looked for
  // first: a search for the end may then never leave the document.
  const std::uint32_t next = find(text, "<DOCUMENT>", span.begin, span.end);
  const std::uint32_t stop = find(text, "</DOCUMENT>", span.begin, next);
  out.closed = stop < next;
  std::uint32_t begin = read_head(text, {span.begin, stop}, out);
  begin = skip_inner_wrapper(text, begin, stop);
  // Backwards, but never beyond the document.
  const std::size_t close = text.substr(begin, stop - begin).rfind("</TEXT>");
  const bool has_close = close != std::string_view::npos;
  out.content = {begin, has_close ? begin + static_cast<std::uint32_t>(close) : stop};
  return out;
}

EdgarDocument unwrap_edgar_document(std::string_view text, SourceSpan span) {
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  std::uint32_t at = span.begin;
  if (text.substr(at, span.size()).starts_with(kMark)) at += 3;
  at = skip_space(text, at, span.end);
  if (starts_with_any_case(text.substr(at, span.end - at), "<DOCUMENT>")) {
    return read_edgar_document(text, {at + 10, span.end});
  }
  EdgarDocument out;
  out.content = span;
  return out;
}

}  // namespace offerlog
