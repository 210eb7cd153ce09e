#include "candidate_finder.h"

#include <algorithm>

#include "byte_kinds.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// Whether the literal, which occurs at `at`, has beside it what it must, in that part.
bool stands(const NeededLiteral& literal, std::string_view text, std::uint32_t at, TextSpan part) {
  const std::size_t end = at + literal.text.size();
  if (end > part.end) return false;
  if (literal.at_begin && at != part.begin) return false;
  if (literal.word_begins && at > part.begin && is_word(text[at - 1])) return false;
  return !literal.word_ends || end >= part.end || !is_word(text[end]);
}

}  // namespace

CandidateFinder::CandidateFinder(const RuleIndex& index)
    : index_(index),
      groups_(index_.groups.size()),
      rule_met_(index_.rules.size(), 0),
      groups_of_rule_(index_.rules.size(), 0) {}

void CandidateFinder::read(std::string_view text, std::uint32_t base) {
  text_ = text;
  base_ = base;
  hits_.clear();
  index_.scanner->scan(text, folded_, hits_);
}

// For the first time in this question: which rules have now all that is scanned?
void CandidateFinder::meet(std::uint32_t number) {
  for (std::uint32_t rule : index_.groups[number].rules) {
    if (rule_met_[rule] != question_) {
      rule_met_[rule] = question_;
      groups_of_rule_[rule] = 0;
    }
    if (++groups_of_rule_[rule] == index_.rules[rule].scanned) complete_.push_back(rule);
  }
}

void CandidateFinder::take(std::uint32_t literal, std::uint32_t at) {
  for (const RuleIndex::Use& use : index_.uses[literal]) {
    const RuleIndex::Group& known = index_.groups[use.group];
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
  complete_ = index_.without_groups;
  auto hit = std::lower_bound(hits_.begin(), hits_.end(), part.begin,
                              [](const LiteralHit& h, std::uint32_t at) { return h.seen < at; });
  for (; hit != hits_.end() && hit->seen < part.end && (all || complete_.empty()); ++hit) {
    const std::size_t length = index_.literals[hit->literal].size();
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
  const RuleIndex::Group& group = index_.groups[number];
  if (group.scanned) return here;  // it did not occur
  search(group, here);
  return here;
}

// The last place first: where no match begins, it is all that is asked for.
void CandidateFinder::search(const RuleIndex::Group& group, GroupInPart& here) {
  const auto stands_at = [&](std::uint32_t at) {
    return group.list.find_at(folded_.data() + at, [&](std::size_t i) {
      return stands(group.literals[i], text_, at, part_);
    }) >= 0;
  };
  std::uint32_t end = group.at_begin ? std::min(part_.begin + 1, part_.end) : part_.end;
  while (end > part_.begin && !stands_at(end - 1)) --end;
  if (end == part_.begin) return;
  here.met = true;
  here.last = end - 1;
  if (!group.keeps_places) return;
  for (std::uint32_t at = part_.begin; at < end; ++at) {
    if (stands_at(at)) here.places.push_back(base_ + at);
  }
}

// Where matches of a rule that has all it needs may begin: none begins behind the last
// of it. `last` counts from the text's begin.
std::span<const std::uint32_t> CandidateFinder::viable_starts(const RuleIndex::Needs& needs,
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
    const RuleIndex::Needs& needs = index_.rules[rule];
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

std::vector<RuleId> candidates(const RuleIndex& index, std::string_view text) {
  CandidateFinder finder(index);
  finder.read(text, 0);
  std::vector<RuleId> out;
  for (const Candidate& c : finder.in({0, static_cast<std::uint32_t>(text.size())})) {
    out.push_back(c.rule);
  }
  return out;
}

}  // namespace offerlog
