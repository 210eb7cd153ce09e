// A table drawn with characters: its cells are slices of lines.
//
//   | Title of each | Trading |        the cell "Title of each class" is two
//   | class         | Symbol  |        slices, "Trading Symbol" too
//
// What it is for is judged by table_shape, once its cells can be read.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "document_builder.h"
#include "readers.h"
#include "table_shape.h"

namespace offerlog {

// How a slice follows the one before it in its cell.
enum class Seam : std::uint8_t {
  space,
  none,       // inside a word that was too long for its column
  paragraph,  // after a blank line
};

struct Slice {
  SourceSpan span;
  Seam seam = Seam::space;
};

struct SlicedTable {
  SourceSpan span;               // its lines, with their ends
  std::vector<Slice> slices;     // by cell
  std::vector<TableCell> cells;  // by row and column; their pieces are slices
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
};

// Gathers slices in the order of the lines, where those of one cell do not
// follow each other.
class SliceCollector {
 public:
  explicit SliceCollector(std::string_view text) : text_(text) {}

  // Returns the number of the new cell.
  std::uint32_t add_cell(std::uint32_t row, std::uint32_t column, std::uint32_t column_end);
  // The next line of a cell that is `width` columns wide; the margins of the
  // slice are cut off.
  void add_slice(std::uint32_t cell, SourceSpan slice, std::uint32_t width);
  // The cells so far are those of the header.
  void end_header();

  SlicedTable finish(SourceSpan span, std::uint32_t rows, std::uint32_t columns);

 private:
  // What the last lines of a cell were.
  struct Draft {
    TableCell cell;
    std::vector<Slice> slices;
    std::uint32_t last_columns = 0;   // of the last line
    std::uint32_t above_columns = 0;  // of the line before it; 0: none, or a blank one
    bool gap = false;                 // the last line was blank
  };
  Seam seam_of(const Draft& draft, std::string_view slice, std::uint32_t columns,
               std::uint32_t width) const;

  std::string_view text_;
  std::vector<Draft> drafts_;
};

// Writes the source of a slice into the open block.
using WriteSlice = std::function<void(SourceSpan, DocumentBuilder&)>;

// Writes the table as cells, or as paragraphs if it only positions text.
void write_sliced_table(const Region& region, const SlicedTable& table, const WriteSlice& write,
                        Document& document, DocumentBuilder& out);

}  // namespace offerlog
