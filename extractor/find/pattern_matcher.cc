#include "pattern_matcher.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

#include "values/ascii.h"

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

// A pattern that is compiled when it is first asked for, by whichever thread.
struct LazyPattern {
  std::string text;
  mutable std::once_flag once;
  mutable std::unique_ptr<const RE2> compiled;

  const RE2& get() const {
    std::call_once(once, [&] { compiled = compile(text); });
    return *compiled;
  }
};

// Literals of which rules need one, or with which their matches begin. Rules
// that ask for the same ones share the group: a dozen need a month.
struct Group {
  std::vector<std::uint32_t> rules;  // that need it
  bool keeps_places = false;         // some rule's matches begin there
};

// Where a literal stands in a group, and what must stand beside it.
struct Use {
  std::uint32_t group = 0;
  bool word_begins = false;
  bool word_ends = false;
  bool at_begin = false;
};

struct RuleNeeds {
  std::vector<std::uint32_t> groups;  // all must be met
  std::uint64_t bytes = 0;
  bool anywhere = true;                 // no starts are known
  bool from_begin = false;              // matches begin at the text's first byte, whatever it holds
  std::optional<std::uint32_t> starts;  // the group
  std::vector<int> captured;            // numbers of the named groups
  int denial = 0;                       // the group `not`, whose hits are none; 0 without one
};

bool is_word(char c) { return is_alnum(c) || c == '_'; }

}  // namespace

struct PatternMatcher::Compiled {
  std::vector<LazyPattern> patterns;  // by rule
  std::vector<RuleNeeds> rules;
  std::vector<std::uint32_t> without_groups;  // rules, in order
  std::vector<Group> groups;
  std::vector<std::string> literals;
  std::vector<std::vector<Use>> uses;  // by literal
  std::unique_ptr<LiteralScanner> scanner;

  void add_rule(std::uint32_t rule, const PatternNeeds& needs);

 private:
  std::uint32_t group_of(const std::vector<NeededLiteral>& wanted);
  std::map<std::vector<NeededLiteral>, std::uint32_t> group_numbers_;
  std::map<std::string, std::uint32_t> literal_numbers_;
};

std::uint32_t PatternMatcher::Compiled::group_of(const std::vector<NeededLiteral>& wanted) {
  const auto number = static_cast<std::uint32_t>(groups.size());
  const auto [group, added] = group_numbers_.try_emplace(wanted, number);
  if (!added) return group->second;
  groups.emplace_back();
  for (const NeededLiteral& literal : wanted) {
    const auto next = static_cast<std::uint32_t>(literals.size());
    const auto [at, unknown] = literal_numbers_.try_emplace(literal.text, next);
    if (unknown) {
      literals.push_back(literal.text);
      uses.emplace_back();
    }
    uses[at->second].push_back({number, literal.word_begins, literal.word_ends, literal.at_begin});
  }
  return number;
}

void PatternMatcher::Compiled::add_rule(std::uint32_t rule, const PatternNeeds& needs) {
  RuleNeeds& own = rules[rule];
  own.bytes = needs.bytes;
  own.anywhere = needs.starts.empty();
  std::vector<NeededLiteral> starts = needs.starts;
  own.from_begin = std::erase_if(starts, [](const NeededLiteral& l) { return l.text.empty(); }) > 0;
  std::vector<std::uint32_t> needed;
  for (const auto& need : needs.needs) needed.push_back(group_of(need));
  if (!starts.empty()) {
    own.starts = group_of(starts);
    groups[*own.starts].keeps_places = true;
    // Where the first byte will do, the other starts are not needed.
    if (!own.from_begin) needed.push_back(*own.starts);
  }
  for (std::uint32_t group : needed) groups[group].rules.push_back(rule);
  if (needed.empty()) without_groups.push_back(rule);
  own.groups = std::move(needed);
}

