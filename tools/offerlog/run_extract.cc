// offerlog extract: inputs -> records, one after the other.
#include <exception>
#include <iostream>
#include <new>
#include <string_view>

#include "commands.h"
#include "find_inputs.h"
#include "offerlog/extract.h"
#include "offerlog/json.h"
#include "offerlog/names.h"
#include "read_source.h"
#include "show_stage.h"
#include "write_output.h"

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

// One run over all inputs.
class ExtractRun {
 public:
  explicit ExtractRun(const Options& options)
      : options_(options), patterns_(load_patterns(options)) {}

  ExitCode run() {
    std::vector<Trouble> troubles;
    const std::vector<Input> inputs = find_inputs(options_.paths, troubles);
    for (const Trouble& trouble : troubles) lose(trouble);
    for (const Input& input : inputs) process(input);
    if (lost_) return kLost;
    return options_.exit_status && !found_change_ ? kNoChange : kRan;
  }

 private:
  void lose(const Trouble& trouble) {
    report(trouble);
    lost_ = true;
  }

  // Whatever happens to one filing, the next is still read.
  void process(const Input& input) {
    try {
      extract_one(input);
    } catch (const OutputError& error) {
      if (options_.out.empty()) throw;  // standard output is gone for all of them
      std::cerr << "offerlog: " << error.what() << '\n';
      lost_ = true;
    } catch (const std::bad_alloc&) {
      lose({input.path, "there is not enough memory to read it"});
    } catch (const std::exception& error) {
      lose({input.path, std::string("could not be processed: ") + error.what() +
                            " (this is a fault of offerlog: please report it)"});
    }
  }

  void extract_one(const Input& input) {
    std::vector<Trouble> troubles;
    std::optional<Source> source = read_source(input, troubles);
    for (const Trouble& trouble : troubles) lose(trouble);
    if (!source) return;
    if (looks_binary(source->bytes)) {
      report({source->uri, "looks like no text (it holds zero bytes); is it a filing?"});
    }
    const Extraction x = extract(std::move(*source), patterns_);
    found_change_ = found_change_ || !x.record.changes.empty();
    report_diagnostics(x);
    write(input, x);
  }

  void report_diagnostics(const Extraction& x) {
    for (const Diagnostic& d : x.diagnostics) {
      if (!is_about_input(d) && !options_.verbose) continue;
      std::cerr << x.document.uri << ": ";
      if (const auto at = byte_of(x.document, d)) std::cerr << "byte " << *at << ": ";
      std::cerr << name_of(d.severity) << ": " << d.message << " [" << d.code << "]\n";
    }
  }

  static std::optional<std::uint32_t> byte_of(const Document& document, const Diagnostic& d) {
    if (d.source) return d.source->begin;
    if (d.text) return document.source_of(*d.text).begin;
    return std::nullopt;
  }

  std::string text_of(const Extraction& x) const {
    if (options_.show) return show_stage(x, patterns_, *options_.show);
    if (options_.changes) return changes_to_json(x);
    return to_json(x, options_.pretty ? JsonStyle::pretty : JsonStyle::line) + '\n';
  }

  void write(const Input& input, const Extraction& x) {
    if (options_.out.empty()) return write_to_stdout(text_of(x));
    const std::string name = names_.unique(input.name, options_.changes ? ".jsonl" : ".json");
    write_file(options_.out, name, text_of(x));
  }

  const Options& options_;
  const Patterns patterns_;
  OutputNames names_;
  bool lost_ = false;
  bool found_change_ = false;
};

}  // namespace

void report(const Trouble& trouble) {
  std::cerr << "offerlog: " << trouble.path << ": " << trouble.message << '\n';
}

ExitCode run_extract(const Options& options) { return ExtractRun(options).run(); }

}  // namespace offerlog
