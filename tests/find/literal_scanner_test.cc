#include "find/literal_scanner.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "catch.h"

namespace offerlog {
namespace {

LiteralScanner scanner_of(const std::vector<std::string>& literals) {
  std::vector<LiteralScanner::Literal> own;
  for (const std::string& literal : literals) own.push_back({literal});
  return LiteralScanner(std::move(own));
}

// The literals that occur, sorted, joined by spaces.
std::string found(const std::vector<std::string>& literals, std::string_view text) {
  std::vector<LiteralHit> hits;
  std::string folded;
  scanner_of(literals).scan(text, folded, hits);
  std::set<std::uint32_t> numbers;
  for (const LiteralHit& hit : hits) numbers.insert(hit.literal);
  std::string out;
  for (std::uint32_t number : numbers) out += (out.empty() ? "" : " ") + literals.at(number);
  return out;
}

// Every occurrence: "ab@0 b@1".
std::string places(const std::vector<std::string>& literals, std::string_view text) {
  std::vector<LiteralHit> hits;
  std::string folded;
  scanner_of(literals).scan(text, folded, hits);
  std::string out;
  std::uint32_t seen = 0;
  for (const LiteralHit& hit : hits) {
    out += (out.empty() ? "" : " ") + literals.at(hit.literal) + "@" + std::to_string(hit.begin);
    CHECK(seen <= hit.seen);
    CHECK(hit.begin <= hit.seen);
    seen = hit.seen;
  }
  return out;
}

// What `found` promises, written the slow way.
std::string found_slowly(const std::vector<std::string>& literals, std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  std::string out;
  for (const std::string& literal : literals) {
    if (text.find(literal) != std::string::npos) out += (out.empty() ? "" : " ") + literal;
  }
  return out;
}

TEST_CASE("a literal that begins or ends a word", "[scanner]") {
  const LiteralScanner scanner({{"ent", true, true}, {"end", true, false}, {"date", false, true}});
  const auto places_in = [&](std::string_view text) {
    std::string folded;
    std::vector<LiteralHit> hits;
    scanner.scan(text, folded, hits);
    std::string out;
    for (const LiteralHit& hit : hits)
      out += std::to_string(hit.literal) + "@" + std::to_string(hit.begin) + " ";
    return out;
  };
  CHECK(places_in("ent") == "0@0 ");
  CHECK(places_in("agent entity (ent) 9ent ent_") == "0@14 ");
  CHECK(places_in("ending, bend, END") == "1@0 1@14 ");
  CHECK(places_in("update dated date") == "2@2 2@13 ");
}

}  // namespace

TEST_CASE("which literals occur, ASCII case ignored", "[scanner]") {
  const std::vector<std::string> literals = {"suspend", "terminat", "end", "nd"};
  CHECK(found(literals, "was Suspended") == "suspend end nd");
  CHECK(found(literals, "TERMINATING") == "terminat");
  CHECK(found(literals, "and") == "nd");
  CHECK(found(literals, "suspen d terminaT") == "terminat");
  CHECK(found(literals, "suspe") == "");
  CHECK(found(literals, "") == "");
}

TEST_CASE("literals within literals, and after a false start", "[scanner]") {
  const std::vector<std::string> literals = {"he", "she", "hers", "his"};
  CHECK(found(literals, "ushers") == "he she hers");
  CHECK(found(literals, "shis") == "his");
  CHECK(found({"aab", "ab"}, "aaaab") == "aab ab");
  CHECK(found({"market sale", "sale agreement"}, "open market sale agreement") ==
        "market sale sale agreement");
}

TEST_CASE("bytes beyond ASCII are compared as they are", "[scanner]") {
  CHECK(found({"℠ sales", "“atm”"}, "OfferingSM “ATM” Offering℠ Sales") == "℠ sales “atm”");
  CHECK(found({"\xff\xfe"}, "\xff\xff\xfe") == "\xff\xfe");
  // Not folded: É is not é.
  CHECK(found({"é"}, "É") == "");
}

TEST_CASE("every occurrence, overlapping ones too", "[scanner]") {
  CHECK(places({"ab", "b"}, "abab") == "ab@0 b@1 ab@2 b@3");
  CHECK(places({"aa"}, "aaaa") == "aa@0 aa@1 aa@2");
  // Beyond the eight bytes that are compared at once, and up to the text's end.
  CHECK(places({"prospectus supplement"}, "a Prospectus Supplement") == "prospectus supplement@2");
  CHECK(places({"prospectus supplement"}, "a Prospectus Supplemen") == "");
}

TEST_CASE("a digit is found as 0", "[scanner]") {
  CHECK(places({"rule 000(b)", "$0"}, "Rule 424(b), $7") == "rule 000(b)@0 $0@13");
}

TEST_CASE("no literal, no hit", "[scanner]") { CHECK(found({}, "any text") == ""); }

TEST_CASE("agrees with a search for each literal", "[scanner][property]") {
  std::uint32_t seed = 7;
  const auto random = [&](std::uint32_t below) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 16) % below;
  };
  const auto word = [&](std::uint32_t longest, std::string_view letters) {
    std::string out;
    for (std::uint32_t i = random(longest) + 1; i-- > 0;) {
      out += letters[random(static_cast<std::uint32_t>(letters.size()))];
    }
    return out;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> literals;
    for (std::uint32_t i = random(8) + 1; i-- > 0;) literals.push_back(word(5, "abc "));
    std::sort(literals.begin(), literals.end());
    literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
    const std::string text = word(40, "abcABC \xc3z");
    CAPTURE(text);
    CHECK(found(literals, text) == found_slowly(literals, text));
  }
}

}  // namespace offerlog
