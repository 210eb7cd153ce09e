#include "paragraph_breaks.h"

#include "line_cues.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::uint32_t kNarrow = 40;  // lines too short to tell a wrap from an end

}  // namespace

// No blank lines, lines too long to be wrapped, and few that go on in the next: a text whose
// paragraphs were joined by spaces keeps the line ends that stood within them.
bool ParagraphBreaks::decide_lines_are_paragraphs() const {
  std::size_t blank = 0;
  std::size_t long_lines = 0;
  std::size_t going_on = 0;
  for (const TextLine& line : lines_) {
    if (line.kind == LineKind::blank) ++blank;
    if (line.span.size() > kLongLine) ++long_lines;
    if (line.kind == LineKind::text && is_lower(view(line).front())) ++going_on;
  }
  const std::size_t filled = lines_.size() - blank;
  return blank * 10 < filled && long_lines * 20 >= filled && going_on * 3 < filled;
}

// Lines too long to be wrapped, and hardly one that goes on in the next.
bool ParagraphBreaks::decide_unwrapped() const {
  std::size_t filled = 0;
  std::size_t long_lines = 0;
  std::size_t going_on = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].kind != LineKind::text) continue;
    ++filled;
    if (lines_[i].span.size() > kLongLine) ++long_lines;
    const char first = view(lines_[i]).front();
    const bool below = i > 0 && lines_[i - 1].kind == LineKind::text;
    if (below && (is_lower(first) || first == ',' || first == '.')) ++going_on;
  }
  return long_lines * 20 >= filled && going_on * 50 <= filled;
}

// "Item" / "1.01. Entry into …" / "On" / "March 28, 2025, the Company …": the source of the page
// had the first word of each paragraph in a line of its own.
bool ParagraphBreaks::decide_first_words_alone() const {
  constexpr std::size_t kFewest = 10;
  std::size_t filled = 0;
  std::size_t alone = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].kind != LineKind::text) continue;
    ++filled;
    if (is_first_word(i)) ++alone;
  }
  return alone >= kFewest && alone * 10 >= filled;
}

bool ParagraphBreaks::is_first_word(std::size_t i) const {
  if (i + 1 >= lines_.size() || lines_[i + 1].kind != LineKind::text) return false;
  const std::string_view word = view(lines_[i]);
  const std::string_view below = view(lines_[i + 1]);
  return word.find(' ') == word.npos && has_lower(word) && !ends_sentence(word) &&
         (is_upper(word.front()) || word.front() == '(') && below.find(' ') != below.npos;
}

std::size_t ParagraphBreaks::end_of_titles(std::size_t first, std::size_t last,
                                           std::uint32_t width) const {
  constexpr std::size_t kFewest = 3;
  std::size_t end = first;
  while (width >= kNarrow && end < last && lines_[end].span.size() < width / 2 &&
         is_title(view(lines_[end])) && !goes_on_below(view(lines_[end])))
    ++end;
  if (end - first < kFewest || end == last) return first;
  const bool prose = lines_[end].span.size() >= width / 2;
  return prose && !is_lower(view(lines_[end]).front()) ? end : end - 1;
}

bool ParagraphBreaks::is_labelled_line(std::size_t i) const {
  return i < lines_.size() && lines_[i].kind == LineKind::text && is_labelled(view(lines_[i]));
}

// Below a labelled line, and the names that its list goes on with: "Managers: Harrow LLC" /
// "Penhallow & Co." / "Co-Managers: Tarn LLC".
bool ParagraphBreaks::below_labelled(std::size_t i) const {
  constexpr std::size_t kMostNames = 12;
  constexpr std::size_t kLongestName = 60;
  for (std::size_t j = i; j-- > 0 && i - j <= kMostNames && lines_[j].kind == LineKind::text;) {
    const std::string_view above = view(lines_[j]);
    if (is_labelled(above)) return true;
    if (above.size() > kLongestName || !is_title(above)) return false;
  }
  return false;
}

// "(the \u201c" / "Purchase" / "Agreement" / "\u201d) with": a term that was set in italics.
bool ParagraphBreaks::is_in_quotes(std::size_t i) const {
  constexpr std::size_t kLongestTerm = 4;  // lines
  for (std::size_t j = i; j-- > 0 && i - j <= kLongestTerm && lines_[j].kind == LineKind::text;) {
    if (view(lines_[j]).ends_with("\u201c")) return true;
    if (view(lines_[j]).starts_with("\u201d")) return false;
  }
  return false;
}

// "www.corvale.com" / "May 4, 2022" / "Securities and Exchange Commission": between the head
// of a letter and whom it is to.
bool ParagraphBreaks::is_day_of_letter(std::size_t i, bool room) const {
  const std::string_view above = view(lines_[i - 1]);
  if (is_day_alone(view(lines_[i]))) return above.find(' ') == above.npos && !goes_on_below(above);
  const bool begins = i == 1 || lines_[i - 2].kind != LineKind::text ||
                      view(lines_[i - 2]).find(' ') == std::string_view::npos;
  return room && begins && is_day_alone(above);
}

bool ParagraphBreaks::before(std::size_t i, std::uint32_t width) const {
  if (lines_are_paragraphs_) return true;
  const TextLine& line_above = lines_[i - 1];
  const TextLine& line = lines_[i];
  const std::string_view above = view(line_above);
  const std::string_view text = view(line);
  if (text.empty() || is_lower(text.front())) return false;
  // "H.B." / "Marlowe & Co. is acting as the placement agent"
  if (is_initials(above) || is_in_quotes(i)) return false;
  if (unwrapped_ && !goes_on_below(above)) return true;
  if (first_words_alone_ && is_first_word(i - 1)) return false;
  if (first_words_alone_ && is_first_word(i) && !goes_on_below(above)) return true;
  if (is_item(text) || begins_with_bullet(text) || is_dated(text) || is_form(text) ||
      is_dateline(text))
    return true;
  if (is_form(above) || is_cover_line(above) || begins_cover(text) || is_date_of_report(above))
    return true;
  // Below or above another: a list of terms.
  if (is_labelled(text) && (below_labelled(i) || is_labelled_line(i + 1))) return true;
  if (is_aside(text) || opens_bracket(above)) return false;
  const bool room =
      width >= kNarrow && line_above.span.size() + 1 + first_word(text).size() < width * 4 / 5;
  if (is_label(above)) return false;
  if (is_day_of_letter(i, room)) return true;
  if (room && begins_account(text) && is_title(above) && !goes_on_below(above)) return true;
  if (ends_sentence(above)) {
    const bool indented = line.indent >= line_above.indent + 3;
    return room || indented || is_enumerated(text);
  }
  if (is_enumerated(text) && ends_item(above)) return true;
  if (room && (is_capitals(above) ? has_lower(text) : is_capitals(text) && has_lower(above)))
    return true;
  return line_above.indent >= kCentred && line.indent >= kCentred &&
         line_above.indent != line.indent && !is_capitals(text) && room;
}

}  // namespace offerlog
