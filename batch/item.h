// One input of a batch, and what came of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "failure.h"

namespace offerlog::batch {

// A file that the worker opens: its bytes never pass through the parent.
struct AtPath {
  std::string path;
};

// A member of an archive, standard input, the text of a line.
struct InMemory {
  std::string bytes;
};

// A line of --lines, not yet looked at.
struct RawLine {
  std::string json;
};

struct Item {
  std::uint64_t index = 0;   // its place in the input, from 0, without a gap
  std::string uri;           // what the record and messages call it; UTF-8
  std::string name;          // of its output below --out, without the ending; the bytes of the name
  std::uint64_t weight = 0;  // bytes on disk that it stands for: of an archive, what was read on
  std::uint64_t line = 0;    // of --lines, from 1
  std::variant<AtPath, InMemory, RawLine, Failure> content = Failure{};
};

// What the caller's work makes of one filing.
struct Finding {
  std::string text;    // the output: whole lines
  std::string notes;   // for standard error: whole lines, or nothing
  std::string sha256;  // of the bytes that were read
  std::uint64_t changes = 0;
};

// What came of one item.
struct Outcome {
  std::string uri;
  std::uint64_t weight = 0;
  std::uint64_t bytes = 0;         // of the filing, unpacked
  bool unchanged = false;          // an earlier run finished it
  std::optional<Failure> failure;  // else `finding` is there, unless unchanged
  Finding finding;
};

}  // namespace offerlog::batch
