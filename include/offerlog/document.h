// A filing as a reader sees it, and the way back to the bytes as filed.
//
//   Document d = read_document(std::move(source), log);
//   for (const Block& b : d.blocks) use(d.view(b.text));
//   SourceSpan place = d.source_of(some_text_span);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "offerlog/span.h"

namespace offerlog {

// One input: a file, one document on standard input, or one EDGAR full
// submission. `bytes` are the bytes as filed, never changed.
struct Source {
  std::string uri;
  std::string bytes;
};

enum class Format { text, markdown, html, submission };

enum class BlockKind : std::uint8_t {
  heading,
  paragraph,
  list_item,
  table_cell,
  preformatted,
};

// A run of text without a break: a paragraph, a heading, one cell of a table.
// Blocks are in reading order, do not overlap, and a line feed that belongs to
// no block stands between each two in `Document::text`. Inside a block white
// space is collapsed: a single space, no space at either end.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;   // of a heading, 1 to 6
  bool emphasized = false;  // the whole block is bold: a heading in all but name
  TextSpan text;
  std::uint32_t part = 0;  // index into Document::parts
  // Of a table cell: which table, and where in it. Rows and columns count from
  // 0; a spanning cell has the first of its columns.
  std::int32_t table = -1;
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t column_span = 1;
};

// A table that holds data (a table that only positions text becomes
// paragraphs). `blocks` is the range of its cells in Document::blocks, in row
// order. The first `header_rows` rows name the columns.
struct Table {
  std::uint32_t first_block = 0;
  std::uint32_t last_block = 0;  // exclusive
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::uint32_t header_rows = 0;
};

// One document of a submission; any other input has exactly one part.
struct Part {
  std::string type;         // EDGAR's: "8-K", "EX-1.1", "EX-99.1"; "" if unknown
  std::string filename;     // as the submission names it
  std::string description;  // as the submission gives it
  Format format = Format::text;
  TextSpan text;  // its blocks' text
  bool main = true;
};

// The header of an EDGAR submission. A field that it lacks is empty.
struct SubmissionField {
  std::string value;
  SourceSpan source;
};
struct SubmissionHeader {
  SubmissionField accession_number;           // "0001234567-25-000123"
  SubmissionField form_type;                  // "424B5"
  SubmissionField filed_on;                   // "20250117"
  SubmissionField cik;                        // of the first filer, ten digits
  SubmissionField conformed_name;             // of the first filer
  std::vector<SubmissionField> file_numbers;  // "333-123456"
};

// A piece of Document::text and the source bytes it came from.
//
//   text      S  t  r  i  d  e   "  I  n  c
//   source    S  t  r  i  d  e \ "  I  n  c
//             `----- copy ----´  |  `copy´     copied: the same bytes
//                              replaced        other bytes, same meaning
//
// An inserted piece (the line feed between blocks) has an empty source span.
// Runs are sorted by `text`, gapless, and cover the whole text.
struct Run {
  std::uint32_t text = 0;  // where it begins in the text; it ends where the next begins
  SourceSpan source;
  bool copied = false;
};

struct Document {
  std::string uri;
  std::string sha256;       // of the bytes, 64 hexadecimal digits
  std::uint64_t bytes = 0;  // size of the input
  Format format = Format::text;
  std::string text;  // UTF-8; see Block for its shape
  std::vector<Run> runs;
  std::vector<Block> blocks;
  std::vector<Table> tables;
  std::vector<Part> parts;
  SubmissionHeader header;

  std::string_view view(TextSpan span) const {
    return std::string_view(text).substr(span.begin, span.size());
  }
  // The smallest range of source bytes that holds all of `span`; inserted text
  // at its ends adds nothing. The span must lie in the text.
  SourceSpan source_of(TextSpan span) const;
  // The block that holds the offset, by binary search; invalid between blocks.
  BlockId block_at(std::uint32_t offset) const;
};

}  // namespace offerlog
