#include "table_rows.h"

#include <algorithm>

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

std::uint32_t first_sentence_at(const Reading& reading, std::uint32_t block) {
  const auto& all = reading.mentions.sentences;
  const auto at =
      std::lower_bound(all.begin(), all.end(), block,
                       [](const Sentence& s, std::uint32_t b) { return s.block.value < b; });
  const auto last = all.empty() ? all.begin() : all.end() - 1;
  return static_cast<std::uint32_t>(std::min(at, last) - all.begin());
}

}  // namespace offerlog
