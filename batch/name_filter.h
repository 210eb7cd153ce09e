// Which names in a folder or an archive are filings.
//
//   const NameFilter filter({"*8-k*"}, {"drafts/*"});
//   filter.takes("2024/acme-8-k.htm")      true
//
// A pattern is a shell's (fnmatch): without a slash it is held against the last
// part of a name, else against the whole name below the folder. With --include
// what matches is a filing whatever its ending; without, the ending decides.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offerlog::batch {

class NameFilter {
 public:
  NameFilter() = default;
  NameFilter(std::vector<std::string> include, std::vector<std::string> exclude)
      : include_(std::move(include)), exclude_(std::move(exclude)) {}

  // Somebody chose: that nothing is left is then no surprise.
  bool chooses() const { return !include_.empty() || !exclude_.empty(); }
  bool takes(const std::string& name) const;
  // By --exclude, or hidden: also of folders and archives, which --include does not ask after.
  bool leaves_out(const std::string& name) const;

 private:
  std::vector<std::string> include_;
  std::vector<std::string> exclude_;
};

// .tar .tar.gz .tgz .tar.zst .zip, in any case.
bool is_archive_name(std::string_view name);

// "…a member of it begins with a point": "a/.git/x". The point alone is no name.
bool has_hidden_part(std::string_view name);

}  // namespace offerlog::batch
