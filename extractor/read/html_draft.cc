// One pass over the tokens. A block opens with the first visible character and
// ends at the edge of a block element, so empty elements leave no trace.
//
//   <p>Price<sup>1</sup></p>  <td>$</td><td>14,500</td>  one<br>line<br><br>two
//   [Price 1]                 [$]       [14,500]          [one line]       [two]
//
// Raised text is held back until what follows is known: `1<sup>1</sup>/2` is a
// fraction, `$5.00<sup>1</sup>` a number with a footnote.
#include "html_draft.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

#include "document_builder.h"
#include "html_elements.h"
#include "html_entities.h"
#include "html_open_tables.h"
#include "html_tokenizer.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::size_t kLongestMark = 24;  // bytes of source

bool only_space(std::string_view text) { return std::all_of(text.begin(), text.end(), is_space); }

// "1", "(1)", "(1)(2)", "1, 2", "*", "†", "a", "(b)"; not "th", "SM", "®".
bool is_footnote_mark(std::string_view text) {
  bool mark = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_lower(c)) {
      if (i > 0 && is_alnum(text[i - 1])) return false;
      if (i + 1 < text.size() && is_alnum(text[i + 1])) return false;
      mark = true;
    } else if (is_digit(c) || c == '*' || c == '#') {
      mark = true;
    } else if (text.substr(i).starts_with("\u2020") || text.substr(i).starts_with("\u2021")) {
      mark = true;
      i += 2;
    } else if (text.substr(i).starts_with("\u00a7")) {
      mark = true;
      i += 1;
    } else if (c != '(' && c != ')' && c != '[' && c != ']' && c != ',' && !is_space(c)) {
      return false;
    }
  }
  return mark;
}

bool begins_fraction(std::string_view text) {
  return text.starts_with("/") || text.starts_with("\u2044");
}

class Drafter {
 public:
  Drafter(const Region& region, StructureLimits limits, HtmlDraft& draft)
      : region_(region),
        source_(region.decoded.utf8),
        draft_(draft),
        tokens_(source_, region.span),
        out_(region.decoded, draft.document, limits),
        tables_(draft.tables) {}

  // Returns whether a tag, quote or comment was open at the region's end.
  bool run(Diagnostics& log);

 private:
  void start_tag(const HtmlToken& token);
  void end_tag(const HtmlToken& token);
  void text(const HtmlToken& token);
  HtmlStyle style_of(const HtmlToken& token);

  void imply_end_tags(Tag tag);
  void structure(const HtmlToken& token);
  void line_break();
  void preformatted(const HtmlToken& token);

  Block attributes() const;
  void begin_block();
  void end_block();
  void write(SourceSpan span, bool references);
  void write_text(SourceSpan span);
  void settle_mark(std::string_view next);
  std::string mark_text() const;

  const Region& region_;
  std::string_view source_;
  HtmlDraft& draft_;
  HtmlTokenizer tokens_;
  DocumentBuilder out_;
  HtmlElements elements_;
  OpenTables tables_;
  std::vector<SourceSpan> mark_;  // raised text held back
  int breaks_ = 0;                // <br> since the last ink
  bool plain_ = false;            // the open block has text that is not emphasized
  bool space_before_word_ = false;
  bool header_cell_ = false;  // the open block stands in a <th>
};

bool Drafter::run(Diagnostics& log) {
  bool unclosed = false;
  for (;;) {
    const HtmlToken& token = tokens_.next();
    unclosed = unclosed || token.unclosed;
    switch (token.kind) {
      case HtmlToken::Kind::text:
      case HtmlToken::Kind::raw_text:
        text(token);
        break;
      case HtmlToken::Kind::start_tag:
        start_tag(token);
        break;
      case HtmlToken::Kind::end_tag:
        end_tag(token);
        break;
      case HtmlToken::Kind::markup:
        break;
      case HtmlToken::Kind::end:
        end_block();
        out_.diagnose(log);
        return unclosed;
    }
  }
}

HtmlStyle Drafter::style_of(const HtmlToken& token) {
  HtmlStyle style;
  if (!token.attributes.style.empty()) style = read_style(token.attributes.style);
  if (token.attributes.hidden) style.display = HtmlStyle::Display::none;
  return style;
}

