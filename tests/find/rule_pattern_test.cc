#include "find/rule_pattern.h"

#include <optional>
#include <string>
#include <vector>

#include "catch.h"
#include "find/automaton_pattern.h"
#include "find/jit_pattern.h"
#include "find/mutated_examples.h"

namespace offerlog {
namespace {

using Answer = JitPattern::Answer;

Answer jit(const std::string& pattern, std::string_view text,
           MatchFrom from = MatchFrom::anywhere) {
  std::vector<std::string_view> found(1);
  return JitPattern(pattern).match(text, 0, from, found);
}

// The match and its groups, "-" for one that took no part; or nothing.
std::string shown(bool matched, const std::vector<std::string_view>& found) {
  std::string out;
  if (!matched) return "none";
  for (const std::string_view group : found) {
    out += "[" + (group.data() == nullptr ? "-" : std::string(group)) + "]";
  }
  return out;
}

// Both engines on a text, from anywhere and from each place.
void check_same(const AutomatonPattern& sure, const JitPattern& fast, const std::string& text) {
  std::vector<std::string_view> expected(sure.group_names().size());
  std::vector<std::string_view> found(expected.size());
  for (std::size_t at = 0; at <= text.size(); ++at) {
    for (const MatchFrom from : {MatchFrom::place, MatchFrom::anywhere}) {
      if (from == MatchFrom::anywhere && at > 0) continue;
      const Answer answer = fast.match(text, at, from, found);
      if (answer == Answer::gave_up) continue;
      const bool matched = sure.match(text, at, from, expected);
      INFO("at " << at << " in: " << text);
      REQUIRE(shown(answer == Answer::match, found) == shown(matched, expected));
    }
  }
}

}  // namespace

TEST_CASE("what was compiled before finds the same, and is compiled anew where it cannot be read",
          "[pattern]") {
  const std::string pattern = "(?i)suspend(?:ed|s) (?P<what>\\w+)";
  const std::string text = "it Suspended sales";
  std::vector<std::uint64_t> words = JitPattern::serialize(pattern, MatchFrom::anywhere);
  REQUIRE_FALSE(words.empty());
  std::vector<std::string_view> found(2);
  // Of another pattern: that they are used shows.
  const JitPattern other("sus", {MatchFrom::anywhere, words});
  REQUIRE(other.match(text, 0, MatchFrom::anywhere, found) == Answer::match);
  CHECK(found[1] == "sales");
  CHECK(other.match(text, 3, MatchFrom::place, found) == Answer::none);  // "sus" itself
  words[0] += std::uint64_t{1} << 32;                                    // another version's
  const JitPattern anew(pattern, {MatchFrom::anywhere, words});
  REQUIRE(anew.match(text, 0, MatchFrom::anywhere, found) == Answer::match);
  CHECK(found[1] == "sales");
  CHECK(JitPattern::serialize("(?P<open", MatchFrom::place).empty());
}

TEST_CASE("both engines find the same in the examples of every rule", "[pattern][property]") {
  const Patterns patterns = Patterns::built_in();
  std::optional<std::uint32_t> rule;
  std::optional<AutomatonPattern> sure;
  std::optional<JitPattern> fast;
  for_each_example_and_mutations(patterns, [&](RuleId id, const std::string& text) {
    if (rule != id.value) {
      rule = id.value;
      sure.emplace(patterns.rule(id).pattern);
      fast.emplace(patterns.rule(id).pattern);
      INFO(patterns.rule(id).id << " is run by the automaton alone");
      REQUIRE(jit(patterns.rule(id).pattern, text) != Answer::gave_up);
    }
    INFO(patterns.rule(id).id);
    check_same(*sure, *fast, text);
  });
}

TEST_CASE("a match begins where it is asked to", "[pattern]") {
  CHECK(jit("sold", "has sold", MatchFrom::place) == Answer::none);
  CHECK(jit("sold", "has sold", MatchFrom::anywhere) == Answer::match);
  CHECK(jit("ended$", "ended\n") == Answer::none);
}

TEST_CASE("a text that asks for too many steps is left to the automaton", "[pattern]") {
  const std::string pattern = "(?:a[^;]{0,90}){6}b;";
  const std::string text = std::string(2000, 'a') + ";b;";
  CHECK(jit(pattern, text) == Answer::gave_up);
  std::vector<std::string_view> found(1);
  CHECK_FALSE(RulePattern(pattern).match(text, 0, MatchFrom::anywhere, found));
  CHECK(RulePattern(pattern).match(text + "aaaaaab;", 0, MatchFrom::anywhere, found));
}

TEST_CASE("syntax that the two read differently is left to the automaton", "[pattern]") {
  for (const std::string pattern : {R"(a\vb)", R"(\pLb)", "a{,3}", "a{1, 3}"}) {
    CHECK(jit(pattern, "a") == Answer::gave_up);
  }
  CHECK(jit("a{1,3}", "a") == Answer::match);
  CHECK(jit("{a, b}", "{a, b}") == Answer::match);
}

TEST_CASE("errors and groups are RE2's", "[pattern]") {
  CHECK(RulePattern("(a").error() != "");
  CHECK(RulePattern("a(?=b)").error() != "");  // PCRE2 would take it
  CHECK(RulePattern("a(?P<what>b)(c)").group_names() == std::vector<std::string>{"", "what", ""});
}

}  // namespace offerlog
