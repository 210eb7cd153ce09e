// Many inputs, several at once, their outcomes in order: the layer above
// `extract`, which knows nothing of it.
//
//   inputs.next()  ->  a thread  <->  its worker process  ->  in order  ->  emit
//   one at a time      jobs of them                           a window      one at a time
//
//   const BatchReport report = run_batch(options, work, emit, console);
//
// Each thread takes an item, lets its worker do the work, and delivers. Nothing
// is held but what is in flight and, up to a bound, what waits for an earlier
// one: memory depends on `jobs` and on the largest filings, not on their number.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "console.h"
#include "inputs.h"
#include "item.h"
#include "tally.h"
#include "worker.h"

namespace offerlog::batch {

struct BatchOptions {
  InputOptions inputs;
  unsigned jobs = 1;
  std::optional<std::chrono::duration<double>> timeout;  // for each filing
  std::string out;      // a folder for outputs; "" hands them to `emit`
  std::string ending;   // of an output's name: ".json"
  std::string made_by;  // see OutputFolder
  bool resume = false;  // pass over what stands finished in `out`
  bool progress = false;
};

struct BatchReport {
  Counts counts;
  unsigned jobs = 1;
  double seconds = 0;
  int interrupted_by = 0;  // SIGINT or SIGTERM; what was in flight then is finished
};

// Called for each outcome in the order of the inputs, never twice at a time.
// What it throws ends the batch and is thrown on.
using Emit = std::function<void(const Outcome&)>;

// Call it while the program has one thread only. SIGINT and SIGTERM are blocked
// from then on; a second one ends the program at once. With inputs.lines each
// outcome's text is a line of the answer, of a failure too. Throws BatchError.
BatchReport run_batch(const BatchOptions& options, const Work& work, const Emit& emit,
                      Console& console);

}  // namespace offerlog::batch
