#include "print_document.h"

#include "offerlog/names.h"
#include "shorten.h"

namespace offerlog {
namespace {

std::string number(std::uint64_t value) { return std::to_string(value); }

// What the block is: "heading 2", "paragraph bold", "cell t0 r1 c2 x2".
std::string label(const Block& block) {
  std::string label(name_of(block.kind));
  if (block.kind == BlockKind::heading) label += ' ' + number(block.level);
  if (block.kind == BlockKind::table_cell) {
    label = "cell t" + std::to_string(block.table) + " r" + number(block.row) + " c" +
            number(block.column);
    if (block.column_span > 1) label += " x" + number(block.column_span);
  }
  if (block.emphasized) label += " bold";
  return label;
}

std::string print_block(const Document& document, const Block& block) {
  const SourceSpan source = document.source_of(block.text);
  return label(block) + "  [" + number(block.text.begin) + "," + number(block.text.end) + ")  @" +
         number(source.begin) + "-" + number(source.end) + "  \"" +
         shorten(document.view(block.text)) + "\"\n";
}

std::string print_part(const Part& part) {
  std::string line = "part " + (part.type.empty() ? "(no type)" : part.type);
  if (!part.filename.empty()) line += " " + part.filename;
  line += " " + std::string(name_of(part.format));
  if (!part.main) line += " exhibit";
  return line + "\n";
}

std::string print_input(const Document& document) {
  return document.uri + "  " + std::string(name_of(document.format)) + "  " +
         number(document.bytes) + " bytes  " + number(document.blocks.size()) + " blocks  " +
         number(document.tables.size()) + " tables\n";
}

}  // namespace

std::string print_document(const Document& document) {
  std::string out = print_input(document);
  std::uint32_t part = 0xffffffff;  // none yet
  for (const Block& block : document.blocks) {
    // Of a single document there is nothing to say.
    if (block.part != part && document.parts.size() > 1)
      out += print_part(document.parts[block.part]);
    part = block.part;
    out += print_block(document, block);
  }
  return out;
}

}  // namespace offerlog
