// HTML in three steps: tokens to draft blocks (html_draft), draft blocks to a
// plan (html_plan), and the plan written out by appending the draft's blocks to
// each other.
#include <algorithm>

#include "document_builder.h"
#include "edgar_document.h"
#include "html_draft.h"
#include "html_plan.h"
#include "readers.h"

namespace offerlog {
namespace {

class Writer {
 public:
  Writer(const Region& region, const HtmlPlan& plan, Document& document, Diagnostics& log)
      : region_(region), plan_(plan), draft_(*plan.draft), document_(document), log_(log) {}

  void run();

 private:
  void write_blocks(std::size_t first, std::size_t last);
  void write_block(const PlannedBlock& block, DocumentBuilder& out);
  void note_cell(std::size_t planned, std::int32_t table);

  const Region& region_;
  const HtmlPlan& plan_;
  const HtmlDraft& draft_;
  Document& document_;
  Diagnostics& log_;
  std::size_t table_base_ = 0;
  std::size_t run_ = 0;  // of the draft, to go on from
};

void Writer::run() {
  // The tables have their places before the text reader adds its own.
  table_base_ = document_.tables.size();
  document_.tables.insert(document_.tables.end(), plan_.tables.begin(), plan_.tables.end());
  std::size_t at = 0;
  for (const DraftPreformatted& pre : draft_.preformatted) {
    std::size_t end = at;
    while (end < plan_.blocks.size() &&
           plan_.pieces[plan_.blocks[end].first_piece].draft_block < pre.before) {
      ++end;
    }
    write_blocks(at, end);
    read_text({region_.decoded, pre.content, region_.part}, document_, log_);
    at = end;
  }
  write_blocks(at, plan_.blocks.size());
}

void Writer::write_blocks(std::size_t first, std::size_t last) {
  StructureLimits limits = limits_of(region_.decoded.filed.size());
  limits.blocks = SIZE_MAX;  // the draft keeps to it
  DocumentBuilder out(region_.decoded, document_, limits);
  for (std::size_t b = first; b < last; ++b) {
    PlannedBlock block = plan_.blocks[b];
    if (block.attributes.table >= 0) {
      block.attributes.table += static_cast<std::int32_t>(table_base_);
      note_cell(b, block.attributes.table);
    }
    write_block(block, out);
  }
  out.finish();
}

void Writer::write_block(const PlannedBlock& block, DocumentBuilder& out) {
  Block attributes = block.attributes;
  attributes.part = region_.part;
  out.begin_block(attributes);
  for (std::uint32_t p = block.first_piece; p < block.last_piece; ++p) {
    if (plan_.pieces[p].space_before) out.space();
    const std::uint32_t b = plan_.pieces[p].draft_block;
    out.append(draft_.document, run_, draft_.document.blocks[b].text);
  }
  out.end_block();
}

// The next block is the planned one, a cell of the table.
void Writer::note_cell(std::size_t planned, std::int32_t table) {
  const Table& as_planned = plan_.tables[static_cast<std::size_t>(table) - table_base_];
  Table& written = document_.tables[static_cast<std::size_t>(table)];
  const auto place = static_cast<std::uint32_t>(document_.blocks.size());
  if (planned == as_planned.first_block) written.first_block = place;
  written.last_block = place + 1;
}

}  // namespace

void read_html(const Region& whole, Document& document, Diagnostics& log) {
  const EdgarDocument wrapped = unwrap_edgar_document(whole.decoded.utf8, whole.span);
  if (!wrapped.type.empty() && whole.part < document.parts.size()) {
    document.parts[whole.part].type = wrapped.type;
    document.parts[whole.part].filename = wrapped.filename;
    document.parts[whole.part].description = wrapped.description;
  }
  const Region region{whole.decoded, wrapped.content, whole.part};
  const StructureLimits limits = limits_of(region.decoded.filed.size());
  const HtmlDraft draft = draft_html(region, limits.less(document), log);
  HtmlPlan plan = plan_blocks(draft);
  join_sentences(plan);
  Writer(region, plan, document, log).run();
}

}  // namespace offerlog
