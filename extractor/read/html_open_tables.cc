#include "html_open_tables.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::uint32_t kMostColumns = 512;
constexpr std::uint32_t kMostColumnSpan = 1000;
constexpr std::uint32_t kMostRowSpan = 65'534;
constexpr std::size_t kDeepestTable = 32;

// The value of a colspan or rowspan, 1 where it says nothing sensible.
std::uint32_t read_span(std::string_view value, std::uint32_t most) {
  while (!value.empty() && is_space(value.front())) value.remove_prefix(1);
  std::uint32_t number = 0;
  for (const char c : value) {
    if (!is_digit(c)) break;
    number = std::min(number * 10 + static_cast<std::uint32_t>(c - '0'), most);
  }
  return std::max(number, 1U);
}

}  // namespace

OpenTables::OpenTable* OpenTables::innermost() {
  return open_.empty() || not_kept_ > 0 ? nullptr : &open_.back();
}

const Block* OpenTables::cell() const {
  return !open_.empty() && open_.back().in_cell ? &open_.back().cell : nullptr;
}

void OpenTables::begin_table() {
  const bool in_cell = cell() != nullptr;
  if (!open_.empty() && !in_cell) end_table();  // <table><table>: the first ends
  if (open_.size() == kDeepestTable) {
    ++not_kept_;
    return;
  }
  if (!open_.empty()) drafts_[static_cast<std::size_t>(open_.back().id)].has_table = true;
  OpenTable table;
  table.id = static_cast<std::int32_t>(drafts_.size());
  drafts_.emplace_back();
  open_.push_back(std::move(table));
}

void OpenTables::begin_row() {
  end_row();
  if (OpenTable* table = innermost()) table->row_open = true;
}

void OpenTables::end_row() {
  OpenTable* table = innermost();
  if (table == nullptr) return;
  table->in_cell = false;
  if (!table->row_open) return;
  table->row_open = false;
  table->column = 0;
  ++table->row;
}

void OpenTables::begin_cell(const HtmlToken& token) {
  OpenTable* table = innermost();
  if (table == nullptr) return;
  table->row_open = true;
  while (table->column + 1 < kMostColumns && table->taken(table->column)) ++table->column;
  const std::uint32_t columns =
      std::min(read_span(token.attributes.colspan, kMostColumnSpan), kMostColumns - table->column);
  table->in_cell = true;
  table->header_cell = token.tag == "th"_tag;
  table->cell = Block{};
  table->cell.kind = BlockKind::table_cell;
  table->cell.table = table->id;
  table->cell.row = table->row;
  table->cell.column = table->column;
  table->cell.column_span = std::max(columns, 1U);
  table->take(columns, read_span(token.attributes.rowspan, kMostRowSpan));
  DraftTable& draft = drafts_[static_cast<std::size_t>(table->id)];
  draft.rows = std::max(draft.rows, table->row + 1);
  draft.columns = std::max(draft.columns, table->cell.column + table->cell.column_span);
}

// Goes past the cell, and keeps its place in the rows below that it spans.
void OpenTables::OpenTable::take(std::uint32_t columns, std::uint32_t rows) {
  if (rows > 1) {
    taken_until.resize(std::max<std::size_t>(taken_until.size(), column + columns));
    for (std::uint32_t c = column; c < column + columns; ++c)
      taken_until[c] = std::max(taken_until[c], row + rows);
  }
  column = std::min(column + columns, kMostColumns - 1);
}

void OpenTables::end_cell() {
  if (OpenTable* table = innermost()) table->in_cell = false;
}

void OpenTables::end_table() {
  if (not_kept_ > 0) {
    --not_kept_;
  } else if (!open_.empty()) {
    open_.pop_back();
  }
}

}  // namespace offerlog
