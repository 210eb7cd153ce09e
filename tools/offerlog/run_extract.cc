// offerlog extract: a batch over the inputs, and what is told of it.
#include <fcntl.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <thread>

#include "batch/batch_json.h"
#include "batch/descriptor.h"
#include "batch/printable_name.h"
#include "batch/progress.h"
#include "batch/run_batch.h"
#include "batch/write_all.h"
#include "commands.h"
#include "extract_filing.h"
#include "write_stdout.h"

namespace offerlog {
namespace {

// --errors or --stats: a file that is made at once, so that a folder that is
// not there is no surprise at the end of the night.
class ReportFile {
 public:
  explicit ReportFile(const std::string& path) : path_(path) {
    if (path.empty()) return;
    file_ = batch::Descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!file_.valid()) throw OutputError(path + ": " + std::strerror(errno));
  }
  bool wanted() const { return file_.valid(); }
  void write(std::string_view text) {
    const int failure = batch::write_all(file_.get(), text);
    if (failure != 0) throw OutputError(path_ + ": " + std::strerror(failure));
  }

 private:
  std::string path_;
  batch::Descriptor file_;
};

bool shows_progress(const Options& options) {
  // Records that scroll by are progress enough.
  const bool scrolls = options.out.empty() && ::isatty(STDOUT_FILENO) == 1;
  return !options.quiet && !options.lines && !scrolls && batch::is_terminal();
}

batch::BatchOptions batch_options(const Options& options, const Patterns& patterns) {
  batch::BatchOptions batch;
  batch.inputs = {options.paths,   options.files_from, options.nul_separated, options.lines,
                  options.include, options.exclude,    !options.out.empty(),  options.max_bytes};
  batch.jobs = options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  if (options.timeout > 0) batch.timeout = std::chrono::duration<double>(options.timeout);
  batch.out = options.out;
  batch.ending = options.changes ? ".jsonl" : ".json";
  if (!options.out.empty()) batch.made_by = made_by(options, patterns);
  batch.resume = options.resume;
  batch.progress = shows_progress(options);
  return batch;
}

std::string interruption(const Options& options, const batch::Counts& counts) {
  std::string text = "offerlog: interrupted after " + std::to_string(counts.inputs()) + " inputs; ";
  if (options.lines) return text + "the lines after them have no answer\n";
  if (options.out.empty()) {
    return text + "their records are written. With --out DIR a run can be resumed.\n";
  }
  return text + "what is finished stands in " + options.out +
         ". To go on, run the same command with --resume.\n";
}

int exit_code(const Options& options, const batch::BatchReport& report) {
  if (report.interrupted_by != 0) return kSignal + report.interrupted_by;
  // With --lines an error is an answer, and who runs workers (Spark, Hadoop)
  // takes another status for the worker's own failure.
  if (report.counts.failures > 0 && !options.lines) return kLost;
  return options.exit_status && report.counts.changes == 0 ? kNoChange : kRan;
}

// One run over all inputs.
class ExtractRun {
 public:
  explicit ExtractRun(const Options& options)
      : options_(options),
        patterns_(load_patterns(options)),
        errors_(options.errors),
        stats_(options.stats) {}

  int run() {
    const auto work = [this](Source source) {
      return extract_filing(std::move(source), options_, patterns_);
    };
    const auto emit = [this](const batch::Outcome& outcome) { tell(outcome); };
    const auto report = batch::run_batch(batch_options(options_, patterns_), work, emit, console_);
    tell_end(report);
    return exit_code(options_, report);
  }

 private:
  void tell(const batch::Outcome& outcome) {
    console_.say(outcome.finding.notes);
    write_to_stdout(outcome.finding.text);
    if (!outcome.failure) return;
    if (errors_.wanted()) errors_.write(batch::error_line(outcome.uri, *outcome.failure));
    // With --lines the answer says it.
    if (options_.lines && !options_.verbose) return;
    console_.say("offerlog: " + batch::printable_name(outcome.uri) + ": " +
                 outcome.failure->message + '\n');
  }

  void tell_end(const batch::BatchReport& report) {
    if (stats_.wanted()) stats_.write(batch::stats_json(report, "offerlog " OFFERLOG_VERSION));
    // Of one filing there is nothing to sum up.
    if (!options_.quiet && !options_.lines && report.counts.inputs() > 1) {
      console_.say("offerlog: " + batch::summary(report.counts, report.seconds) + '\n');
    }
    if (report.interrupted_by != 0) console_.say(interruption(options_, report.counts));
  }

  const Options& options_;
  const Patterns patterns_;
  ReportFile errors_;
  ReportFile stats_;
  batch::Console console_;
};

}  // namespace

int run_extract(const Options& options) { return ExtractRun(options).run(); }

}  // namespace offerlog
