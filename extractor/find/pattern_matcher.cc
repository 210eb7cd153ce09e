#include "pattern_matcher.h"

#include <utility>

#include "pattern_needs.h"
#include "rule_pattern.h"

namespace offerlog {

struct PatternMatcher::Compiled {
  Compiled(const Rule& rule, SerializedPattern ready) : pattern(rule.pattern, ready) {}

  RulePattern pattern;
  std::vector<int> captured;  // numbers of the named groups
  int denial = 0;             // the group `not`, whose hits are none; 0 without one

  // For its captures, and for what is wrong with it.
  void compile(Rule& rule, std::vector<std::string>& errors) {
    if (const std::string error = pattern.error(); !error.empty()) {
      errors.push_back(rule.file + ":" + std::to_string(rule.line) + ": rule '" + rule.id +
                       "': " + error);
    }
    rule.captures = pattern.group_names();
    note_captures(rule.captures);
  }

  void note_captures(const std::vector<std::string>& names) {
    for (std::size_t g = 1; g < names.size(); ++g) {
      if (names[g].empty()) continue;
      captured.push_back(static_cast<int>(g));
      if (names[g] == "not") denial = static_cast<int>(g);
    }
  }
};

PatternMatcher::PatternMatcher(std::vector<Rule>& rules, std::vector<std::string>& errors) {
  std::vector<std::string_view> patterns;
  for (const Rule& rule : rules) patterns.push_back(rule.pattern);
  index_ = index_rules(pattern_needs(patterns));
  rules_.reserve(rules.size());
  for (Rule& rule : rules) rules_.emplace_back(rule, SerializedPattern()).compile(rule, errors);
}

PatternMatcher::PatternMatcher(std::vector<Rule>& rules, RuleIndex index,
                               const std::vector<SerializedPattern>& compiled,
                               std::vector<std::string>& errors)
    : index_(std::move(index)) {
  rules_.reserve(rules.size());
  for (std::size_t r = 0; r < rules.size(); ++r) {
    Compiled& own = rules_.emplace_back(rules[r], compiled[r]);
    if (rules[r].captures.empty()) {
      own.compile(rules[r], errors);
    } else {
      own.note_captures(rules[r].captures);
    }
  }
}

PatternMatcher::~PatternMatcher() = default;

namespace {

using From = MatchFrom;

// Runs one pattern over one text, from given starts or from anywhere.
class Matching {
 public:
  Matching(const RulePattern& pattern, const std::vector<int>& captured, int denial, RuleId rule,
           std::string_view text, std::uint32_t base, std::vector<Mention>& out)
      : pattern_(pattern),
        captured_(captured),
        denial_(denial),
        rule_(rule),
        text_(text),
        base_(base),
        out_(out),
        found_(static_cast<std::size_t>(captured.empty() ? 1 : captured.back() + 1)) {}

  // The next match. Returns whether there is one, and sets where to go on.
  bool match(std::size_t at, From from) {
    if (!pattern_.match(text_, at, from, found_)) return false;
    Mention mention;
    mention.rule = rule_;
    mention.text = span_of(found_[0]);
    for (const int g : captured_) {
      const std::string_view piece = found_[static_cast<std::size_t>(g)];
      if (piece.data() == nullptr) continue;
      mention.captures.push_back({static_cast<std::uint16_t>(g), span_of(piece)});
    }
    const auto end = static_cast<std::size_t>(found_[0].data() - text_.data()) + found_[0].size();
    next_ = end + (found_[0].empty() ? 1 : 0);
    const bool denied = denial_ > 0 && found_[static_cast<std::size_t>(denial_)].data() != nullptr;
    if (!denied) out_.push_back(std::move(mention));
    return true;
  }

  std::size_t next() const { return next_; }

 private:
  // Patterns see bytes: `[^-\w]` before a word takes the last byte of an "ÿ". Of a character
  // that is cut nothing is in the span.
  TextSpan span_of(std::string_view piece) const {
    auto begin = static_cast<std::uint32_t>(piece.data() - text_.data());
    auto end = begin + static_cast<std::uint32_t>(piece.size());
    const auto cuts = [&](std::uint32_t at) {
      return at > 0 && at < text_.size() &&
             (static_cast<unsigned char>(text_[at]) & 0xc0U) == 0x80U;
    };
    while (begin < end && cuts(begin)) ++begin;
    while (end > begin && cuts(end)) --end;
    return {base_ + begin, base_ + end};
  }

  const RulePattern& pattern_;
  const std::vector<int>& captured_;
  int denial_;
  RuleId rule_;
  std::string_view text_;
  std::uint32_t base_;
  std::vector<Mention>& out_;
  std::vector<std::string_view> found_;
  std::size_t next_ = 0;
};

}  // namespace

void PatternMatcher::matches(RuleId rule, std::string_view text, std::uint32_t base,
                             std::vector<Mention>& out) const {
  const Compiled& own = rules_[rule.value];
  Matching matching(own.pattern, own.captured, own.denial, rule, text, base, out);
  while (matching.next() <= text.size() && matching.match(matching.next(), From::anywhere)) {
  }
}

void PatternMatcher::matches_of(const Candidate& candidate, std::string_view text,
                                std::uint32_t base, std::vector<Mention>& out) const {
  if (candidate.anywhere) return matches(candidate.rule, text, base, out);
  const Compiled& own = rules_[candidate.rule.value];
  Matching matching(own.pattern, own.captured, own.denial, candidate.rule, text, base, out);
  if (candidate.from_begin) matching.match(0, From::place);
  for (const std::uint32_t start : candidate.starts) {
    const std::size_t at = start - base;
    if (at >= matching.next()) matching.match(at, From::place);
  }
}

}  // namespace offerlog
