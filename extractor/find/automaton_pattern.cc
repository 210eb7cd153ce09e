#include "automaton_pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

namespace offerlog {
namespace {

// Half of RE2's default: with more no filing is read faster.
constexpr std::int64_t kMemory = std::int64_t{4} << 20;

std::unique_ptr<const RE2> compile(const std::string& pattern) {
  RE2::Options options;
  options.set_max_mem(kMemory);
  options.set_log_errors(false);
  // Bytes for characters: what is told apart is ASCII, and the programs are a quarter
  // smaller.
  options.set_encoding(RE2::Options::EncodingLatin1);
  return std::make_unique<const RE2>(pattern, options);
}

}  // namespace

AutomatonPattern::AutomatonPattern(std::string text) : text_(std::move(text)) {}
AutomatonPattern::~AutomatonPattern() = default;

const RE2& AutomatonPattern::compiled() const {
  std::call_once(once_, [&] { compiled_ = compile(text_); });
  return *compiled_;
}

std::string AutomatonPattern::error() const { return compiled().ok() ? "" : compiled().error(); }

std::vector<std::string> AutomatonPattern::group_names() const {
  std::vector<std::string> names(
      static_cast<std::size_t>(std::max(0, compiled().NumberOfCapturingGroups())) + 1);
  for (const auto& [number, name] : compiled().CapturingGroupNames()) {
    names[static_cast<std::size_t>(number)] = name;
  }
  return names;
}

bool AutomatonPattern::match(std::string_view text, std::size_t at, MatchFrom from,
                             std::vector<std::string_view>& found) const {
  std::vector<re2::StringPiece> groups(found.size());
  const auto anchor = from == MatchFrom::place ? RE2::ANCHOR_START : RE2::UNANCHORED;
  const re2::StringPiece whole(text.data(), text.size());
  if (!compiled().Match(whole, at, text.size(), anchor, groups.data(),
                        static_cast<int>(groups.size()))) {
    return false;
  }
  std::transform(groups.begin(), groups.end(), found.begin(), [](const re2::StringPiece& piece) {
    return std::string_view(piece.data(), piece.size());
  });
  return true;
}

}  // namespace offerlog
