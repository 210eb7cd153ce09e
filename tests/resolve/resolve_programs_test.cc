#include "resolve/resolve_programs.h"

#include "catch.h"
#include "extract_text.h"

namespace offerlog {
namespace {

// The titles of the programs that are known by their own terms, and how often each is named.
std::string programs(std::string_view text) {
  const Extraction x = extract_text(std::string(text));
  std::string out;
  for (std::uint32_t a = 0; a < x.facts.agreements.size(); ++a) {
    if (!x.facts.agreements[a].named_by_program) continue;
    const auto named = std::ranges::count_if(
        x.facts.references, [&](const AgreementReference& r) { return r.agreement == a; });
    out += (out.empty() ? "" : "; ") + *x.facts.agreements[a].title + " " + std::to_string(named);
  }
  return out;
}

}  // namespace

TEST_CASE("programs named by their own terms", "[programs]") {
  CHECK(
      programs("In 2018 we established an at-the-market program (the \"2018 ATM Program\"). In "
               "2020 we established another ATM program (the \"2020 ATM Program\"). We sold 5,000 "
               "shares under the 2018 ATM Program.") == "2018 ATM Program 2; 2020 ATM Program 1");
}

TEST_CASE("a single program needs no name to be told apart", "[programs]") {
  CHECK(programs("In 2018 we established an at-the-market program (the \"2018 ATM Program\"). We "
                 "sold 5,000 shares under the 2018 ATM Program.")
            .empty());
}

TEST_CASE("programs are their sales agreements where one is named", "[programs]") {
  CHECK(programs("In 2018 we established an at-the-market program (the \"2018 ATM Program\"). In "
                 "2020 we established another ATM program (the \"2020 ATM Program\"). The 2020 ATM "
                 "Program is conducted under a Sales Agreement with Harrow Securities LLC.")
            .empty());
}

TEST_CASE("programs of other kinds are none", "[programs]") {
  CHECK(programs("The board approved a repurchase program (the \"Buyback Program\"). It also "
                 "approved a loyalty program (the \"Rewards Program\").")
            .empty());
}

}  // namespace offerlog
