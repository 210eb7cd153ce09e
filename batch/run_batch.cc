#include "run_batch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "in_order.h"
#include "nursery.h"
#include "output_folder.h"
#include "progress.h"
#include "settle_item.h"
#include "signal_watch.h"
#include "stop.h"

namespace offerlog::batch {
namespace {

// What may wait for an earlier outcome: enough that one slow filing does not
// idle the other threads, little enough to hold.
constexpr std::size_t kMostHeldPerJob = 256;
constexpr std::size_t kMostHeldBytes = 32U << 20U;

// For all workers together, and what each may take however many there are: a
// fresh one has 25 MB, and forgets what makes RE2 fast.
constexpr std::uint64_t kMemoryOfAll = 150U << 20U;
constexpr std::uint64_t kMemoryOfEach = 60U << 20U;

WorkerLimits limits_of(const BatchOptions& options) {
  return {options.inputs.max_bytes, std::max(kMemoryOfEach, kMemoryOfAll / options.jobs)};
}

constexpr int kDrawEvery = 200;  // milliseconds
constexpr int kExitOfSignal = 128;

// Threads that count down, and one that waits until none is left.
class Countdown {
 public:
  explicit Countdown(unsigned count) : left_(count), event_(::eventfd(0, EFD_CLOEXEC)) {}
  void done() {
    const std::uint64_t one = 1;
    if (--left_ == 0) {
      [[maybe_unused]] const ssize_t written = ::write(event_.get(), &one, sizeof one);
    }
  }
  bool over() const { return left_ == 0; }
  int descriptor() const { return event_.get(); }

 private:
  std::atomic<unsigned> left_;
  Descriptor event_;
};

class Batch {
 public:
  Batch(const BatchOptions& options, const Work& work, const Emit& emit, Console& console)
      : options_(options),
        console_(console),
        nursery_([&](int socket) { serve_requests(socket, work, limits_of(options)); }),
        inputs_(options.inputs, stop_),
        outcomes_([&](Outcome& outcome) { finish(outcome, emit); }, kMostHeldPerJob * options.jobs,
                  kMostHeldBytes) {
    if (!options.out.empty()) folder_.emplace(options.out, options.ending, options.made_by);
    settling_ = {folder_ ? &*folder_ : nullptr, options.resume, options.inputs.lines};
  }

  BatchReport run() {
    const auto begin = Clock::now();
    BatchReport report;
    report.jobs = options_.jobs;
    report.interrupted_by = run_threads();
    if (failed_) std::rethrow_exception(failed_);
    report.seconds = seconds_since(begin);
    report.counts = tally_.counts();
    return report;
  }

 private:
  static double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
  }

  // The signal that interrupted them, or 0.
  int run_threads() {
    Countdown countdown(options_.jobs);
    std::jthread surveyor;
    if (options_.progress)
      surveyor = std::jthread([this] { survey(options_.inputs, stop_survey_, extent_); });
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < options_.jobs; ++i) {
      try {
        threads.emplace_back([this, &countdown] {
          work_through();
          countdown.done();
        });
      } catch (const std::system_error&) {
        // The system gives no more: those there are do all the work.
        if (threads.empty()) work_through();
        countdown.done();
      }
    }
    const int signal = watch(countdown);
    stop_survey_.request();
    return signal;
  }

  int watch(const Countdown& countdown) {
    const auto begin = Clock::now();
    int interrupted_by = 0;
    while (!countdown.over()) {
      std::array<pollfd, 2> waits = {
          {{countdown.descriptor(), POLLIN, 0}, {signals_.descriptor(), POLLIN, 0}}};
      ::poll(waits.data(), waits.size(), options_.progress ? kDrawEvery : -1);
      if (const int signal = signals_.take()) {
        if (interrupted_by != 0) ::_exit(kExitOfSignal + signal);  // the workers die with us
        interrupted_by = signal;
        interrupt();
      }
      if (options_.progress) {
        console_.show_bar(
            progress_bar(tally_.counts(), extent_, seconds_since(begin), terminal_width()));
      }
    }
    console_.show_bar("");
    return interrupted_by;
  }

  void interrupt() {
    stop_.request();
    console_.say(
        "offerlog: interrupted; finishing what is in flight (once more ends it at once)\n");
  }

  // One thread's life.
  void work_through() {
    try {
      Worker worker(nursery_, options_.timeout);
      while (auto item = next_item()) {
        const std::uint64_t index = item->index;
        Outcome outcome = settle_item(std::move(*item), settling_, worker);
        const std::size_t size = outcome.finding.text.size() + outcome.finding.notes.size();
        outcomes_.deliver(index, std::move(outcome), size);
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }

  std::optional<Item> next_item() {
    const std::lock_guard lock(inputs_mutex_);
    return inputs_.next();
  }

  void fail(std::exception_ptr error) {
    {
      const std::lock_guard lock(failed_mutex_);
      if (!failed_) failed_ = std::move(error);
    }
    stop_.request();
    outcomes_.abandon();
  }

  void finish(Outcome& outcome, const Emit& emit) {
    emit(outcome);
    tally_.add(outcome);
  }

  const BatchOptions& options_;
  Console& console_;
  const SignalWatch signals_;
  Nursery nursery_;  // before there are threads, and after signals are blocked
  Stop stop_;
  Stop stop_survey_;
  std::mutex inputs_mutex_;
  Inputs inputs_;
  std::optional<OutputFolder> folder_;
  Settling settling_;
  InOrder<Outcome> outcomes_;
  Tally tally_;
  Extent extent_;
  std::mutex failed_mutex_;
  std::exception_ptr failed_;
};

}  // namespace

BatchReport run_batch(const BatchOptions& options, const Work& work, const Emit& emit,
                      Console& console) {
  return Batch(options, work, emit, console).run();
}

}  // namespace offerlog::batch
