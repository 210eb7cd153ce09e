// How long one filing takes, as a whole and by stage.
#pragma once

#include <array>
#include <functional>
#include <string_view>
#include <vector>

#include "inputs.h"

namespace offerlog::bench {

constexpr std::array<std::string_view, 5> kStages = {"read", "find", "resolve", "derive", "write"};

struct Times {
  std::vector<double> text_only;  // seconds, one a pass
  std::vector<double> extract;
  std::array<std::vector<double>, kStages.size()> stages;
};

// One pass over one filing, each part after the other, so that whatever slows
// the machine down slows both sides of a ratio.
void measure(const Input& input, const Patterns& patterns, Times& times);

// Text alone: for Markdown cmark-gfm's own parse with tables, else the reader
// of the format. Returns its size, so that no compiler leaves it out.
std::size_t read_text_alone(const Input& input);

// Processor time of this thread: what else the machine does is not counted.
double seconds_of(const std::function<void()>& work);
double least(const std::vector<double>& values);
double median(std::vector<double> values);

}  // namespace offerlog::bench
