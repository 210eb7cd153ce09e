// The files of corpus/, read for the tests.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace offerlog {

std::string read_file(const std::filesystem::path& path);

// corpus/filings/NAME.{md,txt,htm} with NAME.json beside it, by name.
struct CorpusFiling {
  std::string name;
  std::filesystem::path document;
  std::filesystem::path expected;
};
std::vector<CorpusFiling> corpus_filings();

// corpus/renderings/NAME.*.{md,txt}, with the NAME.json of the filing that each
// is made from.
std::vector<CorpusFiling> corpus_renderings();

// corpus/cases/*.txt, by name.
std::vector<std::filesystem::path> corpus_case_files();

}  // namespace offerlog
