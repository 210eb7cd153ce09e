#include "measure.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <ctime>

#include "derive/derive_record.h"
#include "find/find_mentions.h"
#include "offerlog/json.h"
#include "read/read_document.h"
#include "resolve/resolve_facts.h"

namespace offerlog::bench {
namespace {

std::size_t parse_markdown(const std::string& bytes) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
  cmark_parser_feed(parser, bytes.data(), bytes.size());
  cmark_node* root = cmark_parser_finish(parser);
  const bool made = root != nullptr;
  cmark_node_free(root);
  cmark_parser_free(parser);
  return made ? bytes.size() : 0;
}

// What `extract` does, with a clock between the stages.
void measure_stages(Source source, const Patterns& patterns, Times& times) {
  Extraction x;
  const auto stage = [&](std::size_t index, const std::function<void()>& work) {
    times.stages[index].push_back(seconds_of(work));
  };
  stage(0, [&] { x.document = read_document(std::move(source), x.diagnostics); });
  stage(1, [&] { x.mentions = find_mentions(x.document, patterns, x.diagnostics); });
  const Reading reading{x.document, patterns, x.mentions};
  stage(2, [&] { x.facts = resolve_facts(reading, x.diagnostics); });
  stage(3, [&] { x.record = derive_record(reading, x.facts, x.diagnostics).record; });
  stage(4, [&] { to_json(x); });
}

}  // namespace

double seconds_of(const std::function<void()>& work) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  };
  const double begin = now();
  work();
  return now() - begin;
}

double least(const std::vector<double>& values) {
  return values.empty() ? 0 : *std::min_element(values.begin(), values.end());
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

std::size_t read_text_alone(const Input& input) {
  if (input.format == Format::markdown) return parse_markdown(input.source.bytes);
  Diagnostics log;
  return read_document(input.source, log).text.size();
}

void measure(const Input& input, const Patterns& patterns, Times& times) {
  times.text_only.push_back(seconds_of([&] { read_text_alone(input); }));
  times.extract.push_back(seconds_of([&] { to_json(extract(input.source, patterns)); }));
  measure_stages(input.source, patterns, times);
}

}  // namespace offerlog::bench
