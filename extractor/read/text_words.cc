#include "text_words.h"

#include "glued_words.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

struct Raised {
  std::uint32_t size = 0;  // of all of it; 0 if it is something else
  SourceSpan inside;       // what is seen, counted from the `^`
  bool note = false;
};

Raised read_raised(std::string_view text) {
  constexpr std::string_view kMarks[] = {"SM", "TM", "\u00ae", "\u2122", "th", "st", "nd", "rd"};
  constexpr std::size_t kLongest = 6;
  if (text.size() < 2) return {};
  if (text[1] == '(') {
    const std::size_t close = text.substr(0, kLongest).find(')');
    if (close == text.npos) return {};
    const auto end = static_cast<std::uint32_t>(close);
    const bool note = is_digit(text[2]);
    return {end + 1, note ? SourceSpan{1, end + 1} : SourceSpan{2, end}, note};
  }
  for (const std::string_view mark : kMarks) {
    const auto size = static_cast<std::uint32_t>(mark.size() + 1);
    if (!text.substr(1).starts_with(mark)) continue;
    if (text.size() == size || !is_alnum(text[size])) return {size, {1, size}, false};
  }
  return {};
}

// The blank of "Corvale & Co ." that a converter puts behind a word whose markup ends; not of a
// row of dots. Behind the text without one.
std::uint32_t stray_blank(std::string_view text, SourceSpan span) {
  const std::string_view words = text.substr(span.begin, span.size());
  for (std::string_view stop : {" .", " ,"}) {
    for (auto at = words.find(stop); at != words.npos; at = words.find(stop, at + 1)) {
      const std::string_view next = words.substr(at + 2);
      const bool alone = next.empty() || (next.front() == ' ' && !next.starts_with(" ."));
      if (alone && at > 0 && is_alnum(words[at - 1]))
        return span.begin + static_cast<std::uint32_t>(at);
    }
  }
  return span.end;
}

}  // namespace

void write_words(std::string_view text, SourceSpan span, DocumentBuilder& out) {
  const std::string_view words = text.substr(span.begin, span.size());
  const auto write_plain = [&](SourceSpan piece) {
    write_apart(
        text, piece, [&](SourceSpan p) { out.visible(p); }, [&] { out.space(); });
  };
  const auto write = [&](SourceSpan piece) {
    const std::uint32_t blank = stray_blank(text, piece);
    write_plain({piece.begin, blank});
    if (blank < piece.end) write_plain({blank + 1, piece.end});
  };
  std::uint32_t begin = span.begin;
  for (std::size_t at = words.find('^'); at != words.npos; at = words.find('^', at + 1)) {
    const Raised raised = read_raised(words.substr(at));
    if (raised.size == 0) continue;
    const std::uint32_t mark = span.begin + static_cast<std::uint32_t>(at);
    write({begin, mark});
    if (raised.note) out.space();
    out.visible({mark + raised.inside.begin, mark + raised.inside.end});
    begin = mark + raised.size;
  }
  write({begin, span.end});
}

}  // namespace offerlog
