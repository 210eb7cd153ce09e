#include "report.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace offerlog::bench {
namespace {

double speed(double bytes, double seconds) { return seconds > 0 ? bytes / seconds / 1e6 : 0; }

template <class... Values>
std::string line(const char* format, Values... values) {
  std::array<char, 256> out{};
  const int size = std::snprintf(out.data(), out.size(), format, values...);
  return {out.data(), static_cast<std::size_t>(size)};
}

}  // namespace

std::string table(const std::vector<Row>& rows, const std::vector<Cold>& cold) {
  std::string out = line("%-14s %6s %8s | %9s %9s %6s %7s | %6s | ", "MB/s, one core", "files",
                         "MB", "text only", "extract", "ratio", "median", "first");
  for (std::string_view stage : kStages) out += line("%8s", std::string(stage).c_str());
  out += "  (ns a byte)\n";
  for (const Row& r : rows) {
    out += line("%-14s %6.0f %8.1f | %9.1f %9.1f %6.2f %7.2f | %6.2f | ", r.name.c_str(), r.files,
                r.bytes / 1e6, speed(r.bytes, r.text_only), speed(r.bytes, r.extract),
                r.text_only / r.extract, r.text_only_median / r.extract_median,
                r.warm_pass / r.first_pass);
    for (double stage : r.stages) out += line("%8.2f", stage * 1e9 / r.bytes);
    out += '\n';
  }
  out += "\ncold process, to the first record\n";
  for (const Cold& c : cold) {
    out += line("%-24s %9.0f bytes   least %6.1f ms   median %6.1f ms   memory %5.1f MB\n",
                c.name.c_str(), c.bytes, c.least * 1e3, c.median * 1e3, c.memory / 1e6);
  }
  return out;
}

std::string json(const std::vector<Row>& rows, const std::vector<Cold>& cold) {
  nlohmann::ordered_json out;
  for (const Row& r : rows) {
    auto& row = out["classes"][r.name];
    row = {{"files", r.files},
           {"bytes", r.bytes},
           {"text_only_mb_s", speed(r.bytes, r.text_only)},
           {"extract_mb_s", speed(r.bytes, r.extract)},
           {"ratio", r.text_only / r.extract},
           {"ratio_of_medians", r.text_only_median / r.extract_median},
           {"first_pass_to_warm", r.warm_pass / r.first_pass}};
    for (std::size_t s = 0; s < kStages.size(); ++s) {
      row["ns_a_byte"][std::string(kStages[s])] = r.stages[s] * 1e9 / r.bytes;
    }
  }
  for (const Cold& c : cold) {
    out["cold"][c.name] = {{"bytes", c.bytes},
                           {"least_ms", c.least * 1e3},
                           {"median_ms", c.median * 1e3},
                           {"memory_bytes", c.memory}};
  }
  return out.dump();
}

}  // namespace offerlog::bench
