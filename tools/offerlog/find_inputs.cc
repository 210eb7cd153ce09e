#include "find_inputs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <string_view>

namespace offerlog {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 8> kEndings = {".txt",      ".text", ".nc",   ".md",
                                                      ".markdown", ".htm",  ".html", ".xhtml"};

bool is_filing_name(const fs::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

bool is_hidden(const fs::path& path) { return path.filename().string().front() == '.'; }

// Walks one folder given by the user; `root_` is cut off the names of outputs.
class Walk {
 public:
  Walk(fs::path root, std::vector<Input>& inputs, std::vector<Trouble>& troubles)
      : root_(std::move(root)), inputs_(inputs), troubles_(troubles) {}

  void folder(const fs::path& path) {
    for (const fs::directory_entry& entry : sorted_entries(path)) {
      if (!is_hidden(entry.path())) visit(entry);
    }
  }

 private:
  std::vector<fs::directory_entry> sorted_entries(const fs::path& path) {
    std::vector<fs::directory_entry> entries;
    std::error_code error;
    fs::directory_iterator end;
    for (fs::directory_iterator at(path, error); !error && at != end; at.increment(error)) {
      entries.push_back(*at);
    }
    if (error) troubles_.push_back({path.string(), error.message()});
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
      return a.path().filename().native() < b.path().filename().native();
    });
    return entries;
  }

  void visit(const fs::directory_entry& entry) {
    std::error_code error;
    const fs::file_status own = entry.symlink_status(error);
    if (fs::is_directory(own)) return folder(entry.path());
    if (!is_filing_name(entry.path())) return;
    const fs::file_status target = entry.status(error);
    // A link whose target is gone is reported when it is opened.
    if (fs::is_regular_file(target) || !fs::exists(target)) {
      inputs_.push_back({entry.path().string(), entry.path().lexically_relative(root_).string()});
    }
  }

  fs::path root_;
  std::vector<Input>& inputs_;
  std::vector<Trouble>& troubles_;
};

void walk_folder(const std::string& path, std::vector<Input>& inputs,
                 std::vector<Trouble>& troubles) {
  const std::size_t before = inputs.size();
  const std::size_t troubles_before = troubles.size();
  Walk(path, inputs, troubles).folder(path);
  if (inputs.size() == before && troubles.size() == troubles_before) {
    troubles.push_back({path,
                        "holds no filing (.txt .md .htm .html .xhtml .nc); to read a file "
                        "that is called otherwise, name it"});
  }
}

}  // namespace

std::vector<Input> find_inputs(const std::vector<std::string>& paths,
                               std::vector<Trouble>& troubles) {
  if (paths.empty()) return {{"-", "stdin"}};
  std::vector<Input> inputs;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-") {
      inputs.push_back({"-", "stdin"});
    } else if (fs::is_directory(path, error)) {
      walk_folder(path, inputs, troubles);
    } else {
      inputs.push_back({path, fs::path(path).filename().string()});
    }
  }
  return inputs;
}

}  // namespace offerlog
