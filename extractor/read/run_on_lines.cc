#include "run_on_lines.h"

#include <algorithm>
#include <array>

#include "text_lines.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

enum class Cut : std::uint8_t { before, after, around };

// What goes on in the line that the words begin.
enum class Tail : std::uint8_t { none, year, number, bracket };

struct Cue {
  std::string_view words;  // a space stands for any white space
  Cut cut;
  bool any_case;  // but that of its first letter
  Tail tail = Tail::none;
};

// In the order of a cover. Prose has none of them, written so.
constexpr Cue kCues[] = {
    {"As filed with the Securities and Exchange Commission", Cut::before, true, Tail::year},
    {"Filed pursuant to Rule 424(b)(", Cut::before, true, Tail::bracket},
    {"Registration No. 333-", Cut::before, true, Tail::number},
    {"Registration Statement No. 333-", Cut::before, true, Tail::number},
    {"PROSPECTUS SUPPLEMENT (To", Cut::before, true, Tail::bracket},
    {"The date of this prospectus", Cut::before, true, Tail::year},
    {"UNITED STATES SECURITIES AND EXCHANGE COMMISSION", Cut::before, false},
    {"D.C. 20549", Cut::after, true},
    {"FORM 8-K/A", Cut::around, false},
    {"FORM 8-K", Cut::around, false},
    {"FORM 6-K", Cut::around, false},
    {"FORM 10-K/A", Cut::around, false},
    {"FORM 10-K", Cut::around, false},
    {"FORM 10-Q", Cut::around, false},
    {"FORM S-1", Cut::around, false},
    {"FORM S-3", Cut::around, false},
    {"FORM S-8", Cut::around, false},
    {"FORM F-1", Cut::around, false},
    {"FORM F-3", Cut::around, false},
    {"CURRENT REPORT PURSUANT TO", Cut::before, true},
    {"REGISTRATION STATEMENT UNDER", Cut::before, true},
    {"THE SECURITIES ACT OF 1933", Cut::after, false},
    {"SECURITIES EXCHANGE ACT OF 1934", Cut::after, false},
    {"Date of Report (Date of", Cut::before, true, Tail::year},
    {"(Exact name of", Cut::before, true},
    {"specified in its charter)", Cut::after, true},
    {"(State or other jurisdiction", Cut::before, true},
};

// The bytes that cues begin with: most words are told by them to be none.
constexpr std::array<bool, 256> first_bytes_of_cues() {
  std::array<bool, 256> first{};
  for (const Cue& cue : kCues) first[static_cast<unsigned char>(cue.words[0])] = true;
  return first;
}
constexpr std::array<bool, 256> kBeginsCue = first_bytes_of_cues();

// Words that stand one upon another on every cover, run together without a space.
bool is_glued_cover(std::string_view line) {
  return contains_any(line, {"STATESSECURITIES", "StatesSecurities", "COMMISSIONWashington",
                             "COMMISSIONWASHINGTON", "CommissionWashington"});
}

// The size of what `words` match at the begin of `text`, else 0.
std::size_t match(std::string_view text, const Cue& cue, bool glued) {
  std::size_t at = 0;
  for (const char c : cue.words) {
    if (c == ' ') {
      const std::size_t begin = at;
      while (const std::size_t size = blank_at_start(text.substr(at))) at += size;
      if (at == begin && !glued) return 0;
      continue;
    }
    if (at == text.size()) return 0;
    const bool any_case = cue.any_case && at > 0;
    const bool same = any_case ? to_lower(text[at]) == to_lower(c) : text[at] == c;
    if (!same) return 0;
    ++at;
  }
  return at;
}

constexpr std::size_t kLongestTail = 100;

// “Date of Report (Date of earliest event reported): May 8, 2024”: its size. Glued, the name
// below may begin with a digit.
std::size_t size_with_year(std::string_view text, bool glued) {
  text = text.substr(0, kLongestTail);
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    digits = is_digit(text[at]) ? digits + 1 : 0;
    const bool ends = glued || at + 1 == text.size() || !is_digit(text[at + 1]);
    if (digits == 4 && ends) return at + 1 + (text.substr(at + 1).starts_with('.') ? 1 : 0);
  }
  return 0;
}

// Of `text`, in which words of so many bytes begin a line: the size of all that goes on in it; 0
// if that is not known.
std::size_t size_of_line(std::string_view text, std::size_t words, Tail tail, bool glued) {
  switch (tail) {
    case Tail::year:
      return size_with_year(text, glued);
    case Tail::number:
      return std::min(text.find_first_not_of("0123456789-", words), text.size());
    case Tail::bracket: {
      const auto end = text.substr(0, words + kLongestTail).find(')', words);
      return end == text.npos ? 0 : end + 1;
    }
    case Tail::none:
      break;
  }
  return 0;
}

class StartFinder {
 public:
  StartFinder(std::string_view text, SourceSpan line)
      : text_(text.substr(line.begin, line.size())), begin_(line.begin) {}

