#include "archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace offerlog::batch {
namespace {

constexpr std::size_t kChunk = 1U << 18U;
constexpr const char* kLeft = "; the rest of the archive is not read";

std::uint64_t most_unpacked(std::uint64_t packed) {
  return std::max(kAlwaysAllowed, packed * kMostRatio);
}

std::string message_of(archive* handle) {
  const char* text = ::archive_error_string(handle);
  return text == nullptr ? "damaged" : text;
}

// The name's own bytes if the locale allows, else in UTF-8.
std::string name_of_member(archive_entry* entry) {
  if (const char* name = ::archive_entry_pathname(entry)) return name;
  if (const char* name = ::archive_entry_pathname_utf8(entry)) return name;
  return "(a name that cannot be read)";
}

// `rest` tells of what follows in the archive.
Failure bomb(const char* rest = "") {
  return {FailureKind::unpacks_too_far, "unpacks to more than " + std::to_string(kMostRatio) +
                                            " times its size, as no filing does" + rest};
}

enum class End { whole, too_large, bomb, broken, lost };  // lost: and all that follows

// Appends the data of the entry at hand to `bytes`, at most `max_bytes`, and
// counts it on in `unpacked`.
End read_data(archive* handle, std::uint64_t max_bytes, std::uint64_t most, std::uint64_t& unpacked,
              std::string& bytes) {
  std::size_t used = 0;
  while (true) {
    if (bytes.size() - used < kChunk) bytes.resize(bytes.size() + bytes.size() / 2 + kChunk);
    const la_ssize_t got = ::archive_read_data(handle, bytes.data() + used, bytes.size() - used);
    if (got == ARCHIVE_RETRY) continue;
    if (got < 0) return got == ARCHIVE_FATAL ? End::lost : End::broken;
    used += static_cast<std::size_t>(got);
    unpacked += static_cast<std::uint64_t>(got);
    if (used > max_bytes) return End::too_large;
    if (unpacked > most) return End::bomb;
    if (got == 0) break;
  }
  bytes.resize(used);
  return End::whole;
}

}  // namespace

Archive::Archive(std::string path, const NameFilter& filter, std::uint64_t max_bytes)
    : path_(std::move(path)),
      filter_(filter),
      max_bytes_(max_bytes),
      handle_(::archive_read_new()) {
  if (handle_ == nullptr) throw std::bad_alloc();
  ::archive_read_support_filter_gzip(handle_);
  ::archive_read_support_filter_zstd(handle_);
  ::archive_read_support_format_tar(handle_);
  ::archive_read_support_format_zip(handle_);
}

Archive::~Archive() { ::archive_read_free(handle_); }

std::uint64_t Archive::bytes_consumed() const {
  return static_cast<std::uint64_t>(std::max<la_int64_t>(0, ::archive_filter_bytes(handle_, -1)));
}

std::optional<Member> Archive::next() {
  if (!std::exchange(opened_, true)) {
    if (auto failure = open()) return end_with(std::move(*failure));
  }
  while (!ended_) {
    archive_entry* entry = nullptr;
    switch (::archive_read_next_header(handle_, &entry)) {
      case ARCHIVE_OK:
      case ARCHIVE_WARN:
        damaged_ = false;
        if (auto member = visit(entry)) return member;
        break;
      case ARCHIVE_EOF:
        ended_ = true;
        if (!found_any_ && !filter_.chooses())
          return end_with({FailureKind::no_filings, "holds no filing"});
        break;
      case ARCHIVE_RETRY:
      case ARCHIVE_FAILED:
        // Headers are sought block by block after a damaged one: told once.
        if (!std::exchange(damaged_, true)) return Member{"", broken("what follows is sought")};
        break;
      default:
        return end_with(broken("the rest of it is not read"));
    }
  }
  return std::nullopt;
}

