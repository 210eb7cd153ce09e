// Where paragraphs begin among the lines of a plain text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text_lines.h"

namespace offerlog {

inline constexpr std::uint32_t kCentred = 12;  // columns of margin

class ParagraphBreaks {
 public:
  // `lines` of `text`, which must outlive this.
  ParagraphBreaks(std::string_view text, const std::vector<TextLine>& lines)
      : text_(text),
        lines_(lines),
        lines_are_paragraphs_(decide_lines_are_paragraphs()),
        unwrapped_(decide_unwrapped()),
        first_words_alone_(decide_first_words_alone()) {}

  bool lines_are_paragraphs() const { return lines_are_paragraphs_; }
  bool is_unwrapped() const { return unwrapped_; }

  // Titles below each other at the head of a group, as a cover lists securities, each
  // with room for the next; where they end.
  std::size_t end_of_titles(std::size_t first, std::size_t last, std::uint32_t width) const;

  // Whether a paragraph begins with line `i`, which has a line before it; `width` is that of
  // the widest line around.
  bool before(std::size_t i, std::uint32_t width) const;

 private:
  std::string_view view(const TextLine& line) const {
    return text_.substr(line.span.begin, line.span.size());
  }
  bool is_labelled_line(std::size_t i) const;
  bool below_labelled(std::size_t i) const;
  bool decide_lines_are_paragraphs() const;
  bool decide_unwrapped() const;
  bool decide_first_words_alone() const;
  bool is_first_word(std::size_t i) const;
  bool is_in_quotes(std::size_t i) const;
  bool is_day_of_letter(std::size_t i, bool room) const;

  std::string_view text_;
  const std::vector<TextLine>& lines_;
  bool lines_are_paragraphs_;
  bool unwrapped_;
  bool first_words_alone_;
};

}  // namespace offerlog
