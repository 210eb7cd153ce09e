#include "rule_index.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "literal_rarity.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// A group as rare as this, in bits, is scanned for; of a rule whose groups are all commoner
// the rarest is. Measured: with 10 the sentences of rules that have little else are searched
// too often, with 5 every third byte is a hit.
constexpr double kRareEnough = 6.5;
// What stands so many bits oftener than the rarest of a rule's groups is not scanned for on that
// rule's account: where the rarest is, it is soon searched. (By 8 bits, 1.5 % more instructions.)
constexpr double kMuchCommoner = 12;

std::vector<std::string> texts_of(const std::vector<NeededLiteral>& literals) {
  std::vector<std::string> out;
  for (const NeededLiteral& literal : literals) out.push_back(literal.text);
  return out;
}

class Indexer {
 public:
  RuleIndex index(const std::vector<PatternNeeds>& needs) {
    for (const PatternNeeds& of_rule : needs) add_rule(of_rule);
    for (std::uint32_t r = 0; r < out_.rules.size(); ++r) order_groups(r);
    for (std::uint32_t g = 0; g < out_.groups.size(); ++g) prepare(g);
    for (const auto& uses : uses_) {
      out_.first_use.push_back(static_cast<std::uint32_t>(out_.uses.size()));
      out_.uses.insert(out_.uses.end(), uses.begin(), uses.end());
    }
    out_.first_use.push_back(static_cast<std::uint32_t>(out_.uses.size()));
    out_.scanner = std::make_unique<LiteralScanner>(out_.literals);
    return std::move(out_);
  }

 private:
  std::uint32_t group_of(const std::vector<NeededLiteral>& wanted) {
    const auto number = static_cast<std::uint32_t>(out_.groups.size());
    const auto [group, added] = group_numbers_.try_emplace(wanted, number);
    if (added) {
      RuleIndex::Group& own = out_.groups.emplace_back();
      own.literals = wanted;
      own.at_begin = std::ranges::all_of(wanted, &NeededLiteral::at_begin);
      own.bits = rarity(texts_of(wanted));
    }
    return group->second;
  }

  void add_rule(const PatternNeeds& needs) {
    RuleIndex::Needs own;
    own.bytes = needs.bytes;
    own.anywhere = needs.starts.empty();
    std::vector<NeededLiteral> starts = needs.starts;
    own.from_begin =
        std::erase_if(starts, [](const NeededLiteral& l) { return l.text.empty(); }) > 0;
    for (const auto& need : needs.needs) own.groups.push_back(group_of(need));
    if (!starts.empty()) {
      own.starts = group_of(starts);
      out_.groups[*own.starts].keeps_places = true;
      // Where the first byte will do, the other starts are not needed.
      if (!own.from_begin) own.groups.push_back(*own.starts);
    }
    std::ranges::stable_sort(own.groups, std::greater(),
                             [&](std::uint32_t group) { return out_.groups[group].bits; });
    if (own.groups.empty())
      out_.without_groups.push_back(static_cast<std::uint32_t>(out_.rules.size()));
    choose_scanned(own.groups);
    out_.rules.push_back(std::move(own));
  }

  // Of a rule's groups, the rarest first.
  void choose_scanned(const std::vector<std::uint32_t>& groups) {
    for (std::uint32_t number : groups) {
      RuleIndex::Group& group = out_.groups[number];
      const double rarest = out_.groups[groups.front()].bits;
      const bool rare = group.bits >= kRareEnough && group.bits >= rarest - kMuchCommoner;
      group.scanned = group.scanned || rare || number == groups.front();
    }
  }

  // Those that are scanned first.
  void order_groups(std::uint32_t rule) {
    RuleIndex::Needs& own = out_.rules[rule];
    const auto late =
        std::stable_partition(own.groups.begin(), own.groups.end(),
                              [&](std::uint32_t group) { return out_.groups[group].scanned; });
    own.scanned = static_cast<std::size_t>(late - own.groups.begin());
    for (std::size_t g = 0; g < own.scanned; ++g) {
      out_.groups[own.groups[g]].rules.push_back(rule);
    }
  }

  void prepare(std::uint32_t number) {
    RuleIndex::Group& group = out_.groups[number];
    if (group.scanned) return scan_for(number);
    group.list = LiteralList(texts_of(group.literals));
  }

  void scan_for(std::uint32_t group) {
    const bool keeps_places = out_.groups[group].keeps_places;
    for (const NeededLiteral& literal : out_.groups[group].literals) {
      const auto next = static_cast<std::uint32_t>(out_.literals.size());
      const auto [at, unknown] = literal_numbers_.try_emplace(literal.text, next);
      if (unknown) {
        out_.literals.push_back({literal.text, true, true});
        uses_.emplace_back();
      }
      // Asked for in the scan only what every use asks for.
      LiteralScanner::Literal& scanned = out_.literals[at->second];
      scanned.word_begins &= literal.word_begins && is_word(literal.text.front());
      scanned.word_ends &= literal.word_ends && is_word(literal.text.back());
      uses_[at->second].push_back({group, keeps_places, beside(literal)});
    }
  }

  RuleIndex out_;
  std::vector<std::vector<RuleIndex::Use>> uses_;  // by literal
  std::map<std::vector<NeededLiteral>, std::uint32_t> group_numbers_;
  std::unordered_map<std::string, std::uint32_t> literal_numbers_;
};

}  // namespace

std::uint8_t beside(const NeededLiteral& literal) {
  return static_cast<std::uint8_t>((literal.word_begins ? kWordBegins : 0) |
                                   (literal.word_ends ? kWordEnds : 0) |
                                   (literal.at_begin ? kAtBegin : 0));
}

RuleIndex index_rules(const std::vector<PatternNeeds>& needs) { return Indexer().index(needs); }

}  // namespace offerlog
