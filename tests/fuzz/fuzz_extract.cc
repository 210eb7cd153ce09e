// Any bytes, from the reader to the JSON: the record is valid JSON, and every
// quote stands at its bytes.
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>

#include "fuzz/require.h"
#include "offerlog/extract.h"
#include "offerlog/json.h"
#include "read/document_invariants.h"
#include "write/walk_record.h"

namespace offerlog {
namespace {

using nlohmann::json;

bool inside(SourceSpan piece, const json& place) {
  return place["start"] <= piece.begin && piece.end <= place["end"];
}

// Every piece of the quote: its source lies within the place, and what was
// copied stands there byte for byte. (That the runs tell the truth about the
// bytes is one of the document's invariants.)
std::string check_quote(const Document& d, TextSpan text, const json& place) {
  if (text.empty() || text.end > d.text.size()) return "a quote that is not in the text";
  const std::string& quote = place["quote"].get_ref<const std::string&>();
  if (quote.size() != text.size()) return "a quote that differs from the text";
  for (std::size_t r = 0; r < d.runs.size(); ++r) {
    const std::uint32_t end =
        r + 1 < d.runs.size() ? d.runs[r + 1].text : static_cast<std::uint32_t>(d.text.size());
    const TextSpan run{std::max(d.runs[r].text, text.begin), std::min(end, text.end)};
    if (run.begin >= run.end || d.runs[r].source.empty()) continue;
    SourceSpan piece = d.runs[r].source;
    if (d.runs[r].copied) {
      piece.begin += run.begin - d.runs[r].text;
      piece.end = piece.begin + run.size();
    }
    if (!inside(piece, place)) return "a piece of a quote outside of its place";
    if (d.runs[r].copied && d.view(run) != quote.substr(run.begin - text.begin, run.size()))
      return "a quote that differs from its bytes";
  }
  return "";
}

std::string check_evidence(const Document& d, const Evidence& evidence, const json& place,
                           std::string_view bytes) {
  if (place["start"] > place["end"] || place["end"] > bytes.size())
    return "a quote past the end of the input";
  if (!evidence.header) return check_quote(d, evidence.text, place);
  return place["quote"] == evidence.header_words ? "" : "a quote that is not the header's";
}

std::string check_record(const Extraction& x, std::string_view bytes) {
  const json record = json::parse(to_json(x), nullptr, false);
  if (record.is_discarded()) return "the record is not JSON";
  std::string wrong;
  for_each_value(x.record, [&](const std::string& pointer, const auto& value) {
    const auto& evidence = evidence_of(value);
    for (std::size_t i = 0; i < evidence.size() && wrong.empty(); ++i) {
      wrong = check_evidence(x.document, evidence[i], record["evidence"][pointer][i], bytes);
      if (!wrong.empty()) wrong += ", of " + pointer;
    }
  });
  return wrong;
}

std::string check_changes(const Extraction& x) {
  std::istringstream lines(changes_to_json(x));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    if (!json::accept(line)) return "a change is not JSON: " + line;
  }
  return count == x.record.changes.size() ? "" : "not one line a change";
}

}  // namespace
}  // namespace offerlog

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace offerlog;
  static const Patterns patterns = Patterns::built_in();
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const Extraction x = extract({"filing", bytes}, patterns);
  fuzz::require_none(find_violation(x.document, bytes));
  fuzz::require_none(check_record(x, bytes));
  fuzz::require_none(check_changes(x));
  return 0;
}
