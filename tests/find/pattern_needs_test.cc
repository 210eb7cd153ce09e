#include "find/pattern_needs.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "catch.h"
#include "find/byte_kinds.h"
#include "find/embedded_patterns.h"
#include "find/mutated_examples.h"
#include "find/pattern_matcher.h"
#include "find/rule_index_bytes.h"
#include "offerlog/patterns.h"

namespace offerlog {
namespace {

std::string shown(const std::vector<NeededLiteral>& literals) {
  std::string out;
  for (const NeededLiteral& l : literals) {
    out += (out.empty() ? "" : "|") + std::string(l.at_begin ? "^" : "") +
           (l.word_begins ? "<" : "") + l.text + (l.word_ends ? ">" : "");
  }
  return out;
}

PatternNeeds needs_of(std::string_view pattern) {
  return pattern_needs(std::vector<std::string_view>{pattern}).front();
}

// "starts; need; need"
std::string needs(std::string_view pattern) {
  const PatternNeeds found = needs_of(pattern);
  std::string out = shown(found.starts);
  for (const auto& need : found.needs) out += "; " + shown(need);
  return found.understood ? out : "?";
}

// By all its matches, with and without what it needs.
void check_nothing_hidden(const Patterns& patterns, RuleId rule, const std::string& text) {
  std::vector<Mention> all;
  patterns.matcher().matches(rule, text, 0, all);
  std::vector<Mention> found;
  CandidateFinder finder(patterns.matcher().index());
  finder.read(text, 0);
  for (const Candidate& c : finder.in({0, static_cast<std::uint32_t>(text.size())})) {
    if (c.rule == rule) patterns.matcher().matches_of(c, text, 0, found);
  }
  INFO(patterns.rule(rule).id << " in: " << text);
  REQUIRE(found.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    REQUIRE(found[i].text == all[i].text);
    REQUIRE(found[i].captures.size() == all[i].captures.size());
  }
  if (!all.empty()) REQUIRE(finder.any());
}

}  // namespace

TEST_CASE("what matches begin with", "[needs]") {
  CHECK(needs("suspend(?:s|ed)?") == "suspend");
  CHECK(needs("\\b(?:suspend|paus)e?") == "<paus|<suspend");
  CHECK(needs("(?:the )?program") == "program|the program");
  CHECK(needs("^item \\d") == "^item 0");
  CHECK(needs("(?i)Rule 424") == "rule 000");
}

TEST_CASE("what matches hold", "[needs]") {
  CHECK(needs("\\w+ program") == ";  program");
  CHECK(needs("\\w+ (?:sale|sell)s?\\b") == ";  sale>| sales>| sell>| sells>");
  CHECK(needs("[A-Z]\\w+ (?:agreement|offer.{0,9} letter)") ==
        ";  letter|agreement;  agreement| offer");
  CHECK(needs("x*agreement") == "; agreement");
}

TEST_CASE("what may be absent is not needed", "[needs]") {
  CHECK(needs("\\w+(?: agreement)?") == "");
  CHECK(needs("\\w+(?: agreement)*") == "");
  CHECK(needs("\\w+(?: agreement){0,3}") == "");
  CHECK(needs("\\w+(?: agreement){2,3}") == ";  agreement");
  CHECK(needs("\\w+(?:agreement|)") == "");
}

TEST_CASE("kinds of bytes", "[needs]") {
  const auto asks = [](std::string_view pattern, std::string_view text) {
    return (needs_of(pattern).bytes & ~byte_kinds(text)) == 0;
  };
  CHECK(asks("\\w*\\d", "no. 5"));
  CHECK_FALSE(asks("\\w*\\d", "none"));
  CHECK_FALSE(asks("[A-Z]\\w+", "small"));
  CHECK(asks("(?i)[A-Z]\\w+", "small"));
  CHECK(asks("\\d?x", "x"));
}

TEST_CASE("a range of characters may end in an escape", "[needs]") {
  CHECK(needs(R"([!-\]]x)") == "; x");
  CHECK(needs(R"([!-\x41]x)") == "?");
}

TEST_CASE("unknown syntax needs nothing", "[needs]") {
  for (std::string_view pattern :
       {"\\pL+agreement", "(?s).agreement", "[[:alpha:]]agreement", "a)"}) {
    CHECK(needs(pattern) == "?");
  }
}

// Its text is that of a group that another pattern closes.
TEST_CASE("a group that is not closed is not understood", "[needs]") {
  const auto found = pattern_needs(std::vector<std::string_view>{"(?:ab)c", "(?:ab"});
  CHECK(found[0].understood);
  CHECK(!found[1].understood);
}

TEST_CASE("captures by number", "[needs]") {
  CHECK(needs_of("(a)(?P<date>b(?:c))(?P<first>d)").captures ==
        std::vector<std::string>{"", "", "date", "first"});
}

// The one mistake it must not make.
TEST_CASE("no match of a built-in rule is hidden", "[needs][property]") {
  const Patterns patterns = Patterns::built_in();
  for_each_example_and_mutations(patterns, [&](RuleId rule, const std::string& text) {
    check_nothing_hidden(patterns, rule, text);
  });
}

TEST_CASE("what was worked out for the rules when the library was built is what they need",
          "[needs]") {
  const Patterns patterns = Patterns::built_in();
  std::vector<std::string_view> texts;
  for (const Rule& rule : patterns.rules()) texts.push_back(rule.pattern);
  const std::vector<PatternNeeds> expected = pattern_needs(texts);
  const std::string index = index_to_bytes(index_rules(expected));
  CHECK(index == embedded_index());
  CHECK(index == index_to_bytes(patterns.matcher().index()));
  for (std::size_t r = 0; r < expected.size(); ++r) {
    INFO(patterns.rules()[r].id);
    CHECK(expected[r].understood);
    CHECK(embedded_captures()[r] == expected[r].captures);
  }
}

TEST_CASE("bytes named in a pattern", "[needs]") {
  CHECK(needs_of(R"((?:[A-Z]|\xC3[\x80-\x9E])\w* Agreement)").understood);
  CHECK(needs_of(R"([\xC3-\xC5][\x80-\xBF]x)").understood);
  CHECK(!needs_of(R"(\x{00C3})").understood);
  CHECK(!needs_of(R"([\xG0])").understood);
}

TEST_CASE("the captures of built-in rules are those of the compiled patterns", "[needs]") {
  const Patterns lazy = Patterns::built_in();
  std::vector<PatternFile> files;
  for (const Rule& rule : lazy.rules()) {
    REQUIRE(needs_of(rule.pattern).understood);
    // As a user's file, which is compiled at once.
    std::string text = "rule " + rule.id + "\n  " + rule.pattern + "\n+ <<x>>\n- y\n";
    files = {{"x.rules", text}};
    CHECK(Patterns::compile(files).rules().front().captures == rule.captures);
  }
}

}  // namespace offerlog
