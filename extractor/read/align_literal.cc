#include "align_literal.h"

#include <algorithm>
#include <cstring>

#include "html_entities.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// How far a literal is looked for, and how far once many were found nowhere:
// hostile input must not make each search as long as the file.
constexpr std::uint32_t kReach = 1U << 16;
constexpr std::uint32_t kShortReach = 256;
constexpr std::uint32_t kPatience = 64;

constexpr std::uint32_t kLongestReference = 40;
constexpr std::string_view kReplacement = "\xef\xbf\xbd";

// How many bytes are equal from the start and need no thought.
std::size_t count_plain(std::string_view literal, std::string_view source) {
  const std::size_t limit = std::min(literal.size(), source.size());
  std::size_t i = 0;
  while (i < limit && literal[i] == source[i] && source[i] != '\\' && source[i] != '&' &&
         source[i] != '*')
    ++i;
  return i;
}

// Marks of bold that the parser left in the text, as in `**$**14,500,000`:
// they touch a word, unlike the redaction `[**]`.
bool is_stray_bold(std::string_view source, std::uint32_t at, std::uint32_t end) {
  if (at + 1 >= end || source[at + 1] != '*') return false;
  const char before = at > 0 ? source[at - 1] : ' ';
  const char after = at + 2 < end ? source[at + 2] : ' ';
  if (before == '[' || after == ']' || before == '*' || after == '*' || before == '\\')
    return false;
  return !is_space(before) || !is_space(after);
}

}  // namespace

// The whole character that the byte at `place` is part of: half of one may
// stand for nothing in the file as filed.
SourceSpan LiteralAligner::character_at(std::uint32_t place) const {
  const auto trails = [&](std::uint32_t i) {
    return i < end_ && (static_cast<unsigned char>(source_[i]) & 0xc0U) == 0x80;
  };
  SourceSpan character{place, place + 1};
  while (character.begin > 0 && trails(character.begin)) --character.begin;
  while (trails(character.end)) ++character.end;
  return character;
}

void LiteralAligner::end_piece(std::uint32_t begin, std::uint32_t end) {
  if (begin < end) pieces_.push_back({{begin, end}, {}});
}

// Whether the reference at `at` decodes to the start of the literal; then leaves
// its piece, and how much of source and literal it takes.
LiteralAligner::Step LiteralAligner::match_reference(std::string_view literal, std::uint32_t at) {
  const std::string_view rest = source_.substr(at, std::min(end_ - at, kLongestReference));
  CharacterReference reference = read_reference(rest);
  if (reference.length < 2 || rest[reference.length - 1] != ';') return {};
  auto size = static_cast<std::uint32_t>(reference.utf8.size());
  if (!literal.starts_with(reference.utf8)) {
    // `&#147;` is a control to cmark and a quotation mark to everybody else.
    if (literal.front() != '\xc2' || rest[1] != '#') return {};
    size = 2;
  }
  pieces_.push_back({{at, at + reference.length}, std::move(reference.utf8)});
  return {reference.length, size};
}

// Whether the whole literal stands at `at`; leaves its pieces.
bool LiteralAligner::match(std::string_view literal, Kind kind, std::uint32_t at) {
  pieces_.clear();
  std::uint32_t begin = at;  // of the piece that stands as it is
  std::size_t i = 0;
  while (i < literal.size()) {
    const std::size_t plain = count_plain(literal.substr(i), source_.substr(at, end_ - at));
    at += static_cast<std::uint32_t>(plain);
    i += plain;
    if (i == literal.size()) break;
    if (at >= end_) return false;
    const char c = source_[at];
    const bool equal = c == literal[i];
    if (kind == Kind::text && c == '\\' && at + 1 < end_ && is_punctuation(source_[at + 1]) &&
        source_[at + 1] == literal[i]) {
      // The escape as a whole stands for its character: a value that begins
      // with one (\$14,500,000) is quoted from the backslash on.
      end_piece(begin, at);
      pieces_.push_back({{at, at + 2}, std::string(1, source_[at + 1])});
      at += 2;
      begin = at;
      ++i;
    } else if (kind == Kind::text && c == '&') {
      const std::size_t before = pieces_.size();
      end_piece(begin, at);
      const Step step = match_reference(literal.substr(i), at);
      if (step.source > 0) {
        at += step.source;
        i += step.literal;
        begin = at;
      } else {
        pieces_.resize(before);
        if (!equal) return false;
        ++at;
        ++i;
      }
    } else if (equal && c == '*' && kind == Kind::text && i + 1 < literal.size() &&
               literal[i + 1] == '*' && is_stray_bold(source_, at, end_)) {
      end_piece(begin, at);
      at += 2;
      i += 2;
      begin = at;
    } else if (equal || (kind == Kind::code && literal[i] == ' ' && is_space(c))) {
      ++at;
      ++i;
    } else if (c == '\0' && literal.substr(i).starts_with(kReplacement)) {
      ++at;
      i += kReplacement.size();
    } else {
      return false;
    }
  }
  end_piece(begin, at);
  match_end_ = at;
  return true;
}

