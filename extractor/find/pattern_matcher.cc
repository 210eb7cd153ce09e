#include "pattern_matcher.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

#include "literal_list.h"
#include "loosen_gaps.h"
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

// A rule's pattern and, where it has gaps, the looser one that is run first.
class RulePattern {
 public:
  void set(std::string text) { text_ = std::move(text); }

  const RE2& exact() const { return exact_.get(text_); }

  // The match that begins at `at` exactly, or there or later, and its groups, as many as
  // `found` has room for.
  bool match(const re2::StringPiece& text, std::size_t at, RE2::Anchor anchor,
             std::vector<re2::StringPiece>& found) const {
    std::call_once(loosened_, [&] { loose_ = loosen_gaps(text_); });
    if (!loose_) return run(exact(), text, at, anchor, found);
    const auto group = [](int number) { return static_cast<std::size_t>(number); };
    std::vector<re2::StringPiece> all(
        group(std::max(loose_->groups[found.size() - 1], loose_->gaps.back().group)) + 1);
    if (!run(loose_compiled_.get(loose_->text), text, at, anchor, all)) return false;
    const bool fit =
        std::all_of(loose_->gaps.begin(), loose_->gaps.end(), [&](const LoosePattern::Gap& gap) {
          return all[group(gap.group)].size() <= static_cast<std::size_t>(gap.most);
        });
    if (!fit) return run(exact(), text, at, anchor, found);
    for (std::size_t g = 0; g < found.size(); ++g) found[g] = all[group(loose_->groups[g])];
    return true;
  }

 private:
  static bool run(const RE2& pattern, const re2::StringPiece& text, std::size_t at,
                  RE2::Anchor anchor, std::vector<re2::StringPiece>& found) {
    return pattern.Match(text, at, text.size(), anchor, found.data(),
                         static_cast<int>(found.size()));
  }

  std::string text_;
  LazyPattern exact_;
  mutable std::once_flag loosened_;
  mutable std::optional<LoosePattern> loose_;
  LazyPattern loose_compiled_;
};

// A group as rare as this, in bits, is looked for in every text: it seldom costs more
// than the byte that says no. Of a rule whose groups are all commoner the rarest is.
constexpr double kRareEnough = 6.5;

// Literals of which rules need one, or with which their matches begin. Rules
// that ask for the same ones share the group: a dozen need a month.
struct Group {
  std::vector<NeededLiteral> literals;
  double bits = 0;
  // Looked for in every text, else in a part whose rules have met all that are.
  bool scanned = false;
  bool keeps_places = false;         // some rule's matches begin there
  std::vector<std::uint32_t> rules;  // that need it, if it is scanned
  LiteralList list;                  // if it is not
};

// Where a literal stands in a group, by their numbers.
struct Use {
  std::uint32_t group = 0;
  std::uint32_t member = 0;
};

}  // namespace

struct RuleNeeds {
  std::vector<std::uint32_t> groups;  // all must be met; the rarest first
  std::size_t scanned = 0;            // so many of them are scanned, and stand first
  std::uint64_t bytes = 0;
  bool anywhere = true;                 // no starts are known
  bool from_begin = false;              // matches begin at the text's first byte, whatever it holds
  std::optional<std::uint32_t> starts;  // the group
  std::vector<int> captured;            // numbers of the named groups
  int denial = 0;                       // the group `not`, whose hits are none; 0 without one
};

namespace {

bool is_word(char c) { return is_alnum(c) || c == '_'; }

// Whether the literal, which occurs at `at`, has beside it what it must, in that part.
bool stands(const NeededLiteral& literal, std::string_view text, std::uint32_t at, TextSpan part) {
  const std::size_t end = at + literal.text.size();
  if (end > part.end) return false;
  if (literal.at_begin && at != part.begin) return false;
  if (literal.word_begins && at > part.begin && is_word(text[at - 1])) return false;
  return !literal.word_ends || end >= part.end || !is_word(text[end]);
}

}  // namespace

struct PatternMatcher::Compiled {
  std::vector<RulePattern> patterns;  // by rule
  std::vector<RuleNeeds> rules;
  std::vector<std::uint32_t> without_groups;  // rules, in order
  std::vector<Group> groups;
  std::vector<std::string> literals;   // that are scanned
  std::vector<std::vector<Use>> uses;  // by literal
  std::unique_ptr<LiteralScanner> scanner;

  void add_rule(std::uint32_t rule, const PatternNeeds& needs);
  // After the last rule.
  void make_scanner();

