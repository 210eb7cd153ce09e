#include "extract_filing.h"

#include <optional>
#include <string_view>
#include <utility>

#include "batch/printable_name.h"
#include "offerlog/json.h"
#include "offerlog/names.h"
#include "show_stage.h"
#include "values/sha256.h"

namespace offerlog {
namespace {

// As git tells: a zero byte near the beginning. UTF-16 has them too, after its mark.
bool looks_binary(std::string_view bytes) {
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  return !utf16 && bytes.substr(0, 8000).find('\0') != std::string_view::npos;
}

// What is wrong with the input itself is always told; what its words leave in
// doubt stands in the record, and is told to who asks (--verbose).
bool is_about_input(const Diagnostic& d) { return !d.text && d.severity != Severity::info; }

std::optional<std::uint32_t> byte_of(const Document& document, const Diagnostic& d) {
  if (d.source) return d.source->begin;
  if (d.text) return document.source_of(*d.text).begin;
  return std::nullopt;
}

std::string line_of(const Document& document, const Diagnostic& d) {
  std::string line = batch::printable_name(document.uri) + ": ";
  if (const auto at = byte_of(document, d)) line += "byte " + std::to_string(*at) + ": ";
  return line + std::string(name_of(d.severity)) + ": " + d.message + " [" + d.code + "]\n";
}

// Who reads the answers of --lines reads their diagnostics there.
std::string notes_on(const Extraction& x, const Options& options) {
  std::string notes;
  for (const Diagnostic& d : x.diagnostics) {
    if (options.verbose || (is_about_input(d) && !options.lines)) notes += line_of(x.document, d);
  }
  return notes;
}

std::string text_of(const Extraction& x, const Options& options, const Patterns& patterns) {
  if (options.show) return show_stage(x, patterns, *options.show);
  if (options.changes) return changes_to_json(x);
  return to_json(x, options.pretty ? JsonStyle::pretty : JsonStyle::line) + '\n';
}

std::string digest_of(const Patterns& patterns) {
  std::string text;
  for (const Rule& rule : patterns.rules()) text += rule.id + '\n' + rule.pattern + '\n';
  return sha256(text).substr(0, 16);
}

}  // namespace

batch::Finding extract_filing(Source source, const Options& options, const Patterns& patterns) {
  batch::Finding finding;
  if (looks_binary(source.bytes) && !options.lines) {
    finding.notes = "offerlog: " + batch::printable_name(source.uri) +
                    ": looks like no text (it holds zero bytes); is it a filing?\n";
  }
  const Extraction x = extract(std::move(source), patterns);
  finding.notes += notes_on(x, options);
  finding.text = text_of(x, options, patterns);
  finding.sha256 = x.document.sha256;
  finding.changes = x.record.changes.size();
  return finding;
}

std::string made_by(const Options& options, const Patterns& patterns) {
  const char* form = options.changes ? "changes" : options.pretty ? "pretty" : "line";
  return "offerlog " OFFERLOG_VERSION ", rules " + digest_of(patterns) + ", " + form;
}

}  // namespace offerlog
