#include "inputs.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <new>
#include <utility>

#include "printable_name.h"

namespace offerlog::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestPart = 200;  // of 255: the rest is for endings

struct Status {
  bool folder = false;
  bool pipe = false;
  std::uint64_t size = 0;  // of a regular file
};

Status status_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {S_ISDIR(status.st_mode), S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode),
          S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0};
}

// FNV-1a: the same in every run, unlike std::hash's promise.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

void hint_at_terminal() {
  constexpr std::string_view kHint =
      "offerlog: reading a filing from the terminal; end it with Ctrl-D, or see --help\n";
  [[maybe_unused]] const ssize_t ignored = ::write(STDERR_FILENO, kHint.data(), kHint.size());
}

// A part of a member's path; "" if it names nothing.
std::string safe_part(std::string_view part) {
  if (part == "." || part == "..") return {};
  std::string out(part.substr(0, kLongestPart));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\') c = '_';
  }
  if (out.starts_with('.')) out.front() = '_';
  return out;
}

}  // namespace

std::string safe_name(std::string_view member) {
  std::string out;
  for (std::size_t at = 0; at < member.size();) {
    const std::size_t end = std::min(member.find('/', at), member.size());
    const std::string part = safe_part(member.substr(at, end - at));
    if (!part.empty()) out += (out.empty() ? "" : "/") + part;
    at = end + 1;
  }
  return out.empty() ? "member" : out;
}

Inputs::Inputs(const InputOptions& options, const Stop& stop)
    : options_(options), stop_(stop), filter_(options.include, options.exclude) {
  if (options.lines) {
    lines_.emplace(STDIN_FILENO, '\n', options.max_bytes, stop);
  } else if (!options.files_from.empty()) {
    list_.emplace(options.files_from, options.nul_separated, stop);
  }
}

std::optional<Item> Inputs::next() {
  if (options_.lines) return next_line();
  while (!stop_.requested()) {
    if (archive_) {
      if (auto found = next_member()) return found;
      archive_.reset();
    } else if (walk_) {
      if (auto found = next_found()) return found;
      if (!archive_) walk_.reset();
    } else {
      const auto path = next_path();
      if (!path) return std::nullopt;
      if (auto found = begin(*path)) return found;
    }
  }
  return std::nullopt;
}

std::optional<Item> Inputs::next_line() {
  auto line = lines_->next();
  if (!line) return std::nullopt;
  Item made = item("stdin", "", RawLine{});
  made.line = line->number;
  made.weight = line->text.size();
  if (!line->failure.empty()) {
    made.content = Failure{FailureKind::unreadable, std::move(line->failure)};
  } else if (line->too_long) {
    made.content = too_large(options_.max_bytes);
  } else {
    made.content = RawLine{std::move(line->text)};
  }
  return made;
}

// The paths of the command line, then those of the list.
std::optional<std::string> Inputs::next_path() {
  const bool nothing_named = options_.paths.empty() && options_.files_from.empty();
  if (nothing_named) return next_argument_++ == 0 ? std::optional<std::string>("-") : std::nullopt;
  if (next_argument_ < options_.paths.size()) return options_.paths[next_argument_++];
  if (!list_) return std::nullopt;
  from_list_ = true;
  return list_->next();
}

std::optional<Item> Inputs::begin(const std::string& path) {
  if (path == "-" && !from_list_) return standard_input();
  const Status status = status_of(path);
  if (status.folder) {
    walk_ = std::make_unique<FolderWalk>(path, filter_);
    return std::nullopt;
  }
  // Somebody writes into a pipe that is named on the command line; of one in a
  // list of files nobody thought, and to open it may wait for ever.
  if (status.pipe && from_list_) {
    return item(path, path,
                Failure{FailureKind::not_a_file,
                        "is a pipe or a socket; to read from it, name it "
                        "on the command line"});
  }
  return open(path, fs::path(path).filename().string());
}

std::optional<Item> Inputs::open(const std::string& path, std::string name) {
  if (!is_archive_name(path)) {
    Item made = item(path, std::move(name), AtPath{path});
    made.weight = status_of(path).size;
    return made;
  }
  archive_ = std::make_unique<Archive>(path, filter_, options_.max_bytes);
  archive_path_ = path;
  archive_name_ = std::move(name);
  archive_consumed_ = 0;
  return std::nullopt;
}

std::optional<Item> Inputs::next_found() {
  auto found = walk_->next();
  if (!found) return std::nullopt;
  if (found->failure) return item(found->path, found->name, std::move(*found->failure));
  return open(found->path, found->name);
}

std::optional<Item> Inputs::next_member() {
  auto member = archive_->next();
  if (!member) return std::nullopt;
  const std::string path =
      member->name.empty() ? archive_path_ : archive_path_ + '!' + member->name;
  decltype(Item::content) content = InMemory{};
  if (auto* bytes = std::get_if<std::string>(&member->bytes)) {
    content = InMemory{std::move(*bytes)};
  } else {
    content = std::get<Failure>(std::move(member->bytes));
  }
  Item made = item(path, archive_name_ + '/' + safe_name(member->name), std::move(content));
  made.weight = archive_->bytes_consumed() - archive_consumed_;
  archive_consumed_ += made.weight;
  return made;
}

// Read here and not by a worker, so that Ctrl-C ends the wait for it.
std::optional<Item> Inputs::standard_input() {
  try {
    return read_standard_input();
  } catch (const std::bad_alloc&) {
    return item("stdin", "stdin", out_of_memory());
  }
}

std::optional<Item> Inputs::read_standard_input() {
  if (::isatty(STDIN_FILENO) == 1) hint_at_terminal();
  std::string bytes;
  constexpr std::size_t kChunk = 1U << 16U;
  while (stop_.wait_readable(STDIN_FILENO)) {
    const std::size_t used = bytes.size();
    bytes.resize(used + kChunk);
    const ssize_t got = ::read(STDIN_FILENO, bytes.data() + used, kChunk);
    const int error = errno;
    bytes.resize(used + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) return item("stdin", "stdin", InMemory{std::move(bytes)});
    if (got < 0 && error != EINTR) return item("stdin", "stdin", failure_of_errno(error));
    if (bytes.size() > options_.max_bytes)
      return item("stdin", "stdin", too_large(options_.max_bytes));
  }
  return std::nullopt;
}

Item Inputs::item(const std::string& path, std::string name, decltype(Item::content) content) {
  Item made;
  made.index = made_++;
  made.uri = utf8_name(path);
  made.content = std::move(content);
  const bool has_output = options_.names && !std::holds_alternative<Failure>(made.content);
  if (has_output) made.name = unique(std::move(name));
  return made;
}

std::string Inputs::unique(std::string name) {
  if (names_.insert(hash_of(name)).second) return name;
  for (int i = 2;; ++i) {
    std::string numbered = name + "-" + std::to_string(i);
    if (names_.insert(hash_of(numbered)).second) return numbered;
  }
}

}  // namespace offerlog::batch
