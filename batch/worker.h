// One filing after the other in a process of its own.
//
//   Nursery nursery([&](int socket) { serve_requests(socket, work, limits); });
//   Worker worker(nursery, timeout);
//   Answer answer = worker.ask({uri, path});
//
// Whatever a filing does to the process that reads it - a fault, no memory, a
// stack that overflows, no end - happens to that process alone: the answer says
// so, and the next filing gets a fresh one. docs/decisions/0011 weighs it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "item.h"
#include "nursery.h"
#include "offerlog/document.h"
#include "wire.h"

namespace offerlog::batch {

// Runs in a worker. It may throw; it should not print.
using Work = std::function<Finding(Source)>;

struct Request {
  std::string uri;
  std::optional<std::string> path = {};  // else `bytes`
  std::string bytes = {};
  std::string known_sha256 = {};  // a filing with this digest needs no work
};

struct Answer {
  std::uint64_t bytes = 0;
  bool unchanged = false;
  std::optional<Failure> failure;
  Finding finding;
};

struct WorkerLimits {
  std::uint64_t max_bytes = 0;  // of a filing
  // A worker that has taken more leaves after its answer, for a fresh one to
  // take its place: what libraries keep for the next time is kept by each.
  std::uint64_t most_memory = 0;
};

// The worker's side: answers until the socket closes.
void serve_requests(int socket, const Work& work, const WorkerLimits& limits);

// The program's side.
class Worker {
 public:
  Worker(Nursery& nursery, std::optional<std::chrono::duration<double>> timeout)
      : nursery_(nursery), timeout_(timeout) {}
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // A filing at which a used worker died is tried once more in a fresh one, so
  // that the answer does not depend on what was read before it.
  Answer ask(const Request& request);

 private:
  std::variant<Answer, Failure> attempt(const Request& request);
  int dismiss(int signal);

  Nursery& nursery_;
  std::optional<std::chrono::duration<double>> timeout_;
  std::optional<Child> child_;  // started when there is something to ask
};

}  // namespace offerlog::batch
