#include "batch_json.h"

#include <algorithm>
#include <cmath>

#include "offerlog/decimal.h"
#include "write/json_writer.h"

namespace offerlog::batch {
namespace {

void member(JsonWriter& json, std::string_view name, std::uint64_t value) {
  json.key(name);
  json.integer(static_cast<std::int64_t>(value));
}

// To the thousandth: a clock says no more.
void member(JsonWriter& json, std::string_view name, double value) {
  const auto thousandths = std::to_string(std::llround(value * 1000));
  const std::string digits =
      std::string(thousandths.size() < 4 ? 4 - thousandths.size() : 0, '0') + thousandths;
  json.key(name);
  json.decimal(*Decimal::parse(digits.substr(0, digits.size() - 3) + '.' +
                               digits.substr(digits.size() - 3)));
}

void failures_by_kind(JsonWriter& json, const Counts& counts) {
  json.key("errors_by_kind");
  json.begin_object();
  for (std::size_t kind = 0; kind < kFailureKinds; ++kind) {
    if (counts.failures_by_kind[kind] == 0) continue;
    member(json, name_of(static_cast<FailureKind>(kind)), counts.failures_by_kind[kind]);
  }
  json.end_object();
}

}  // namespace

std::string error_line(const std::string& path, const Failure& failure) {
  JsonWriter json(JsonStyle::line);
  json.begin_object();
  json.key("path");
  json.string(path);
  json.key("kind");
  json.string(name_of(failure.kind));
  json.key("message");
  json.string(failure.message);
  json.end_object();
  return json.text() + '\n';
}

std::string stats_json(const BatchReport& report, std::string_view program) {
  const Counts& counts = report.counts;
  JsonWriter json(JsonStyle::pretty);
  json.begin_object();
  json.key("program");
  json.string(program);
  member(json, "jobs", std::uint64_t{report.jobs});
  member(json, "inputs", counts.inputs());
  member(json, "filings", counts.filings);
  member(json, "finished_before", counts.unchanged);
  member(json, "filings_with_changes", counts.with_changes);
  member(json, "changes", counts.changes);
  member(json, "bytes", counts.bytes);
  member(json, "errors", counts.failures);
  failures_by_kind(json, counts);
  member(json, "seconds", report.seconds);
  member(json, "megabytes_per_second",
         static_cast<double>(counts.bytes) / 1e6 / std::max(report.seconds, 1e-3));
  json.key("interrupted");
  json.boolean(report.interrupted_by != 0);
  json.end_object();
  return json.text() + '\n';
}

}  // namespace offerlog::batch
