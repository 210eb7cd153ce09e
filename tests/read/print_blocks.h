// The blocks of a document, one a line, as a test reads them:
//
//   p [We sold 1,200 shares.]
//   p! [The whole block is emphasized]      h2 [Risk Factors]      li [one]
//   td 0,1 [Trading Symbol(s)]              row, column; `th` in a header row,
//   td 1,2+3 [$14,500]                      `+3`: it spans three columns
#pragma once

#include <string>
#include <string_view>

#include "offerlog/diagnostic.h"
#include "offerlog/document.h"
#include "read/read_as.h"

namespace offerlog::testing {

inline std::string print_place(const Document& document, const Block& block) {
  const bool header =
      block.row < document.tables[static_cast<std::size_t>(block.table)].header_rows;
  std::string out = header ? "th " : "td ";
  out += std::to_string(block.row) + "," + std::to_string(block.column);
  if (block.column_span > 1) out += "+" + std::to_string(block.column_span);
  return out;
}

inline std::string print_blocks(const Document& document) {
  static constexpr const char* kKinds[] = {"h", "p", "li", "td", "pre"};
  std::string out;
  for (const Block& block : document.blocks) {
    if (block.table >= 0) {
      out += print_place(document, block);
    } else {
      out += kKinds[static_cast<std::size_t>(block.kind)];
      if (block.level > 0) out += std::to_string(block.level);
      if (block.emphasized && block.kind != BlockKind::heading) out += "!";
    }
    out += " [" + std::string(document.view(block.text)) + "]\n";
  }
  return out;
}

inline Document html_document(std::string_view html, Diagnostics& log) {
  return read_as(Format::html, html, log);
}

inline std::string html_blocks(std::string_view html) {
  Diagnostics log;
  return print_blocks(html_document(html, log));
}

}  // namespace offerlog::testing