std::optional<Failure> Archive::open() {
  struct stat status {};
  if (::stat(path_.c_str(), &status) != 0) return failure_of_errno(errno);
  most_unpacked_ = most_unpacked(static_cast<std::uint64_t>(status.st_size));
  if (::archive_read_open_filename(handle_, path_.c_str(), kChunk) == ARCHIVE_OK) return {};
  const int error = ::archive_errno(handle_);
  return error == EACCES || error == EIO ? failure_of_errno(error)
                                         : broken("nothing of it is read");
}

std::optional<Member> Archive::visit(archive_entry* entry) {
  std::string name = name_of_member(entry);
  const auto size =
      static_cast<std::uint64_t>(std::max<la_int64_t>(0, ::archive_entry_size(entry)));
  const bool plain =
      ::archive_entry_filetype(entry) == AE_IFREG && ::archive_entry_hardlink(entry) == nullptr;
  const bool nested = is_archive_name(name) && !filter_.leaves_out(name);
  if (plain && filter_.takes(name) && !nested) {
    found_any_ = true;
    return Member{std::move(name), read_member(entry)};
  }
  // To step over it is to unpack it.
  unpacked_ += size;
  if (unpacked_ > most_unpacked_) return end_with(bomb(kLeft));
  if (!plain || !nested) return std::nullopt;
  found_any_ = true;
  return Member{std::move(name),
                Failure{FailureKind::nested_archive,
                        "is an archive in an archive; to read it, unpack the outer one"}};
}

std::variant<std::string, Failure> Archive::read_member(archive_entry* entry) {
  if (::archive_entry_is_encrypted(entry) != 0) {
    return Failure{FailureKind::encrypted, "is encrypted"};
  }
  const auto size =
      static_cast<std::uint64_t>(std::max<la_int64_t>(0, ::archive_entry_size(entry)));
  if (size > max_bytes_) {
    unpacked_ += size;
    ended_ = unpacked_ > most_unpacked_;
    return ended_ ? bomb(kLeft) : too_large(max_bytes_);
  }
  std::string bytes;
  End end = End::whole;
  try {
    end = read_data(handle_, max_bytes_, most_unpacked_, unpacked_, bytes);
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  }
  switch (end) {
    case End::whole:
      return bytes;
    case End::too_large:
      return too_large(max_bytes_);
    case End::bomb:
      ended_ = true;
      return bomb(kLeft);
    case End::broken:
      return broken("it is passed over");
    case End::lost:
      break;
  }
  ended_ = true;
  return broken("it and the rest of the archive are not read");
}

Failure Archive::broken(const char* rest) {
  return {FailureKind::broken_archive, "is broken (" + message_of(handle_) + "); " + rest};
}

Member Archive::end_with(Failure failure) {
  ended_ = true;
  return {"", std::move(failure)};
}

bool is_compressed(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b\x08") || bytes.starts_with("\x28\xb5\x2f\xfd");
}

std::variant<std::string, Failure> unpack(std::string_view packed, std::uint64_t max_bytes) {
  const std::unique_ptr<archive, decltype(&::archive_read_free)> handle(::archive_read_new(),
                                                                        &::archive_read_free);
  if (!handle) throw std::bad_alloc();
  ::archive_read_support_filter_gzip(handle.get());
  ::archive_read_support_filter_zstd(handle.get());
  ::archive_read_support_format_raw(handle.get());
  ::archive_read_support_format_empty(handle.get());
  archive_entry* entry = nullptr;
  int status = ::archive_read_open_memory(handle.get(), packed.data(), packed.size());
  if (status == ARCHIVE_OK) status = ::archive_read_next_header(handle.get(), &entry);
  std::string bytes;
  std::uint64_t unpacked = 0;
  if (status == ARCHIVE_EOF) return bytes;  // nothing was packed
  const End end = status < ARCHIVE_WARN ? End::broken
                                        : read_data(handle.get(), max_bytes,
                                                    most_unpacked(packed.size()), unpacked, bytes);
  if (end == End::too_large) return too_large(max_bytes);
  if (end == End::bomb) return bomb();
  if (end == End::whole) return bytes;
  return Failure{FailureKind::broken_archive, "is broken (" + message_of(handle.get()) + ")"};
}

}  // namespace offerlog::batch
