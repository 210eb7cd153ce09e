#include "markdown_inlines.h"

#include <cmark-gfm.h>

#include <algorithm>

#include "html_entities.h"
#include "join_lines.h"
#include "lines.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// Tags within a word: `<b>T</b>he`. Any other stands for white space.
constexpr std::string_view kInlineTags[] = {"b",   "i",    "u",      "em", "strong", "sup", "sub",
                                            "a",   "span", "font",   "s",  "small",  "big", "mark",
                                            "ins", "del",  "strike", "tt", "code",   "abbr"};

std::string_view name_of_tag(std::string_view tag) {
  std::size_t begin = 1;
  if (begin < tag.size() && tag[begin] == '/') ++begin;
  std::size_t end = begin;
  while (end < tag.size() && is_alnum(tag[end])) ++end;
  return tag.substr(begin, end - begin);
}

bool is_inline_tag(std::string_view tag) {
  if (tag.starts_with("<!--")) return true;
  const std::string_view name = name_of_tag(tag);
  for (const std::string_view known : kInlineTags) {
    if (equals_any_case(name, known)) return true;
  }
  return false;
}

void write_tag(std::string_view tag, DocumentBuilder& out) {
  // `5.00<sup>1</sup>` is a price and a note, not 5.001.
  const bool note = starts_with_any_case(tag, "<sup") && is_digit(out.last_byte());
  if (note || !is_inline_tag(tag)) out.space();
}

// The end of the tag at the `<` of `at`, or `at`.
std::uint32_t end_of_tag(std::string_view source, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t kLongestTag = 512;
  if (at + 1 >= end ||
      (!is_alpha(source[at + 1]) && source[at + 1] != '/' && source[at + 1] != '!'))
    return at;
  const std::uint32_t stop = std::min(end, at + kLongestTag);
  for (std::uint32_t i = at + 1; i < stop; ++i) {
    if (source[i] == '>') return i + 1;
    if (source[i] == '<') return at;
  }
  return at;
}

// Writes one mark of markup at `at`; returns its end, or `at` if it is text.
std::uint32_t write_mark(const DecodedText& decoded, std::uint32_t at, std::uint32_t end,
                         DocumentBuilder& out) {
  const std::string_view source = decoded.utf8;
  switch (source[at]) {
    case '\\':
      if (at + 1 == end) return end;  // a line break
      if (!is_punctuation(source[at + 1])) return at;
      out.visible_as({at, at + 2}, source.substr(at + 1, 1));
      return at + 2;
    case '&': {
      const CharacterReference reference =
          read_reference(source.substr(at, std::min(end - at, 40U)));
      if (reference.length == 0) return at;
      out.visible_as({at, at + reference.length}, reference.utf8);
      return at + reference.length;
    }
    case '*':
      return at + 1 < end && source[at + 1] == '*' ? at + 2 : at;
    default: {  // '<'
      const std::uint32_t tag_end = end_of_tag(source, at, end);
      if (tag_end > at) write_tag(source.substr(at, tag_end - at), out);
      return tag_end;
    }
  }
}

// Whether the stars from `at` to `after` may be two or four of markup: "[**]" is a redaction.
bool is_seam(std::string_view literal, std::size_t at, std::size_t after) {
  const std::size_t size = after - at;
  const bool apart =
      at > 0 && literal[at - 1] == ' ' && after < literal.size() && literal[after] == ' ';
  return (size == 2 || size == 4) && size < literal.size() && !apart &&
         !literal.substr(0, at).ends_with('[') && !literal.substr(after).starts_with(']');
}

// "FORM" | "10-Q", "No." | "001-38445"
bool begins_word(std::string_view literal, std::size_t at, std::size_t after) {
  if (at == 0 || after == literal.size()) return false;
  const char before = literal[at - 1];
  const char behind = literal[after];
  if (is_alpha(before)) return is_digit(behind) || (is_upper(behind) && is_lower(before));
  return (before == '.' || before == ',' || before == ':') && is_alnum(behind);
}

constexpr std::string_view kBold = "**";

constexpr std::string_view kCommentOpen = "<!--";
constexpr std::string_view kCommentClose = "-->";
constexpr std::size_t kSharedDashes = 2;  // of both, in `<!-->`

// The end of the comment at `at`, 0 if its paragraph ends first.
std::uint32_t end_of_comment(std::string_view source, std::uint32_t at, std::uint32_t end) {
  const std::string_view rest = source.substr(0, end).substr(at);
  const std::size_t close = rest.find(kCommentClose, kSharedDashes);
  if (close == rest.npos || rest.substr(0, close).find("\n\n") != rest.npos) return 0;
  return at + static_cast<std::uint32_t>(close + kCommentClose.size());
}

}  // namespace

void FreeMarkdown::operator()(cmark_node* node) const { cmark_node_free(node); }

MarkdownTree parse_markdown(std::string_view markdown) {
  return MarkdownTree(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT));
}

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : std::string_view(literal);
}

void write_plain(const DecodedText& decoded, SourceSpan span, DocumentBuilder& out) {
  std::uint32_t at = span.begin;
  std::uint32_t begin = at;
  while (at < span.end) {
    const char c = decoded.utf8[at];
    if (c != '\\' && c != '&' && c != '*' && c != '<') {
      ++at;
      continue;
    }
    out.visible({begin, at});
    const std::uint32_t after = write_mark(decoded, at, span.end, out);
    begin = after;
    at = std::max(after, at + 1);
  }
  out.visible({begin, span.end});
}

