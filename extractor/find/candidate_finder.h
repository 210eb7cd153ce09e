// Which rules may match a sentence, and from where: by what they need. Rules are tried only
// where that occurs: two hundred patterns on every block would run at 6 MB/s.
//
//   CandidateFinder finder(matcher.index());
//   finder.read(text_of_block, block.begin);
//   for (const Candidate& c : finder.in(sentence)) matcher.matches_of(c, …)
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "offerlog/mention.h"
#include "rule_index.h"

namespace offerlog {

// A rule that may match, and where its matches begin: anywhere; or at the first
// byte, or at one of `starts`, which are in order.
struct Candidate {
  RuleId rule;
  bool anywhere = false;
  std::span<const std::uint32_t> starts;
  bool from_begin = false;
};

class CandidateFinder {
 public:
  explicit CandidateFinder(const RuleIndex& index);

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
    std::uint32_t question = 0;    // of which this is true, so that nothing has to be cleared
    std::uint32_t past_last = 0;   // behind its last place, from the text's begin; 0 without one
    std::uint32_t first_rule = 0;  // of those that need it, in `rules_of_groups_`
    std::uint32_t last_rule = 0;   // exclusive
  };
  struct RuleInPart {
    std::uint32_t question = 0;
    std::uint32_t met = 0;      // so many of its groups that are scanned
    std::uint32_t scanned = 0;  // how many there are
  };

  void ask(TextSpan part, bool all);
  std::uint8_t beside(std::uint32_t begin, std::uint32_t end) const;
  void take(const LiteralHit& hit);
  void meet(const GroupInPart& group);
  void begin_group(std::uint32_t group);
  std::uint32_t past_last(std::uint32_t group);
  void search(std::uint32_t group);
  std::span<const std::uint32_t> viable_starts(const RuleIndex::Needs& needs, std::uint32_t past);

  const RuleIndex& index_;
  std::string_view text_;
  std::uint32_t base_ = 0;
  std::string folded_;  // the scanner's
  std::vector<LiteralHit> hits_;
  std::vector<Candidate> candidates_;
  TextSpan part_;  // that is asked for, from the text's begin
  std::uint32_t question_ = 0;
  std::vector<GroupInPart> groups_;
  std::vector<std::vector<std::uint32_t>> places_;  // by group, if it keeps them; from `base`
  std::vector<std::uint32_t> rules_of_groups_;
  std::vector<RuleInPart> rules_;
  std::vector<std::uint32_t> complete_;  // rules all of whose scanned groups are met
};

// The rules that may match somewhere in the text.
std::vector<RuleId> candidates(const RuleIndex& index, std::string_view text);

}  // namespace offerlog
