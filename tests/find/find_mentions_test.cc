#include "find/find_mentions.h"

#include <string>

#include "catch.h"

namespace offerlog {
namespace {

Document document_of(std::string text) {
  Document d;
  d.blocks.push_back({.text = {0, static_cast<std::uint32_t>(text.size())}});
  d.text = std::move(text);
  return d;
}

TEST_CASE("text made of nothing but triggers is searched up to a limit", "[find]") {
  const Patterns patterns = Patterns::compile({{"x.rules", "rule date.a\n  x\n+ <<x>>\n- y\n"}});
  Diagnostics log;
  CHECK(find_mentions(document_of("x y x"), patterns, log).mentions.size() == 2);
  CHECK(log.empty());
  std::string many;
  for (int i = 0; i < 300'000; ++i) many += "x ";
  const Mentions mentions = find_mentions(document_of(many), patterns, log);
  CHECK(mentions.mentions.size() > 80'000);
  CHECK(mentions.mentions.size() < 200'000);
  REQUIRE(log.size() == 1);
  CHECK(log[0].code == "mention_limit");
  // All before it was.
  REQUIRE(log[0].text.has_value());
  CHECK(mentions.mentions.back().text.end + 1 == log[0].text->begin);
}

}  // namespace
}  // namespace offerlog
