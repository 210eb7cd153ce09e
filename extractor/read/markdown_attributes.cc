#include "markdown_attributes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::size_t kLongest = 4096;  // of one pair of braces, or of one tag
constexpr char kHole = '\x01';

bool is_name(char c) {
  return !is_space(c) && std::string_view("{}[]<>=\"").find(c) == std::string_view::npos;
}

// `#id`, `.class`, `key=value`, `key="value"`; 0 if it is none.
std::size_t size_of_attribute(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_name(text[end])) ++end;
  if (end == 0) return 0;
  if (text[0] == '#' || text[0] == '.') return end > 1 ? end : 0;
  if (end == text.size() || text[end] != '=') return 0;
  const std::size_t value = end + 1;
  if (value == text.size()) return 0;
  if (text[value] == '"') {
    const std::size_t close = text.find('"', value + 1);
    return close == text.npos ? 0 : close + 1;
  }
  end = value;
  while (end < text.size() && is_name(text[end])) ++end;
  return end > value ? end : 0;
}

// `display:none`, `display: none`; by the colon, which is rarer in a text than its letters.
bool hides(std::string_view attributes) {
  for (std::size_t at = attributes.find(':'); at != attributes.npos;
       at = attributes.find(':', at + 1)) {
    const std::string_view value = attributes.substr(at + 1);
    if ((value.starts_with("none") || value.starts_with(" none")) &&
        attributes.substr(0, at).ends_with("display"))
      return true;
  }
  return false;
}

// ` {#`; by the brace, not by every space.
bool names_heading(std::string_view text) {
  for (std::size_t at = text.find("{#"); at != text.npos; at = text.find("{#", at + 1)) {
    if (at > 0 && text[at - 1] == ' ') return true;
  }
  return false;
}

// Where one of the marks stands that may begin or end something.
constexpr std::array<bool, 256> make_marks() {
  std::array<bool, 256> marks{};
  for (const char c : {'\\', '[', ']', ')', '{', ':', '<', '\n'})
    marks[static_cast<unsigned char>(c)] = true;
  return marks;
}
constexpr std::array<bool, 256> kMarks = make_marks();

// Fences, or tags, that are open.
class Nesting {
 public:
  void open(std::size_t begin, std::size_t size, bool hides) {
    if (open_.size() == kDeepest) return;
    open_.push_back({begin, size, hides});
    if (hides) ++hiding_;
  }

  // Where what is hidden began, if the outermost that hides ends here.
  std::optional<std::size_t> close(std::size_t size) {
    if (open_.empty() || open_.back().size != size) return std::nullopt;
    const Open last = open_.back();
    open_.pop_back();
    if (!last.hides || --hiding_ > 0) return std::nullopt;
    return last.begin;
  }

 private:
  static constexpr std::size_t kDeepest = 10'000;
  struct Open {
    std::size_t begin = 0;
    std::size_t size = 0;
    bool hides = false;
  };
  std::vector<Open> open_;
  std::size_t hiding_ = 0;  // of those
};