  void find_cover() {
    glued_ = is_glued_cover(text_);
    for (std::size_t at = 0; at < text_.size(); ++at) {
      const bool word = glued_ || at == 0 || !is_alnum(text_[at - 1]);
      if (!word || !kBeginsCue[static_cast<unsigned char>(text_[at])]) continue;
      for (const Cue& cue : kCues) {
        const std::size_t size = match(text_.substr(at), cue, glued_);
        if (size == 0 || !stands_apart(at, at + size, cue)) continue;
        if (cue.cut != Cut::after) add(at);
        if (cue.cut != Cut::before) add(at + size);
        if (const std::size_t line = size_of_line(text_.substr(at), size, cue.tail, glued_))
          add(at + line);
        at += size - 1;
        break;
      }
    }
  }

  // “… ☐ Item 1.01 Entry into …”, “… of May. Item 8.01 Other Events.”, and not “under
  // Item 1.01”.
  void find_items() {
    for (std::size_t at = text_.find("Item"); at != text_.npos; at = text_.find("Item", at + 1)) {
      std::size_t number = at + 4;
      while (const std::size_t size = blank_at_start(text_.substr(number))) number += size;
      const std::string_view rest = text_.substr(number);
      const bool numbered = number > at + 4 && rest.size() > 4 && is_digit(rest[0]) &&
                            rest[1] == '.' && is_digit(rest[2]) && is_digit(rest[3]);
      if (!numbered || !ends_line(text_.substr(0, at))) continue;
      add(at);
      if (const std::size_t end = end_of_title(rest)) add(number + end);
    }
  }

  std::vector<std::uint32_t> take() {
    std::sort(starts_.begin(), starts_.end());
    starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
    return std::move(starts_);
  }

 private:
  // “8.01 Other Events. On May 8, 2024”: where the sentence begins; 0 if none does.
  static std::size_t end_of_title(std::string_view text) {
    constexpr std::size_t kNumber = 5;  // “8.01.”
    constexpr std::size_t kLongest = 160;
    for (std::size_t at = kNumber; at + 1 < std::min(text.size(), kLongest); ++at) {
      if (text[at] != '.') continue;
      std::size_t next = at + 1;
      while (const std::size_t size = blank_at_start(text.substr(next))) next += size;
      const bool sentence = next > at + 1 && next < text.size() && is_upper(text[next]);
      return sentence ? next : 0;
    }
    return 0;
  }

  // Whether neither is in a sentence of capitals: “REPORT ON FORM 10-K”, “THE
  // SECURITIES ACT OF 1933, AS AMENDED”.
  bool stands_apart(std::size_t begin, std::size_t end, const Cue& cue) const {
    const auto length = static_cast<std::uint32_t>(text_.size());
    const SourceSpan above = trim_blank(text_, {0, static_cast<std::uint32_t>(begin)});
    const SourceSpan below = trim_blank(text_, {static_cast<std::uint32_t>(end), length});
    if (cue.tail == Tail::number) return !goes_on(text_.substr(0, above.end)) && ends_number(end);
    if (glued_) return true;
    if (end < length && is_alnum(text_[end])) return false;
    if (cue.cut == Cut::around && !above.empty() && is_alpha(text_[above.end - 1])) return false;
    const char next = below.empty() ? 'A' : text_[below.begin];
    return cue.cut == Cut::before || is_upper(next) || is_digit(next) || next == '(' ||
           static_cast<unsigned char>(next) >= 0x80;
  }

  // “the shelf registration statement (Registration No. 333-271650)”
  static bool goes_on(std::string_view before) {
    return !before.empty() && (is_lower(before.back()) || before.back() == '(' ||
                               before.back() == ',' || before.back() == ';');
  }

  // And not “Registration Statement No. 333-256781 on Form S-3, filed on June 4, 2021”.
  bool ends_number(std::size_t at) const {
    std::string_view rest = text_.substr(at);
    rest.remove_prefix(std::min(rest.find_first_not_of("0123456789-"), rest.size()));
    while (const std::size_t size = blank_at_start(rest)) rest.remove_prefix(size);
    return rest.empty() || is_upper(rest.front());
  }

  static bool ends_line(std::string_view before) {
    const SourceSpan words = trim_blank(before, {0, static_cast<std::uint32_t>(before.size())});
    before = before.substr(words.begin, words.size());
    constexpr std::string_view kBoxes[] = {"\u2610", "\u2611", "\u2612", "\u00a8", "\u25a1"};
    return before.empty() || before.ends_with('.') || before.ends_with(')') ||
           ends_with_any(before, kBoxes);
  }

  void add(std::size_t at) {
    if (at > 0 && at < text_.size()) starts_.push_back(begin_ + static_cast<std::uint32_t>(at));
  }

  std::string_view text_;
  std::uint32_t begin_;
  bool glued_ = false;  // a cover's words, without spaces
  std::vector<std::uint32_t> starts_;
};

}  // namespace

std::vector<std::uint32_t> find_cover_lines(std::string_view text, SourceSpan cover) {
  StartFinder finder(text, cover);
  finder.find_cover();
  return finder.take();
}

std::vector<std::uint32_t> find_item_lines(std::string_view text, SourceSpan line) {
  StartFinder finder(text, line);
  finder.find_items();
  return finder.take();
}

}  // namespace offerlog
