#include "derive/read_clauses.h"

#include "catch.h"
#include "extract_text.h"
#include "offerlog/names.h"
#include "report.h"

namespace offerlog {
namespace {

std::string print(const Clause& c) {
  std::string out(name_of(c.type));
  if (c.scope) out += " " + std::string(name_of(*c.scope));
  out += " " + std::string(name_of(c.timing));
  if (c.date) out += " " + c.date->to_string();
  return out;
}

// The claims that stand, parted by "; ", but for those of sales: "the sale of
// all shares" claims one too, and makes a change only with a figure.
std::string claims(const std::string& told) {
  std::string out;
  for (const Clause& c : extract_text(program_report(told)).clauses) {
    if (!c.is_vetoed() && c.type != ChangeType::sales_reported)
      out += (out.empty() ? "" : "; ") + print(c);
  }
  return out;
}

// What spoke against the claims that do not.
std::string vetoes(const std::string& told) {
  const Extraction x = extract_text(program_report(told));
  std::string out;
  for (const Clause& c : x.clauses) {
    if (!c.is_vetoed()) continue;
    if (!out.empty()) out += "; ";
    out += c.vetoed_by_section ? "section"
                               : built_in().rule(x.mentions.mentions[c.veto.value].rule).id;
  }
  return out;
}

struct Row {
  const char* claim;
  std::vector<const char*> sentences;
};

void check_all(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    for (const char* sentence : row.sentences) {
      CAPTURE(sentence);
      CHECK(claims(sentence) == row.claim);
    }
  }
}

}  // namespace

// RECORD.md, scope: "Terminated the Sales Agreement" is agreement; "ended our
// at-the-market program" is program; "terminated the offering under the
// Prospectus Supplement" is prospectus.
TEST_CASE("what ended, and when", "[clauses]") {
  check_all({
      {"terminated agreement current 2024-06-01",
       {"On June 1, 2024, the Company terminated the Sales Agreement.",
        "The Company terminated the Sales Agreement effective June 1, 2024.",
        "The Company terminated the Sales Agreement on June 1, 2024.",
        "Effective June 1, 2024, the Sales Agreement was terminated.",
        "On June 1, 2024, the Company and the Agent mutually agreed to terminate the Sales "
        "Agreement."}},
      {"terminated program current 2024-06-01",
       {"On June 1, 2024, the Company terminated its ATM program.",
        "On June 1, 2024, the Company terminated the at-the-market offering program."}},
      {"terminated prospectus current 2024-06-01",
       {"On June 1, 2024, the Company terminated the offering under the Prospectus Supplement.",
        "On June 1, 2024, the Company terminated the Prospectus Supplement.",
        "The Company terminated the ATM Prospectus effective June 1, 2024."}},
      {"suspended program current 2024-06-01",
       {"On June 1, 2024, the Company suspended its ATM program.",
        "On June 1, 2024, the Company suspended sales under the Sales Agreement.",
        "On June 1, 2024, the Company paused the at-the-market offering."}},
      {"resumed program current 2024-06-01",
       {"On June 1, 2024, the Company resumed sales under the Sales Agreement."}},
  });
}

// RECORD.md: date_basis is `document` where the document itself is the act and
// states no other day.
TEST_CASE("an act without a day is of the document's", "[clauses][date]") {
  check_all({{"terminated agreement current 2024-06-03",
              {"The Company has terminated the Sales Agreement.",
               "The Company hereby terminates the Sales Agreement.",
               // The day belongs to the other document.
               "The Company has terminated the Sales Agreement and the prospectus dated May 1, "
               "2023."}}});
}

TEST_CASE("what is to come", "[clauses][timing]") {
  check_all({{"terminated agreement prospective 2024-06-30",
              {"The Sales Agreement will terminate on June 30, 2024.",
               "The Company expects to terminate the Sales Agreement on June 30, 2024.",
               "The Sales Agreement will be terminated effective June 30, 2024."}}});
}

