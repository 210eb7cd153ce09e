// Holds the tree to docs/architecture.md: a folder includes only from itself
// and the folders before it, each library is used in the few files named here,
// and every source stands in a list of CMake.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "catch.h"

namespace offerlog {
namespace {

namespace fs = std::filesystem;

// In the order data flows.
const std::vector<std::string> kFolders = {"values", "read", "find", "resolve", "derive", "write"};

// What replacing the library would touch.
const std::map<std::string, std::set<std::string>> kLibraryUsers = {
    {"re2/", {"find/automaton_pattern.cc"}},
    {"pcre2.h", {"find/jit_pattern.cc"}},
    {"unicode/", {"find/split_sentences.cc", "read/decode.cc"}},
    {"cmark-gfm", {"read/markdown_inlines.cc", "read/pipe_table.cc", "read/read_markdown.cc"}},
    {"openssl/", {"values/sha256.cc"}},
    {"nlohmann/", {"write/json_writer.cc", "write/schema.cc"}},
    {"CLI/", {}},  // the command line's alone, which is not in extractor/
};

// The same of the layer above.
const std::map<std::string, std::set<std::string>> kBatchLibraryUsers = {
    {"archive", {"archive.cc"}},
    {"unicode/", {"printable_name.cc"}},
    {"nlohmann/", {"lines_protocol.cc"}},
    {"openssl/", {}},
    {"re2/", {}},
    {"pcre2.h", {}},
    {"CLI/", {}},
};

struct Include {
  bool angled = false;
  std::string path;
};

struct File {
  std::string name;    // "read/decode.cc"
  std::string folder;  // "read"; empty for extract.cc
  std::vector<Include> includes;
};

std::string read_text(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::vector<Include> includes_of(const std::string& text) {
  std::vector<Include> includes;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    const std::string directive = "#include ";
    if (line.rfind(directive, 0) != 0) continue;
    const char open = line[directive.size()];
    const std::size_t close = line.find(open == '<' ? '>' : '"', directive.size() + 1);
    includes.push_back(
        {open == '<', line.substr(directive.size() + 1, close - directive.size() - 1)});
  }
  return includes;
}

std::vector<File> files_below(const std::string& root) {
  const fs::path base = fs::path(OFFERLOG_SOURCE_DIR) / root;
  std::vector<File> files;
  for (const auto& entry : fs::recursive_directory_iterator(base)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cc" && extension != ".h") continue;
    const fs::path name = entry.path().lexically_relative(base);
    files.push_back(
        {name.string(), name.parent_path().string(), includes_of(read_text(entry.path()))});
  }
  std::sort(files.begin(), files.end(),
            [](const File& a, const File& b) { return a.name < b.name; });
  return files;
}

std::size_t rank(const std::string& folder) {
  return static_cast<std::size_t>(std::find(kFolders.begin(), kFolders.end(), folder) -
                                  kFolders.begin());
}

// One line for each include of a folder that comes later.
std::string against_the_flow(const std::vector<File>& files) {
  std::string out;
  for (const File& file : files) {
    if (file.folder.empty()) continue;  // extract.cc calls every stage
    for (const Include& include : file.includes) {
      const std::string folder = fs::path(include.path).parent_path().string();
      if (include.angled || folder.empty() || folder == "offerlog") continue;
      if (rank(folder) > rank(file.folder) || rank(folder) == kFolders.size()) {
        out += file.name + " includes " + include.path + "\n";
      }
    }
  }
  return out;
}

std::string libraries_elsewhere(
    const std::vector<File>& files,
    const std::map<std::string, std::set<std::string>>& library_users = kLibraryUsers) {
  std::string out;
  for (const File& file : files) {
    for (const Include& include : file.includes) {
      for (const auto& [library, users] : library_users) {
        if (include.angled && include.path.rfind(library, 0) == 0 && users.count(file.name) == 0) {
          out += file.name + " includes " + include.path + "\n";
        }
      }
    }
  }
  return out;
}

// The sources of `root` whose path is not in the CMake file.
std::string not_listed(const std::string& root, const std::string& cmake_file,
                       const std::string& prefix) {
  const std::string listed = read_text(fs::path(OFFERLOG_SOURCE_DIR) / cmake_file);
  std::string out;
  for (const File& file : files_below(root)) {
    if (!file.name.ends_with(".cc")) continue;
    // These have a list of their own.
    if (file.name.starts_with("consumer/") || file.name.starts_with("fuzz/")) continue;
    if (listed.find(prefix + file.name) == std::string::npos) out += file.name + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a folder includes only from folders before it", "[layout]") {
  const auto files = files_below("extractor");
  REQUIRE(files.size() > 20);
  CHECK(against_the_flow(files) == "");
  for (const File& file : files) {
    INFO(file.name << ": extractor/ has no folders but "
                   << "values read find resolve derive write");
    CHECK((file.folder.empty() || rank(file.folder) < kFolders.size()));
  }
}

TEST_CASE("an include against the flow is seen", "[layout]") {
  const auto file = [](const std::string& folder, const std::string& include) {
    return std::vector<File>{{folder + "/x.cc", folder, {{false, include}}}};
  };
  CHECK(against_the_flow(file("read", "write/quote.h")) == "read/x.cc includes write/quote.h\n");
  CHECK(against_the_flow(file("read", "tools/x.h")) == "read/x.cc includes tools/x.h\n");
  CHECK(against_the_flow(file("write", "batch/x.h")) == "write/x.cc includes batch/x.h\n");
  CHECK(against_the_flow(file("write", "read/decode.h")) == "");
  CHECK(against_the_flow(file("read", "decode.h")) == "");
  CHECK(libraries_elsewhere({{"read/x.cc", "read", {{true, "re2/re2.h"}}}}) ==
        "read/x.cc includes re2/re2.h\n");
}

TEST_CASE("each library is used where it may be", "[layout]") {
  CHECK(libraries_elsewhere(files_below("extractor")) == "");
  CHECK(libraries_elsewhere(files_below("include")) == "");
}

TEST_CASE("the batch stands above extract, and takes little of what is inside", "[layout]") {
  const auto files = files_below("batch");
  REQUIRE(files.size() > 20);
  CHECK(libraries_elsewhere(files, kBatchLibraryUsers) == "");
  const std::set<std::string> inside = {"values/sha256.h", "write/json_writer.h"};
  for (const File& file : files) {
    for (const Include& include : file.includes) {
      const std::string folder = fs::path(include.path).parent_path().string();
      if (include.angled || folder.empty() || folder == "offerlog") continue;
      INFO(file.name << " includes " << include.path);
      CHECK(inside.count(include.path) == 1);
    }
  }
}

TEST_CASE("public headers include only the standard library and each other", "[layout]") {
  for (const File& file : files_below("include")) {
    for (const Include& include : file.includes) {
      INFO(file.name << " includes " << include.path);
      CHECK(include.angled == (include.path.rfind("offerlog/", 0) != 0));
      CHECK((!include.angled || include.path.find('/') == std::string::npos));
    }
  }
}

// C++ standard, Annex B: so long a text is all that a compiler must take (Clang says so), and
// each file of rules is built in as one.
TEST_CASE("a file of rules is no longer than a string of C++", "[layout]") {
  for (const auto& entry : fs::directory_iterator(fs::path(OFFERLOG_SOURCE_DIR) / "patterns")) {
    INFO(entry.path().string());
    CHECK(fs::file_size(entry.path()) < 65536);
  }
}

TEST_CASE("every source stands in a list of CMake", "[layout]") {
  CHECK(not_listed("extractor", "CMakeLists.txt", "extractor/") == "");
  CHECK(not_listed("batch", "batch/CMakeLists.txt", "") == "");
  CHECK(not_listed("tests", "tests/CMakeLists.txt", "") == "");
  CHECK(not_listed("tests/fuzz", "tests/fuzz/CMakeLists.txt", "") == "");
  CHECK(not_listed("tools/offerlog", "tools/offerlog/CMakeLists.txt", "") == "");
}

}  // namespace offerlog
