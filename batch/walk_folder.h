// The filings and archives below a folder, one after the other, in the order of
// their names.
//
//   FolderWalk walk("filings", filter);
//   while (auto found = walk.next()) …
//
// A folder of a million files is not held in memory: its names are taken
// `entries_at_once` at a time, the smallest first, by reading the folder again
// for each lot. Two readings of 100,000 names cost less than one filing.
// Links to folders are not followed, so that a loop of them ends nowhere.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "failure.h"
#include "name_filter.h"

namespace offerlog::batch {

struct Found {
  std::string path;                // below the folder as it was given
  std::string name;                // below the folder
  std::optional<Failure> failure;  // what stands there cannot be read
};

class FolderWalk {
 public:
  FolderWalk(std::string folder, const NameFilter& filter, std::size_t entries_at_once = 1U << 16U);

  // Nothing at the end.
  std::optional<Found> next();

 private:
  enum class Type { folder, file, link, other };
  struct Entry {
    std::string name;
    Type type = Type::other;
    bool operator<(const Entry& other) const { return name < other.name; }
  };
  // A folder that is being walked: the lot of entries at hand, and where in it.
  struct Level {
    std::string path;
    std::string name;  // below the root; "" is the root
    std::vector<Entry> entries;
    std::size_t at = 0;
    bool more = true;  // there may be entries after this lot
  };

  static Type type_of(const std::filesystem::directory_entry& entry);
  std::optional<Failure> fill(Level& level) const;
  std::optional<Found> visit(std::string path, std::string name, Type type);
  std::optional<Found> visit_file(std::string path, std::string name, Type type) const;

  const NameFilter& filter_;
  std::size_t entries_at_once_;
  std::vector<Level> levels_;
  bool found_any_ = false;
  std::string root_;
};

}  // namespace offerlog::batch
