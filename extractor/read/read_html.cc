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
  void write_tables();

  const Region& region_;
  const HtmlPlan& plan_;
  const HtmlDraft& draft_;
  Document& document_;
  Diagnostics& log_;
  std::size_t table_base_ = 0;
  std::vector<std::uint32_t> written_;  // of each planned block, its place in the document
};

void Writer::run() {
  // The tables have their places before the text reader adds its own.
  table_base_ = document_.tables.size();
  document_.tables.resize(table_base_ + plan_.tables.size());
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
  write_tables();
}

void Writer::write_blocks(std::size_t first, std::size_t last) {
  DocumentBuilder out(region_.decoded, document_);
  for (std::size_t b = first; b < last; ++b) {
    PlannedBlock block = plan_.blocks[b];
    if (block.attributes.table >= 0)
      block.attributes.table += static_cast<std::int32_t>(table_base_);
    written_.push_back(static_cast<std::uint32_t>(document_.blocks.size()));
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
    out.append(draft_.document, draft_.notes[b].first_run, draft_.document.blocks[b].text);
  }
  out.end_block();
}

void Writer::write_tables() {
  for (std::size_t t = 0; t < plan_.tables.size(); ++t) {
    Table& table = document_.tables[table_base_ + t];
    table = plan_.tables[t];
    table.first_block = written_[table.first_block];
    // Not where the next planned block went: a <pre> may stand in between.
    table.last_block = written_[table.last_block - 1] + 1;
  }
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
  const HtmlDraft draft = draft_html(region, log);
  HtmlPlan plan = plan_blocks(draft);
  join_sentences(plan);
  Writer(region, plan, document, log).run();
}

}  // namespace offerlog
