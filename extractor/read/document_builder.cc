#include "document_builder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace offerlog {
namespace {

// What a character becomes. Most are kept; the table in `fold_of` lists the
// rest.
enum class Fold : std::uint8_t { keep, space, drop, single_quote, double_quote, dash, ligature };

struct Folded {
  Fold fold = Fold::keep;
  std::uint32_t length = 1;    // bytes of the character
  std::string_view text = {};  // of a ligature
};

// Bytes at which the plain stretch of a copy may end: white space, controls
// and the lead bytes of the characters that fold.
constexpr std::array<bool, 256> make_stops() {
  std::array<bool, 256> stops{};
  for (int c = 0; c <= 0x20; ++c) stops[static_cast<std::size_t>(c)] = true;
  for (int c : {0x7f, 0xc2, 0xe2, 0xe3, 0xef}) stops[static_cast<std::size_t>(c)] = true;
  return stops;
}
constexpr std::array<bool, 256> kStops = make_stops();
bool is_stop(char c) { return kStops[static_cast<unsigned char>(c)]; }

// Where the plain stretch at the begin of the text ends: words, with single spaces between
// them. (Word by word took twice as long.)
std::size_t plain_length(std::string_view text) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (!is_stop(text[at])) continue;
    const bool between =
        text[at] == ' ' && at > 0 && at + 1 < text.size() && !is_stop(text[at + 1]);
    if (!between) break;
  }
  return at;
}

struct FoldRange {
  std::uint32_t first, last;
  Fold fold;
};

// Unicode code points that do not stand as they are, in order.
constexpr FoldRange kFolds[] = {
    {0x0000, 0x0008, Fold::drop},         {0x0009, 0x000d, Fold::space},
    {0x000e, 0x001f, Fold::drop},         {0x0020, 0x0020, Fold::space},
    {0x007f, 0x0084, Fold::drop},         {0x0085, 0x0085, Fold::space},
    {0x0086, 0x0090, Fold::drop},         {0x0091, 0x0092, Fold::single_quote},  // as in
    {0x0093, 0x0094, Fold::double_quote}, {0x0095, 0x0095, Fold::drop},          // Windows-1252
    {0x0096, 0x0097, Fold::dash},         {0x0098, 0x009f, Fold::drop},
    {0x00a0, 0x00a0, Fold::space},        {0x00ad, 0x00ad, Fold::drop},  // soft hyphen
    {0x2000, 0x200a, Fold::space},        {0x200b, 0x200f, Fold::drop},  // zero width
    {0x2010, 0x2015, Fold::dash},         {0x2018, 0x201b, Fold::single_quote},
    {0x201c, 0x201f, Fold::double_quote}, {0x2028, 0x2029, Fold::space},
    {0x202a, 0x202e, Fold::drop},         {0x202f, 0x202f, Fold::space},
    {0x2032, 0x2032, Fold::single_quote}, {0x2033, 0x2033, Fold::double_quote},
    {0x205f, 0x205f, Fold::space},        {0x2060, 0x2064, Fold::drop},
    {0x2212, 0x2212, Fold::dash},         {0x3000, 0x3000, Fold::space},
    {0xfb00, 0xfb04, Fold::ligature},     {0xfeff, 0xfeff, Fold::drop},
};
constexpr std::string_view kLigatures[] = {"ff", "fi", "fl", "ffi", "ffl"};

// Decodes one character of well-formed UTF-8; a stray byte is kept alone.
Folded fold_of(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  std::uint32_t code = byte(0);
  Folded result;
  if (code >= 0xf0 || (code >= 0x80 && code < 0xc2)) return result;
  if (code >= 0xe0) {
    if (text.size() < 3) return result;
    code = ((code & 0x0fU) << 12) | ((byte(1) & 0x3fU) << 6) | (byte(2) & 0x3fU);
    result.length = 3;
  } else if (code >= 0xc2) {
    if (text.size() < 2) return result;
    code = ((code & 0x1fU) << 6) | (byte(1) & 0x3fU);
    result.length = 2;
  }
  const auto* range =
      std::lower_bound(std::begin(kFolds), std::end(kFolds), code,
                       [](const FoldRange& r, std::uint32_t c) { return r.last < c; });
  if (range == std::end(kFolds) || code < range->first) return result;
  result.fold = range->fold;
  if (result.fold == Fold::ligature) result.text = kLigatures[code - 0xfb00];
  return result;
}

}  // namespace

