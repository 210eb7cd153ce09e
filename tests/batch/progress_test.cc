#include "batch/progress.h"

#include "batch/batch_json.h"
#include "catch.h"
#include "temporary_folder.h"

namespace offerlog::batch {
namespace {

Counts counts_of_a_run() {
  Tally tally;
  for (int i = 0; i < 1200; ++i) {
    Outcome outcome;
    outcome.weight = 1000;
    outcome.bytes = 2'000'000;
    outcome.finding.changes = i == 0 ? 2 : 0;
    tally.add(outcome);
  }
  Outcome failed;
  failed.failure = Failure{FailureKind::timeout, ""};
  tally.add(failed);
  Outcome unchanged;
  unchanged.unchanged = true;
  unchanged.finding.changes = 1;
  tally.add(unchanged);
  return tally.counts();
}

}  // namespace

TEST_CASE("a bar shows what is known", "[batch]") {
  const Counts counts = counts_of_a_run();
  Extent extent;
  CHECK(progress_bar(counts, extent, 10, 200) == "1,202 files  240.0 MB/s  3 changes  1 error");
  extent.weight = 4'800'000;
  extent.known = true;
  CHECK(progress_bar(counts, extent, 10, 200) ==
        "[###---------]  25%  1,202 files  240.0 MB/s  3 changes  1 error  0:30 left");
  CHECK(progress_bar(counts, extent, 3600, 200).ends_with("3:00:00 left"));
  CHECK(progress_bar(counts, extent, 10, 10) == "[###-----");
  extent.weight = 1;  // what grew meanwhile
  CHECK(progress_bar(counts, extent, 10, 200).starts_with("[############] 100%"));
}

TEST_CASE("a run is summed up in a line", "[batch]") {
  CHECK(summary(counts_of_a_run(), 10) ==
        "1,201 filings (2.4 GB) in 10.0 s, 240.0 MB/s: 3 changes in 2 of them, 1 error, "
        "1 finished before");
}

TEST_CASE("the extent is that of the inputs on the disk", "[batch]") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "12345");
  folder.write("in/sub/b.htm", "123");
  folder.write("in/notes.csv", "123456789");
  InputOptions options;
  options.paths = {folder / "in", folder / "in/notes.csv", folder / "missing"};
  options.files_from = folder.write("list", folder / "in/a.txt\n");
  Extent extent;
  survey(options, Stop(), extent);
  CHECK((extent.known && extent.files == 4 && extent.weight == 5 + 3 + 9 + 5));
  Extent of_a_pipe;
  options.files_from = "/dev/null";
  survey(options, Stop(), of_a_pipe);
  CHECK_FALSE(of_a_pipe.known);
}

TEST_CASE("statistics and errors are JSON", "[batch]") {
  BatchReport report;
  report.counts = counts_of_a_run();
  report.jobs = 7;
  report.seconds = 0.0625;
  CHECK(stats_json(report, "offerlog 1") == R"({
  "program": "offerlog 1",
  "jobs": 7,
  "inputs": 1202,
  "filings": 1201,
  "finished_before": 1,
  "filings_with_changes": 2,
  "changes": 3,
  "bytes": 2400000000,
  "errors": 1,
  "errors_by_kind": {
    "timeout": 1
  },
  "seconds": 0.063,
  "megabytes_per_second": 38400,
  "interrupted": false
}
)");
  CHECK(error_line("a\"b", {FailureKind::not_found, "gone"}) ==
        "{\"path\":\"a\\\"b\",\"kind\":\"not_found\",\"message\":\"gone\"}\n");
}

}  // namespace offerlog::batch
