// Archives for tests, hostile ones too, written by libarchive.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <vector>

#include "catch.h"

namespace offerlog::batch {

struct Packed {
  std::string name;
  std::string bytes;
  std::string link = {};  // what a symbolic link points to
};

enum class Kind { tar, tar_gz, tar_zst, zip, encrypted_zip };

inline void make_archive(const std::string& path, Kind kind, const std::vector<Packed>& members) {
  archive* out = ::archive_write_new();
  const bool zip = kind == Kind::zip || kind == Kind::encrypted_zip;
  zip ? ::archive_write_set_format_zip(out) : ::archive_write_set_format_ustar(out);
  if (kind == Kind::tar_gz) ::archive_write_add_filter_gzip(out);
  if (kind == Kind::tar_zst) ::archive_write_add_filter_zstd(out);
  if (kind == Kind::encrypted_zip) {
    ::archive_write_set_options(out, "zip:encryption=zipcrypt");
    ::archive_write_set_passphrase(out, "secret");
  }
  REQUIRE(::archive_write_open_filename(out, path.c_str()) == ARCHIVE_OK);
  for (const Packed& member : members) {
    archive_entry* entry = ::archive_entry_new();
    ::archive_entry_set_pathname(entry, member.name.c_str());
    ::archive_entry_set_perm(entry, 0644);
    ::archive_entry_set_filetype(entry, member.link.empty() ? AE_IFREG : AE_IFLNK);
    if (member.link.empty()) {
      ::archive_entry_set_size(entry, static_cast<la_int64_t>(member.bytes.size()));
    } else {
      ::archive_entry_set_symlink(entry, member.link.c_str());
    }
    REQUIRE(::archive_write_header(out, entry) == ARCHIVE_OK);
    if (member.link.empty()) ::archive_write_data(out, member.bytes.data(), member.bytes.size());
    ::archive_entry_free(entry);
  }
  REQUIRE(::archive_write_close(out) == ARCHIVE_OK);
  ::archive_write_free(out);
}

}  // namespace offerlog::batch
