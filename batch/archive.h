// Archives and compressed filings, read in place; the only user of libarchive.
//
//   Archive archive("daily.tar.gz", filter, max_bytes);
//   while (auto member = archive.next()) …
//
// An archive is hostile until shown otherwise. Nothing of it is ever written:
// the path of a member is a name. Links, folders and devices are passed over.
// A member larger than `max_bytes` is not held, and an archive that unpacks to
// more than kMostRatio times its own size is left (a bomb; filings pack 5 to 50
// times smaller). A damaged member is a failure, and the next is sought.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "failure.h"
#include "name_filter.h"

struct archive;
struct archive_entry;

namespace offerlog::batch {

constexpr std::uint64_t kMostRatio = 200;
// What may be unpacked whatever the ratio: a small file of spaces is no attack.
constexpr std::uint64_t kAlwaysAllowed = 16U << 20U;

struct Member {
  std::string name;  // as the archive has it; "" where the failure is the archive's own
  std::variant<std::string, Failure> bytes;
};

class Archive {
 public:
  Archive(std::string path, const NameFilter& filter, std::uint64_t max_bytes);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  // Nothing at the end.
  std::optional<Member> next();
  // Of the file, read so far.
  std::uint64_t bytes_consumed() const;

 private:
  std::optional<Failure> open();
  std::optional<Member> visit(archive_entry* entry);
  std::variant<std::string, Failure> read_member(archive_entry* entry);
  Failure broken(const char* rest);
  Member end_with(Failure failure);

  std::string path_;
  const NameFilter& filter_;
  std::uint64_t max_bytes_;
  std::uint64_t most_unpacked_ = kAlwaysAllowed;  // of all members together
  std::uint64_t unpacked_ = 0;
  archive* handle_;
  bool opened_ = false;
  bool found_any_ = false;
  bool damaged_ = false;  // the last header was
  bool ended_ = false;
};

// gzip's or zstd's mark stands at its beginning.
bool is_compressed(std::string_view bytes);

// What they pack.
std::variant<std::string, Failure> unpack(std::string_view packed, std::uint64_t max_bytes);

}  // namespace offerlog::batch
