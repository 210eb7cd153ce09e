#include "walk_folder.h"

#include <algorithm>
#include <utility>

namespace offerlog::batch {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNoFilings =
    "holds no filing (.txt .md .htm .html .xhtml .nc, also .gz and .zst, or an archive of them); "
    "to read a file that is called otherwise, name it";

std::string join(const std::string& folder, const std::string& name) {
  return folder.empty() || folder.back() == '/' ? folder + name : folder + '/' + name;
}

}  // namespace

FolderWalk::FolderWalk(std::string folder, const NameFilter& filter, std::size_t entries_at_once)
    : filter_(filter), entries_at_once_(entries_at_once), root_(std::move(folder)) {
  levels_.push_back({root_, "", {}});
}

std::optional<Found> FolderWalk::next() {
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.at < level.entries.size()) {
      const Entry& entry = level.entries[level.at++];
      const Type type = entry.type;
      if (auto found = visit(join(level.path, entry.name), join(level.name, entry.name), type)) {
        return found;
      }
    } else if (level.more) {
      if (auto failure = fill(level)) {
        found_any_ = true;
        return Found{level.path, level.name, std::move(failure)};
      }
    } else {
      levels_.pop_back();
    }
  }
  if (std::exchange(found_any_, true) || filter_.chooses()) return std::nullopt;
  return Found{root_, "", Failure{FailureKind::no_filings, kNoFilings}};
}

FolderWalk::Type FolderWalk::type_of(const fs::directory_entry& entry) {
  std::error_code error;
  if (entry.is_symlink(error)) return Type::link;
  if (entry.is_directory(error)) return Type::folder;
  return entry.is_regular_file(error) ? Type::file : Type::other;
}

// The next lot: the smallest names after the last one seen, kept in a heap
// whose top is the largest of them.
std::optional<Failure> FolderWalk::fill(Level& level) const {
  const std::string after = level.entries.empty() ? "" : level.entries.back().name;
  std::vector<Entry> lot;
  level.more = false;
  std::error_code error;
  fs::directory_iterator at(level.path, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    Entry entry{at->path().filename().string(), Type::other};
    if (entry.name <= after) continue;
    if (lot.size() == entries_at_once_) {
      level.more = true;
      if (!(entry < lot.front())) continue;
      std::pop_heap(lot.begin(), lot.end());
      lot.pop_back();
    }
    entry.type = type_of(*at);
    lot.push_back(std::move(entry));
    std::push_heap(lot.begin(), lot.end());
  }
  std::sort_heap(lot.begin(), lot.end());
  level.entries = std::move(lot);
  level.at = 0;
  if (error) return failure_of_errno(error.value());
  return std::nullopt;
}

std::optional<Found> FolderWalk::visit(std::string path, std::string name, Type type) {
  if (filter_.leaves_out(name)) return std::nullopt;
  if (type == Type::folder) {
    levels_.push_back({std::move(path), std::move(name), {}});
    return std::nullopt;
  }
  if (!filter_.takes(name) && !is_archive_name(name)) return std::nullopt;
  auto found = visit_file(std::move(path), std::move(name), type);
  found_any_ = found_any_ || found;
  return found;
}

// A link whose target is gone, or that leads to itself, is reported when it is opened.
std::optional<Found> FolderWalk::visit_file(std::string path, std::string name, Type type) const {
  std::error_code error;
  const fs::file_type target =
      type == Type::link ? fs::status(path, error).type() : fs::file_type::regular;
  if (target == fs::file_type::directory) return std::nullopt;
  const bool readable = target == fs::file_type::regular || target == fs::file_type::not_found ||
                        target == fs::file_type::none;
  if (type != Type::other && readable) return Found{std::move(path), std::move(name), std::nullopt};
  return Found{std::move(path), std::move(name),
               Failure{FailureKind::not_a_file,
                       "is a pipe, a device or a socket; to read from it, name it"}};
}

}  // namespace offerlog::batch
