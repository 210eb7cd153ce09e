// What a batch reads: one ordered stream of items, made as it is asked for.
//
//   Inputs inputs(options, stop);
//   while (auto item = inputs.next()) …
//
// A folder is walked, an archive opened and a list of paths read only as far as
// items are taken, so that memory does not grow with their number and the first
// record is out before the last path is in.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <variant>
#include <vector>

#include "archive.h"
#include "item.h"
#include "name_filter.h"
#include "path_list.h"
#include "read_lines.h"
#include "stop.h"
#include "walk_folder.h"

namespace offerlog::batch {

// The most that `extract` reads.
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30U;

struct InputOptions {
  std::vector<std::string> paths;  // files, folders, archives, "-"
  std::string files_from;          // a file of such paths, or "-"; "" is none
  bool nul_separated = false;      // the paths of files_from
  bool lines = false;              // standard input holds JSON Lines instead of all that
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  bool names = false;  // give each a name of its own, for its output
  std::uint64_t max_bytes = kMostBytes;
};

class Inputs {
 public:
  // Both must outlive it. Throws BatchError where the list cannot be opened.
  Inputs(const InputOptions& options, const Stop& stop);

  // Nothing at the end, or once stopping is asked for. What cannot be read is an
  // item that holds the failure.
  std::optional<Item> next();

 private:
  std::optional<Item> next_line();
  std::optional<Item> next_member();
  std::optional<Item> next_found();
  std::optional<std::string> next_path();
  std::optional<Item> begin(const std::string& path);
  std::optional<Item> open(const std::string& path, std::string name);
  std::optional<Item> standard_input();
  std::optional<Item> read_standard_input();
  Item item(const std::string& path, std::string name, decltype(Item::content) content);
  std::string unique(std::string name);

  const InputOptions& options_;
  const Stop& stop_;
  const NameFilter filter_;
  std::uint64_t made_ = 0;
  std::size_t next_argument_ = 0;
  bool from_list_ = false;  // the path at hand is
  std::optional<PathList> list_;
  std::optional<LineReader> lines_;  // of --lines
  std::unique_ptr<FolderWalk> walk_;
  std::unique_ptr<Archive> archive_;
  std::string archive_path_;
  std::string archive_name_;
  std::uint64_t archive_consumed_ = 0;
  // Hashes of the names given out: eight bytes a filing, whatever its name. Of
  // two names with one hash the second gets a number it would not need.
  std::unordered_set<std::uint64_t> names_;
};

// A member's path as the name of a file: no "..", no root, nothing hidden, no
// control characters.
//
//   safe_name("../../etc/pass\nwd")     "etc/pass_wd"
std::string safe_name(std::string_view member);

}  // namespace offerlog::batch