class Lifter {
 public:
  Lifter(std::string_view text, std::string& lifted) : text_(text), lifted_(lifted) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();)
      at = kMarks[static_cast<unsigned char>(text_[at])] ? take(at) : at + 1;
    fill_holes();
  }

 private:
  std::string_view rest(std::size_t at) const {
    return text_.substr(std::min(at, text_.size()), kLongest);
  }
  char before(std::size_t at) const { return at > 0 ? text_[at - 1] : '\n'; }

  // Takes the mark at `at`; returns where to go on.
  std::size_t take(std::size_t at) {
    switch (text_[at]) {
      case '\\':
        return at + 2;
      case '[':
        if (brackets_.size() < kMostBrackets) brackets_.push_back(at);
        return at + 1;
      case ']':
        return take_bracket(at);
      case ')':
        return at + 1 + lift(at + 1);
      case '{':
        return take_braces(at);
      case ':':
        return take_fence(at);
      case '<':
        return take_tag(at);
      default:
        if (before(at) == '\n') brackets_.clear();
        return at + 1;
    }
  }

  void dig(std::size_t begin, std::size_t size) {
    for (std::size_t at = begin; at < begin + size; ++at) {
      if (lifted_[at] != '\n' && lifted_[at] != '\r') lifted_[at] = kHole;
    }
  }

  std::size_t lift(std::size_t at) {
    const std::size_t size = size_of_attributes(rest(at));
    dig(at, size);
    return size;
  }

  std::size_t take_bracket(std::size_t at) {
    if (brackets_.empty()) return at + 1;
    const std::size_t open = brackets_.back();
    brackets_.pop_back();
    const std::size_t size = lift(at + 1);
    if (size == 0) return at + 1;
    dig(open, 1);
    dig(at, 1);
    return at + 1 + size;
  }

  // Of a heading: at the end of its line.
  std::size_t take_braces(std::size_t at) {
    const std::string_view text = rest(at);
    const std::size_t size = text.starts_with("{#") ? size_of_attributes(text) : 0;
    const bool ends = size == text.size() || text[size] == '\n' || text[size] == '\r';
    if (size == 0 || !ends || before(at) != ' ') return at + 1;
    dig(at, size);
    return at + size;
  }

  // `::: {.class}` and `:::` have a line, or the line of a cell, to themselves.
  std::size_t take_fence(std::size_t at) {
    const std::string_view text = rest(at);
    const std::size_t colons = std::min(text.find_first_not_of(':'), text.size());
    std::size_t margin = at;
    while (before(margin) == ' ') --margin;
    if (colons < 3 || (before(margin) != '\n' && before(margin) != '|')) return at + colons;
    const std::size_t gap = std::min(text.find_first_not_of(' ', colons), text.size());
    const std::size_t attributes = size_of_attributes(text.substr(gap));
    const std::size_t end = attributes > 0 ? gap + attributes : colons;
    const std::size_t next = text.find_first_not_of(" \r", end);
    if (next != text.npos && text[next] != '\n' && text[next] != '|') return at + colons;
    dig(at, end);
    if (attributes > 0)
      fences_.open(at, colons, hides(text.substr(gap, attributes)));
    else
      hide(fences_.close(colons), at);
    return at + end;
  }

  std::size_t take_tag(std::size_t at) {
    const std::string_view text = rest(at);
    const bool opens = starts_with_any_case(text, "<div");
    const std::size_t end = text.find('>');
    if (end == text.npos || !(opens || starts_with_any_case(text, "</div"))) return at + 1;
    if (opens)
      divisions_.open(at, 0, hides(text.substr(0, end)));
    else
      hide(divisions_.close(0), at + end + 1);
    return at + end + 1;
  }

  void hide(std::optional<std::size_t> begin, std::size_t end) {
    for (std::size_t at = begin.value_or(end); at < end; ++at) {
      if (!is_space(lifted_[at])) lifted_[at] = kHole;
    }
  }

  // A hole beside white space is a space. It stays within a word, beside a mark of
  // emphasis, and before the first word of a line, where it would be an indent.
  void fill_holes() {
    constexpr std::string_view kEmphasis = "*_~";
    bool leading = true;
    std::size_t seen = 0;
    for (std::size_t at = lifted_.find(kHole); at != lifted_.npos; at = lifted_.find(kHole, seen)) {
      for (; seen < at; ++seen)
        leading = lifted_[seen] == '\n' || (leading && is_space(lifted_[seen]));
      seen = std::min(lifted_.find_first_not_of(kHole, at), lifted_.size());
      const char left = at > 0 ? lifted_[at - 1] : '\n';
      const char right = seen < lifted_.size() ? lifted_[seen] : '\n';
      const bool marked =
          kEmphasis.find(left) != kEmphasis.npos || kEmphasis.find(right) != kEmphasis.npos;
      const bool line_ends = right == '\n' || right == '\r';
      const bool blank = leading ? line_ends : is_space(left) || is_space(right);
      if (blank && !marked)
        std::fill(lifted_.begin() + static_cast<std::ptrdiff_t>(at),
                  lifted_.begin() + static_cast<std::ptrdiff_t>(seen), ' ');
    }
  }

  static constexpr std::size_t kMostBrackets = 10'000;
  std::string_view text_;
  std::string& lifted_;
  std::vector<std::size_t> brackets_;  // open ones of the paragraph
  Nesting fences_;
  Nesting divisions_;
};

bool has_attributes(std::string_view text) {
  return text.find("]{") != text.npos || text.find("\n:::") != text.npos ||
         text.starts_with(":::") || text.find("){") != text.npos || names_heading(text) ||
         hides(text);
}

}  // namespace

std::size_t size_of_attributes(std::string_view text) {
  if (!text.starts_with('{')) return 0;
  std::size_t at = 1;
  while (at < text.size() && text[at] != '}') {
    const std::size_t size = is_space(text[at]) ? 1 : size_of_attribute(text.substr(at));
    if (size == 0) return 0;
    at += size;
  }
  return at < text.size() ? at + 1 : 0;
}

bool lift_attributes(const Region& region, DecodedText& lifted) {
  const DecodedText& decoded = region.decoded;
  const std::string_view text = decoded.utf8.substr(region.span.begin, region.span.size());
  if (!has_attributes(text)) return false;
  lifted.storage = text;
  Lifter(text, lifted.storage).run();
  lifted.utf8 = lifted.storage;
  lifted.filed = decoded.filed;
  const auto is_before = [](const DecodedText::Anchor& a, std::uint32_t o) {
    return a.decoded <= o;
  };
  const auto& anchors = decoded.anchors;
  if (region.span.begin == 0 && anchors.empty()) return true;
  lifted.anchors.push_back({0, decoded.filed_offset(region.span.begin)});
  for (auto a = std::lower_bound(anchors.begin(), anchors.end(), region.span.begin, is_before);
       a != anchors.end() && a->decoded <= region.span.end; ++a)
    lifted.anchors.push_back({a->decoded - region.span.begin, a->filed});
  return true;
}

}  // namespace offerlog
