// Tables drawn with spaces whose rows have several lines, as browsers of text
// (w3m) and converters that keep the page's look (inscriptis) write them:
//
//                                    Trading   Name of each          header
//   Title of each class              Symbol    exchange
//
//   Common Stock, par value $0.001   CRVL      The Nasdaq Global     a row
//   per share                                  Select Market
//   Warrants, each exercisable for             The Nasdaq Global     a row: its symbol
//   one share of common stock at     CRVLW     Select Market         stands in the middle
//   $6.81 per share
//
// Tables with a row on every line are text_table.h's.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "sliced_table.h"
#include "text_lines.h"

namespace offerlog {

// Lines [first, last) of a text.
struct ColumnTable {
  std::size_t first = 0;
  std::size_t last = 0;
};

// All of a text, in order. Their cells are read when they are wanted, for the memory
// that they take.
std::vector<ColumnTable> find_column_tables(std::string_view text, std::span<const TextLine> lines);
SlicedTable read_column_table(std::string_view text, std::span<const TextLine> lines,
                              ColumnTable table);

}  // namespace offerlog
