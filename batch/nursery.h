// A process that makes workers: forked while the program has one thread, it
// forks a fresh worker whenever one is asked for, which a program with threads
// may not safely do.
//
//   program (threads)  --socket-->  nursery  --fork-->  worker, worker, …
//           `----------------- a socket of its own -------------´
//
// All of them die with the program, whatever kills it, and none of them heeds
// Ctrl-C: it is the program that decides what is finished.
#pragma once

#include <sys/types.h>

#include <functional>
#include <mutex>
#include <optional>

#include "descriptor.h"

namespace offerlog::batch {

struct Child {
  pid_t process = -1;
  Descriptor socket;
};

class Nursery {
 public:
  // `serve` runs in each worker with its end of the socket; the worker's process
  // ends when it returns. Blocked signals stay blocked in the workers. Throws
  // BatchError if there can be no process.
  explicit Nursery(const std::function<void(int socket)>& serve);
  ~Nursery();
  Nursery(const Nursery&) = delete;
  Nursery& operator=(const Nursery&) = delete;

  // Nothing if the system allows no further process now.
  std::optional<Child> make();
  // Waits for the end of a worker; its status, as waitpid gives it.
  int bury(pid_t process);

 private:
  std::mutex one_at_a_time_;
  Descriptor socket_;
  pid_t process_ = -1;
};

}  // namespace offerlog::batch