bool LiteralAligner::find(std::string_view literal, Kind kind) {
  const std::uint32_t reach = missed_ > kPatience ? kShortReach : kReach;
  const std::uint32_t stop = std::min(end_, cursor_ + std::min(reach, end_ - cursor_));
  // Most literals stand at the cursor, byte by byte.
  for (std::uint32_t at = cursor_; at < stop; ++at) {
    const char c = source_[at];
    // A line end in code is a space in its literal.
    const bool line_end = kind == Kind::code && literal.front() == ' ' && is_space(c);
    if (c != literal.front() && c != '\\' && c != '&' && c != '\0' && !line_end) continue;
    if (match(literal, kind, at)) return true;
  }
  ++missed_;
  return false;
}

// Two redactions in a paragraph, `[***] ... [***]`, are emphasis to the parser;
// the stars between brackets are text all the same.
void LiteralAligner::write_redaction() {
  std::uint32_t stop = cursor_;
  while (at(stop) == '*') ++stop;
  if (stop == cursor_ || (at(stop) != ']' && at(stop) != '\\')) return;
  std::uint32_t begin = cursor_;
  while (begin > 0 && source_[begin - 1] == '*') --begin;
  if (begin > 0 && source_[begin - 1] == '[') out_.visible({cursor_, stop});
}

void LiteralAligner::write(std::string_view literal, Kind kind) {
  if (literal.empty()) return;
  const auto has = [&](char c) { return literal.find(c) != literal.npos; };
  const bool plain = literal.size() <= end_ - cursor_ &&
                     std::memcmp(source_.data() + cursor_, literal.data(), literal.size()) == 0 &&
                     (kind == Kind::code || !(has('&') || has('*') || has('\\')));
  if (plain) {
    const auto size = static_cast<std::uint32_t>(literal.size());
    out_.visible({cursor_, cursor_ + size});
    cursor_ += size;
    return;
  }
  if (!find(literal, kind)) {
    // Never lose text: its place is then the character at the cursor.
    out_.visible_as(character_at(cursor_ < end_ ? cursor_ : end_ - 1), literal);
    return;
  }
  write_redaction();
  for (const Piece& piece : pieces_) {
    piece.text.empty() ? out_.visible(piece.source) : out_.visible_as(piece.source, piece.text);
  }
  cursor_ = match_end_;
}

SourceSpan LiteralAligner::pass(std::string_view literal, Kind kind) {
  if (literal.empty() || !find(literal, kind)) return {cursor_, cursor_};
  const std::uint32_t begin = pieces_.empty() ? match_end_ : pieces_.front().source.begin;
  cursor_ = match_end_;
  return {begin, cursor_};
}

SourceSpan LiteralAligner::pass_line_end() {
  while (cursor_ < end_ && source_[cursor_] != '\n' && source_[cursor_] != '\r') ++cursor_;
  const std::uint32_t begin = cursor_;
  if (at(cursor_) == '\r') ++cursor_;
  if (at(cursor_) == '\n') ++cursor_;
  return {begin, cursor_};
}

void LiteralAligner::pass_spaces() {
  while (cursor_ < end_ && is_space(source_[cursor_])) ++cursor_;
}

void LiteralAligner::pass_indent() {
  while (at(cursor_) == ' ' || at(cursor_) == '\t') ++cursor_;
}

void LiteralAligner::pass_link_end() {
  constexpr std::uint32_t kMarkup = 64;  // closing emphasis before the bracket
  std::uint32_t place = cursor_;
  while (place < end_ && place < cursor_ + kMarkup && source_[place] != ']' &&
         source_[place] != '>')
    ++place;
  if (at(place) != ']' && at(place) != '>') return;
  cursor_ = place + 1;
  if (source_[place] == '>') return;
  const char open = at(cursor_);
  if (open != '(' && open != '[') return;
  const char close = open == '(' ? ')' : ']';
  std::uint32_t depth = 0;
  char quote = '\0';
  for (place = cursor_; place < end_; ++place) {
    const char c = source_[place];
    if (c == '\\') {
      ++place;
    } else if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if ((c == '"' || c == '\'') && is_space(source_[place - 1])) {
      quote = c;
    } else if (c == open) {
      ++depth;
    } else if (c == close && --depth == 0) {
      cursor_ = place + 1;
      return;
    }
  }
}

}  // namespace offerlog
