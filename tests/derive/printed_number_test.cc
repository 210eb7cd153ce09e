#include "derive/printed_number.h"

#include "catch.h"

namespace offerlog {
namespace {

// How far the number that ends the text reaches.
double slack(const std::string& lead, const std::string& words, const char* value) {
  Document document;
  document.text = lead + words;
  const auto begin = static_cast<std::uint32_t>(lead.size());
  const TextSpan span{begin, begin + static_cast<std::uint32_t>(words.size())};
  return printed_number(document, *Decimal::parse(value), span).slack;
}

}  // namespace

TEST_CASE("a printed number reaches half of its last digit", "[checks]") {
  CHECK(slack("up to ", "$18.8 million", "18800000") == 50000);
  CHECK(slack("up to ", "$1.25 billion", "1250000000") == 5000000);
  CHECK(slack("up to ", "$150 million", "150000000") == 500000);
  CHECK(slack("up to ", "$150,000,000", "150000000") == 0.5);
  CHECK(slack("at ", "$7.50", "7.5") == 0.005);
  // In a column headed "(in millions)".
  CHECK(slack("", "$18.8", "18800000") == 50000);
}

TEST_CASE("of a rough number the zeros round too, but for three digits", "[checks]") {
  CHECK(slack("approximately ", "$172,500,000", "172500000") == 50000);
  CHECK(slack("approximately ", "$100,000,000", "100000000") == 500000);
  CHECK(slack("approximately ", "$69,000", "69000") == 500);
  CHECK(slack("approximately ", "$1,000,000", "1000000") == 5000);
  CHECK(slack("approximately ", "$172,499,995", "172499995") == 0.5);
}

TEST_CASE("two numbers agree where one could be meant by both", "[checks]") {
  CHECK(agree({18.9, 0.15}, {18.8, 0.05}));
  CHECK_FALSE(agree({19.1, 0.15}, {18.8, 0.05}));
  CHECK(exceeds({19.1, 0.15}, {18.8, 0.05}));
  CHECK_FALSE(exceeds({18.9, 0.15}, {18.8, 0.05}));
}

}  // namespace offerlog
