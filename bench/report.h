// The figures, as a table for people and as JSON for programs.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "measure.h"

namespace offerlog::bench {

// One row: a class of filings.
struct Row {
  std::string name;
  double files = 0;
  double bytes = 0;
  double text_only = 0;  // seconds, the least of the passes, summed
  double extract = 0;
  double text_only_median = 0;
  double extract_median = 0;
  double first_pass = 0;
  double warm_pass = 0;
  std::array<double, kStages.size()> stages{};
};

struct Cold {
  std::string name;
  double bytes = 0;
  double least = 0;  // seconds
  double median = 0;
  double memory = 0;
};

std::string table(const std::vector<Row>& rows, const std::vector<Cold>& cold);
std::string json(const std::vector<Row>& rows, const std::vector<Cold>& cold);

}  // namespace offerlog::bench
