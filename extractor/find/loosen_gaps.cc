#include "loosen_gaps.h"

#include <algorithm>
#include <charconv>

namespace offerlog {
namespace {

// A repetition of fewer is no gap: a number's digits, the words of a name.
constexpr int kLeastGap = 20;

// A quantifier in braces: "{0,160}".
struct Bounds {
  int least = 0;
  int most = 0;
  std::size_t length = 0;  // of the text
};

std::optional<Bounds> bounds_at(std::string_view text) {
  if (!text.starts_with('{')) return std::nullopt;
  Bounds bounds;
  const char* const end = text.data() + text.size();
  const auto least = std::from_chars(text.data() + 1, end, bounds.least);
  if (least.ec != std::errc{} || least.ptr == end || *least.ptr != ',') return std::nullopt;
  const auto most = std::from_chars(least.ptr + 1, end, bounds.most);
  if (most.ec != std::errc{} || most.ptr == end || *most.ptr != '}') return std::nullopt;
  bounds.length = static_cast<std::size_t>(most.ptr + 1 - text.data());
  return bounds;
}

// "[^;\]]": to behind its end. A bracket that comes first stands for itself.
std::size_t end_of_class(std::string_view pattern, std::size_t at) {
  std::size_t next = at + 1;
  if (next < pattern.size() && pattern[next] == '^') ++next;
  if (next < pattern.size() && pattern[next] == ']') ++next;
  while (next < pattern.size() && pattern[next] != ']') next += pattern[next] == '\\' ? 2 : 1;
  return std::min(next + 1, pattern.size());
}

// What a pattern is made of, as far as gaps go: "[^;]{0,160}?", "(?:", "(?P<name>", ")", or a
// single thing that may be repeated.
struct Piece {
  enum Kind { other, gap, open, capture, close };
  Kind kind = other;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t bounds_begin = 0;  // of a gap, as the next
  Bounds bounds;
  bool in_repeated = false;  // within a group that may match more than once
};

Piece group_at(std::string_view pattern, std::size_t at) {
  Piece piece{Piece::capture, at, at + 1, 0, {}, false};
  if (!pattern.substr(at).starts_with("(?")) return piece;
  const char closes = pattern.substr(at).starts_with("(?P<") ? '>' : ':';
  piece.kind = closes == '>' ? Piece::capture : Piece::open;
  // "(?i)" is no group and stands alone.
  const std::size_t end = pattern.find_first_of(closes == '>' ? ">" : ":)", at);
  piece.end = end == std::string_view::npos ? pattern.size() : end + 1;
  if (pattern[piece.end - 1] == ')') piece.kind = Piece::other;
  return piece;
}

Piece piece_at(std::string_view pattern, std::size_t at) {
  const char c = pattern[at];
  if (c == '(') return group_at(pattern, at);
  Piece piece{c == ')' ? Piece::close : Piece::other, at, at + 1, 0, {}, false};
  if (c == ')') return piece;
  if (c == '\\') piece.end = std::min(at + 2, pattern.size());
  if (c == '[') piece.end = end_of_class(pattern, at);
  const auto bounds = bounds_at(pattern.substr(piece.end));
  if (!bounds) return piece;
  piece.bounds_begin = piece.end;
  piece.bounds = *bounds;
  piece.end += bounds->length;
  if (pattern.substr(piece.end).starts_with('?')) ++piece.end;
  if (bounds->most - bounds->least >= kLeastGap) piece.kind = Piece::gap;
  return piece;
}

bool repeats(std::string_view behind) {
  return behind.starts_with('*') || behind.starts_with('+') || behind.starts_with('{');
}

std::vector<Piece> pieces_of(std::string_view pattern) {
  std::vector<Piece> pieces;
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < pattern.size(); at = pieces.back().end) {
    pieces.push_back(piece_at(pattern, at));
    const Piece& piece = pieces.back();
    if (piece.kind == Piece::open || piece.kind == Piece::capture) {
      open.push_back(pieces.size() - 1);
    } else if (piece.kind == Piece::close && !open.empty()) {
      if (repeats(pattern.substr(piece.end))) {
        for (std::size_t p = open.back(); p < pieces.size(); ++p) pieces[p].in_repeated = true;
      }
      open.pop_back();
    }
  }
  return pieces;
}

}  // namespace

std::optional<LoosePattern> loosen_gaps(std::string_view pattern) {
  LoosePattern loose;
  loose.groups.push_back(0);
  int groups = 0;
  for (const Piece& piece : pieces_of(pattern)) {
    if (piece.kind == Piece::capture) loose.groups.push_back(++groups);
    const std::string_view text = pattern.substr(piece.begin, piece.end - piece.begin);
    if (piece.kind != Piece::gap || piece.in_repeated) {
      loose.text += text;
      continue;
    }
    loose.gaps.push_back({++groups, piece.bounds.most});
    loose.text += '(';
    loose.text += pattern.substr(piece.begin, piece.bounds_begin - piece.begin);
    loose.text += piece.bounds.least == 0 ? "*" : '{' + std::to_string(piece.bounds.least) + ",}";
    loose.text += text.ends_with('?') ? "?)" : ")";
  }
  if (loose.gaps.empty()) return std::nullopt;
  return loose;
}

}  // namespace offerlog
