// The elements that matter to a reader of text, and what each does to it. An
// element that is not listed (ix:nonNumeric, xbrli:context, <page>) is `other`:
// transparent.
//
//   switch (tag) {
//     case "td"_tag: ...
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace offerlog {

enum class Tag : std::uint8_t { other = 0 };

// What an element does, as bits of TagRule::does.
enum TagTrait : std::uint16_t {
  kInline = 0,
  kBlock = 1 << 0,       // begins and ends a block of text
  kVoid = 1 << 1,        // has no content and no end tag
  kRawText = 1 << 2,     // its content is text up to its end tag: no tags, no references
  kEscapable = 1 << 3,   // the same, but references are read
  kHidden = 1 << 4,      // never seen
  kFormatting = 1 << 5,  // its end tag reaches through blocks: <b><p>...</b>
  kScope = 1 << 6,       // an end tag inside it does not close what is outside
  kBold = 1 << 7,
  kUnderline = 1 << 8,
  kSuperscript = 1 << 9,
  kClosesP = 1 << 10,  // its start tag ends an open <p>
  kTable = 1 << 11,
  kRow = 1 << 12,
  kCell = 1 << 13,
  kTablePart = 1 << 14,  // of the innermost table: closes through what is open in its cells
};

struct TagRule {
  std::string_view name;
  std::uint16_t does = kInline;
  std::uint8_t heading_level = 0;
};

inline constexpr std::uint16_t kFlow = kBlock | kClosesP;

// Index 0 is `other`. Order is of no matter.
inline constexpr TagRule kTags[] = {
    {""},
    // Blocks.
    {"p", kFlow},
    {"div", kFlow},
    {"center", kFlow},
    {"blockquote", kFlow},
    {"h1", kFlow, 1},
    {"h2", kFlow, 2},
    {"h3", kFlow, 3},
    {"h4", kFlow, 4},
    {"h5", kFlow, 5},
    {"h6", kFlow, 6},
    {"ul", kFlow},
    {"ol", kFlow},
    {"dir", kFlow},
    {"menu", kFlow},
    {"dl", kFlow},
    {"li", kFlow},
    {"dt", kFlow},
    {"dd", kFlow},
    {"pre", kFlow},
    {"listing", kFlow},
    {"address", kFlow},
    {"article", kFlow},
    {"aside", kFlow},
    {"section", kFlow},
    {"header", kFlow},
    {"footer", kFlow},
    {"main", kFlow},
    {"nav", kFlow},
    {"figure", kFlow},
    {"figcaption", kFlow},
    {"hgroup", kFlow},
    {"details", kFlow},
    {"summary", kFlow},
    {"dialog", kFlow},
    {"search", kFlow},
    {"fieldset", kFlow},
    {"legend", kBlock},
    {"form", kFlow},
    {"option", kBlock},
    {"optgroup", kBlock},
    {"html", kBlock},
    {"body", kBlock},
    {"frameset", kBlock | kHidden},
    // Tables.
    {"table", kFlow | kScope | kTable},
    {"caption", kBlock | kTablePart | kScope},
    {"thead", kBlock | kTablePart},
    {"tbody", kBlock | kTablePart},
    {"tfoot", kBlock | kTablePart},
    {"tr", kBlock | kTablePart | kRow},
    {"td", kBlock | kTablePart | kScope | kCell},
    {"th", kBlock | kTablePart | kScope | kCell},
    // Without content.
    {"br", kVoid},
    {"hr", kFlow | kVoid},
    {"img", kVoid},
    {"meta", kVoid},
    {"link", kVoid},
    {"base", kVoid},
    {"basefont", kVoid},
    {"bgsound", kVoid},
    {"area", kVoid},
    {"embed", kVoid},
    {"col", kVoid},
    {"input", kVoid},
    {"param", kVoid},
    {"source", kVoid},
    {"track", kVoid},
    {"wbr", kVoid},
    {"keygen", kVoid},
    {"frame", kVoid},
    // Content that is no markup.
    {"script", kRawText | kHidden},
    {"style", kRawText | kHidden},
    {"title", kEscapable | kHidden},
    {"textarea", kEscapable},
    {"xmp", kFlow | kRawText},
    {"iframe", kRawText | kHidden},
    {"noembed", kRawText | kHidden},
    {"noframes", kRawText | kHidden},
    // Never seen.
    {"ix:header", kBlock | kHidden},
    {"template", kHidden},
    // Within a line.
    {"b", kFormatting | kBold},
    {"strong", kFormatting | kBold},
    {"u", kFormatting | kUnderline},
    {"i", kFormatting},
    {"em", kFormatting},
    {"font", kFormatting},
    {"a", kFormatting},
    {"small", kFormatting},
    {"big", kFormatting},
    {"code", kFormatting},
    {"tt", kFormatting},
    {"s", kFormatting},
    {"strike", kFormatting},
    {"nobr", kFormatting},
    {"span"},
    {"sup", kSuperscript},
    {"sub"},
    {"ins", kUnderline},
    {"del"},
};
inline constexpr std::size_t kTagCount = std::size(kTags);

constexpr const TagRule& rule_of(Tag tag) { return kTags[static_cast<std::size_t>(tag)]; }

// By name, in any case.
Tag find_tag(std::string_view name);

consteval Tag operator""_tag(const char* name, std::size_t size) {
  for (std::size_t i = 1; i < kTagCount; ++i) {
    if (kTags[i].name == std::string_view(name, size)) return static_cast<Tag>(i);
  }
  throw "no such tag";
}

}  // namespace offerlog
