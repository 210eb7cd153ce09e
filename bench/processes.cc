#include "processes.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <stdexcept>

#include "measure.h"
#include "offerlog/json.h"

namespace offerlog::bench {
namespace {

struct Pipe {
  int read = -1;
  int write = -1;
  Pipe() {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("bench: no pipe can be made");
    read = ends[0];
    write = ends[1];
  }
};

void extract_all(const std::vector<Source>& sources, const Patterns& patterns,
                 std::vector<double>& times) {
  for (const Source& source : sources) {
    times.push_back(seconds_of([&] { to_json(extract(source, patterns)); }));
  }
}

[[noreturn]] void child_passes(const std::vector<Source>& sources, int out) {
  const Patterns patterns = Patterns::built_in();
  std::array<std::vector<double>, 3> passes;
  for (auto& pass : passes) extract_all(sources, patterns, pass);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::array<double, 2> pair{passes[0][i], passes[2][i]};
    if (write(out, pair.data(), sizeof pair) != sizeof pair) _exit(1);
  }
  _exit(0);
}

}  // namespace

ColdRun run_cold(const std::string& file) {
  const Pipe pipe;
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    dup2(pipe.write, STDOUT_FILENO);
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
    execl(BENCH_COMMAND, "offerlog", file.c_str(), nullptr);
    _exit(127);
  }
  close(pipe.write);
  ColdRun run;
  std::array<char, 65536> bytes{};
  ssize_t got = read(pipe.read, bytes.data(), bytes.size());
  run.first_record =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (got <= 0) throw std::runtime_error("bench: " BENCH_COMMAND " wrote no record of " + file);
  while (got > 0) got = read(pipe.read, bytes.data(), bytes.size());
  close(pipe.read);
  rusage usage{};
  int status = 0;
  wait4(child, &status, 0, &usage);
  run.memory = static_cast<double>(usage.ru_maxrss) * 1024;
  return run;
}

std::vector<FirstPass> first_passes(const std::vector<Source>& sources) {
  const Pipe pipe;
  const pid_t child = fork();
  if (child == 0) child_passes(sources, pipe.write);
  close(pipe.write);
  std::vector<FirstPass> out;
  std::array<double, 2> pair{};
  while (out.size() < sources.size() && read(pipe.read, pair.data(), sizeof pair) == sizeof pair) {
    out.push_back({pair[0], pair[1]});
  }
  close(pipe.read);
  int status = 0;
  waitpid(child, &status, 0);
  if (out.size() != sources.size()) throw std::runtime_error("bench: the first pass failed");
  return out;
}

}  // namespace offerlog::bench
