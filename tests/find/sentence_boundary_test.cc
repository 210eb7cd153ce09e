#include "find/sentence_boundary.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "catch.h"

namespace offerlog {
namespace {

using Boundaries = std::vector<std::size_t>;

Boundaries ours(std::string_view text) {
  Boundaries out;
  for (std::size_t at = 0; at < text.size();) out.push_back(at = next_boundary(text, at));
  return out;
}

Boundaries of_icu(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getUS(), status));
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator->setText(&utext, status);
  Boundaries out;
  for (std::int32_t at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
    out.push_back(static_cast<std::size_t>(at));
  }
  utext_close(&utext);
  return out;
}

}  // namespace

TEST_CASE("sentences of plain ASCII", "[sentences]") {
  CHECK(ours("It ended. We sold.") == Boundaries{10, 18});
  CHECK(ours("at $3.50 a share") == Boundaries{16});
  CHECK(ours("It (\"ended.\") See") == Boundaries{14, 17});
  CHECK(ours("approx. five") == Boundaries{12});
  CHECK(ours("Why? Because! And") == Boundaries{5, 14, 17});
  CHECK(ours("").empty());
}

TEST_CASE("what is plain ASCII", "[sentences]") {
  CHECK(is_plain_ascii("It ended. (See)"));
  CHECK_FALSE(is_plain_ascii("caf\u00e9"));
  CHECK_FALSE(is_plain_ascii("two\nlines"));
}

TEST_CASE("the boundaries are ICU's", "[sentences][property]") {
  constexpr std::string_view kBytes = ".!?.,-:; ;'\"()[]{}Aab1 2$%&*+/<=>@\\^_`|~#";
  std::uint32_t seed = 5;
  const auto random = [&](std::size_t below) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 10) % below;
  };
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random(16) + 1; i > 0; --i) text += kBytes[random(kBytes.size())];
    INFO(text);
    REQUIRE(ours(text) == of_icu(text));
  }
}

}  // namespace offerlog
