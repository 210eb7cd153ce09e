#include "inputs.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace offerlog::bench {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

std::vector<fs::path> files_below(const std::string& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (!entry.is_regular_file() || extension == ".json" || extension == ".jsonl") continue;
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string class_of(const Extraction& x, bool changes) {
  switch (x.document.format) {
    case Format::submission:
      return "submission";
    case Format::markdown:
      return "Markdown";
    case Format::text:
      return "text";
    case Format::html:
      break;
  }
  if (x.record.filing.kind.value == FilingKind::periodic_report) return "periodic HTML";
  return changes ? "offering HTML" : "";
}

// Each copy has figures of its own: a digit that is no 0 moves on by the copy's
// number, but for those in tags.
std::string varied(std::string text, std::size_t copy) {
  bool in_tag = false;
  for (char& c : text) {
    if (c == '<') in_tag = true;
    if (c == '>') in_tag = false;
    if (!in_tag && c >= '1' && c <= '9') {
      c = static_cast<char>('1' + (static_cast<std::size_t>(c - '1') + copy) % 9);
    }
  }
  return text;
}

std::size_t size_wanted(const std::string& name) {
  return name.find("10q") != std::string::npos || name.find("no-change") != std::string::npos
             ? 1'500'000
             : 300'000;
}

}  // namespace

std::vector<Source> read_folder(const std::string& folder) {
  std::vector<Source> sources;
  for (const fs::path& path : files_below(folder)) {
    sources.push_back({path.string(), read_file(path)});
  }
  return sources;
}

std::vector<Source> generate_filings(const std::string& corpus) {
  std::vector<Source> sources = read_folder(corpus);
  std::erase_if(sources, [](const Source& s) { return s.uri.ends_with("README.md"); });
  for (Source& source : sources) {
    const std::string once = source.bytes;
    const std::size_t wanted = size_wanted(source.uri);
    for (std::size_t copy = 1; source.bytes.size() < wanted; ++copy) {
      source.bytes += "\n\n" + varied(once, copy);
    }
  }
  return sources;
}

Source nearest_in_size(const std::string& folder, const std::string& corpus, double size) {
  const auto nearest = [&](auto& all, auto size_of) -> auto& {
    return *std::min_element(all.begin(), all.end(), [&](const auto& a, const auto& b) {
      return std::abs(static_cast<double>(size_of(a)) - size) <
             std::abs(static_cast<double>(size_of(b)) - size);
    });
  };
  if (folder.empty()) {
    std::vector<Source> sources = generate_filings(corpus);
    return nearest(sources, [](const Source& s) { return s.bytes.size(); });
  }
  const std::vector<fs::path> paths = files_below(folder);
  if (paths.empty()) throw std::runtime_error("bench: " + folder + " holds no file");
  const fs::path& path = nearest(paths, [](const fs::path& p) { return fs::file_size(p); });
  return {path.string(), read_file(path)};
}

std::vector<Input> classify(std::vector<Source> sources, const Patterns& patterns) {
  std::vector<Input> inputs;
  for (Source& source : sources) {
    const Extraction x = extract(source, patterns);
    const bool changes = !x.record.changes.empty();
    inputs.push_back({std::move(source), x.document.format, changes, class_of(x, changes)});
  }
  return inputs;
}

}  // namespace offerlog::bench
