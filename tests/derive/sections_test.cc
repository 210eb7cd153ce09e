#include "derive/sections.h"

#include "catch.h"
#include "extract_text.h"

namespace offerlog {
namespace {

std::string name(SectionKind kind) {
  switch (kind) {
    case SectionKind::body:
      return "body";
    case SectionKind::cover:
      return "cover";
    case SectionKind::risk_factors:
      return "risk";
    case SectionKind::forward_looking:
      return "forward";
    case SectionKind::proceeds:
      return "proceeds";
    case SectionKind::distribution:
      return "distribution";
    case SectionKind::description:
      return "description";
    case SectionKind::references:
      return "references";
    case SectionKind::exhibits:
      return "exhibits";
    case SectionKind::signatures:
      return "signatures";
    case SectionKind::about:
      return "about";
    case SectionKind::exhibit_text:
      return "exhibit_text";
    case SectionKind::base_prospectus:
      return "base";
    case SectionKind::attached_report:
      return "attached";
  }
  return "?";
}

// The section of the sentence "We sold it." under a heading; a word before it
// keeps the heading off the cover.
std::string under(const std::string& heading) {
  const Extraction x =
      extract_text("# CORVALE\n\nIt is so.\n\n## " + heading + "\n\nWe sold it.\n");
  const Reading reading{x.document, built_in(), x.mentions};
  return name(find_sections(reading, FilingKind::other).back());
}

}  // namespace

TEST_CASE("a heading begins its section", "[sections]") {
  struct Row {
    const char* section;
    std::vector<const char*> headings;
  };
  const std::vector<Row> rows = {
      {"risk", {"Risk Factors", "RISK FACTORS", "Item 1A. Risk Factors"}},
      {"forward",
       {"Forward-Looking Statements",
        "CAUTIONARY NOTE REGARDING FORWARD-LOOKING "
        "STATEMENTS",
        "Special Note Regarding Forward-Looking Statements"}},
      {"proceeds", {"Use of Proceeds", "Dilution", "Capitalization"}},
      {"distribution",
       {"Plan of Distribution", "UNDERWRITING", "Plan of Distribution (Conflicts of Interest)"}},
      {"description",
       {"Description of Common Stock", "Dividend Policy",
        "Material U.S. Federal Income Tax Consequences"}},
      {"references",
       {"Where You Can Find More Information", "Legal Matters", "Experts",
        "Incorporation of Certain Information by Reference"}},
      {"exhibits", {"Item 9.01 Financial Statements and Exhibits", "Exhibits"}},
      {"signatures", {"SIGNATURES", "Signature"}},
      {"about", {"About Corvale Systems"}},
      // Exchange Act Form 8-K: what these items tell is news.
      {"body",
       {"Item 1.01 Entry into a Material Definitive Agreement",
        "Item 1.02 Termination of a Material Definitive Agreement", "Item 8.01 Other Events",
        "Recent Developments", "Prospectus Supplement Summary"}},
  };
  for (const Row& row : rows) {
    for (const char* heading : row.headings) {
      CAPTURE(heading);
      CHECK(under(heading) == row.section);
    }
  }
}

TEST_CASE("before the first heading stands the cover", "[sections]") {
  const Extraction x = extract_text("We may sell shares.\n\nIt is so.\n");
  const Reading reading{x.document, built_in(), x.mentions};
  for (SectionKind kind : find_sections(reading, FilingKind::other)) CHECK(name(kind) == "cover");
}

// Counter-examples: words of a heading that begin no section.
TEST_CASE("what names a section without beginning it", "[sections]") {
  for (const char* text : {
           "We may sell.\n\nThe risk factors that follow are many, and we sold it.\n",
           "We may sell.\n\nRisk Factors 12\n\nUse of Proceeds S-14\n\nWe sold it.\n",
       }) {
    CAPTURE(text);
    const Extraction x = extract_text(text);
    const Reading reading{x.document, built_in(), x.mentions};
    CHECK(name(find_sections(reading, FilingKind::other).back()) == "cover");
  }
}

TEST_CASE("which sections report changes", "[sections]") {
  for (SectionKind kind : {SectionKind::body, SectionKind::cover, SectionKind::distribution}) {
    CHECK(reports_changes(kind));
  }
  for (SectionKind kind :
       {SectionKind::risk_factors, SectionKind::forward_looking, SectionKind::description,
        SectionKind::references, SectionKind::exhibits, SectionKind::signatures, SectionKind::about,
        SectionKind::exhibit_text, SectionKind::attached_report, SectionKind::base_prospectus,
        SectionKind::proceeds}) {
    CAPTURE(name(kind));
    CHECK_FALSE(reports_changes(kind));
  }
}

}  // namespace offerlog