void read_plain(const DecodedText& decoded, SourceSpan span, Block attributes,
                DocumentBuilder& out) {
  const auto text = decoded.utf8;
  for (LineReader lines(text, span); lines.next();) {
    const SourceSpan line = lines.line();
    if (trim(text.substr(line.begin, line.size())).empty()) {
      out.end_block();
      continue;
    }
    out.in_block() ? out.space() : out.begin_block(attributes);
    write_plain(decoded, line, out);
  }
  out.end_block();
}

void InlineWriter::begin() {
  strong_ = 0;
  breaks_ = 0;
  plain_ = false;
  bold_ = false;
}

void InlineWriter::take(cmark_node* node, bool entering, std::string_view literal) {
  const bool hidden = in_comment();
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_STRONG:
      strong_ += entering ? 1 : -1;
      break;
    case CMARK_NODE_LINK:
      if (!entering) aligner_.pass_link_end();
      break;
    case CMARK_NODE_IMAGE:
      take_image(entering);
      break;
    case CMARK_NODE_TEXT:
      take_text(literal);
      break;
    case CMARK_NODE_CODE:
      take_literal(literal, LiteralAligner::Kind::code);
      break;
    case CMARK_NODE_HTML_INLINE:
      aligner_.pass(literal, LiteralAligner::Kind::code);
      if (images_ == 0 && !hidden) write_tag(literal, out_);
      break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      take_break();
      break;
    default:
      break;
  }
}

// Comments such as `<!---->` and `<!-- a -- b -->` are text to some versions of cmark,
// with emphasis and tags in it: to no reader of ours. `\<!--` is.
void InlineWriter::take_text(std::string_view literal) {
  if (in_comment()) literal.remove_prefix(pass_comment(literal, 0));
  for (std::size_t open = literal.find(kCommentOpen); open != literal.npos;
       open = literal.find(kCommentOpen)) {
    take_literal(literal.substr(0, open), LiteralAligner::Kind::text);
    literal.remove_prefix(open);
    const std::uint32_t before = aligner_.cursor();
    const SourceSpan place = aligner_.pass(kCommentOpen, LiteralAligner::Kind::code);
    const bool escaped = place.begin > before && aligner_.at(place.begin - 1) == '\\';
    const bool comment = !place.empty() && !escaped;
    comment_end_ = comment ? end_of_comment(aligner_.source(), place.begin, aligner_.end()) : 0;
    if (comment_end_ == 0 && images_ == 0) out_.visible(place);
    const std::size_t passed = kCommentOpen.size();
    literal.remove_prefix(comment_end_ == 0 ? passed : pass_comment(literal, passed));
  }
  take_literal(literal, LiteralAligner::Kind::text);
}

// Steps over what of the literal belongs to the comment, of which so much is `passed`
// already; returns the size of both.
std::size_t InlineWriter::pass_comment(std::string_view literal, std::size_t passed) {
  const std::size_t close = literal.find(kCommentClose, passed - std::min(passed, kSharedDashes));
  const std::size_t size = close == literal.npos ? literal.size() : close + kCommentClose.size();
  aligner_.pass(literal.substr(passed, size - passed), LiteralAligner::Kind::text);
  if (close != literal.npos) comment_end_ = 0;
  return size;
}

void InlineWriter::take_literal(std::string_view literal, LiteralAligner::Kind kind) {
  if (images_ > 0 || in_comment()) {
    aligner_.pass(literal, kind);
    return;
  }
  if (literal.empty()) return;
  if (!trim(literal).empty()) (strong_ > 0 ? bold_ : plain_) = true;
  if (kind == LiteralAligner::Kind::text) literal = take_seams(literal);
  aligner_.write(literal, kind);
}

// `**FORM****10-Q**`, `**FORM ****10-Q**`: where bold text ends and begins again, cmark leaves
// marks in the text. The page had a space there, or had none ("$****14.50").
std::string_view InlineWriter::take_seams(std::string_view literal) {
  std::size_t at = literal.find(kBold);
  while (at != literal.npos) {
    const std::size_t after = std::min(literal.find_first_not_of('*', at), literal.size());
    if (!is_seam(literal, at, after)) {
      at = literal.find(kBold, after);
      continue;
    }
    aligner_.write(literal.substr(0, at), LiteralAligner::Kind::text);
    const std::string_view stars = literal.substr(at, after - at);
    const SourceSpan place = aligner_.pass(stars, LiteralAligner::Kind::text);
    const bool escaped = place.size() > stars.size();
    if (escaped) out_.visible_as(place, stars);
    if (!escaped && begins_word(literal, at, after)) out_.space();
    literal.remove_prefix(after);
    at = literal.find(kBold);
  }
  return literal;
}

void InlineWriter::take_image(bool entering) {
  images_ += entering ? 1 : -1;
  if (!entering) aligner_.pass_link_end();
}

void InlineWriter::take_break() {
  ++breaks_;
  const SourceSpan line_end = aligner_.pass_line_end();
  aligner_.pass_indent();
  if (images_ > 0 || in_comment() || hyphen_joins(document_.text, aligner_.at(aligner_.cursor())))
    return;
  out_.visible(line_end);
}

}  // namespace offerlog
