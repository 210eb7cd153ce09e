// What the blocks of a draft become, decided with the whole document in view.
//
//   HtmlPlan plan = plan_blocks(draft);   tables that hold data, tables that position text
//   join_sentences(plan);                 sentences cut by page breaks and paragraphs
//
// A planned block is made of one or more draft blocks: the cells `$`, `14,500`
// and `)` of one number, a bullet and its text, two halves of a sentence.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "html_draft.h"

namespace offerlog {

struct PlannedPiece {
  std::uint32_t draft_block = 0;
  bool space_before = true;
};

struct PlannedBlock {
  Block attributes;  // Block::table indexes HtmlPlan::tables
  std::uint32_t first_piece = 0;
  std::uint32_t last_piece = 0;  // exclusive
};

struct HtmlPlan {
  const HtmlDraft* draft = nullptr;
  std::vector<PlannedBlock> blocks;
  std::vector<PlannedPiece> pieces;  // of the blocks, in order
  std::vector<Table> tables;         // data tables; their blocks count planned blocks

  std::string_view text(const PlannedPiece& piece) const {
    return draft->document.view(draft->document.blocks[piece.draft_block].text);
  }
  // The text of the block's first and last piece.
  std::string_view begin_of(const PlannedBlock& b) const { return text(pieces[b.first_piece]); }
  std::string_view end_of(const PlannedBlock& b) const { return text(pieces[b.last_piece - 1]); }
  std::size_t size_of(const PlannedBlock& block) const;
};

HtmlPlan plan_blocks(const HtmlDraft& draft);
void join_sentences(HtmlPlan& plan);

}  // namespace offerlog
