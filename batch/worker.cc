#include "worker.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "read_filing.h"
#include "values/sha256.h"

namespace offerlog::batch {
namespace {

// With what a worker ends that got no memory: it may lack the means to say more.
constexpr int kNoMemory = 112;

// The places of an answer's parts on the wire.
enum Part {
  kBytes,
  kUnchanged,
  kFailed,
  kMessage,
  kText,
  kNotes,
  kSha256,
  kChanges,
  kLeaves,
  kParts
};

std::string number(std::uint64_t value) { return std::to_string(value); }

Answer answer_of(std::vector<std::string> parts) {
  Answer answer;
  answer.bytes = std::stoull(parts[kBytes]);
  answer.unchanged = !parts[kUnchanged].empty();
  if (!parts[kFailed].empty()) {
    answer.failure = {static_cast<FailureKind>(std::stoi(parts[kFailed])),
                      std::move(parts[kMessage])};
  }
  answer.finding = {std::move(parts[kText]), std::move(parts[kNotes]), std::move(parts[kSha256]),
                    std::stoull(parts[kChanges])};
  return answer;
}

bool send_answer(int socket, const Answer& answer, bool leaves) {
  const std::string bytes = number(answer.bytes);
  const std::string changes = number(answer.finding.changes);
  const std::string kind =
      answer.failure ? std::to_string(static_cast<int>(answer.failure->kind)) : std::string();
  const std::string message = answer.failure ? answer.failure->message : std::string();
  return send_strings(socket,
                      {bytes, answer.unchanged ? "1" : "", kind, message, answer.finding.text,
                       answer.finding.notes, answer.finding.sha256, changes, leaves ? "1" : ""});
}

Answer answer_to(Request request, const Work& work, std::uint64_t max_bytes) {
  Answer answer;
  auto read = request.path ? read_filing(*request.path, max_bytes)
                           : unpack_filing(std::move(request.bytes), max_bytes);
  if (auto* failure = std::get_if<Failure>(&read)) {
    answer.failure = std::move(*failure);
    return answer;
  }
  auto& bytes = std::get<std::string>(read);
  answer.bytes = bytes.size();
  answer.unchanged = !request.known_sha256.empty() && sha256(bytes) == request.known_sha256;
  if (!answer.unchanged) answer.finding = work({std::move(request.uri), std::move(bytes)});
  return answer;
}

bool send_request(int socket, const Request& request) {
  return send_strings(socket, {request.uri, request.path ? "path" : "bytes",
                               request.path ? *request.path : request.bytes, request.known_sha256});
}

Request request_of(std::vector<std::string> said) {
  Request request{std::move(said[0]), std::nullopt, {}, std::move(said[3])};
  if (said[1] == "path") {
    request.path = std::move(said[2]);
  } else {
    request.bytes = std::move(said[2]);
  }
  return request;
}

// The system may have no process to give at this moment, and one in a second.
std::optional<Child> make_patiently(Nursery& nursery) {
  constexpr int kTries = 10;
  for (int i = 0; i < kTries; ++i) {
    if (i > 0) std::this_thread::sleep_for(std::chrono::milliseconds(100));
    if (auto child = nursery.make()) return child;
  }
  return std::nullopt;
}

Failure cause_of_death(int status) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == kNoMemory) return out_of_memory();
  std::string how = "ended";
  if (WIFSIGNALED(status)) {
    how = std::string("died of signal ") + std::to_string(WTERMSIG(status)) + ", " +
          ::sigdescr_np(WTERMSIG(status));
  }
  return {FailureKind::crash, "the process that read it " + how +
                                  ", perhaps for want of memory; if it does so again, this is a "
                                  "fault of offerlog: please report it"};
}

// In its life: what a large filing took is given back with the process.
bool has_grown_past(std::uint64_t bytes) {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024 > bytes;
}

Failure fault(const char* what) {
  return {FailureKind::fault, std::string("could not be processed: ") + what +
                                  " (this is a fault of offerlog: please report it)"};
}

}  // namespace

void serve_requests(int socket, const Work& work, const WorkerLimits& limits) {
  std::vector<std::string> said;
  try {
    while (receive_strings(socket, said) == Heard::all) {
      Answer answer;
      try {
        answer = answer_to(request_of(std::move(said)), work, limits.max_bytes);
      } catch (const std::bad_alloc&) {
        throw;
      } catch (const std::exception& error) {
        answer.failure = fault(error.what());
      }
      const bool leaves = has_grown_past(limits.most_memory);
      if (!send_answer(socket, answer, leaves) || leaves) return;
    }
  } catch (const std::bad_alloc&) {
    ::_exit(kNoMemory);
  }
}

Answer Worker::ask(const Request& request) {
  const bool used = child_.has_value();
  auto attempted = attempt(request);
  const Failure* failure = std::get_if<Failure>(&attempted);
  if (used && failure != nullptr && failure->kind != FailureKind::timeout) {
    attempted = attempt(request);
    failure = std::get_if<Failure>(&attempted);
  }
  if (failure == nullptr) return std::get<Answer>(std::move(attempted));
  Answer answer;
  answer.failure = *failure;
  return answer;
}

// The answer, or how the worker ended.
std::variant<Answer, Failure> Worker::attempt(const Request& request) {
  if (!child_) child_ = make_patiently(nursery_);
  if (!child_) return Failure{FailureKind::memory, "no process could be started to read it"};
  Deadline deadline;
  if (timeout_) deadline = Clock::now() + std::chrono::ceil<Clock::duration>(*timeout_);
  Heard heard = Heard::closed;
  try {
    std::vector<std::string> parts;
    if (send_request(child_->socket.get(), request)) {
      heard = receive_strings(child_->socket.get(), parts, deadline);
    }
    if (heard == Heard::all && parts.size() == kParts) {
      if (!parts[kLeaves].empty()) dismiss(0);
      return answer_of(std::move(parts));
    }
  } catch (const std::bad_alloc&) {
    dismiss(SIGKILL);  // what is left of the answer stands in its socket
    return out_of_memory();
  }
  if (heard == Heard::closed) return cause_of_death(dismiss(0));
  dismiss(SIGKILL);
  return Failure{FailureKind::timeout, "took longer than --timeout allows"};
}

// Its status. A signal of 0 waits for an end that is under way.
int Worker::dismiss(int signal) {
  const Child child = std::move(*child_);
  child_.reset();
  if (signal != 0) ::kill(child.process, signal);
  return nursery_.bury(child.process);
}

Worker::~Worker() {
  if (!child_) return;
  child_->socket.close();
  dismiss(0);
}

}  // namespace offerlog::batch
