// What the rules need (pattern_needs.h), turned round: from the literals that a text holds
// to the rules that may match it.
//
// The literals that a rule needs one of are a group; rules that ask for the same ones share
// it: a dozen need a month. Groups that are rare are looked for in every text at once, by
// the scanner. The common words that rules need besides, and begin with, are looked for
// only in a sentence whose rule has all the rare ones: “the” is in every sentence.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "literal_list.h"
#include "literal_scanner.h"
#include "pattern_needs.h"

namespace offerlog {

// What a literal must have beside it, in bits.
enum Beside : std::uint8_t { kWordBegins = 1, kWordEnds = 2, kAtBegin = 4 };
std::uint8_t beside(const NeededLiteral& literal);

struct RuleIndex {
  struct Group {
    std::vector<NeededLiteral> literals;
    double bits = 0;  // how rare one of them is
    bool scanned = false;
    bool keeps_places = false;         // some rule's matches begin there
    std::vector<std::uint32_t> rules;  // that need it, if it is scanned
    LiteralList list;                  // if it is not
    bool at_begin = false;             // none of them stands but at the first byte
  };

  struct Needs {
    std::vector<std::uint32_t> groups;    // all must be met
    std::size_t scanned = 0;              // so many of them are scanned, and stand first
    std::uint64_t bytes = 0;              // kinds that must occur
    bool anywhere = true;                 // no starts are known
    bool from_begin = false;              // matches begin at the first byte, whatever it holds
    std::optional<std::uint32_t> starts;  // the group that matches begin with
  };

  // A group that a scanned literal is in, and what must be beside it (`Beside`).
  struct Use {
    std::uint32_t group = 0;
    bool keeps_places = false;  // as the group's
    std::uint8_t beside = 0;
  };

  std::vector<Needs> rules;
  std::vector<std::uint32_t> without_groups;  // rules, in order
  std::vector<Group> groups;
  std::vector<LiteralScanner::Literal> literals;  // that are scanned
  std::vector<Use> uses;                          // those of a literal in a row
  std::vector<std::uint32_t> first_use;           // by literal, and the end
  std::unique_ptr<LiteralScanner> scanner;
};

RuleIndex index_rules(const std::vector<PatternNeeds>& needs);

}  // namespace offerlog
