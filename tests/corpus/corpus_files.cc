#include "corpus_files.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace offerlog {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> sorted_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw std::runtime_error(path.string() + ": cannot be read");
  return text.str();
}

std::vector<CorpusFiling> corpus_filings() {
  std::vector<CorpusFiling> filings;
  for (const fs::path& path : sorted_files(fs::path(OFFERLOG_SOURCE_DIR) / "corpus/filings")) {
    if (path.extension() == ".json" || path.filename() == "README.md") continue;
    fs::path expected = path;
    filings.push_back({path.filename().string(), path, expected.replace_extension(".json")});
  }
  return filings;
}

std::vector<CorpusFiling> corpus_renderings() {
  const fs::path corpus = fs::path(OFFERLOG_SOURCE_DIR) / "corpus";
  std::vector<CorpusFiling> renderings;
  for (const fs::path& path : sorted_files(corpus / "renderings")) {
    const std::string file = path.filename().string();
    if (file == "README.md") continue;
    const std::string name = file.substr(0, file.find('.'));
    renderings.push_back({file, path, corpus / "filings" / (name + ".json")});
  }
  return renderings;
}

std::vector<fs::path> corpus_case_files() {
  std::vector<fs::path> cases;
  for (const fs::path& path : sorted_files(fs::path(OFFERLOG_SOURCE_DIR) / "corpus/cases")) {
    if (path.extension() == ".txt") cases.push_back(path);
  }
  return cases;
}

}  // namespace offerlog
