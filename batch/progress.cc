#include "progress.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "path_list.h"
#include "walk_folder.h"

namespace offerlog::batch {
namespace {

std::string grouped(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string with_one_decimal(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", value);
  return text.data();
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return grouped(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string size_of(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 5> kUnits = {"bytes", "KB", "MB", "GB", "TB"};
  auto value = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; value >= 1000 && unit + 1 < kUnits.size(); ++unit) value /= 1000;
  return (unit == 0 ? std::to_string(bytes) : with_one_decimal(value)) + ' ' +
         std::string(kUnits[unit]);
}

std::string speed(std::uint64_t bytes, double seconds) {
  return with_one_decimal(static_cast<double>(bytes) / 1e6 / std::max(seconds, 1e-3)) + " MB/s";
}

// 42 -> 0:42, 3700 -> 1:01:40
std::string clock_time(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::ceil(seconds));
  std::array<char, 32> text{};
  if (whole >= 3600) {
    std::snprintf(text.data(), text.size(), "%llu:%02llu:%02llu", whole / 3600ULL,
                  whole / 60ULL % 60, whole % 60ULL);
  } else {
    std::snprintf(text.data(), text.size(), "%llu:%02llu", whole / 60ULL, whole % 60ULL);
  }
  return text.data();
}

std::string drawn(double fraction) {
  constexpr std::size_t kCells = 12;  // so that all of it fits 80 columns
  const auto full = static_cast<std::size_t>(fraction * kCells);
  std::array<char, 16> percent{};
  std::snprintf(percent.data(), percent.size(), "] %3d%%  ", static_cast<int>(fraction * 100));
  return '[' + std::string(full, '#') + std::string(kCells - full, '-') + percent.data();
}

class Surveyor {
 public:
  Surveyor(const InputOptions& options, Extent& extent)
      : filter_(options.include, options.exclude), extent_(extent) {}

  void path(const std::string& path, const Stop& stop) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return;
    if (!S_ISDIR(status.st_mode)) return add(static_cast<std::uint64_t>(status.st_size));
    FolderWalk walk(path, filter_);
    while (!stop.requested()) {
      const auto found = walk.next();
      if (!found) return;
      if (::stat(found->path.c_str(), &status) == 0) {
        add(static_cast<std::uint64_t>(status.st_size));
      }
    }
  }

 private:
  void add(std::uint64_t bytes) {
    ++extent_.files;
    extent_.weight += bytes;
  }

  NameFilter filter_;
  Extent& extent_;
};

bool can_be_read_twice(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

void survey(const InputOptions& options, const Stop& stop, Extent& extent) {
  const bool named = !options.paths.empty() || !options.files_from.empty();
  if (!named || options.lines) return;
  Surveyor surveyor(options, extent);
  for (const std::string& path : options.paths) {
    if (path == "-") return;
    surveyor.path(path, stop);
  }
  if (!options.files_from.empty()) {
    if (!can_be_read_twice(options.files_from)) return;
    PathList list(options.files_from, options.nul_separated, stop);
    while (const auto path = list.next()) surveyor.path(*path, stop);
  }
  extent.known = !stop.requested();
}

std::string progress_bar(const Counts& counts, const Extent& extent, double seconds,
                         unsigned width) {
  const std::uint64_t weight = extent.weight;
  const bool known = extent.known && weight > 0;
  const double fraction =
      known ? std::min(1.0, static_cast<double>(counts.weight) / static_cast<double>(weight)) : 0;
  std::string text = known ? drawn(fraction) : std::string();
  text += counted(counts.inputs(), "file") + "  " + speed(counts.bytes, seconds) + "  " +
          counted(counts.changes, "change") + "  " + counted(counts.failures, "error");
  // The first hundredth says little of the rest.
  if (known && fraction > 0.01) {
    text += "  " + clock_time(seconds * (1 - fraction) / fraction) + " left";
  }
  return text.substr(0, width > 0 ? width - 1 : 0);
}

std::string summary(const Counts& counts, double seconds) {
  std::string text = counted(counts.filings, "filing") + " (" + size_of(counts.bytes) + ") in " +
                     with_one_decimal(seconds) + " s, " + speed(counts.bytes, seconds) + ": " +
                     counted(counts.changes, "change") + " in " + grouped(counts.with_changes) +
                     " of them, " + counted(counts.failures, "error");
  if (counts.unchanged > 0) text += ", " + grouped(counts.unchanged) + " finished before";
  return text;
}

}  // namespace offerlog::batch
