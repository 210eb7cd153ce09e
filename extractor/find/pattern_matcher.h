// The compiled rules: which of them can match a text (by what they need), and
// where (RE2). Rules are tried only where what they need occurs, and where they
// can, only from where a match may begin: a hundred and fifty patterns on every
// block would run at 6 MB/s.
//
//   CandidateFinder finder(matcher);
//   finder.read(text_of_block, block.begin);
//   for (const Candidate& c : finder.in(sentence)) matcher.matches_of(c, …)
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "literal_scanner.h"
#include "offerlog/mention.h"
#include "offerlog/patterns.h"
#include "pattern_needs.h"

namespace offerlog {

// A rule that may match, and where its matches begin: anywhere; or at the first
// byte, or at one of `starts`, which are in order.
struct Candidate {
  RuleId rule;
  bool anywhere = false;
  std::span<const std::uint32_t> starts;
  bool from_begin = false;
};

class PatternMatcher {
 public:
  // `now` compiles each pattern at once, to tell what does not compile; those
  // built in, which the tests compile, wait until they are used: a small filing
  // uses half of them, and compiling all takes longer than reading it.
  enum class Compile { now, when_used };

  // Fills in each rule's captures. `needs` is pattern_needs() of the rules. Appends
  // to `errors` what does not compile.
  PatternMatcher(std::vector<Rule>& rules, std::vector<PatternNeeds> needs, Compile when,
                 std::vector<std::string>& errors);
  ~PatternMatcher();

  // Every match of the rule in `text`, left to right, not overlapping each
  // other; spans are offset by `base`. Block and sentence are left unset.
  void matches(RuleId rule, std::string_view text, std::uint32_t base,
               std::vector<Mention>& out) const;

  // The same matches of a candidate, in the part of the text that it was told for.
  void matches_of(const Candidate& candidate, std::string_view text, std::uint32_t base,
                  std::vector<Mention>& out) const;

 private:
  friend class CandidateFinder;
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

struct RuleNeeds;

// Reads a text once for what the rules need, then tells the candidates in any
// part of it. Only what is rare is looked for in the whole text; the common words that
// rules need besides, and begin with, only where their rule has all the rare ones.
class CandidateFinder {
 public:
  explicit CandidateFinder(const PatternMatcher& matcher);

  // Keeps the text's hits, and a view of it. All offsets count from `base`.
  void read(std::string_view text, std::uint32_t base);

  // The rules that may match in that part of the text, in their order; valid
  // until the next call.
  const std::vector<Candidate>& in(TextSpan part);
  // Whether there may be any, in the whole text; costs less.
  bool any();

 private:
  // What is known of a group in the part that is asked for.
  struct GroupInPart {
    std::uint32_t question = 0;  // of which this is true, so that nothing has to be cleared
    bool met = false;
    std::uint32_t last = 0;             // its last place, from the text's begin
    std::vector<std::uint32_t> places;  // from `base`; of those with which matches begin

    void begin(std::uint32_t number) {
      question = number;
      met = false;
      last = 0;
      places.clear();
    }
  };

  void ask(TextSpan part, bool all);
  void take(std::uint32_t literal, std::uint32_t at);
  void meet(std::uint32_t group);
  const GroupInPart& group_in_part(std::uint32_t group);
  std::span<const std::uint32_t> viable_starts(const RuleNeeds& needs, std::uint32_t last);

  const PatternMatcher::Compiled& compiled_;
  std::string_view text_;
  std::uint32_t base_ = 0;
  std::string folded_;  // the scanner's
  std::vector<LiteralHit> hits_;
  std::vector<Candidate> candidates_;
  TextSpan part_;  // that is asked for, from the text's begin
  std::uint32_t question_ = 0;
  std::vector<GroupInPart> groups_;
  std::vector<std::uint32_t> rule_met_;  // by the number of the question
  std::vector<std::uint32_t> groups_of_rule_;
  std::vector<std::uint32_t> complete_;  // rules all of whose scanned groups are met
};

// The rules that may match somewhere in the text.
std::vector<RuleId> candidates(const PatternMatcher& matcher, std::string_view text);

}  // namespace offerlog