 private:
  std::uint32_t group_of(const std::vector<NeededLiteral>& wanted);
  void scan_for(std::uint32_t group);
  std::map<std::vector<NeededLiteral>, std::uint32_t> group_numbers_;
  std::map<std::string, std::uint32_t> literal_numbers_;
};

std::uint32_t PatternMatcher::Compiled::group_of(const std::vector<NeededLiteral>& wanted) {
  const auto number = static_cast<std::uint32_t>(groups.size());
  const auto [group, added] = group_numbers_.try_emplace(wanted, number);
  if (added) {
    groups.emplace_back();
    groups.back().literals = wanted;
    groups.back().bits = rarity(wanted);
    groups.back().scanned = groups.back().bits >= kRareEnough;
  }
  return group->second;
}

void PatternMatcher::Compiled::add_rule(std::uint32_t rule, const PatternNeeds& needs) {
  RuleNeeds& own = rules[rule];
  own.bytes = needs.bytes;
  own.anywhere = needs.starts.empty();
  std::vector<NeededLiteral> starts = needs.starts;
  own.from_begin = std::erase_if(starts, [](const NeededLiteral& l) { return l.text.empty(); }) > 0;
  for (const auto& need : needs.needs) own.groups.push_back(group_of(need));
  if (!starts.empty()) {
    own.starts = group_of(starts);
    groups[*own.starts].keeps_places = true;
    // Where the first byte will do, the other starts are not needed.
    if (!own.from_begin) own.groups.push_back(*own.starts);
  }
  std::stable_sort(own.groups.begin(), own.groups.end(), [&](std::uint32_t a, std::uint32_t b) {
    return groups[a].bits > groups[b].bits;
  });
  if (own.groups.empty()) {
    without_groups.push_back(rule);
  } else {
    groups[own.groups.front()].scanned = true;
  }
}

void PatternMatcher::Compiled::scan_for(std::uint32_t group) {
  for (std::uint32_t member = 0; member < groups[group].literals.size(); ++member) {
    const NeededLiteral& literal = groups[group].literals[member];
    const auto next = static_cast<std::uint32_t>(literals.size());
    const auto [at, unknown] = literal_numbers_.try_emplace(literal.text, next);
    if (unknown) {
      literals.push_back(literal.text);
      uses.emplace_back();
    }
    uses[at->second].push_back({group, member});
  }
}

void PatternMatcher::Compiled::make_scanner() {
  for (std::uint32_t r = 0; r < rules.size(); ++r) {
    std::vector<std::uint32_t>& own = rules[r].groups;
    const auto late = std::stable_partition(
        own.begin(), own.end(), [&](std::uint32_t group) { return groups[group].scanned; });
    rules[r].scanned = static_cast<std::size_t>(late - own.begin());
    for (std::size_t g = 0; g < rules[r].scanned; ++g) groups[own[g]].rules.push_back(r);
  }
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    if (groups[g].scanned) {
      scan_for(g);
    } else {
      std::vector<std::string> texts;
      for (const NeededLiteral& literal : groups[g].literals) texts.push_back(literal.text);
      groups[g].list = LiteralList(texts);
    }
  }
  scanner = std::make_unique<LiteralScanner>(literals);
}

