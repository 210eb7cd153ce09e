// The whole layer, threads and processes, over work that is made up.
#include "batch/run_batch.h"

#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "catch.h"
#include "make_archive.h"
#include "temporary_folder.h"
#include "values/sha256.h"

namespace offerlog::batch {
namespace {

// Some filings take their time, some kill their process.
Finding work(Source source) {
  const std::string& bytes = source.bytes;
  if (bytes.starts_with("slow")) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  if (bytes.starts_with("crash")) ::raise(SIGKILL);
  if (bytes.starts_with("hang")) std::this_thread::sleep_for(std::chrono::hours(1));
  return {source.uri + " " + bytes + "\n", {}, sha256(bytes), bytes.size()};
}

struct Run {
  std::string text;  // what was emitted, failures by their kind
  BatchReport report;
};

Run run(const BatchOptions& options) {
  Run result;
  Console console;
  const auto emit = [&](const Outcome& outcome) {
    if (outcome.failure) {
      result.text += outcome.uri + " ! " + std::string(name_of(outcome.failure->kind)) + "\n";
    } else {
      result.text += outcome.unchanged ? outcome.uri + " unchanged\n" : outcome.finding.text;
    }
  };
  result.report = run_batch(options, work, emit, console);
  return result;
}

// Two hundred filings, of which some are slow, deadly, or not there, and an archive.
BatchOptions many_inputs(const TemporaryFolder& folder) {
  for (int i = 0; i < 200; ++i) {
    const std::string name = "in/" + std::to_string(1000 + i) + ".txt";
    folder.write(name, i % 50 == 7 ? "crash" : i % 10 == 3 ? "slow" : "text " + std::to_string(i));
  }
  std::filesystem::create_symlink("nowhere", folder / "in/1042b.txt");
  make_archive(folder / "in/1100a.tar.gz", Kind::tar_gz,
               {{"m.txt", "member"}, {"n.zip", "no"}, {"../o.txt", "slow member"}});
  BatchOptions options;
  options.inputs.paths = {folder / "in"};
  return options;
}

}  // namespace

TEST_CASE("the output is the same however many work on it", "[batch]") {
  const TemporaryFolder folder;
  BatchOptions options = many_inputs(folder);
  const Run one = run(options);
  CHECK(one.report.counts.filings == 198);
  CHECK(one.report.counts.failures == 6);
  CHECK(one.report.interrupted_by == 0);
  for (const unsigned jobs : {2U, 7U}) {
    options.jobs = jobs;
    CHECK(run(options).text == one.text);
  }
}

TEST_CASE("a filing that hangs is passed over when its time is up", "[batch]") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "hang");
  folder.write("in/b.txt", "text");
  BatchOptions options;
  options.inputs.paths = {folder / "in"};
  options.jobs = 2;
  options.timeout = std::chrono::duration<double>(0.2);
  const Run result = run(options);
  CHECK(result.text == folder / "in/a.txt ! timeout\n" + (folder / "in/b.txt") + " text\n");
}

TEST_CASE("what an earlier run finished is not done again", "[batch]") {
  const TemporaryFolder folder;
  BatchOptions options = many_inputs(folder);
  options.jobs = 3;
  options.out = folder / "out";
  options.ending = ".json";
  options.made_by = "test 1";
  options.inputs.names = true;
  options.resume = true;
  const Run first = run(options);
  CHECK(first.report.counts.unchanged == 0);
  folder.write("in/1000.txt", "other text");
  std::filesystem::remove(folder / "out/1001.txt.json");
  const Run second = run(options);
  CHECK(second.report.counts.unchanged == 196);
  CHECK(second.report.counts.failures == first.report.counts.failures);
  CHECK(second.report.counts.changes == first.report.counts.changes + 10 - 6);
  CHECK(read_text(folder / "out/1000.txt.json") == folder / "in/1000.txt other text\n");
  CHECK(read_text(folder / "out/1100a.tar.gz/o.txt.json").ends_with("!../o.txt slow member\n"));
  options.resume = false;
  CHECK(run(options).report.counts.unchanged == 0);
}

TEST_CASE("an interruption finishes what is in flight", "[batch]") {
  const TemporaryFolder folder;
  BatchOptions options = many_inputs(folder);
  options.jobs = 2;
  std::string text;
  int emitted = 0;
  Console console;
  const auto emit = [&](const Outcome& outcome) {
    text += outcome.finding.text;
    if (++emitted == 20) ::kill(::getpid(), SIGINT);
  };
  const BatchReport report = run_batch(options, work, emit, console);
  CHECK(report.interrupted_by == SIGINT);
  CHECK(report.counts.inputs() == static_cast<std::uint64_t>(emitted));
  CHECK(emitted < 204);
  options.jobs = 1;
  CHECK(run(options).text.find("1000.txt") != std::string::npos);  // and the next run runs
}

TEST_CASE("a fault in what is done with the outcomes ends the batch", "[batch]") {
  const TemporaryFolder folder;
  BatchOptions options = many_inputs(folder);
  options.jobs = 3;
  Console console;
  int emitted = 0;
  const auto emit = [&](const Outcome&) {
    if (++emitted == 5) throw std::runtime_error("the disk is full");
  };
  CHECK_THROWS_AS(run_batch(options, work, emit, console), std::runtime_error);
  CHECK(emitted == 5);
}

}  // namespace offerlog::batch
