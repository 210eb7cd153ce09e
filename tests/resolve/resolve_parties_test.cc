#include "catch.h"
#include "extract_text.h"
#include "offerlog/names.h"

namespace offerlog {
namespace {

// "Harrow LLC sales_agent of 0; …", each name once.
std::string parties(const std::string& text) {
  std::string out;
  for (const PartyFact& p : extract_text(text).facts.parties) {
    std::string line = p.name + (p.role ? " " + std::string(name_of(*p.role)) : "") +
                       (p.agreement ? " of " + std::to_string(*p.agreement) : "");
    if (("; " + out + "; ").find("; " + line + "; ") != std::string::npos) continue;
    out += (out.empty() ? "" : "; ") + line;
  }
  return out;
}

}  // namespace

TEST_CASE("who is party to what, and as what", "[parties]") {
  struct Row {
    const char* parties;
    std::vector<const char*> texts;
  };
  const std::vector<Row> rows = {
      {"Harrow & Finch Securities LLC sales_agent of 0",
       {"We entered into a Sales Agreement with Harrow & Finch Securities LLC to sell shares.",
        "The Sales Agreement, dated May 4, 2023, by and between the Company and Harrow & Finch "
        "Securities LLC is in force.",
        "We entered into a Sales Agreement (the \"Sales Agreement\") with Harrow & Finch "
        "Securities "
        "LLC (the \"Agent\").",
        "We entered into a Sales Agreement with Harrow & Finch Securities LLC (\"Harrow\"). Sales "
        "under the Sales Agreement with Harrow began."}},
      {"Harrow LLC sales_agent of 0; Calder Brook, Inc. sales_agent of 0",
       {"We entered into a Sales Agreement with Harrow LLC and Calder Brook, Inc. on that day.",
        "We entered into a Sales Agreement with Harrow LLC (\"Harrow\") and Calder Brook, Inc. "
        "(\"Calder\" and, together, the \"Agents\")."}},
      // The family of the agreement gives the role.
      {"Harrow LLC underwriter of 0",
       {"We entered into an Underwriting Agreement with Harrow LLC relating to the offering."}},
      // Said of the agreement, and beside the name.
      {"Harrow LLC underwriter of 0; Harrow LLC underwriter",
       {"We entered into an Underwriting Agreement with Harrow LLC, as representative of the "
        "several underwriters."}},
      {"Harrow LLC placement_agent of 0",
       {"We entered into a Placement Agency Agreement with Harrow LLC for the offering."}},
      {"Alder Capital Fund, LP purchaser of 0",
       {"We entered into a Standby Equity Purchase Agreement with Alder Capital Fund, LP on May 4.",
        "We entered into a Securities Purchase Agreement with Alder Capital Fund, LP on May 4."}},
      // Or the words beside the name.
      {"Harrow LLC sales_agent",
       {"We may sell shares through Harrow LLC, as sales agent, from time to time.",
        "Harrow LLC acts as sales agent for us."}},
      {"Harrow LLC placement_agent", {"Harrow LLC is acting as exclusive placement agent for it."}},
      {"Harrow LLC underwriter; Calder Brook, Inc. underwriter",
       {"Harrow LLC and Calder Brook, Inc. are acting as joint book-running managers for it."}},
      // Capitalized, and nobody.
      {"",
       {"We list through the Nasdaq Capital Market as a listed company.",
        "The agreement with the Securities and Exchange Commission ended.",
        "We entered into a Sales Agreement with certain agents.",
        "We deal with the agreement with respect to Section 5 of the Act."}},
  };
  for (const Row& row : rows) {
    for (const char* text : row.texts) {
      CAPTURE(text);
      CHECK(parties(text) == row.parties);
    }
  }
}

// RECORD.md: names are as printed; the full stop is the sentence's.
TEST_CASE("a name that ends the sentence", "[parties]") {
  CHECK(parties("We entered into a Sales Agreement with Harrow LLC.") ==
        "Harrow LLC sales_agent of 0");
  CHECK(parties("We entered into a Securities Purchase Agreement with Alder Fund, LP.") ==
        "Alder Fund, LP purchaser of 0");
  // This one is its own.
  CHECK(parties("We entered into a Sales Agreement with Calder Brook, Inc.") ==
        "Calder Brook, Inc. sales_agent of 0");
}

TEST_CASE("agreements whose agents are each the other's keep their number", "[parties]") {
  std::string text =
      "Under its Sales Agreement dated June 9, 2025 with Harrow LLC and Calder Brook, Inc. the "
      "Company may sell shares.\n\n";
  constexpr int kTimes = 30;
  for (int i = 0; i < kTimes; ++i) {
    text += std::string("Under its Sales Agreement dated ") +
            (i % 2 == 0 ? "August 18, 2025" : "June 9, 2025") +
            " with the same agents it may sell other shares.\n\n";
  }
  CHECK(extract_text(text).facts.parties.size() == 2 * (kTimes + 1));
}

}  // namespace offerlog
