// HTML tokens -> blocks in reading order, with nothing decided yet that needs
// to look ahead: whether a table holds data or positions text, whether a
// sentence goes on behind a page break. html_plan.h decides that.
#pragma once

#include <cstdint>
#include <vector>

#include "offerlog/diagnostic.h"
#include "readers.h"

namespace offerlog {

// What the plan must know of a block beside its text. A block in a table has
// Block::table, row and column set, whatever the table turns out to be.
struct DraftNote {
  std::uint32_t first_run = 0;
  bool header_cell = false;  // in a <th>
  bool after_break = false;  // a page break or rule stands before it
};

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

struct HtmlDraft {
  Document document;               // text, blocks, and runs in decoded bytes
  std::vector<DraftNote> notes;    // one a block
  std::vector<DraftTable> tables;  // by Block::table
  std::vector<DraftPreformatted> preformatted;
  std::vector<SourceSpan> dropped;  // footnote marks behind numbers
};

HtmlDraft draft_html(const Region& region, Diagnostics& log);

}  // namespace offerlog
