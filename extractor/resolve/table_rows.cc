#include "table_rows.h"

namespace offerlog {

std::vector<TableRow> rows_of(const Document& document, const Table& table) {
  std::vector<TableRow> rows;
  for (std::uint32_t b = table.first_block; b < table.last_block; ++b) {
    const bool next =
        rows.empty() || document.blocks[b].row != document.blocks[rows.back().first].row;
    if (next) rows.push_back({b, b + 1});
    rows.back().last = b + 1;
  }
  return rows;
}

}  // namespace offerlog
