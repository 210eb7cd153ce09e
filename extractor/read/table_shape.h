// What a table is for, whichever reader found it.
//
//   data        | Title of each class | Trading Symbol | Exchange |   cells with row and
//               | Common Stock        | XYZ            | Nasdaq   |   column, header rows
//
//   position    | • | We may sell shares from time to time. |         paragraphs, one a row
//               | Item 1.01. | Entry into a Material Definitive Agreement. |
//               | By: | /s/ Jane Roe |
//
// A table is data if it has a grid: two rows or more that use two columns or
// more, where the first column is not just bullets and the rest not just prose.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace offerlog {

struct TableCell {
  std::uint32_t first = 0, last = 0;  // the reader's own pieces, last exclusive
  std::uint32_t row = 0, column = 0, column_end = 0;
  bool header = false;  // marked so by the source
  bool joined = false;  // holds a currency sign and its number, or the like
};

// The text of the pieces of a cell.
using CellText = std::function<std::string_view(const TableCell&)>;
using TableRow = std::span<const TableCell>;

// | $ | 14,500 | ) |  ->  | $14,500) |
void join_numbers(std::vector<TableCell>& cells, const CellText& text);

struct TableShape {
  std::vector<TableRow> rows;  // those with cells
  bool holds_data = false;     // else the table only positions text
  std::uint32_t header_rows = 0;
};

// `cells` are sorted by row and column, their numbers joined, and stay alive.
TableShape shape_table(TableRow cells, const CellText& text);

// "•", "(i)", "(a)", "1.", "iv.": what stands before an item of a list.
bool is_bullet(std::string_view text);

}  // namespace offerlog