PatternMatcher::PatternMatcher(std::vector<Rule>& rules, std::vector<PatternNeeds> all_needs,
                               Compile when, std::vector<std::string>& errors)
    : compiled_(std::make_unique<Compiled>()) {
  compiled_->patterns = std::vector<LazyPattern>(rules.size());
  compiled_->rules.resize(rules.size());
  for (std::uint32_t r = 0; r < rules.size(); ++r) {
    Rule& rule = rules[r];
    LazyPattern& pattern = compiled_->patterns[r];
    pattern.text = rule.pattern;
    PatternNeeds& needs = all_needs[r];
    if (when == Compile::now || !needs.understood) {
      const RE2& probe = pattern.get();
      if (!probe.ok()) {
        errors.push_back(rule.file + ":" + std::to_string(rule.line) + ": rule '" + rule.id +
                         "': " + probe.error());
      }
      needs.captures.assign(
          static_cast<std::size_t>(std::max(0, probe.NumberOfCapturingGroups())) + 1, "");
      for (const auto& [number, name] : probe.CapturingGroupNames()) {
        needs.captures[static_cast<std::size_t>(number)] = name;
      }
    }
    rule.captures = std::move(needs.captures);
    for (std::size_t g = 1; g < rule.captures.size(); ++g) {
      if (rule.captures[g].empty()) continue;
      compiled_->rules[r].captured.push_back(static_cast<int>(g));
      if (rule.captures[g] == "not") compiled_->rules[r].denial = static_cast<int>(g);
    }
    compiled_->add_rule(r, needs);
  }
  compiled_->scanner = std::make_unique<LiteralScanner>(compiled_->literals);
}

PatternMatcher::~PatternMatcher() = default;

namespace {

// Runs one pattern over one text, from given starts or from anywhere.
class Matching {
 public:
  Matching(const RE2& pattern, RuleId rule, const RuleNeeds& needs, std::string_view text,
           std::uint32_t base, std::vector<Mention>& out)
      : pattern_(pattern),
        rule_(rule),
        groups_(needs.captured),
        denial_(needs.denial),
        text_(text),
        base_(base),
        out_(out),
        found_(static_cast<std::size_t>(groups_.empty() ? 1 : groups_.back() + 1)) {}

  // The next match that begins at `at` exactly, or there or later. Returns
  // whether there is one, and sets where to go on.
  bool match(std::size_t at, RE2::Anchor anchor) {
    const re2::StringPiece whole(text_.data(), text_.size());
    if (!pattern_.Match(whole, at, text_.size(), anchor, found_.data(),
                        static_cast<int>(found_.size()))) {
      return false;
    }
    Mention mention;
    mention.rule = rule_;
    mention.text = span_of(found_[0]);
    for (int g : groups_) {
      const auto& piece = found_[static_cast<std::size_t>(g)];
      if (piece.data() == nullptr) continue;
      mention.captures.push_back({static_cast<std::uint16_t>(g), span_of(piece)});
    }
    next_ = mention.text.end - base_ + (found_[0].empty() ? 1 : 0);
    const bool denied = denial_ > 0 && found_[static_cast<std::size_t>(denial_)].data() != nullptr;
    if (!denied) out_.push_back(std::move(mention));
    return true;
  }

  std::size_t next() const { return next_; }

 private:
  TextSpan span_of(const re2::StringPiece& piece) const {
    const auto begin = base_ + static_cast<std::uint32_t>(piece.data() - text_.data());
    return {begin, begin + static_cast<std::uint32_t>(piece.size())};
  }

  const RE2& pattern_;
  RuleId rule_;
  const std::vector<int>& groups_;
  int denial_;
  std::string_view text_;
  std::uint32_t base_;
  std::vector<Mention>& out_;
  std::vector<re2::StringPiece> found_;
  std::size_t next_ = 0;
};

}  // namespace

void PatternMatcher::matches(RuleId rule, std::string_view text, std::uint32_t base,
                             std::vector<Mention>& out) const {
  Matching matching(compiled_->patterns[rule.value].get(), rule, compiled_->rules[rule.value], text,
                    base, out);
  while (matching.next() <= text.size() && matching.match(matching.next(), RE2::UNANCHORED)) {
  }
}

void PatternMatcher::matches_of(const Candidate& candidate, std::string_view text,
                                std::uint32_t base, std::vector<Mention>& out) const {
  if (candidate.anywhere) return matches(candidate.rule, text, base, out);
  Matching matching(compiled_->patterns[candidate.rule.value].get(), candidate.rule,
                    compiled_->rules[candidate.rule.value], text, base, out);
  if (candidate.from_begin) matching.match(0, RE2::ANCHOR_START);
  for (std::uint32_t start : candidate.starts) {
    const std::size_t at = start - base;
    if (at >= matching.next()) matching.match(at, RE2::ANCHOR_START);
  }
}

