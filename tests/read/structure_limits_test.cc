// Memory stays within 4 × the input + 64 MB: what has more structure than that
// allows is cut, with a diagnostic. tools/bench_limits measures it.
#include <string>

#include "catch.h"
#include "read/document_builder.h"
#include "read/document_invariants.h"
#include "read/markdown_segments.h"
#include "read/read_as.h"

namespace offerlog {
namespace {

using testing::read_as;

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST_CASE("past the limit on blocks nothing is read", "[limits]") {
  struct Input {
    Format format;
    std::string bytes;
  };
  constexpr std::size_t kMany = 200'000;
  const Input kInputs[] = {
      {Format::html, "<table>" + repeat("<td>a", kMany)},
      {Format::html, repeat("<p>a", kMany)},
      {Format::text, repeat("a\n\n", kMany)},
      {Format::text, repeat("+--+--+\n|aa|bb|\n+--+--+\n\n", kMany * 2)},
      {Format::markdown, repeat("a\n\n", kMany)},
      {Format::markdown, "|a|b|\n|-|-|\n" + repeat("|a|b|\n", kMany)},
  };
  for (const Input& input : kInputs) {
    INFO(input.bytes.substr(0, 20));
    Diagnostics log;
    const Document d = read_as(input.format, input.bytes, log);
    CHECK(find_violation(d, input.bytes) == "");
    CHECK(d.blocks.size() <= limits_of(input.bytes.size()).blocks);
    CHECK(d.blocks.size() > 100'000);
    REQUIRE(log.size() == 1);
    CHECK(log[0].code == "structure_limit");
  }
}

TEST_CASE("past the limit on lines nothing is read", "[limits]") {
  const std::string bytes = "a" + repeat("\n", 400'000) + "b";
  Diagnostics log;
  const Document d = read_as(Format::text, bytes, log);
  CHECK(find_violation(d, bytes) == "");
  CHECK(d.text == "a");
  REQUIRE(log.size() == 1);
  CHECK(log[0].message.starts_with("too many lines"));
}

TEST_CASE("past the limit on converted characters nothing is read", "[limits]") {
  for (const std::string& bytes : {repeat("\xe9\xe8 ", 1'000'000),  // Windows-1252
                                   "\xff\xfe" + repeat({"a\0", 2}, 3'000'000)}) {
    Diagnostics log;
    const Document d = read_as(Format::text, bytes, log);
    CHECK(find_violation(d, bytes) == "");
    CHECK(d.text.size() > 1'000'000);
    REQUIRE(!log.empty());
    CHECK(log[0].code == "structure_limit");
    REQUIRE(log[0].source.has_value());
    CHECK(log[0].source->end == bytes.size());
  }
}

// The blocks of "a&amp;b" again and again, with so much kept.
Document built(std::string_view source, StructureLimits limits, Diagnostics& log) {
  DecodedText decoded;
  decode(source, decoded, log);
  Document d;
  DocumentBuilder out(decoded, d, limits);
  for (std::uint32_t at = 0; at + 7 <= source.size(); at += 7) {
    out.begin_block({});
    out.visible({at, at + 1});
    out.visible_as({at + 1, at + 6}, "&");
    out.visible({at + 6, at + 7});
    out.end_block();
  }
  out.finish();
  out.diagnose(log);
  d.parts.emplace_back().text = {0, static_cast<std::uint32_t>(d.text.size())};
  CHECK(find_violation(d, source) == "");
  return d;
}

TEST_CASE("past the limit on runs a block has one", "[limits]") {
  const std::string source = repeat("a&amp;b", 3);
  Diagnostics log;
  CHECK(built(source, StructureLimits::none(), log).runs.size() == 11);
  CHECK(log.empty());
  const Document d = built(source, {10, 5, 10}, log);
  CHECK(d.text == "a&b\na&b\na&b");
  CHECK(d.source_of({0, 1}) == SourceSpan{0, 1});
  CHECK(d.source_of({4, 5}) == SourceSpan{7, 14});  // less exact, never wrong
  CHECK(d.source_of({9, 10}) == SourceSpan{14, 21});
  REQUIRE(log.size() == 1);
  CHECK(log[0].code == "structure_limit");
}

TEST_CASE("blocks past the limit leave no trace", "[limits]") {
  Diagnostics log;
  const Document d = built(repeat("a&amp;b", 3), {2, 100, 10}, log);
  CHECK(d.text == "a&b\na&b");
  CHECK(d.blocks.size() == 2);
  REQUIRE(log.size() == 1);
  CHECK(log[0].message.find("those past 2 are not read") != std::string::npos);
}

std::size_t count_segments(std::string_view text) {
  Diagnostics log;
  DecodedText decoded;
  decode(text, decoded, log);
  return split_markdown({decoded, {0, static_cast<std::uint32_t>(text.size())}, 0}).size();
}

TEST_CASE("a long Markdown text is parsed in stretches", "[limits]") {
  const std::string stretch = repeat("Words of text.\n\n", kLongestStretch / 16);
  CHECK(count_segments(stretch + "The end.") == 2);
  CHECK(count_segments(stretch + stretch + "The end.") == 3);
  CHECK(count_segments(stretch + "- item\n- item") == 2);
  CHECK(count_segments(stretch + "1. item\n## Heading\n") == 2);
  // No cut where something may go on.
  CHECK(count_segments(stretch + "  of a list\n\n> quote\n\n1. item") == 1);
  CHECK(count_segments(stretch + "<div>\n# in a block of HTML\n- or an item") == 1);
  CHECK(count_segments(stretch + "####### words\n-words") == 1);
  CHECK(count_segments("<!-- a\n\n" + stretch + "The comment goes on.") == 1);
  CHECK(count_segments("<!-- a -->\n\n" + stretch + "The end.") == 2);
  CHECK(count_segments("```\n" + stretch + "Still code.\n```\n") == 1);
}

}  // namespace
}  // namespace offerlog
