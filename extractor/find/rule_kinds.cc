#include "rule_kinds.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace offerlog {
namespace {

// The kinds, in alphabetical order, each with the captures that its rules may
// name. A stage that begins to read a capture adds it here. Some are for
// people alone: `--show mentions` prints them (unit, security, words, lead,
// rest, and all of a title's).
struct RuleKind {
  std::string_view kind;
  std::string_view captures;  // parted by spaces
};
constexpr RuleKind kKinds[] = {
    {"amount", "amount amount2 amount3 from to par less unit"},
    {"change", ""},
    {"condition", "condition"},
    {"count", "count from to option"},
    {"cover", "date document form name number title"},
    {"date", "date first last month ordinal period term year"},
    {"exchange", "exchange symbol"},
    {"money", "amount"},
    {"party", "names role"},
    {"rate", "rate number"},
    {"report", ""},
    {"section", ""},
    {"security", "words"},
    {"shares", "count security"},
    {"term", "term lead rest"},
    {"timing", "number"},
    {"title", "title number ordinal"},
    {"type", "security"},
    {"unit", "scale"},
    {"veto", ""},
};

// Captures that the code takes for granted.
struct NeededCaptures {
  std::string_view rule;
  std::string_view captures;
};
constexpr NeededCaptures kNeeded[] = {
    {"condition.subject_to", "condition"},
    {"cover.amended_registration", "document date"},
    {"cover.and_document", "document date"},
    {"cover.communicated", "date"},
    {"cover.company", "name"},
    {"cover.conformed_name", "name"},
    {"cover.counterparty", "name"},
    {"cover.filed_by", "name"},
    {"cover.form", "form"},
    {"cover.post_effective", "title"},
    {"cover.refers_to", "name"},
    {"cover.registration_filed_on", "document date"},
    {"cover.registration_number", "number"},
    {"cover.rule_424", "form"},
    {"cover.supplement_title", "title"},
    {"cover.supplements", "document date"},
    {"cover.this_supplement", "title"},
    {"cover.to_prospectus", "document date"},
    {"date.between", "first last"},
    {"date.between_days", "first last"},
    {"date.between_hereof", "first"},
    {"date.by_term", "term"},
    {"date.defines", "date term"},
    {"date.first_months", "period year"},
    {"date.month", "month year"},
    {"date.month_alone", "month"},
    {"date.period_ended", "date period"},
    {"date.quarter", "ordinal year"},
    {"date.range", "first last"},
    {"date.since", "first"},
    {"date.year", "year"},
    {"exchange.pair", "exchange symbol"},
    {"exchange.listed_on", "exchange"},
    {"exchange.symbol", "symbol"},
    {"exchange.ticker", "symbol"},
    {"unit.alone", "scale"},
    {"unit.of_heading", "scale"},
    {"unit.of_text", "scale"},
};

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string listed(std::span<const std::string_view> words) {
  std::string out;
  for (std::string_view word : words) out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

const RuleKind* find_kind(std::string_view kind) {
  const auto* found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                   [&](const RuleKind& k) { return k.kind == kind; });
  return found == std::end(kKinds) ? nullptr : found;
}

std::string unknown_kind(const Rule& rule) {
  std::vector<std::string_view> kinds;
  for (const RuleKind& k : kKinds) kinds.push_back(k.kind);
  return "nothing reads rules of the kind '" + std::string(rule.kind()) + "'; the kinds are " +
         listed(kinds);
}

std::string unknown_capture(const std::string& capture, const RuleKind& kind) {
  const auto allowed = words_of(kind.captures);
  const std::string kind_name(kind.kind);
  return "nothing reads the capture '" + capture + "'; " +
         (allowed.empty() ? "a rule of the kind '" + kind_name + "' names none, use (?:…)"
                          : "a rule of the kind '" + kind_name + "' may name " + listed(allowed));
}

// By its words: of a pattern that does not compile no captures are known, and
// that error is told already.
bool names(const Rule& rule, std::string_view capture) {
  return rule.pattern.find("<" + std::string(capture) + ">") != std::string::npos;
}

class KindChecker {
 public:
  explicit KindChecker(std::vector<std::string>& errors) : errors_(errors) {}

  void check(const Rule& rule) {
    const RuleKind* kind = find_kind(rule.kind());
    if (kind == nullptr) return error(rule, unknown_kind(rule));
    const auto allowed = words_of(kind->captures);
    for (const std::string& capture : rule.captures) {
      // The matcher reads `not` of every rule.
      const bool known =
          capture == "not" || std::find(allowed.begin(), allowed.end(), capture) != allowed.end();
      if (!capture.empty() && !known) error(rule, unknown_capture(capture, *kind));
    }
    for (const NeededCaptures& needed : kNeeded) {
      if (needed.rule == rule.id) check_needed(rule, needed);
    }
  }

 private:
  void check_needed(const Rule& rule, const NeededCaptures& needed) {
    for (std::string_view capture : words_of(needed.captures)) {
      if (!names(rule, capture)) {
        error(rule, "the capture '" + std::string(capture) + "' is read, and missing");
      }
    }
  }

  void error(const Rule& rule, const std::string& message) {
    errors_.push_back(rule.file + ":" + std::to_string(rule.line) + ": rule '" + rule.id +
                      "': " + message);
  }

  std::vector<std::string>& errors_;
};

}  // namespace

void check_kinds(const std::vector<Rule>& rules, std::vector<std::string>& errors) {
  KindChecker checker(errors);
  for (const Rule& rule : rules) checker.check(rule);
}

}  // namespace offerlog
