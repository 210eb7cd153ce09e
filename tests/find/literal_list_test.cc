#include "find/literal_list.h"

#include "catch.h"

namespace offerlog {
namespace {

int found(const std::vector<std::string>& literals, std::string text, std::size_t at) {
  text.resize(text.size() + kPackedPadding);
  return LiteralList(literals).find_at(text.data() + at, [](int) { return true; });
}

}  // namespace

TEST_CASE("which of a few literals stands at a place", "[literals]") {
  const std::vector<std::string> literals = {"the company", "we", "the underwriters"};
  CHECK(found(literals, "than we sold", 5) == 1);
  CHECK(found(literals, "the company", 0) == 0);
  CHECK(found(literals, "the underwriters", 0) == 2);
  CHECK(found(literals, "the underwriter", 0) == -1);
  CHECK(found(literals, "than we sold", 4) == -1);
  CHECK(found({}, "we", 0) == -1);
}

TEST_CASE("of those that stand there the first that is accepted", "[literals]") {
  std::string text = "shares of";
  text.resize(text.size() + kPackedPadding);
  const LiteralList list({"share", "shares", "shares of"});
  CHECK(list.find_at(text.data(), [](int number) { return number > 0; }) == 1);
  CHECK(list.find_at(text.data(), [](int) { return false; }) == -1);
}

}  // namespace offerlog
