#include "name_filter.h"

#include <fnmatch.h>

#include <algorithm>
#include <array>

namespace offerlog::batch {
namespace {

constexpr std::array<std::string_view, 8> kFilings = {".txt",      ".text", ".nc",   ".md",
                                                      ".markdown", ".htm",  ".html", ".xhtml"};
constexpr std::array<std::string_view, 2> kCompressed = {".gz", ".zst"};
constexpr std::array<std::string_view, 5> kArchives = {".tar", ".tar.gz", ".tgz", ".tar.zst",
                                                       ".zip"};

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// The ending that the (lowered) name has, or nothing.
template <std::size_t size>
std::string_view ending_of(std::string_view name, const std::array<std::string_view, size>& table) {
  const auto* found = std::find_if(table.begin(), table.end(),
                                   [name](std::string_view end) { return name.ends_with(end); });
  return found == table.end() ? std::string_view() : *found;
}

// "8k.htm", and "8k.htm.gz" as well.
bool has_filing_ending(std::string_view name) {
  const std::string low = lowered(name);
  std::string_view rest = low;
  rest.remove_suffix(ending_of(rest, kCompressed).size());
  return !ending_of(rest, kFilings).empty();
}

bool matches(const std::string& pattern, const std::string& name) {
  const bool whole = pattern.find('/') != std::string::npos;
  const std::size_t slash = name.rfind('/');
  const char* subject =
      whole || slash == std::string::npos ? name.c_str() : name.c_str() + slash + 1;
  return ::fnmatch(pattern.c_str(), subject, 0) == 0;
}

bool matches_any(const std::vector<std::string>& patterns, const std::string& name) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&name](const std::string& pattern) { return matches(pattern, name); });
}

}  // namespace

bool NameFilter::takes(const std::string& name) const {
  if (leaves_out(name)) return false;
  return include_.empty() ? has_filing_ending(name) : matches_any(include_, name);
}

bool NameFilter::leaves_out(const std::string& name) const {
  return has_hidden_part(name) || matches_any(exclude_, name);
}

bool is_archive_name(std::string_view name) { return !ending_of(lowered(name), kArchives).empty(); }

bool has_hidden_part(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    const std::string_view part = name.substr(at, end - at);
    if (part.starts_with('.') && part != "." && part != "..") return true;
    at = end + 1;
  }
  return false;
}

}  // namespace offerlog::batch