// Form 8-K, General Instruction B.1: a report is due four business days after
// the event; what is much older is background.
TEST_CASE("what is told as background", "[clauses][timing]") {
  check_all({
      {"terminated agreement historical 2021-03-01",
       {"On March 1, 2021, the Company terminated the Sales Agreement."}},
  });
}

// "May" is a month, too.
TEST_CASE("what was done in May", "[clauses][veto]") {
  check_all({{"terminated agreement current 2024-05-28",
              {"On May 28, 2024, the Company terminated the Sales Agreement.",
               "On May 28, 2024 the Company terminated the Sales Agreement."}}});
}

// RECORD.md, what is not a change: boilerplate about what could happen.
TEST_CASE("what could happen is vetoed, and says by what", "[clauses][veto]") {
  struct Vetoed {
    const char* veto;
    std::vector<const char*> sentences;
  };
  const std::vector<Vetoed> rows = {
      {"veto.may",
       {"Sales under the Sales Agreement may be suspended.",
        "The ATM program could be terminated."}},
      {"veto.until_earlier",
       {"The offering under the Sales Agreement will be terminated upon the earlier of the sale of "
        "all shares and its end."}},
      {"veto.conditional",
       {"If the Company terminated the Sales Agreement, it would owe a fee.",
        "Unless the Company suspended the ATM program, sales went on."}},
  };
  for (const Vetoed& row : rows) {
    for (const char* sentence : row.sentences) {
      CAPTURE(sentence);
      CHECK(claims(sentence) == "");
      CHECK(vetoes(sentence) == row.veto);
    }
  }
}

// ARCHITECTURE: vetoes are visible in `explain`.
TEST_CASE("a vetoed infinitive stays for explain", "[clauses][veto]") {
  CHECK(vetoes("The Company may suspend sales under the Sales Agreement.") == "veto.may");
  CHECK(vetoes("We could terminate the Sales Agreement.") == "veto.may");
}

TEST_CASE("boilerplate makes no claim, whichever veto sees it first", "[clauses][veto]") {
  for (const char* sentence : {
           "The Sales Agreement may be terminated by either party upon ten days' prior written "
           "notice.",
           "The Sales Agreement will terminate upon the earlier of the sale of all shares and its "
           "termination as permitted therein.",
           "Either party may terminate the Sales Agreement at any time in its sole discretion.",
           "The Company or the Agent may suspend the offering of shares upon notice.",
           "If we terminate the Sales Agreement, we will file a report.",
           "Upon termination of the Sales Agreement, no shares will be sold.",
           "The Sales Agreement remains in full force and effect.",
       }) {
    CAPTURE(sentence);
    CHECK(claims(sentence) == "");
  }
}

TEST_CASE("what ends is another matter", "[clauses][veto]") {
  for (const char* sentence : {
           "On June 1, 2024, the Company terminated the License Agreement with Alder Inc.",
           "On June 1, 2024, the Company terminated the employment of its officer.",
           "On June 1, 2024, the exchange suspended trading of the stock.",
           "The waiting period under the HSR Act was terminated on June 1, 2024.",
       }) {
    CAPTURE(sentence);
    CHECK(claims(sentence) == "");
  }
}

TEST_CASE("a risk factor imagines", "[clauses][veto]") {
  const std::string told =
      "So it does.\n\nRISK FACTORS\n\nOn June 1, 2024, the Company terminated the Sales "
      "Agreement.";
  CHECK(claims(told) == "");
  CHECK(vetoes(told) == "section");
}

TEST_CASE("a bare infinitive reports only what is done by it", "[clauses]") {
  CHECK(claims("The purpose of this report is to suspend the ATM program.") ==
        "suspended program current 2024-06-03");
  CHECK(claims("It would take a vote to suspend the ATM program.") == "");
}

}  // namespace offerlog
