// offerlog_bench [FOLDER] [PASSES]
//
// Without a folder, or with "", documents made from the project's corpus are
// measured. Prints a table, then the same as one line of JSON. tools/bench
// builds and calls it.
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "measure.h"
#include "processes.h"
#include "report.h"

namespace offerlog::bench {
namespace {

// Of 3,516 current reports of one sample 61 mention an at-the-market agreement:
// two filings in a hundred tell of a change, in the mix.
constexpr double kChangesInMix = 0.02;
constexpr int kColdRuns = 15;

// One filing's part in a row; `weight` is how often it counts.
void add(Row& row, const Input& input, const Times& times, const FirstPass& pass, double weight) {
  row.files += weight;
  row.bytes += weight * static_cast<double>(input.source.bytes.size());
  row.text_only += weight * least(times.text_only);
  row.extract += weight * least(times.extract);
  row.text_only_median += weight * median(times.text_only);
  row.extract_median += weight * median(times.extract);
  row.first_pass += weight * pass.first;
  row.warm_pass += weight * pass.warm;
  for (std::size_t s = 0; s < row.stages.size(); ++s) {
    row.stages[s] += weight * least(times.stages[s]);
  }
}

std::vector<Row> rows_of(const std::vector<Input>& inputs, const std::vector<Times>& times,
                         const std::vector<FirstPass>& passes) {
  const auto told = static_cast<double>(
      std::count_if(inputs.begin(), inputs.end(), [](const Input& i) { return i.changes; }));
  const double untold = static_cast<double>(inputs.size()) - told;
  const double weight_of_told = told > 0 ? kChangesInMix / (1 - kChangesInMix) * untold / told : 0;
  std::vector<Row> rows;
  for (std::string_view name :
       {"offering HTML", "periodic HTML", "submission", "Markdown", "text", "mix", "all"}) {
    Row row;
    row.name = name;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const double in_mix = inputs[i].changes ? weight_of_told : 1;
      const double weight = name == "mix" ? in_mix : name == "all" || inputs[i].class_name == name;
      if (weight > 0) add(row, inputs[i], times[i], passes[i], weight);
    }
    if (row.bytes > 0) rows.push_back(std::move(row));
  }
  return rows;
}

Cold measure_cold(std::string name, const std::string& bytes) {
  const std::string file =
      std::filesystem::temp_directory_path() / ("offerlog_bench." + std::to_string(getpid()));
  std::ofstream(file, std::ios::binary) << bytes;
  std::vector<double> times;
  Cold cold{std::move(name), static_cast<double>(bytes.size()), 0, 0, 0};
  for (int i = 0; i < kColdRuns; ++i) {
    const ColdRun run = run_cold(file);
    times.push_back(run.first_record);
    cold.memory = std::max(cold.memory, run.memory);
  }
  std::filesystem::remove(file);
  cold.least = least(times);
  cold.median = median(times);
  return cold;
}

std::vector<Cold> measure_cold_runs(const std::string& folder) {
  const auto nearest = [&](double size) {
    return nearest_in_size(folder, BENCH_CORPUS, size).bytes;
  };
  std::string small = nearest(10e3);
  if (small.size() > 12'000) small.resize(10'000);
  return {measure_cold("10 KB", small), measure_cold("0.5 MB", nearest(500e3)),
          measure_cold("the largest", nearest(1e12))};
}

void run(const std::string& folder, int passes) {
  // First, while this process is small: a child's memory counts from the fork on.
  const std::vector<Cold> cold = measure_cold_runs(folder);
  std::vector<Source> sources =
      folder.empty() ? generate_filings(BENCH_CORPUS) : read_folder(folder);
  const std::vector<FirstPass> first = first_passes(sources);
  const Patterns patterns = Patterns::built_in();
  const std::vector<Input> inputs = classify(std::move(sources), patterns);
  std::vector<Times> times(inputs.size());
  for (int pass = 0; pass < passes; ++pass) {
    for (std::size_t i = 0; i < inputs.size(); ++i) measure(inputs[i], patterns, times[i]);
  }
  const std::vector<Row> rows = rows_of(inputs, times, first);
  std::cout << table(rows, cold) << '\n' << json(rows, cold) << '\n';
}

}  // namespace
}  // namespace offerlog::bench

int main(int argc, char** argv) {
  try {
    offerlog::bench::run(argc > 1 ? argv[1] : "", argc > 2 ? std::max(1, std::atoi(argv[2])) : 5);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