// Of the 413 filings that these were set by, those over 1 MB have at most a
// block in 195 bytes and a run in 76; small ones a block in 43 and a run in 9.
StructureLimits limits_of(std::size_t bytes) {
  return {150'000 + bytes / 100, 400'000 + bytes / 40, 300'000 + bytes / 40};
}

void note_limit(const std::string& message, Diagnostics& log) {
  constexpr std::string_view kCode = "structure_limit";
  const bool known =
      std::any_of(log.begin(), log.end(), [&](const Diagnostic& d) { return d.code == kCode; });
  if (known) return;
  log.push_back({Severity::warning, std::string(kCode), message, std::nullopt, std::nullopt});
}

StructureLimits StructureLimits::less(const Document& document) const {
  return {blocks - std::min(blocks, document.blocks.size()),
          runs - std::min(runs, document.runs.size()), lines};
}

DocumentBuilder::DocumentBuilder(const DecodedText& decoded, Document& document)
    : DocumentBuilder(decoded, document, limits_of(decoded.filed.size())) {}

DocumentBuilder::DocumentBuilder(const DecodedText& decoded, Document& document,
                                 StructureLimits limits)
    : decoded_(decoded), document_(document), limits_(limits), first_run_(document.runs.size()) {}

void DocumentBuilder::begin_block(Block attributes) {
  if (open_) end_block();
  full_ = document_.blocks.size() >= limits_.blocks;
  // A block's text never touches the block before it.
  if (!document_.text.empty() && document_.text.back() != '\n' && !full_) insert("\n");
  block_ = attributes;
  block_begin_ = static_cast<std::uint32_t>(document_.text.size());
  open_ = true;
  pending_space_ = false;
  space_source_ = {};
}

bool DocumentBuilder::end_block() {
  if (!open_) return false;
  open_ = false;
  pending_space_ = false;
  const auto end = static_cast<std::uint32_t>(document_.text.size());
  if (end == block_begin_) return false;
  block_.text = {block_begin_, end};
  document_.blocks.push_back(block_);
  return true;
}

void DocumentBuilder::visible(SourceSpan span) {
  if (full_) return;
  const std::string_view source = decoded_.utf8;
  std::uint32_t at = span.begin;
  while (at < span.end) {
    const auto stop =
        at + static_cast<std::uint32_t>(plain_length(source.substr(at, span.end - at)));
    if (stop > at) copy({at, stop});
    if (stop == span.end) return;
    const Folded folded = fold_of(source.substr(stop, span.end - stop));
    const SourceSpan character{stop, std::min(stop + folded.length, span.end)};
    switch (folded.fold) {
      case Fold::keep:
        copy(character);
        break;
      case Fold::space:
        white_space(character);
        break;
      case Fold::drop:
        break;
      case Fold::single_quote:
        replace(character, "'");
        break;
      case Fold::double_quote:
        replace(character, "\"");
        break;
      case Fold::dash:
        replace(character, "-");
        break;
      case Fold::ligature:
        replace(character, folded.text);
        break;
    }
    at = character.end;
  }
}

void DocumentBuilder::visible_as(SourceSpan span, std::string_view text) {
  if (full_) return;
  while (!text.empty()) {
    const Folded folded = fold_of(text);
    const std::size_t length = std::min<std::size_t>(folded.length, text.size());
    switch (folded.fold) {
      case Fold::keep: {
        // Characters that need no folding go in together.
        std::size_t stop = length;
        while (stop < text.size() && !is_stop(text[stop])) ++stop;
        replace(span, text.substr(0, stop));
        text.remove_prefix(stop);
        continue;
      }
      case Fold::space:
        white_space(span);
        break;
      case Fold::drop:
        break;
      case Fold::single_quote:
        replace(span, "'");
        break;
      case Fold::double_quote:
        replace(span, "\"");
        break;
      case Fold::dash:
        replace(span, "-");
        break;
      case Fold::ligature:
        replace(span, folded.text);
        break;
    }
    text.remove_prefix(length);
  }
}

void DocumentBuilder::append(const Document& draft, std::size_t& run, TextSpan span) {
  if (full_) return;
  flush_space();
  const auto begin = static_cast<std::uint32_t>(document_.text.size());
  while (draft.runs[run].text < span.begin) ++run;
  for (; run < draft.runs.size() && draft.runs[run].text < span.end; ++run) {
    const Run& piece = draft.runs[run];
    document_.runs.push_back({piece.text - span.begin + begin, piece.source, piece.copied});
  }
  document_.text.append(draft.view(span));
}

void DocumentBuilder::white_space(SourceSpan span) {
  if (!has_text()) return;
  if (!pending_space_ || space_source_.empty()) {
    space_source_ = span;
  } else if (space_source_.end == span.begin) {
    space_source_.end = span.end;
  }
  pending_space_ = true;
}

void DocumentBuilder::flush_space() {
  if (!pending_space_) return;
  pending_space_ = false;
  const SourceSpan source = space_source_;
  space_source_ = {};
  if (!has_text()) return;
  if (source.empty()) {
    insert(" ");
    return;
  }
  const bool plain = source.size() == 1 && decoded_.utf8[source.begin] == ' ';
  auto& text = document_.text;
  const Run* last = document_.runs.empty() ? nullptr : &document_.runs.back();
  if (plain && last != nullptr && last->copied && last->source.end == source.begin) {
    document_.runs.back().source.end = source.end;
  } else {
    add_run({static_cast<std::uint32_t>(text.size()), source, plain});
  }
  text.push_back(' ');
}

void DocumentBuilder::copy(SourceSpan span) {
  if (span.empty()) return;
  flush_space();
  auto& text = document_.text;
  auto& runs = document_.runs;
  const bool extends = runs.size() > first_run_ && runs.back().copied &&
                       runs.back().source.end == span.begin &&
                       runs.back().text + runs.back().source.size() == text.size();
  if (extends) {
    runs.back().source.end = span.end;
  } else {
    add_run({static_cast<std::uint32_t>(text.size()), span, true});
  }
  text.append(decoded_.utf8.substr(span.begin, span.size()));
}

void DocumentBuilder::replace(SourceSpan span, std::string_view text) {
  if (text.empty()) return;
  flush_space();
  add_run({static_cast<std::uint32_t>(document_.text.size()), span, false});
  document_.text.append(text);
}

void DocumentBuilder::insert(std::string_view text) {
  const std::uint32_t at = document_.runs.empty() ? 0 : document_.runs.back().source.end;
  add_run({static_cast<std::uint32_t>(document_.text.size()), {at, at}, false});
  document_.text.append(text);
}

void DocumentBuilder::add_run(Run run) {
  auto& runs = document_.runs;
  if (runs.size() < limits_.runs || !has_text()) {
    runs.push_back(run);
    return;
  }
  // Past the limit a block has one run: all of its source.
  Run& whole = runs.back();
  whole.copied = false;
  if (run.source.empty()) return;
  if (whole.source.empty()) whole.source = run.source;
  whole.source.begin = std::min(whole.source.begin, run.source.begin);
  whole.source.end = std::max(whole.source.end, run.source.end);
}

void DocumentBuilder::diagnose(Diagnostics& log) const {
  if (document_.blocks.size() >= limits_.blocks) {
    note_limit("too many paragraphs and cells for an input of its size; those past " +
                   std::to_string(limits_.blocks) + " are not read",
               log);
  } else if (document_.runs.size() >= limits_.runs) {
    note_limit("too much markup within words; towards the end places are those of whole paragraphs",
               log);
  }
}

SourceSpan DocumentBuilder::filed_span(SourceSpan decoded) const {
  if (!decoded.empty())
    return {decoded_.filed_offset(decoded.begin), decoded_.filed_offset(decoded.end)};
  // Inserted text stands nowhere in particular: at the end of what is before.
  const std::uint32_t at = document_.runs.empty() ? 0 : document_.runs.back().source.end;
  return {at, at};
}

void DocumentBuilder::finish() {
  end_block();
  if (decoded_.anchors.empty()) return;
  // Where the encoding changed the bytes, a copied run is cut at each anchor.
  const std::vector<Run> before(document_.runs.begin() + static_cast<std::ptrdiff_t>(first_run_),
                                document_.runs.end());
  document_.runs.resize(first_run_);
  const auto& anchors = decoded_.anchors;
  for (const Run& run : before) {
    if (!run.copied) {
      document_.runs.push_back({run.text, filed_span(run.source), false});
      continue;
    }
    std::uint32_t at = run.source.begin;
    auto next = std::upper_bound(
        anchors.begin(), anchors.end(), at,
        [](std::uint32_t o, const DecodedText::Anchor& a) { return o < a.decoded; });
    while (at < run.source.end) {
      const bool whole = next == anchors.end() || document_.runs.size() >= limits_.runs;
      const std::uint32_t stop = whole ? run.source.end : std::min(run.source.end, next->decoded);
      const SourceSpan filed = filed_span({at, stop});
      const bool same =
          decoded_.filed.substr(filed.begin, filed.size()) == decoded_.utf8.substr(at, stop - at);
      document_.runs.push_back({run.text + (at - run.source.begin), filed, same});
      at = stop;
      if (next != anchors.end()) ++next;
    }
  }
}

}  // namespace offerlog
