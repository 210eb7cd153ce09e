#include "find/loosen_gaps.h"

#include "catch.h"

namespace offerlog {
namespace {

// "(a[^;]*)b  1<=160  groups 0 2", or "-" where nothing is loosened.
std::string loosened(std::string_view pattern) {
  const auto loose = loosen_gaps(pattern);
  if (!loose) return "-";
  std::string out = loose->text;
  for (const auto& gap : loose->gaps) {
    out += "  " + std::to_string(gap.group) + "<=" + std::to_string(gap.most);
  }
  out += "  groups";
  for (const int group : loose->groups) out += " " + std::to_string(group);
  return out;
}

}  // namespace

TEST_CASE("gaps lose their bounds and become groups", "[loosen]") {
  CHECK(loosened("option [^;]{0,160}?to buy") == "option ([^;]*?)to buy  1<=160  groups 0");
  CHECK(loosened("a.{3,90}b") == "a(.{3,})b  1<=90  groups 0");
  CHECK(loosened(R"(a\w{0,40}?b[^;\]]{2,40}c)") ==
        R"(a(\w*?)b([^;\]]{2,})c  1<=40  2<=40  groups 0)");
  CHECK(loosened("[]x]{0,30}y") == "([]x]*)y  1<=30  groups 0");
}

TEST_CASE("groups of the rule are found again", "[loosen]") {
  CHECK(loosened("(?i)(?P<a>x)(?: [^;]{0,99}?)?(?P<b>y)") ==
        "(?i)(?P<a>x)(?: ([^;]*?))?(?P<b>y)  2<=99  groups 0 1 3");
  CHECK(loosened("(x)[^;]{0,99}") == "(x)([^;]*)  2<=99  groups 0 1");
}

TEST_CASE("what is no gap keeps its bounds", "[loosen]") {
  CHECK(loosened(R"(\d{1,3}(?:,\d{3})*)") == "-");
  CHECK(loosened(R"(a\{0,99}b)") == "-");
  CHECK(loosened("[{0,99}]") == "-");
  CHECK(loosened("a{2}b{3,}c{,99}") == "-");
  CHECK(loosened("(?:ab){0,99}") == "-");
  CHECK(loosened("") == "-");
  // More of a group than its last go is not told by a match.
  CHECK(loosened("(?:a[^;]{0,99}b)*") == "-");
  CHECK(loosened("(?:(?:a[^;]{0,99}b)?c)+d.{0,50}") ==
        "(?:(?:a[^;]{0,99}b)?c)+d(.*)  1<=50  groups 0");
}

TEST_CASE("broken patterns are left to RE2's errors", "[loosen]") {
  CHECK(loosened("[a") == "-");
  CHECK(loosened("(?P<a") == "-");
  CHECK(loosened("a\\") == "-");
  CHECK(loosened(")a{0,50}") == ")(a*)  1<=50  groups 0");
}

}  // namespace offerlog