void Drafter::start_tag(const HtmlToken& token) {
  const TagRule& rule = rule_of(token.tag);
  const HtmlStyle style = style_of(token);
  imply_end_tags(token.tag);
  const bool hidden = elements_.hidden() || style.display == HtmlStyle::Display::none ||
                      style.invisible || (rule.does & kHidden) != 0;
  const bool block = style.display == HtmlStyle::Display::block ||
                     ((rule.does & kBlock) != 0 && style.display != HtmlStyle::Display::in_line);
  if (block && !hidden) end_block();
  if ((rule.does & kVoid) != 0) {
    if (token.tag == "br"_tag && !hidden) line_break();
    return;
  }
  if (token.tag == "html"_tag || token.tag == "body"_tag) return;
  structure(token);
  elements_.open(token.tag, token.name, style);
  if (token.tag == "pre"_tag && !elements_.hidden()) preformatted(token);
}

// The elements that a start tag ends without being asked.
void Drafter::imply_end_tags(Tag tag) {
  struct Implied {
    Tag start, ended, limit;
  };
  // A cell ends with the next cell or row of its table, an item with the next
  // item of its list.
  static constexpr Implied kImplied[] = {
      {"li"_tag, "li"_tag, "ul"_tag},       {"dt"_tag, "dt"_tag, "dl"_tag},
      {"dt"_tag, "dd"_tag, "dl"_tag},       {"dd"_tag, "dd"_tag, "dl"_tag},
      {"dd"_tag, "dt"_tag, "dl"_tag},       {"td"_tag, "td"_tag, "table"_tag},
      {"td"_tag, "th"_tag, "table"_tag},    {"th"_tag, "td"_tag, "table"_tag},
      {"th"_tag, "th"_tag, "table"_tag},    {"tr"_tag, "tr"_tag, "table"_tag},
      {"tbody"_tag, "tr"_tag, "table"_tag}, {"thead"_tag, "tr"_tag, "table"_tag},
      {"tfoot"_tag, "tr"_tag, "table"_tag}, {"option"_tag, "option"_tag, "form"_tag},
  };
  bool ended = false;
  if ((rule_of(tag).does & kClosesP) != 0) ended = elements_.close_implied("p"_tag, "table"_tag);
  if ((rule_of(tag).does & kBlock) != 0) {
    for (const Implied& rule : kImplied) {
      if (rule.start == tag) ended = elements_.close_implied(rule.ended, rule.limit) || ended;
    }
  }
  if (ended) end_block();
}

void Drafter::structure(const HtmlToken& token) {
  const std::uint16_t does = rule_of(token.tag).does;
  if ((does & kTable) != 0) tables_.begin_table();
  if ((does & kRow) != 0) tables_.begin_row();
  if ((does & kCell) != 0) tables_.begin_cell(token);
}

void Drafter::end_tag(const HtmlToken& token) {
  const Tag tag = token.tag;
  if (tag == "html"_tag || tag == "body"_tag) return;
  if (tag == "br"_tag && !elements_.hidden()) return line_break();
  const bool stray_p = tag == "p"_tag && !elements_.is_open(tag) && !elements_.hidden();
  if (elements_.close(tag, token.name) || stray_p) end_block();
  const std::uint16_t does = rule_of(tag).does;
  if ((does & kTable) != 0) tables_.end_table();
  if ((does & kRow) != 0) tables_.end_row();
  if ((does & kCell) != 0) tables_.end_cell();
}

// One <br> is white space, the second in a row ends the block.
void Drafter::line_break() {
  settle_mark({});
  if (!out_.has_text()) return;
  if (++breaks_ >= 2) {
    end_block();
  } else {
    out_.space();
  }
}

// Outside of tables <pre> holds a typewritten document, for the text reader.
void Drafter::preformatted(const HtmlToken& token) {
  if (tables_.any()) return;
  constexpr std::string_view kEnd = "</pre";
  const auto* first = source_.data() + token.span.end;
  const auto* last = source_.data() + region_.span.end;
  const auto* found = std::search(first, last, kEnd.begin(), kEnd.end(),
                                  [](char a, char b) { return to_lower(a) == b; });
  const auto end = static_cast<std::uint32_t>(found - source_.data());
  draft_.preformatted.push_back(
      {static_cast<std::uint32_t>(draft_.document.blocks.size()), {token.span.end, end}});
  tokens_.move_to(end);
}

