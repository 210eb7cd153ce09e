// HTML tokens -> blocks in reading order, with nothing decided yet that needs
// to look ahead: whether a table holds data or positions text, whether a
// sentence goes on behind a page break. html_plan.h decides that.
#pragma once

#include <cstdint>
#include <vector>

#include "document_builder.h"
#include "offerlog/diagnostic.h"
#include "readers.h"

namespace offerlog {

struct DraftTable {
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  bool has_table = false;  // another table stands inside it
};

// The content of a <pre>: read as plain text, before block number `before`.
struct DraftPreformatted {
  std::uint32_t before = 0;
  SourceSpan content;
};

// A block in a table has Block::table, row and column set, whatever the table
// turns out to be.
struct HtmlDraft {
  Document document;               // text, blocks, and runs in decoded bytes
  std::vector<bool> header_cells;  // one a block: in a <th>
  std::vector<DraftTable> tables;  // by Block::table
  std::vector<DraftPreformatted> preformatted;
  std::vector<SourceSpan> dropped;  // footnote marks behind numbers
};

// `limits`: how much of its structure is kept.
HtmlDraft draft_html(const Region& region, StructureLimits limits, Diagnostics& log);

}  // namespace offerlog