PatternMatcher::PatternMatcher(std::vector<Rule>& rules, std::vector<PatternNeeds> all_needs,
                               Compile when, std::vector<std::string>& errors)
    : compiled_(std::make_unique<Compiled>()) {
  compiled_->patterns = std::vector<RulePattern>(rules.size());
  compiled_->rules.resize(rules.size());
  for (std::uint32_t r = 0; r < rules.size(); ++r) {
    Rule& rule = rules[r];
    RulePattern& pattern = compiled_->patterns[r];
    pattern.set(rule.pattern);
    PatternNeeds& needs = all_needs[r];
    if (when == Compile::now || !needs.understood) {
      const RE2& probe = pattern.exact();
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
  compiled_->make_scanner();
}

PatternMatcher::~PatternMatcher() = default;

namespace {

// Runs one pattern over one text, from given starts or from anywhere.
class Matching {
 public:
  Matching(const RulePattern& pattern, RuleId rule, const RuleNeeds& needs, std::string_view text,
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
    if (!pattern_.match(whole, at, anchor, found_)) return false;
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

  const RulePattern& pattern_;
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
  Matching matching(compiled_->patterns[rule.value], rule, compiled_->rules[rule.value], text, base,
                    out);
  while (matching.next() <= text.size() && matching.match(matching.next(), RE2::UNANCHORED)) {
  }
}

void PatternMatcher::matches_of(const Candidate& candidate, std::string_view text,
                                std::uint32_t base, std::vector<Mention>& out) const {
  if (candidate.anywhere) return matches(candidate.rule, text, base, out);
  Matching matching(compiled_->patterns[candidate.rule.value], candidate.rule,
                    compiled_->rules[candidate.rule.value], text, base, out);
  if (candidate.from_begin) matching.match(0, RE2::ANCHOR_START);
  for (std::uint32_t start : candidate.starts) {
    const std::size_t at = start - base;
    if (at >= matching.next()) matching.match(at, RE2::ANCHOR_START);
  }
}

CandidateFinder::CandidateFinder(const PatternMatcher& matcher)
    : compiled_(*matcher.compiled_),
      groups_(compiled_.groups.size()),
      rule_met_(compiled_.rules.size(), 0),
      groups_of_rule_(compiled_.rules.size(), 0) {}

void CandidateFinder::read(std::string_view text, std::uint32_t base) {
  text_ = text;
  base_ = base;
  hits_.clear();
  compiled_.scanner->scan(text, folded_, hits_);
}

// For the first time in this question: which rules have now all that is scanned?
void CandidateFinder::meet(std::uint32_t number) {
  for (std::uint32_t rule : compiled_.groups[number].rules) {
    if (rule_met_[rule] != question_) {
      rule_met_[rule] = question_;
      groups_of_rule_[rule] = 0;
    }
    if (++groups_of_rule_[rule] == compiled_.rules[rule].scanned) complete_.push_back(rule);
  }
}

void CandidateFinder::take(std::uint32_t literal, std::uint32_t at) {
  for (const Use& use : compiled_.uses[literal]) {
    const Group& known = compiled_.groups[use.group];
    if (!stands(known.literals[use.member], text_, at, part_)) continue;
    GroupInPart& group = groups_[use.group];
    if (group.question != question_) {
      group.begin(question_);
      meet(use.group);
    }
    group.last = std::max(group.last, at);
    group.met = true;
    if (known.keeps_places) group.places.push_back(base_ + at);
  }
}

// The part in offsets of the text that was read.
void CandidateFinder::ask(TextSpan part, bool all) {
  part_ = part;
  ++question_;
  complete_ = compiled_.without_groups;
  auto hit = std::lower_bound(hits_.begin(), hits_.end(), part.begin,
                              [](const LiteralHit& h, std::uint32_t at) { return h.seen < at; });
  for (; hit != hits_.end() && hit->seen < part.end && (all || complete_.empty()); ++hit) {
    const std::size_t length = compiled_.literals[hit->literal].size();
    if (hit->begin >= part.begin && hit->begin + length <= part.end) take(hit->literal, hit->begin);
  }
}

bool CandidateFinder::any() {
  ask({0, static_cast<std::uint32_t>(text_.size())}, false);
  return !complete_.empty();
}

// The group in the part that was asked for, looked for now if it is not scanned.
const CandidateFinder::GroupInPart& CandidateFinder::group_in_part(std::uint32_t number) {
  GroupInPart& here = groups_[number];
  if (here.question == question_) return here;
  here.begin(question_);
  const Group& group = compiled_.groups[number];
  if (group.scanned) return here;  // it did not occur
  for (std::uint32_t at = part_.begin; at < part_.end; ++at) {
    const int literal = group.list.find_at(folded_.data() + at, [&](std::size_t i) {
      return stands(group.literals[i], text_, at, part_);
    });
    if (literal < 0) continue;
    here.met = true;
    here.last = at;
    if (group.keeps_places) here.places.push_back(base_ + at);
  }
  return here;
}

// Where matches of a rule that has all it needs may begin: none begins behind the last
// of it. `last` counts from the text's begin.
std::span<const std::uint32_t> CandidateFinder::viable_starts(const RuleNeeds& needs,
                                                              std::uint32_t last) {
  if (!needs.starts || !group_in_part(*needs.starts).met) return {};
  std::vector<std::uint32_t>& places = groups_[*needs.starts].places;
  std::sort(places.begin(), places.end());  // they came as they were seen
  return {places.begin(), std::upper_bound(places.begin(), places.end(), base_ + last)};
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
    std::uint32_t last = here.end;
    const bool met = std::all_of(needs.groups.begin(), needs.groups.end(), [&](std::uint32_t g) {
      const GroupInPart& group = group_in_part(g);
      last = std::min(last, group.last);
      return group.met;
    });
    if (!met) continue;
    const Candidate candidate{{rule}, needs.anywhere, viable_starts(needs, last), needs.from_begin};
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