Block Drafter::attributes() const {
  if (const Block* cell = tables_.cell()) return *cell;
  Block block;
  static constexpr Tag kHeadings[] = {"h1"_tag, "h2"_tag, "h3"_tag, "h4"_tag, "h5"_tag, "h6"_tag};
  for (const Tag heading : kHeadings) {
    if (!elements_.is_open(heading)) continue;
    block.kind = BlockKind::heading;
    block.level = rule_of(heading).heading_level;
    return block;
  }
  const bool item = elements_.is_open_inside("li"_tag, "table"_tag);
  if (item) block.kind = BlockKind::list_item;
  return block;
}

void Drafter::begin_block() {
  out_.begin_block(attributes());
  header_cell_ = tables_.in_header_cell();
  plain_ = false;
  breaks_ = 0;
}

void Drafter::end_block() {
  settle_mark({});
  if (!out_.in_block()) return;
  out_.open_block().emphasized = !plain_;
  if (out_.end_block()) draft_.header_cells.push_back(header_cell_);
}

void Drafter::text(const HtmlToken& token) {
  if (elements_.hidden() || token.span.empty()) return;
  const std::string_view text = source_.substr(token.span.begin, token.span.size());
  if (only_space(text)) {
    if (mark_.empty() && out_.in_block()) out_.visible(token.span);
    if (!mark_.empty()) settle_mark(text);
    return;
  }
  if (elements_.raised()) {
    mark_.push_back(token.span);
    return;
  }
  settle_mark(text);
  write(token.span, token.kind == HtmlToken::Kind::text);
}

void Drafter::write(SourceSpan span, bool references) {
  if (!out_.in_block()) begin_block();
  if (std::exchange(space_before_word_, false) && is_alnum(source_[span.begin])) out_.space();
  const std::size_t before = draft_.document.text.size();
  if (references) {
    write_text(span);
  } else {
    out_.visible(span);
  }
  if (draft_.document.text.size() == before) return;
  breaks_ = 0;
  if (!elements_.bold() && !elements_.underlined()) plain_ = true;
}

void Drafter::write_text(SourceSpan span) {
  std::uint32_t at = span.begin;
  std::uint32_t plain = at;
  while (at < span.end) {
    const void* found = std::memchr(source_.data() + at, '&', span.end - at);
    if (found == nullptr) break;
    at = static_cast<std::uint32_t>(static_cast<const char*>(found) - source_.data());
    const CharacterReference reference = read_reference(source_.substr(at, span.end - at));
    if (reference.length == 0) {
      ++at;
      continue;
    }
    if (at > plain) out_.visible({plain, at});
    out_.visible_as({at, at + reference.length}, reference.utf8);
    at += reference.length;
    plain = at;
  }
  if (span.end > plain) out_.visible({plain, span.end});
}

// The raised text held back, decoded; "" if it is too long for a mark.
std::string Drafter::mark_text() const {
  std::string text;
  for (const SourceSpan span : mark_) {
    if (text.size() + span.size() > kLongestMark) return {};
    std::string_view rest = source_.substr(span.begin, span.size());
    while (!rest.empty()) {
      const CharacterReference reference =
          rest.front() == '&' ? read_reference(rest) : CharacterReference{};
      text += reference.length > 0 ? reference.utf8 : std::string(1, rest.front());
      rest.remove_prefix(std::max(reference.length, 1U));
    }
  }
  return text;
}

// Decides what the raised text is, now that `next` is known to follow it.
void Drafter::settle_mark(std::string_view next) {
  if (mark_.empty()) return;
  const bool mark = is_footnote_mark(mark_text());
  const std::vector<SourceSpan> spans = std::exchange(mark_, {});
  const bool number = is_digit(out_.last_byte()) || out_.last_byte() == '%';
  if (mark && number && !begins_fraction(next)) {
    draft_.dropped.insert(draft_.dropped.end(), spans.begin(), spans.end());
    return;
  }
  if (mark && out_.has_text()) out_.space();
  for (const SourceSpan span : spans) write(span, true);
  if (mark && !begins_fraction(next)) space_before_word_ = true;
}

}  // namespace

HtmlDraft draft_html(const Region& region, StructureLimits limits, Diagnostics& log) {
  HtmlDraft draft;
  if (Drafter(region, limits, draft).run(log)) {
    log.push_back({Severity::warning, "unclosed_markup",
                   "a tag, comment or quoted value is open at the end of the document; "
                   "what follows its beginning is not read",
                   region.span, std::nullopt});
  }
  return draft;
}

}  // namespace offerlog
