// What only a fresh process shows: start-up, memory, the first pass.
#pragma once

#include <string>
#include <vector>

#include "offerlog/extract.h"

namespace offerlog::bench {

struct ColdRun {
  double first_record = 0;  // seconds, from the start to the first byte of output
  double memory = 0;        // most that was resident, in bytes
};

// Runs the command on one file.
ColdRun run_cold(const std::string& file);

struct FirstPass {
  double first = 0;  // seconds
  double warm = 0;   // the third time over
};

// Of each source, in a child process that has extracted nothing before.
std::vector<FirstPass> first_passes(const std::vector<Source>& sources);

}  // namespace offerlog::bench
