#include "read/read_outline.h"

#include "catch.h"
#include "read/document_invariants.h"
#include "read/read_document.h"

namespace offerlog {
namespace {

std::string prefix_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::heading:
      return std::string(block.level, '#') + " ";
    case BlockKind::list_item:
      return "- ";
    case BlockKind::preformatted:
      return "= ";
    case BlockKind::paragraph:
      return block.emphasized ? "! " : "";
    case BlockKind::table_cell:
      break;
  }
  std::string prefix = "[" + std::to_string(block.row) + "," + std::to_string(block.column);
  if (block.column_span > 1) prefix += "+" + std::to_string(block.column_span);
  return prefix + "] ";
}

}  // namespace

std::string outline(const Document& document) {
  std::string result;
  for (const Block& block : document.blocks) {
    result.append(prefix_of(block)).append(document.view(block.text)).append("\n");
  }
  return result;
}

std::string read_outline(std::string_view text, std::string_view uri) {
  Diagnostics log;
  const Document document = read_document({std::string(uri), std::string(text)}, log);
  CHECK(find_violation(document, text) == "");
  return outline(document);
}

}  // namespace offerlog
