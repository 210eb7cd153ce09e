// The rows of a table, as runs of blocks.
#pragma once

#include <cstdint>
#include <vector>

#include "offerlog/document.h"

namespace offerlog {

struct TableRow {
  std::uint32_t first = 0;  // blocks
  std::uint32_t last = 0;   // exclusive
  std::uint32_t front() const { return first; }
  std::uint32_t size() const { return last - first; }
};

std::vector<TableRow> rows_of(const Document& document, const Table& table);

}  // namespace offerlog
