#include "batch/worker.h"

#include <csignal>
#include <new>
#include <stdexcept>
#include <thread>

#include "catch.h"
#include "temporary_folder.h"
#include "values/sha256.h"

namespace offerlog::batch {
namespace {

// A filing says what happens to the process that reads it.
Finding obey(Source source) {
  static int answered = 0;
  const std::string& order = source.bytes;
  if (order == "crash") ::raise(SIGKILL);
  if (order == "memory") throw std::bad_alloc();
  if (order == "fault") throw std::runtime_error("a surprise");
  if (order == "sleep") std::this_thread::sleep_for(std::chrono::hours(1));
  // What a heap in pieces does: a fresh process can, a used one cannot.
  if (order == "needs a fresh one" && answered > 0) ::raise(SIGKILL);
  ++answered;
  return {source.uri + ":" + order + "\n", "note\n", sha256(order), 3};
}

Finding tell_process(const Source&) { return {std::to_string(::getpid()), {}, {}, 0}; }

struct Bench {
  Nursery nursery{[](int socket) { serve_requests(socket, obey, {1U << 20U, 1U << 30U}); }};
  Worker worker{nursery, std::chrono::duration<double>(0.3)};

  Answer ask(const std::string& bytes) {
    Request request{"u"};
    request.bytes = bytes;
    return worker.ask(request);
  }
  std::string said(const std::string& bytes) {
    const Answer answer = ask(bytes);
    if (answer.failure) return "! " + std::string(name_of(answer.failure->kind));
    return answer.finding.text;
  }
};

}  // namespace

TEST_CASE("a worker answers with what the work found", "[batch]") {
  Bench bench;
  const std::string big(3U << 18U, 'x');
  for (const std::string& bytes : {std::string("text"), std::string(), big}) {
    const Answer answer = bench.ask(bytes);
    CHECK_FALSE(answer.failure);
    CHECK(answer.bytes == bytes.size());
    CHECK(answer.finding.text == "u:" + bytes + "\n");
    CHECK(answer.finding.notes == "note\n");
    CHECK(answer.finding.sha256 == sha256(bytes));
    CHECK(answer.finding.changes == 3);
  }
}

TEST_CASE("whatever a filing does to its process, the next is read", "[batch]") {
  Bench bench;
  CHECK(bench.said("crash") == "! crash");
  CHECK(bench.said("one") == "u:one\n");
  CHECK(bench.said("memory") == "! memory");
  CHECK(bench.said("two") == "u:two\n");
  CHECK(bench.said("fault") == "! fault");
  CHECK(bench.said("three") == "u:three\n");
  CHECK(bench.said("sleep") == "! timeout");
  CHECK(bench.said("four") == "u:four\n");
  CHECK(bench.ask("crash").failure->message.find("signal 9, Killed") != std::string::npos);
}

TEST_CASE("what a used process cannot do, a fresh one is asked", "[batch]") {
  Bench bench;
  CHECK(bench.said("one") == "u:one\n");
  CHECK(bench.said("needs a fresh one") == "u:needs a fresh one\n");
}

TEST_CASE("a worker that somebody kills between two filings is replaced", "[batch]") {
  // `kill -9` of the worker: its number is in its answer.
  Nursery nursery([](int socket) { serve_requests(socket, tell_process, {100, 1U << 30U}); });
  Worker worker(nursery, std::nullopt);
  const pid_t first = std::stoi(worker.ask({"a"}).finding.text);
  ::kill(first, SIGKILL);
  const Answer answer = worker.ask({"b"});
  REQUIRE_FALSE(answer.failure);
  CHECK(std::stoi(answer.finding.text) != first);
}

TEST_CASE("a worker that has grown leaves, and a fresh one takes its place", "[batch]") {
  for (const std::uint64_t most_memory : {std::uint64_t{1}, std::uint64_t{1} << 40U}) {
    Nursery nursery([most_memory](int socket) {
      serve_requests(socket, tell_process, {100, most_memory});
    });
    Worker worker(nursery, std::nullopt);
    const std::string first = worker.ask({"a"}).finding.text;
    CHECK((worker.ask({"b"}).finding.text == first) == (most_memory > 1));
  }
}

TEST_CASE("files are read by the worker, within bounds", "[batch]") {
  const TemporaryFolder folder;
  Bench bench;
  const auto at = [&](const std::string& path) { return bench.worker.ask({"u", path}); };
  CHECK(at(folder.write("a.txt", "abc")).finding.text == "u:abc\n");
  CHECK(at(folder / "missing").failure->kind == FailureKind::not_found);
  CHECK(at("").failure->kind == FailureKind::not_found);
  CHECK(at("-").failure->kind == FailureKind::not_found);  // and not standard input
  CHECK(at(folder.path()).failure->message == "Is a directory");
  CHECK(at(folder.write("big.txt", std::string((1U << 20U) + 1, 'x'))).failure->kind ==
        FailureKind::too_large);
  CHECK(at("/dev/zero").failure->kind == FailureKind::too_large);
}

TEST_CASE("a filing whose digest is known needs no work", "[batch]") {
  Bench bench;
  Request request{"u"};
  request.bytes = "crash";
  request.known_sha256 = sha256("crash");
  const Answer answer = bench.worker.ask(request);
  CHECK((answer.unchanged && !answer.failure && answer.bytes == 5));
  request.known_sha256 = sha256("something else");
  CHECK(bench.worker.ask(request).failure->kind == FailureKind::crash);
}

}  // namespace offerlog::batch
