#include "find/pattern_matcher.h"

#include <re2/re2.h>

#include "catch.h"
#include "find/find_mentions.h"

namespace offerlog {
namespace {

Patterns one_rule(const std::string& pattern) {
  return Patterns::compile({{"x.rules", "rule date.a\n  " + pattern + "\n+ <<x>>\n- y\n"}});
}

// Every match as the matcher gives it: "[6,17) date=[6,13)".
std::string matches(const std::string& pattern, std::string_view text, std::uint32_t base = 0) {
  const Patterns patterns = one_rule(pattern);
  std::vector<Mention> found;
  patterns.matcher().matches({0}, text, base, found);
  const auto span = [](TextSpan s) {
    return "[" + std::to_string(s.begin) + "," + std::to_string(s.end) + ")";
  };
  std::string out;
  for (const Mention& m : found) {
    out += (out.empty() ? "" : "; ") + span(m.text);
    for (const Capture& c : m.captures) {
      out += " " + patterns.rules()[0].captures[c.group] + "=" + span(c.text);
    }
  }
  return out;
}

bool is_candidate(const std::string& pattern, std::string_view text) {
  const Patterns patterns = one_rule(pattern);
  return candidates(patterns.matcher().index(), text) == std::vector<RuleId>{{0}};
}

}  // namespace

TEST_CASE("every match, left to right, without overlap", "[matcher]") {
  CHECK(matches("ab", "ab cab ab") == "[0,2); [4,6); [7,9)");
  CHECK(matches("aa", "aaaaa") == "[0,2); [2,4)");
  CHECK(matches("ab", "ba") == "");
  CHECK(matches("ab", "") == "");
}

TEST_CASE("spans are offset by the sentence's place", "[matcher]") {
  CHECK(matches("(?P<date>b)c", "abc", 100) == "[101,103) date=[101,102)");
}

TEST_CASE("a character that a match cuts is not in its span", "[matcher]") {
  CHECK(matches("[^-a-z]ab", "\u00ffab") == "[2,4)");   // the last byte of the letter
  CHECK(matches("ab[^-a-z]", "ab\u00ff") == "[0,2)");   // the first
  CHECK(matches("[^-a-z]ab", "\u00ff ab") == "[2,5)");  // a whole one
}

TEST_CASE("a capture that took no part is absent, an empty one is not", "[matcher]") {
  CHECK(matches("a(?P<first>b)?(?P<last>c*)", "a ab") ==
        "[0,1) last=[1,1); [2,4) first=[3,4) last=[4,4)");
  CHECK(matches("(?:a|(x))(?P<date>b)", "ab") == "[0,2) date=[1,2)");  // groups without a name
}

TEST_CASE("a pattern that matches nothing at all goes on", "[matcher]") {
  CHECK(matches("a*", "baa") == "[0,0); [1,3); [3,3)");
}

TEST_CASE("a word's edge at the end of the last match", "[matcher]") {
  CHECK(matches("\\ba", "aa a") == "[0,1); [3,4)");
  CHECK(matches("^a", "aa") == "[0,1)");
}

TEST_CASE("a rule is tried where its literals are", "[matcher]") {
  CHECK(is_candidate("(?i)suspend(?:ed|s)", "was SUSPENDED"));
  CHECK_FALSE(is_candidate("(?i)suspend(?:ed|s)", "was terminated"));
  CHECK(is_candidate("[^x]*foo[^x]*bar", "bar foo"));  // may match: both are there
  CHECK_FALSE(is_candidate("foo.*bar", "bar foo"));    // a match begins at foo
  CHECK_FALSE(is_candidate("foo.*bar", "foo"));
  CHECK_FALSE(is_candidate("\\d+", "no digits"));
  // Without anything that it needs it is always tried.
  CHECK(is_candidate("[^x]*", ""));
}

TEST_CASE("a rule is tried from where its matches may begin", "[matcher]") {
  const Patterns patterns = one_rule("(?i)\\b(?:suspend|paus)(?:ed|es) (?:\\w+ )?program");
  CandidateFinder finder(patterns.matcher().index());
  const std::string_view text = "Suspended it; unpaused; paused the program; suspended";
  finder.read(text, 0);
  REQUIRE(finder.any());
  const auto& found = finder.in({0, static_cast<std::uint32_t>(text.size())});
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found[0].anywhere);
  // Not "unpaused", and not the last: no program follows.
  CHECK(std::vector(found[0].starts.begin(), found[0].starts.end()) ==
        std::vector<std::uint32_t>{0, 24});
  // A part of the text: what it needs stands behind it.
  CHECK(finder.in({0, 30}).empty());
}

// What the matcher runs has no bounds on its gaps; what it finds keeps them.
TEST_CASE("gaps keep their bounds", "[matcher]") {
  const std::string gap(25, '-');
  CHECK(matches("a.{0,25}b", "a" + gap + "b") == "[0,27)");
  CHECK(matches("a.{0,25}b", "a" + gap + "-b") == "");
  CHECK(matches("a.{2,25}b", "ab a--b") == "[0,7)");
  CHECK(matches("a.{2,25}?b", "a-b a--b") == "[0,8)");
  // The loose match runs too far where a nearer one keeps the bound.
  CHECK(matches("a.{0,25}b", "a-b" + gap + "b") == "[0,3)");
  // The first that would do without bounds does not; a later one does.
  CHECK(matches("a[^c]{0,25}?b", "a" + gap + gap + "ab") == "[51,53)");
  CHECK(matches("a(?:-{0,25}(?P<date>x))?", "a" + gap + "x a" + gap + "-x") ==
        "[0,27) date=[26,27); [28,29)");
}

TEST_CASE("gaps keep their bounds, as RE2 does it", "[matcher][property]") {
  const std::string pattern = "a[^;]{0,21}?b(?P<date>.{0,20}c)?(?:d.{1,23}e)?";
  std::uint32_t seed = 11;
  std::size_t found_some = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 70; ++i) {
      seed = seed * 1664525 + 1013904223;
      text += "abcde;--------------"[(seed >> 16) % 20];
    }
    std::string expected;
    const RE2 plain(pattern);
    re2::StringPiece groups[2];
    for (std::size_t at = 0; plain.Match(text, at, text.size(), RE2::UNANCHORED, groups, 2);) {
      const auto span = [&](re2::StringPiece piece) {
        const auto begin = static_cast<std::size_t>(piece.data() - text.data());
        return "[" + std::to_string(begin) + "," + std::to_string(begin + piece.size()) + ")";
      };
      expected += (expected.empty() ? "" : "; ") + span(groups[0]);
      if (groups[1].data() != nullptr) expected += " date=" + span(groups[1]);
      at = static_cast<std::size_t>(groups[0].data() - text.data()) + groups[0].size();
    }
    CAPTURE(text);
    CHECK(matches(pattern, text) == expected);
    found_some += expected.empty() ? 0U : 1U;
  }
  CHECK(found_some > 1000);
}

// A prefilter that hides a match is the one mistake it must not make.
TEST_CASE("letters beyond ASCII are not hidden", "[matcher]") {
  CHECK(is_candidate("ÉTABLIS", "ÉTABLIS"));
  CHECK(is_candidate("(?i)ÉTABLIS", "établis"));
  CHECK(is_candidate("(?i)€5", "€5"));
  CHECK_FALSE(is_candidate("(?i)€5", "5"));
}

TEST_CASE("a file without rules finds nothing", "[matcher]") {
  const Patterns none = Patterns::compile({{"x.rules", "# nothing\n"}});
  CHECK(candidates(none.matcher().index(), "any text").empty());
}

}  // namespace offerlog
