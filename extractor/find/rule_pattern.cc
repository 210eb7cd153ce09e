#include "rule_pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <utility>

#include "loosen_gaps.h"

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

class LazyPattern {
 public:
  const RE2& get(const std::string& text) const {
    std::call_once(once_, [&] { compiled_ = compile(text); });
    return *compiled_;
  }

 private:
  mutable std::once_flag once_;
  mutable std::unique_ptr<const RE2> compiled_;
};

// What RE2 found, on the stack: rules have few groups.
class Groups {
 public:
  explicit Groups(std::size_t count) : count_(count), more_(count > few_.size() ? count : 0) {}

  bool run(const RE2& pattern, std::string_view text, std::size_t at, RE2::Anchor anchor) {
    const re2::StringPiece whole(text.data(), text.size());
    return pattern.Match(whole, at, text.size(), anchor, data(), static_cast<int>(count_));
  }
  std::string_view operator[](int group) const {
    const re2::StringPiece& piece = data()[static_cast<std::size_t>(group)];
    return {piece.data(), piece.size()};
  }

 private:
  re2::StringPiece* data() { return more_.empty() ? few_.data() : more_.data(); }
  const re2::StringPiece* data() const { return more_.empty() ? few_.data() : more_.data(); }

  std::size_t count_;
  std::array<re2::StringPiece, 8> few_;
  std::vector<re2::StringPiece> more_;
};

}  // namespace

struct RulePattern::Compiled {
  std::string text;
  LazyPattern exact;
  // Where the pattern has gaps, what is run first.
  std::once_flag loosened;
  std::optional<LoosePattern> loose;
  LazyPattern loose_compiled;

  // Whether the loose pattern's match is the exact one's.
  bool fits(const Groups& groups) const {
    return std::ranges::all_of(loose->gaps, [&](const LoosePattern::Gap& gap) {
      return groups[gap.group].size() <= static_cast<std::size_t>(gap.most);
    });
  }
};

RulePattern::RulePattern(std::string text) : compiled_(std::make_unique<Compiled>()) {
  compiled_->text = std::move(text);
}
RulePattern::~RulePattern() = default;
RulePattern::RulePattern(RulePattern&&) noexcept = default;

std::string RulePattern::error() const {
  const RE2& pattern = compiled_->exact.get(compiled_->text);
  return pattern.ok() ? "" : pattern.error();
}

std::vector<std::string> RulePattern::group_names() const {
  const RE2& pattern = compiled_->exact.get(compiled_->text);
  std::vector<std::string> names(
      static_cast<std::size_t>(std::max(0, pattern.NumberOfCapturingGroups())) + 1);
  for (const auto& [number, name] : pattern.CapturingGroupNames()) {
    names[static_cast<std::size_t>(number)] = name;
  }
  return names;
}

bool RulePattern::match(std::string_view text, std::size_t at, From from,
                        std::vector<std::string_view>& found) const {
  Compiled& own = *compiled_;
  const RE2::Anchor anchor = from == From::place ? RE2::ANCHOR_START : RE2::UNANCHORED;
  std::call_once(own.loosened, [&] { own.loose = loosen_gaps(own.text); });
  if (own.loose) {
    const int last = std::max(own.loose->groups[found.size() - 1], own.loose->gaps.back().group);
    Groups groups(static_cast<std::size_t>(last) + 1);
    if (!groups.run(own.loose_compiled.get(own.loose->text), text, at, anchor)) return false;
    if (own.fits(groups)) {
      for (std::size_t g = 0; g < found.size(); ++g) found[g] = groups[own.loose->groups[g]];
      return true;
    }
  }
  Groups groups(found.size());
  if (!groups.run(own.exact.get(own.text), text, at, anchor)) return false;
  for (std::size_t g = 0; g < found.size(); ++g) found[g] = groups[static_cast<int>(g)];
  return true;
}

}  // namespace offerlog
