// The tables of an HTML document that are open, and where the next cell of the innermost goes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "html_draft.h"
#include "html_tokenizer.h"

namespace offerlog {

class OpenTables {
 public:
  // Adds each table to `drafts`, with its size.
  explicit OpenTables(std::vector<DraftTable>& drafts) : drafts_(drafts) {}

  void begin_table();
  void begin_row();
  void begin_cell(const HtmlToken& token);
  void end_row();
  void end_cell();
  void end_table();

  bool any() const { return !open_.empty(); }
  // What a block in the open cell is; null outside of cells.
  const Block* cell() const;
  bool in_header_cell() const { return cell() != nullptr && open_.back().header_cell; }

 private:
  // `taken_until[c]` is the first row below the cells that span rows in column c.
  struct OpenTable {
    std::int32_t id = -1;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    bool row_open = false;
    bool in_cell = false;
    Block cell;
    bool header_cell = false;
    std::vector<std::uint32_t> taken_until;

    bool taken(std::uint32_t at) const { return at < taken_until.size() && taken_until[at] > row; }
    void take(std::uint32_t columns, std::uint32_t rows);
  };

  // The innermost; null where none is open, or where it is deeper than is looked at.
  OpenTable* innermost();

  std::vector<DraftTable>& drafts_;
  std::vector<OpenTable> open_;
  std::size_t not_kept_ = 0;  // open ones, deeper than is looked at
};

}  // namespace offerlog
