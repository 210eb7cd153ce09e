#include "resolve/split_names.h"

#include "catch.h"

namespace offerlog {
namespace {

// The names, parted by " | ".
std::string split(std::string_view list) {
  std::string out;
  for (TextSpan s : split_names(list, 0)) {
    out += (out.empty() ? "" : " | ") + std::string(list.substr(s.begin, s.size()));
  }
  return out;
}

}  // namespace

TEST_CASE("a list of names", "[names]") {
  struct Row {
    const char* names;
    std::vector<const char*> lists;
  };
  const std::vector<Row> rows = {
      {"Harrow LLC", {"Harrow LLC", " Harrow LLC, ", "Harrow LLC;"}},
      {"Harrow LLC | Calder Inc.",
       {"Harrow LLC and Calder Inc.", "Harrow LLC, and Calder Inc.", "Harrow LLC, Calder Inc.",
        "Harrow LLC; Calder Inc.", "Harrow LLC or Calder Inc."}},
      // A comma before what marks a firm is no separator.
      {"BRX, LLC | Calder Brook, Inc. | Alder Capital, L.P.",
       {"BRX, LLC, Calder Brook, Inc. and Alder Capital, L.P.",
        "BRX, LLC; Calder Brook, Inc.; and Alder Capital, L.P."}},
      // Nor is the comma of a firm that bears several names.
      {"Marlowe, Pike & Rowe Incorporated | Harrow LLC",
       {"Marlowe, Pike & Rowe Incorporated and Harrow LLC"}},
      {"Friedman, Billings, Ramsey & Co., Inc. | Harrow LLC",
       {"Friedman, Billings, Ramsey & Co., Inc. and Harrow LLC"}},
      // An ampersand joins; so does "and Company".
      {"Harrow & Finch Securities LLC | J.P. Marlowe & Co. LLC",
       {"Harrow & Finch Securities LLC and J.P. Marlowe & Co. LLC"}},
      {"Rowan and Company, LLC | Calder Inc.", {"Rowan and Company, LLC and Calder Inc."}},
      {"Calder Brook Capital Markets, a division of Calder Securities, LLC | Harrow LLC",
       {"Calder Brook Capital Markets, a division of Calder Securities, LLC and Harrow LLC"}},
      // What defines a term, or tells a part, is no part of the name.
      {"Harrow & Finch Securities LLC | Calder Brook, Inc.",
       {"Harrow & Finch Securities LLC (\"Harrow\") and Calder Brook, Inc. (\"Calder\")",
        "Harrow & Finch Securities LLC (\"Harrow\"), and Calder Brook, Inc. (each, an \"Agent\")",
        "Harrow & Finch Securities LLC and Calder Brook, Inc., as representatives of the several",
        "Harrow & Finch Securities LLC, as sales agent, and Calder Brook, Inc."}},
      {"Ardent Securities (USA) LLC | Birch (Europe) Limited",
       {"Ardent Securities (USA) LLC and Birch (Europe) Limited (\"Birch\")"}},
      {"", {"", " ", ",", "X"}},
  };
  for (const Row& row : rows) {
    for (const char* list : row.lists) {
      CAPTURE(list);
      CHECK(split(list) == row.names);
    }
  }
}

TEST_CASE("spans are offset by the list's place", "[names]") {
  const auto names = split_names("Harrow LLC and Calder Inc.", 1000);
  REQUIRE(names.size() == 2);
  CHECK(names[0] == TextSpan{1000, 1010});
  CHECK(names[1] == TextSpan{1015, 1026});
}

TEST_CASE("a parenthesis that never closes ends the list", "[names]") {
  CHECK(split("Harrow LLC (the \"Agent\" and Calder Inc.") == "Harrow LLC");
}

TEST_CASE("what marks a firm", "[names]") {
  for (const char* name : {"Harrow LLC", "Calder Brook, Inc.", "Alder Capital, L.P.", "Rowan & Co.",
                           "Birch Securities", "Elm Bank of Ohio", "Oak Partners"}) {
    CAPTURE(name);
    CHECK(is_firm_name(name));
  }
  // A firm's word alone is no name, nor is a person's.
  for (const char* name : {"", "LLC", "Inc.", "Securities", "John Alder", "Incline Village",
                           "Harrow", "Trustees of Elm"}) {
    CAPTURE(name);
    CHECK_FALSE(is_firm_name(name));
  }
}

}  // namespace offerlog
