#include "pattern_matcher.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>

#include "literal_scanner.h"

namespace offerlog {
namespace {

// A literal shorter than this hits too many texts to be worth a test.
constexpr int kShortestLiteral = 3;
// RE2's default, 8 MB, makes the larger patterns fall out of their DFA.
constexpr std::int64_t kMemory = std::int64_t{64} << 20;

}  // namespace

struct PatternMatcher::Compiled {
  re2::FilteredRE2 filter{kShortestLiteral};
  std::vector<std::vector<int>> groups;  // by rule: the numbers of its named groups
  std::vector<int> denials;              // by rule: its group `not`, whose hits are none; or 0
  std::unique_ptr<LiteralScanner> scanner;
};

PatternMatcher::PatternMatcher(std::vector<Rule>& rules, std::vector<std::string>& errors)
    : compiled_(std::make_unique<Compiled>()) {
  RE2::Options options;
  options.set_max_mem(kMemory);
  options.set_log_errors(false);
  for (Rule& rule : rules) {
    const RE2 probe(rule.pattern, options);
    int id = -1;
    if (!probe.ok()) {
      errors.push_back(rule.file + ":" + std::to_string(rule.line) + ": rule '" + rule.id +
                       "': " + probe.error());
    } else if (compiled_->filter.Add(rule.pattern, options, &id) != RE2::NoError) {
      errors.push_back(rule.file + ":" + std::to_string(rule.line) + ": rule '" + rule.id +
                       "' does not compile");
    }
    rule.captures.assign(static_cast<std::size_t>(std::max(0, probe.NumberOfCapturingGroups())) + 1,
                         "");
    std::vector<int> groups;
    compiled_->denials.push_back(0);
    for (const auto& [name, number] : probe.NamedCapturingGroups()) {
      if (name == "not") compiled_->denials.back() = number;
      rule.captures[static_cast<std::size_t>(number)] = name;
      groups.push_back(number);
    }
    std::sort(groups.begin(), groups.end());
    compiled_->groups.push_back(std::move(groups));
  }
  // Without a rule there is nothing to compile; the library would complain aloud.
  if (!errors.empty() || rules.empty()) return;
  std::vector<std::string> literals;
  compiled_->filter.Compile(&literals);
  compiled_->scanner = std::make_unique<LiteralScanner>(literals);
}

PatternMatcher::~PatternMatcher() = default;

void PatternMatcher::candidates(std::string_view text, std::vector<RuleId>& out) const {
  out.clear();
  if (!compiled_->scanner) return;
  std::vector<int> hits;
  compiled_->scanner->scan(text, hits);
  std::sort(hits.begin(), hits.end());
  hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
  std::vector<int> potentials;
  compiled_->filter.AllPotentials(hits, &potentials);
  std::sort(potentials.begin(), potentials.end());
  for (int p : potentials) out.push_back({static_cast<std::uint32_t>(p)});
}

void PatternMatcher::matches(RuleId rule, std::string_view text, std::uint32_t base,
                             std::vector<Mention>& out) const {
  const RE2& pattern = compiled_->filter.GetRE2(static_cast<int>(rule.value));
  const std::vector<int>& groups = compiled_->groups[rule.value];
  const int submatches = groups.empty() ? 1 : groups.back() + 1;
  std::vector<re2::StringPiece> found(static_cast<std::size_t>(submatches));
  const re2::StringPiece whole(text.data(), text.size());
  const auto span_of = [&](const re2::StringPiece& piece) {
    const auto begin = base + static_cast<std::uint32_t>(piece.data() - text.data());
    return TextSpan{begin, begin + static_cast<std::uint32_t>(piece.size())};
  };
  std::size_t at = 0;
  while (at <= text.size() &&
         pattern.Match(whole, at, text.size(), RE2::UNANCHORED, found.data(), submatches)) {
    Mention mention;
    mention.rule = rule;
    mention.text = span_of(found[0]);
    for (int g : groups) {
      const auto& piece = found[static_cast<std::size_t>(g)];
      if (piece.data() == nullptr) continue;
      mention.captures.push_back({static_cast<std::uint16_t>(g), span_of(piece)});
    }
    at = mention.text.end - base + (found[0].empty() ? 1 : 0);
    const int no = compiled_->denials[rule.value];
    if (no > 0 && found[static_cast<std::size_t>(no)].data() != nullptr) continue;
    out.push_back(std::move(mention));
  }
}

}  // namespace offerlog