CandidateFinder::CandidateFinder(const PatternMatcher& matcher)
    : compiled_(*matcher.compiled_),
      group_met_(compiled_.groups.size(), 0),
      rule_met_(compiled_.rules.size(), 0),
      groups_of_rule_(compiled_.rules.size(), 0),
      places_(compiled_.groups.size()),
      last_place_(compiled_.groups.size(), 0) {}

void CandidateFinder::read(std::string_view text, std::uint32_t base) {
  text_ = text;
  base_ = base;
  hits_.clear();
  compiled_.scanner->scan(text, folded_, hits_);
}

// For the first time in this question: which rules have now all they need?
void CandidateFinder::meet(std::uint32_t number) {
  for (std::uint32_t rule : compiled_.groups[number].rules) {
    if (rule_met_[rule] != question_) {
      rule_met_[rule] = question_;
      groups_of_rule_[rule] = 0;
    }
    if (++groups_of_rule_[rule] == compiled_.rules[rule].groups.size()) complete_.push_back(rule);
  }
}

void CandidateFinder::take(std::uint32_t literal, std::uint32_t at, TextSpan part) {
  const std::size_t end = at + compiled_.literals[literal].size();
  for (const Use& use : compiled_.uses[literal]) {
    const bool keeps = compiled_.groups[use.group].keeps_places;
    if (use.at_begin && at != part.begin) continue;
    if (use.word_begins && at > part.begin && is_word(text_[at - 1])) continue;
    if (use.word_ends && end < part.end && is_word(text_[end])) continue;
    if (group_met_[use.group] != question_) {
      group_met_[use.group] = question_;
      places_[use.group].clear();
      last_place_[use.group] = 0;
      meet(use.group);
    }
    last_place_[use.group] = std::max(last_place_[use.group], base_ + at);
    if (keeps) places_[use.group].push_back(base_ + at);
  }
}

// The part in offsets of the text that was read.
void CandidateFinder::ask(TextSpan part, bool all) {
  ++question_;
  complete_ = compiled_.without_groups;
  auto hit = std::lower_bound(hits_.begin(), hits_.end(), part.begin,
                              [](const LiteralHit& h, std::uint32_t at) { return h.seen < at; });
  for (; hit != hits_.end() && hit->seen < part.end && (all || complete_.empty()); ++hit) {
    const std::size_t length = compiled_.literals[hit->literal].size();
    if (hit->begin >= part.begin && hit->begin + length <= part.end)
      take(hit->literal, hit->begin, part);
  }
}

bool CandidateFinder::any() {
  ask({0, static_cast<std::uint32_t>(text_.size())}, false);
  return !complete_.empty();
}

// A match holds all that its rule needs, so none begins behind the last of it.
std::span<const std::uint32_t> CandidateFinder::viable_starts(std::uint32_t rule) {
  const RuleNeeds& needs = compiled_.rules[rule];
  if (!needs.starts || group_met_[*needs.starts] != question_) return {};
  std::vector<std::uint32_t>& places = places_[*needs.starts];
  std::sort(places.begin(), places.end());  // they came as they were seen
  std::uint32_t last = places.back();
  for (std::uint32_t group : needs.groups) last = std::min(last, last_place_[group]);
  return {places.begin(), std::upper_bound(places.begin(), places.end(), last)};
}

const std::vector<Candidate>& CandidateFinder::in(TextSpan part) {
  const TextSpan here{part.begin - base_, part.end - base_};
  ask(here, true);
  candidates_.clear();
  std::sort(complete_.begin(), complete_.end());
  std::uint64_t kinds = 0;  // looked for if a rule asks
  for (std::uint32_t rule : complete_) {
    const RuleNeeds& needs = compiled_.rules[rule];
    if (needs.bytes != 0 && kinds == 0) kinds = byte_kinds(text_.substr(here.begin, here.size()));
    if ((needs.bytes & ~kinds) != 0) continue;
    Candidate candidate{{rule}, needs.anywhere, viable_starts(rule), needs.from_begin};
    if (candidate.anywhere || candidate.from_begin || !candidate.starts.empty()) {
      candidates_.push_back(candidate);
    }
  }
  return candidates_;
}

std::vector<RuleId> candidates(const PatternMatcher& matcher, std::string_view text) {
  CandidateFinder finder(matcher);
  finder.read(text, 0);
  std::vector<RuleId> out;
  for (const Candidate& c : finder.in({0, static_cast<std::uint32_t>(text.size())})) {
    out.push_back(c.rule);
  }
  return out;
}

}  // namespace offerlog
