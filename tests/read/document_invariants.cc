#include "read/document_invariants.h"

#include <cstddef>

namespace offerlog {
namespace {

std::string at(std::string_view what, std::size_t place) {
  return std::string(what) + " at " + std::to_string(place);
}

// The length of the UTF-8 character at `i`, 0 if it is not well formed.
std::size_t character_length(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned lead = byte(i);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte(i + k) & 0xc0U) != 0x80) return 0;
  }
  if (lead == 0xe0 && byte(i + 1) < 0xa0) return 0;
  if (lead == 0xed && byte(i + 1) >= 0xa0) return 0;
  if (lead == 0xf0 && byte(i + 1) < 0x90) return 0;
  if (lead == 0xf4 && byte(i + 1) >= 0x90) return 0;
  return length;
}

std::string check_utf8(const Document& d) {
  for (std::size_t i = 0; i < d.text.size();) {
    const std::size_t length = character_length(d.text, i);
    if (length == 0) return at("text is not UTF-8", i);
    i += length;
  }
  return "";
}

std::string check_runs(const Document& d, std::string_view bytes) {
  if (d.runs.empty()) return d.text.empty() ? "" : "text without runs";
  if (d.runs.front().text != 0) return "runs do not begin at 0";
  for (std::size_t i = 0; i < d.runs.size(); ++i) {
    const Run& run = d.runs[i];
    const std::size_t end = i + 1 < d.runs.size() ? d.runs[i + 1].text : d.text.size();
    if (run.text >= end) return at("empty or unsorted run", run.text);
    if (run.source.begin > run.source.end || run.source.end > bytes.size()) {
      return at("run with a source out of range", run.text);
    }
    if (!run.copied) continue;
    const auto text = std::string_view(d.text).substr(run.text, end - run.text);
    if (bytes.substr(run.source.begin, run.source.size()) != text) {
      return at("copied run that differs from its source", run.text);
    }
  }
  return "";
}

std::string check_block_text(std::string_view text, std::size_t place) {
  if (text.empty()) return at("empty block", place);
  if (text.front() == ' ' || text.back() == ' ') return at("space at the end of a block", place);
  if (text.find("  ") != text.npos) return at("double space", place);
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < ' ') return at("control in a block", place);
  }
  return "";
}

std::string check_blocks(const Document& d, std::string_view bytes) {
  std::uint32_t next = 0;
  for (const Block& block : d.blocks) {
    if (block.text.begin != next) return at("block out of place", block.text.begin);
    if (block.text.end > d.text.size() || block.text.begin > block.text.end) {
      return at("block out of range", block.text.begin);
    }
    if (auto wrong = check_block_text(d.view(block.text), block.text.begin); !wrong.empty())
      return wrong;
    if (block.text.end < d.text.size() && d.text[block.text.end] != '\n') {
      return at("block without a line feed after it", block.text.end);
    }
    const SourceSpan source = d.source_of(block.text);
    if (source.empty() || source.end > bytes.size())
      return at("block without a source", block.text.begin);
    next = block.text.end + 1;
  }
  return next < d.text.size() ? at("text in no block", next) : "";
}

std::string check_cell(const Document& d, const Block& block) {
  if (block.kind != BlockKind::table_cell) {
    return block.table < 0 ? "" : at("a table's block that is no cell", block.text.begin);
  }
  if (block.table < 0 || static_cast<std::size_t>(block.table) >= d.tables.size()) {
    return at("cell without a table", block.text.begin);
  }
  const Table& table = d.tables[static_cast<std::size_t>(block.table)];
  const auto index = static_cast<std::uint32_t>(&block - d.blocks.data());
  const bool inside = table.first_block <= index && index < table.last_block &&
                      block.row < table.rows && block.column + block.column_span <= table.columns &&
                      block.column_span > 0;
  return inside ? "" : at("cell outside its table", block.text.begin);
}

std::string check_tables(const Document& d) {
  for (const Block& block : d.blocks) {
    if (auto wrong = check_cell(d, block); !wrong.empty()) return wrong;
  }
  for (std::size_t i = 0; i < d.tables.size(); ++i) {
    const Table& table = d.tables[i];
    const bool sound = table.first_block < table.last_block &&
                       table.last_block <= d.blocks.size() && table.header_rows <= table.rows;
    if (!sound) return at("unsound table", i);
    for (std::uint32_t b = table.first_block; b < table.last_block; ++b) {
      const Block& block = d.blocks[b];
      if (block.table != static_cast<std::int32_t>(i)) return at("foreign block in table", i);
      if (b == table.first_block) continue;
      const Block& before = d.blocks[b - 1];
      const bool ordered =
          before.row < block.row || (before.row == block.row && before.column <= block.column);
      if (!ordered) return at("cells out of order in table", i);
    }
  }
  return "";
}

std::string check_parts(const Document& d) {
  if (d.parts.empty()) return "no part";
  for (const Part& part : d.parts) {
    if (part.text.begin > part.text.end || part.text.end > d.text.size())
      return "part out of range";
  }
  for (const Block& block : d.blocks) {
    if (block.part >= d.parts.size()) return at("block without a part", block.text.begin);
    if (!d.parts[block.part].text.contains(block.text))
      return at("block outside its part", block.text.begin);
  }
  return "";
}

}  // namespace

std::string find_violation(const Document& document, std::string_view bytes) {
  std::string wrong = check_utf8(document);
  if (wrong.empty()) wrong = check_runs(document, bytes);
  if (wrong.empty()) wrong = check_blocks(document, bytes);
  if (wrong.empty()) wrong = check_tables(document);
  if (wrong.empty()) wrong = check_parts(document);
  return wrong;
}

}  // namespace offerlog
