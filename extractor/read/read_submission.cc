// An EDGAR full submission: a header, then documents.
//
//   <SEC-DOCUMENT>0001140361-25-039804.txt : 20251030
//   <SEC-HEADER>
//   ACCESSION NUMBER:  0001140361-25-039804
//   ...
//   </SEC-HEADER>
//   <DOCUMENT> <TYPE>8-K ... </DOCUMENT>
//   <DOCUMENT> <TYPE>EX-99.1 ... </DOCUMENT>
//   <DOCUMENT> <TYPE>GRAPHIC ... </DOCUMENT>     passed over, never decoded
//   </SEC-DOCUMENT>
//
// The main document comes first, wherever it stands; exhibits 1, 5, 10 and 99
// follow in their order. Documents that are not read cost one search for their
// end.
#include <algorithm>
#include <string>
#include <vector>

#include "edgar_document.h"
#include "readers.h"
#include "submission_header.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// Exhibits that tell of an offering: underwriting and sales agreements, opinions of
// legality, material contracts, press releases.
constexpr std::string_view kExhibits[] = {"EX-1", "EX-5", "EX-10", "EX-99"};

// "EX-10.2" is an EX-10, "EX-101.INS" is not.
bool is_read_exhibit(std::string_view type) {
  return std::any_of(std::begin(kExhibits), std::end(kExhibits), [&](std::string_view exhibit) {
    return starts_with_any_case(type, exhibit) &&
           (type.size() == exhibit.size() || type[exhibit.size()] == '.');
  });
}

// A document that is no text whatever its type says.
bool is_encoded(std::string_view content) {
  const std::string_view head = trim(content.substr(0, 512));
  return head.starts_with("begin 6") || head.starts_with("%PDF") || head.starts_with("PK\x03\x04");
}

bool is_text_name(std::string_view filename) {
  const std::size_t dot = filename.rfind('.');
  if (dot == std::string_view::npos) return true;
  const std::string_view extension = filename.substr(dot);
  return equals_any_case(extension, ".htm") || equals_any_case(extension, ".html") ||
         equals_any_case(extension, ".txt");
}

struct Documents {
  std::vector<EdgarDocument> list;
  bool truncated = false;
};

Documents split_documents(std::string_view text, SourceSpan span) {
  constexpr std::string_view kOpen = "<DOCUMENT>";
  Documents out;
  std::size_t at = text.substr(0, span.end).find(kOpen, span.begin);
  while (at != std::string_view::npos) {
    const auto begin = static_cast<std::uint32_t>(at + kOpen.size());
    out.list.push_back(read_edgar_document(text, {begin, span.end}));
    out.truncated = !out.list.back().closed;
    at = text.substr(0, span.end).find(kOpen, out.list.back().content.end);
  }
  if (out.list.empty()) out.truncated = true;
  return out;
}

// The first of the form's type; the first of all where no type says so.
std::size_t find_main(const std::vector<EdgarDocument>& documents, std::string_view form) {
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (equals_any_case(documents[i].type, form) && is_text_name(documents[i].filename)) return i;
  }
  return 0;
}

void read_part(const Region& whole, const EdgarDocument& in, bool main, Document& document,
               Diagnostics& log) {
  Part part;
  part.type = in.type;
  part.filename = in.filename;
  part.description = in.description;
  part.main = main;
  const std::string_view content = whole.decoded.utf8.substr(in.content.begin, in.content.size());
  part.format = detect_format(content, in.filename);
  const auto begin = static_cast<std::uint32_t>(document.text.size());
  const Region region{whole.decoded, in.content, static_cast<std::uint32_t>(document.parts.size())};
  document.parts.push_back(part);
  if (part.format == Format::html) {
    read_html(region, document, log);
  } else {
    document.parts.back().format = Format::text;
    read_text(region, document, log);
  }
  document.parts.back().text = {begin, static_cast<std::uint32_t>(document.text.size())};
}

}  // namespace

void read_submission(const Region& region, Document& document, Diagnostics& log) {
  const std::string_view text = region.decoded.utf8;
  const std::size_t first = text.substr(0, region.span.end).find("<DOCUMENT>", region.span.begin);
  const auto header_end =
      first == std::string_view::npos ? region.span.end : static_cast<std::uint32_t>(first);
  read_submission_header(region.decoded, {region.span.begin, header_end}, document.header);
  const Documents documents = split_documents(text, {header_end, region.span.end});
  if (documents.truncated) {
    log.push_back({Severity::warning, "truncated_submission",
                   "the submission ends inside a document; what there is was read", region.span,
                   std::nullopt});
  }
  if (documents.list.empty()) {
    document.parts.push_back({});
    return;
  }
  const std::size_t main = find_main(documents.list, document.header.form_type.value);
  read_part(region, documents.list[main], true, document, log);
  for (std::size_t i = 0; i < documents.list.size(); ++i) {
    const EdgarDocument& exhibit = documents.list[i];
    const std::string_view content = text.substr(exhibit.content.begin, exhibit.content.size());
    if (i == main || !is_read_exhibit(exhibit.type) || is_encoded(content)) continue;
    if (is_text_name(exhibit.filename)) read_part(region, exhibit, false, document, log);
  }
}

}  // namespace offerlog
