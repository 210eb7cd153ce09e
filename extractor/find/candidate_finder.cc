#include "candidate_finder.h"

#include <algorithm>

#include "byte_kinds.h"
#include "values/ascii.h"

namespace offerlog {

CandidateFinder::CandidateFinder(const RuleIndex& index)
    : index_(index),
      groups_(index_.groups.size()),
      places_(index_.groups.size()),
      rules_(index_.rules.size()) {
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const std::vector<std::uint32_t>& rules = index_.groups[g].rules;
    groups_[g].first_rule = static_cast<std::uint32_t>(rules_of_groups_.size());
    rules_of_groups_.insert(rules_of_groups_.end(), rules.begin(), rules.end());
    groups_[g].last_rule = static_cast<std::uint32_t>(rules_of_groups_.size());
  }
  for (std::size_t r = 0; r < rules_.size(); ++r)
    rules_[r].scanned = static_cast<std::uint32_t>(index_.rules[r].scanned);
}

void CandidateFinder::read(std::string_view text, std::uint32_t base) {
  text_ = text;
  base_ = base;
  hits_.clear();
  index_.scanner->scan(text, folded_, hits_);
}

// What a literal that stands there has beside it.
std::uint8_t CandidateFinder::beside(std::uint32_t begin, std::uint32_t end) const {
  const bool word_begins = begin == part_.begin || !is_word(text_[begin - 1]);
  const bool word_ends = end == part_.end || !is_word(text_[end]);
  return static_cast<std::uint8_t>((word_begins ? kWordBegins : 0) | (word_ends ? kWordEnds : 0) |
                                   (begin == part_.begin ? kAtBegin : 0));
}

// For the first time in this question: which rules have now all that is scanned?
void CandidateFinder::meet(const GroupInPart& group) {
  for (std::uint32_t r = group.first_rule; r < group.last_rule; ++r) {
    const std::uint32_t number = rules_of_groups_[r];
    RuleInPart& rule = rules_[number];
    if (rule.question != question_) {
      rule.question = question_;
      rule.met = 0;
    }
    if (++rule.met == rule.scanned) complete_.push_back(number);
  }
}

void CandidateFinder::begin_group(std::uint32_t number) {
  groups_[number].question = question_;
  groups_[number].past_last = 0;
  if (index_.groups[number].keeps_places) places_[number].clear();
}

void CandidateFinder::take(const LiteralHit& hit) {
  const std::uint8_t has = beside(hit.begin, hit.end);
  const std::uint32_t end = index_.first_use[hit.literal + 1];
  for (std::uint32_t u = index_.first_use[hit.literal]; u < end; ++u) {
    const RuleIndex::Use& use = index_.uses[u];
    if ((use.beside & ~has) != 0) continue;
    GroupInPart& group = groups_[use.group];
    if (group.question != question_) {
      begin_group(use.group);
      meet(group);
    }
    group.past_last = std::max(group.past_last, hit.begin + 1);
    if (use.keeps_places) places_[use.group].push_back(base_ + hit.begin);
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
    if (hit->begin >= part.begin && hit->end <= part.end) take(*hit);
  }
}

bool CandidateFinder::any() {
  ask({0, static_cast<std::uint32_t>(text_.size())}, false);
  return !complete_.empty();
}

// Behind the group's last place in the part that was asked for, looked for now if it is not
// scanned; 0 if it does not occur.
std::uint32_t CandidateFinder::past_last(std::uint32_t number) {
  if (groups_[number].question != question_) {
    begin_group(number);
    if (!index_.groups[number].scanned) search(number);
  }
  return groups_[number].past_last;
}

// The last place first: where no match begins, it is all that is asked for.
void CandidateFinder::search(std::uint32_t number) {
  const RuleIndex::Group& group = index_.groups[number];
  const auto stands_at = [&](std::uint32_t at) {
    return group.list.find_at(folded_.data() + at, [&](std::size_t i) {
      const NeededLiteral& literal = group.literals[i];
      const auto behind = at + static_cast<std::uint32_t>(literal.text.size());
      return behind <= part_.end && (offerlog::beside(literal) & ~beside(at, behind)) == 0;
    }) >= 0;
  };
  std::uint32_t end = group.at_begin ? std::min(part_.begin + 1, part_.end) : part_.end;
  while (end > part_.begin && !stands_at(end - 1)) --end;
  if (end == part_.begin) return;
  groups_[number].past_last = end;
  if (!group.keeps_places) return;
  for (std::uint32_t at = part_.begin; at < end; ++at) {
    if (stands_at(at)) places_[number].push_back(base_ + at);
  }
}

// Where matches of a rule that has all it needs may begin: none begins behind the last
// of it, which is before `past`, from the text's begin.
std::span<const std::uint32_t> CandidateFinder::viable_starts(const RuleIndex::Needs& needs,
                                                              std::uint32_t past) {
  if (!needs.starts || past_last(*needs.starts) == 0) return {};
  std::vector<std::uint32_t>& places = places_[*needs.starts];
  std::sort(places.begin(), places.end());  // they came as they were seen
  return {places.begin(), std::lower_bound(places.begin(), places.end(), base_ + past)};
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
    std::uint32_t past = here.end + 1;
    for (std::uint32_t group : needs.groups) {
      past = std::min(past, past_last(group));
      if (past == 0) break;
    }
    if (past == 0) continue;
    const Candidate candidate{{rule}, needs.anywhere, viable_starts(needs, past), needs.from_begin};
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
