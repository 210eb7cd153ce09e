// bytes -> Document: hash, decode, detect, and hand over to the reader of the
// format.
#include "read_document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "decode.h"
#include "path_facts.h"
#include "readers.h"
#include "values/sha256.h"
#include "xbrl_residue.h"

namespace offerlog {
namespace {

// Offsets are 32 bits, and decoding can make three bytes of one.
constexpr std::size_t kMaxBytes = std::size_t{1} << 30;

using Reader = void (*)(const Region&, Document&, Diagnostics&);

// In the order of `Format`.
constexpr Reader kReaders[] = {read_text, read_markdown, read_html, read_submission};

void diagnose(Diagnostics& log, Severity severity, std::string code, std::string message) {
  log.push_back({severity, std::move(code), std::move(message), std::nullopt, std::nullopt});
}

// pandoc writes this in place of a table that plain text cannot draw.
constexpr std::string_view kLostTable = "[TABLE]";

// What stood in such a table is in no record, and nothing else would say so.
void note_lost_tables(const Document& document, Diagnostics& log) {
  std::size_t lost = 0;
  TextSpan first;
  for (const Block& block : document.blocks) {
    if (document.view(block.text) != kLostTable) continue;
    if (lost++ == 0) first = block.text;
  }
  if (lost == 0) return;
  log.push_back(
      {Severity::warning, "lost_table",
       "the converter left out " + std::to_string(lost) + (lost == 1 ? " table" : " tables") +
           " here (\"[TABLE]\"); read the filing as it was filed, or converted with its tables",
       std::nullopt, first});
}

// A submission makes its own parts; anything else is one.
void read_as(Format format, const Region& region, Document& document, Diagnostics& log) {
  if (format != Format::submission) document.parts.emplace_back().format = format;
  kReaders[static_cast<std::size_t>(format)](region, document, log);
  if (format != Format::submission) {
    document.parts.back().text = {0, static_cast<std::uint32_t>(document.text.size())};
  }
}

}  // namespace

Document read_document(Source source, Diagnostics& log) {
  Document document;
  document.uri = std::move(source.uri);
  document.bytes = source.bytes.size();
  document.sha256 = sha256(source.bytes);
  if (source.bytes.size() > kMaxBytes) {
    diagnose(log, Severity::error, "input_too_large",
             "the input is larger than 1 GiB; nothing was read");
    document.parts.emplace_back();
    return document;
  }
  DecodedText decoded;
  decode(source.bytes, decoded, log);
  document.format = detect_format(decoded.utf8, document.uri);
  const bool converted = document.format == Format::text || document.format == Format::markdown;
  const std::size_t begin = converted ? behind_xbrl_residue(decoded.utf8) : 0;
  const Region region{
      decoded,
      {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(decoded.utf8.size())},
      0};
  read_as(document.format, region, document, log);
  if (converted) note_lost_tables(document, log);
  add_path_facts(document.uri, document.header);
  if (document.blocks.empty()) {
    diagnose(log, Severity::warning, "empty_input", "the input holds no text");
  }
  return document;
}

}  // namespace offerlog
