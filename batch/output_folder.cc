#include "output_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <utility>
#include <variant>

#include "descriptor.h"
#include "printable_name.h"
#include "read_filing.h"
#include "write_all.h"

namespace offerlog::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kOwnFolder = ".offerlog";
constexpr std::size_t kSha256Digits = 64;
constexpr std::uint64_t kLongestNote = 1U << 17U;

std::string host() {
  std::array<char, 256> name{};
  ::gethostname(name.data(), name.size() - 1);
  return name.data();
}

// Zero, or the error number.
int make_folder_of(const std::string& path) {
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  return error.value();
}

int write_new_file(const std::string& path, std::string_view text) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file.valid()) return errno;
  if (const int failure = write_all(file.get(), text)) return failure;
  // A full disk may show only here.
  return ::close(file.release()) == 0 ? 0 : errno;
}

// Of this machine's runs that are no more; those of another's may live.
void clear_away_temporaries(const fs::path& folder, const std::string& prefix) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator();
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!name.starts_with(prefix)) continue;
    const pid_t process = static_cast<pid_t>(std::atol(name.c_str() + prefix.size()));
    if (process > 0 && ::kill(process, 0) != 0 && errno == ESRCH) {
      std::error_code ignored;
      fs::remove(at->path(), ignored);
    }
  }
}

// "output 1234\n" of the text's beginning, which is taken away.
std::optional<std::uint64_t> take_number(std::string_view& text, std::string_view label) {
  if (!text.starts_with(label)) return std::nullopt;
  text.remove_prefix(label.size());
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const auto digits = static_cast<std::size_t>(end - text.data());
  if (error != std::errc() || digits == text.size() || *end != '\n') return std::nullopt;
  text.remove_prefix(digits + 1);
  return value;
}

bool has_size(const std::string& path, std::uint64_t size) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
         static_cast<std::uint64_t>(status.st_size) == size;
}

}  // namespace

OutputFolder::OutputFolder(std::string folder, std::string ending, std::string made_by)
    : folder_(std::move(folder)), ending_(std::move(ending)), made_by_(std::move(made_by)) {
  const fs::path own = fs::path(folder_) / kOwnFolder;
  std::error_code error;
  fs::create_directories(own, error);
  if (error) throw BatchError(own.string() + ": " + error.message());
  const std::string prefix = "tmp-" + host() + "-";
  clear_away_temporaries(own, prefix);
  temporary_ = (own / (prefix + std::to_string(::getpid()) + "-")).string();
}

std::string OutputFolder::output_path(const Item& item) const {
  return (fs::path(folder_) / (item.name + ending_)).string();
}

std::string OutputFolder::note_path(const Item& item) const {
  return (fs::path(folder_) / kOwnFolder / (item.name + ending_ + ".done")).string();
}

std::string OutputFolder::note_head(const Item& item) const {
  return made_by_ + "\nuri " + printable_name(item.uri) + "\n";
}

std::optional<OutputFolder::Finished> OutputFolder::finished(const Item& item) const {
  const auto note = read_file(note_path(item), kLongestNote);
  if (std::holds_alternative<Failure>(note)) return std::nullopt;
  const std::string head = note_head(item);
  std::string_view rest = std::get<std::string>(note);
  if (!rest.starts_with(head)) return std::nullopt;
  rest.remove_prefix(head.size());
  const auto size = take_number(rest, "output ");
  if (!size || !has_size(output_path(item), *size)) return std::nullopt;
  const auto changes = take_number(rest, "changes ");
  constexpr std::string_view kLabel = "sha256 ";
  const bool whole = changes && rest.size() == kLabel.size() + kSha256Digits + 1 &&
                     rest.starts_with(kLabel) && rest.back() == '\n';
  if (!whole) return std::nullopt;
  return Finished{std::string(rest.substr(kLabel.size(), kSha256Digits)), *changes};
}

std::optional<Failure> OutputFolder::write(const Item& item, const Finding& finding) {
  const std::string output = output_path(item);
  const std::string note = note_path(item);
  const std::string temporary = temporary_ + std::to_string(written_++);
  int failure = make_folder_of(output);
  if (failure == 0) failure = make_folder_of(note);
  if (failure == 0 && ::unlink(note.c_str()) != 0 && errno != ENOENT) failure = errno;
  if (failure == 0) failure = write_new_file(temporary, finding.text);
  if (failure == 0 && ::rename(temporary.c_str(), output.c_str()) != 0) failure = errno;
  if (failure != 0) {
    ::unlink(temporary.c_str());
    return Failure{FailureKind::output, "its record could not be written to " +
                                            printable_name(output) + ": " + std::strerror(failure)};
  }
  // Without its note the record is right all the same, and is made again.
  write_new_file(note, note_head(item) + "output " + std::to_string(finding.text.size()) +
                           "\nchanges " + std::to_string(finding.changes) + "\nsha256 " +
                           finding.sha256 + "\n");
  return std::nullopt;
}

}  // namespace offerlog::batch
