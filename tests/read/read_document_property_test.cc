// Any bytes are a document: the invariants hold of every filing at hand, and
// of small inputs however they are mangled.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "catch.h"
#include "read/document_invariants.h"
#include "read/read_document.h"

namespace offerlog {
namespace {

std::string violation_of(const std::string& bytes, const std::string& uri) {
  Diagnostics log;
  return find_violation(read_document({uri, bytes}, log), bytes);
}

constexpr std::string_view kSeeds[] = {
    "**Acme, Inc.**\n\nup to \\$14,500,000 &amp; $**895** per [share](http://a.b/c \"d\")\n\n---\n",
    "# Plan\n\n| **a** | b \\| c ||\n|:--|---|--:|\n| ^^ | &nbsp;5 | `x` |\n| 1 | "
    "<br>2<sup>3</sup> |\n\n1. one\n   two\n- *three*\n",
    "```\nPage of text\n\n   14\n\nand on\n```\n\n{4}-----\n\n> quote\n> on ![i](j) `` c ` d "
    "``\n\n    indented \\$5\n",
    "<PAGE>\n<TABLE>\n<CAPTION>\n  Year    Shares\n<S>      <C>\n  1999   1,000  $  5.00\n  2000   "
    "  500  $  6.00\n</TABLE>\n\nat-the-\nmarket\n",
    "+-----+-----+\n| a   | $ 5 |\n|     +-----+\n| b\u2014c |  6  |\n+=====+=====+\n| d     "
    "    |\n"
    "+-----+-----+\n\n  --- ------\n  Year  Sold\n\n  2024     5\n  --- ------\n",
    "   Price   Total\n   Sold   $ 3.49     $ 1,006\n   Fees   -     7.0%\n\n16^(th)\n",
    "Year | Sold  \n---|---  \n| 5  \n  \nofMay | (a  \nb)  \n\n",
    "Item 1.01\xc2\xa0 Entry\r\n\r\nThe Company\x93s stock \xe9 \x81 is sold\rfrom time\tto time\n "
    "\xc2\xa0 \n14\n\nby the agent.",
    std::string_view("\xff\xfeH\0i\0 \0\x1c \0!\0\x3d\xd8\x00\xde!", 17),
    "<html><body><p>up to &#36;5</p><table><tr><td>1<td>2</table></body></html>",
};

// Pieces that mean something to one of the readers.
constexpr const char* kPieces[] = {
    "**",           "|",      "\n",   "\n\n",        "---\n",     "|---|---|\n", "&amp;",
    "\\$",          "\\",     "[",    "](x)",        "![",        "<br>",        "<p>",
    "<!--",         "```\n",  "    ", "> ",          "- ",        "1. ",         "\xc2",
    "\xe2\x80\x9c", "\xff",   "\t",   "\r",          "<TABLE>\n", "</TABLE>",    "&#147;",
    "&nbsp;",       "_",      "*",    "`",           "^^",        "||",          "{1}----\n",
    "# ",           "\u00a0", "-\n",  "+---+---+\n", "-- --\n",   "^(",          "|",
    "   "};

std::string mangle(std::string text, std::mt19937& random) {
  const auto pick = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  for (std::size_t edits = 1 + pick(6); edits > 0; --edits) {
    const std::size_t at = pick(text.size() + 1);
    switch (pick(4)) {
      case 0:
        text.insert(at, kPieces[pick(std::size(kPieces))]);
        break;
      case 1:
        text.erase(at, pick(8));
        break;
      case 2:
        text.insert(at, 1, static_cast<char>(pick(256)));
        break;
      default: {
        const std::string copy = text.substr(at, pick(24));
        text.insert(pick(text.size() + 1), copy);
      }
    }
  }
  return text;
}

TEST_CASE("the invariants hold of mangled input", "[read][property]") {
  std::mt19937 random(20221020);
  for (const std::string_view seed : kSeeds) {
    const std::string text(seed);
    REQUIRE(violation_of(text, "x.txt") == "");
    for (int i = 0; i < 400; ++i) {
      const std::string mangled = mangle(text, random);
      const std::string wrong = violation_of(mangled, i % 2 == 0 ? "x.md" : "x.txt");
      if (wrong.empty()) continue;
      CAPTURE(mangled);
      REQUIRE(wrong == "");
    }
  }
}

// Real filings are not part of the project; where they lie beside it they are
// read too.
TEST_CASE("the invariants hold of filings at hand", "[read][property]") {
  const char* folder = std::getenv("OFFERLOG_FILINGS");
  if (folder == nullptr) return;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    CAPTURE(entry.path().string());
    CHECK(violation_of(bytes, entry.path().string()) == "");
  }
}

}  // namespace
}  // namespace offerlog
