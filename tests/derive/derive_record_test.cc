// Whole records from a few sentences each.
#include "derive/derive_record.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "extract_text.h"
#include "offerlog/json.h"
#include "print_record.h"
#include "report.h"

namespace offerlog {
namespace {

std::string record_of(const std::string& text) { return print_record(extract_text(text).record); }

std::string status_after(const std::string& told) {
  const Record r = extract_text(program_report(told)).record;
  return r.offerings.empty() ? "no offering" : std::string(name_of(*r.offerings[0].status));
}

// The shape of a supplement that stops a program, in the dialects of its
// renderings: as Markdown, and as the plain text a reader sees.
struct Dialect {
  std::string bold;
  std::string dollar;
  std::string rule;
};

std::string supplement(const Dialect& d) {
  return d.bold + "CORVALE SYSTEMS, INC." + d.bold + "\n\n" + d.bold + "Common Stock" + d.bold +
         "\n\n"
         "This Supplement No. 2 to Prospectus Supplement (this “Supplement”) supplements and "
         "amends "
         "the Prospectus Supplement dated March 16, 2021 (the “Prospectus Supplement”). It is to "
         "be "
         "read together with the Prospectus Supplement and the Prospectus dated February 2, "
         "2021.\n\n"
         "On March 9, 2021, we entered into an Equity Distribution Agreement, dated March 9, 2021 "
         "(the “Equity Distribution Agreement”), with Harrow & Finch Securities LLC (“Harrow”) for "
         "shares of our common stock. Under it we could offer and sell shares of our common stock "
         "having an aggregate offering price of up to " +
         d.dollar +
         "23,500,000 from time to time through Harrow in at-the-market transactions (ATM). As of "
         "the date of this Supplement, we have sold an aggregate of 7,250 shares of our common "
         "stock pursuant to the Sales Agreement for aggregate gross proceeds of " +
         d.dollar +
         "118,000.\n\n"
         "The purpose of this Supplement is to suspend the ATM and to terminate the continuous "
         "offering by us under the Prospectus Supplement effective on May 12, 2023. We will not "
         "make any sales of our common stock pursuant to the Equity Distribution Agreement unless "
         "and until a new prospectus supplement is filed; however, the Equity Distribution "
         "Agreement remains in full force and effect.\n\n" +
         d.rule + d.bold +
         "The date of this Supplement No. 2 to the Prospectus Supplement is May 12, 2023." +
         d.bold + "\n";
}

const Dialect kMarkdown{"**", "\\$", "---\n\n"};
const Dialect kText{"", "$", ""};

// The record without what must differ between renderings: the offsets, the
// format, and the input's own size and digest.
nlohmann::json comparable(const Extraction& x) {
  nlohmann::json json = nlohmann::json::parse(to_json(x));
  for (const char* key : {"format", "bytes", "sha256", "uri"}) json["filing"].erase(key);
  for (auto& places : json["evidence"]) {
    for (auto& place : places) {
      place.erase("start");
      place.erase("end");
    }
  }
  for (auto& d : json["diagnostics"]) {
    d.erase("start");
    d.erase("end");
  }
  return json;
}

}  // namespace

TEST_CASE("a supplement that stops a program", "[record]") {
  const std::string expected =
      "at_the_market suspended \"Equity Distribution Agreement\" 2021-03-09 in_force=true with "
      "Harrow & Finch Securities LLC (sales_agent) max_amount=23500000 remaining_amount=23382000 "
      "derived\n"
      "  established historical 2021-03-09\n"
      "  sales_reported current 2023-05-12 shares=7250 gross_proceeds=118000\n"
      "  suspended program current 2023-05-12\n"
      "  terminated prospectus current 2023-05-12\n";
  CHECK(record_of(supplement(kText)) == expected);
  CHECK(record_of(supplement(kMarkdown)) == expected);
  CHECK(codes_of(extract_text(supplement(kText))) == "undefined_term");
}

TEST_CASE("two renderings of one text give one record", "[record]") {
  const Extraction text = extract_text(supplement(kText));
  const Extraction markdown = extract_text(supplement(kMarkdown));
  CHECK(text.document.format == Format::text);
  CHECK(markdown.document.format == Format::markdown);
  CHECK(comparable(text) == comparable(markdown));
  CHECK(comparable(text)["evidence"].size() > 20);
}

TEST_CASE("two runs give the same bytes", "[record]") {
  for (const Dialect& dialect : {kText, kMarkdown}) {
    const std::string text = supplement(dialect);
    const std::string first = to_json(extract_text(text));
    CHECK(to_json(extract_text(text)) == first);
    // With rules compiled anew.
    CHECK(to_json(extract({"filing.txt", text}, Patterns::built_in())) == first);
  }
}

// RECORD.md, status: an end of the agreement or the whole program terminates;
// an end of the offering under one prospectus leaves the program suspended.
TEST_CASE("where the program stands after the filing", "[record][status]") {
  struct Row {
    const char* status;
    std::vector<const char*> told;
  };
  const std::vector<Row> rows = {
      {"terminated",
       {"On June 1, 2024, the Company terminated the Sales Agreement.",
        "On June 1, 2024, the Company terminated its ATM program."}},
      {"suspended",
       {"On June 1, 2024, the Company suspended its ATM program.",
        "On June 1, 2024, the Company terminated the offering under the Prospectus Supplement; the "
        "Sales Agreement remains in full force and effect."}},
      {"active",
       {"On June 1, 2024, the Company resumed sales under the Sales Agreement.",
        // What is only announced has not changed it.
        "The Sales Agreement will terminate on June 30, 2024.",
        "As of June 1, 2024, the Company has sold 5,000 shares under the Sales Agreement for gross "
        "proceeds of $20,000."}},
      // RECORD.md: an offering stands in the record only if a current or
      // prospective change refers to it.
      {"no offering",
       {"The Sales Agreement remains in full force and effect.",
        "The Company may terminate the Sales Agreement at any time.",
        "On March 1, 2021, the Company terminated the Sales Agreement."}},
  };
  for (const Row& row : rows) {
    for (const char* told : row.told) {
      CAPTURE(told);
      CHECK(status_after(told) == row.status);
    }
  }
}

TEST_CASE("an agreement that ended is not in force", "[record]") {
  CHECK(
      record_of(program_report("On June 1, 2024, the Company terminated the Sales Agreement.")) ==
      "at_the_market terminated \"Sales Agreement\" 2023-05-04 in_force=false with Harrow & Finch "
      "Securities LLC (sales_agent)\n"
      "  established historical 2023-05-04\n"
      "  terminated agreement current 2024-06-01\n");
}

TEST_CASE("a program begins", "[record]") {
  CHECK(
      record_of(report("On June 3, 2024, the Company entered into a Sales Agreement with Harrow & "
                       "Finch Securities LLC, under which the Company may offer and sell shares "
                       "of its common stock having an aggregate offering price of up to "
                       "$45,000,000. The Company will pay a commission of 3.0% of the gross sales "
                       "price.")) ==
      "at_the_market active \"Sales Agreement\" 2024-06-03 with Harrow & Finch Securities LLC "
      "(sales_agent) max_amount=45000000 commission_rate=0.03\n"
      "  established current 2024-06-03\n");
}

TEST_CASE("a capacity goes up, and down", "[record]") {
  const std::string before =
      "at_the_market active \"Sales Agreement\" 2023-05-04 with Harrow & Finch Securities LLC "
      "(sales_agent) max_amount=";
  CHECK(record_of(program_report("On June 1, 2024, the Company increased the aggregate offering "
                                 "price under the Sales Agreement from $50,000,000 to "
                                 "$80,000,000.")) ==
        before +
            "80000000\n"
            "  established historical 2023-05-04\n"
            "  increased current 2024-06-01 from_amount=50000000 to_amount=80000000\n");
  CHECK(
      record_of(program_report("On June 1, 2024, the Company reduced the aggregate offering price "
                               "under the Sales Agreement from $75.0 million to $62.5 million.")) ==
      before +
          "62500000\n"
          "  established historical 2023-05-04\n"
          "  decreased current 2024-06-01 from_amount=75000000 to_amount=62500000\n");
}

// RECORD.md: a fixed-price deal is `priced` and has no `established`.
TEST_CASE("a deal is priced, and closes", "[record]") {
  CHECK(record_of(report("On May 30, 2024, the Company entered into an Underwriting Agreement with "
                         "Harrow & Finch Securities LLC relating to the public offering of "
                         "2,000,000 shares of common stock at a price to the public of $12.00 per "
                         "share. The Company granted the underwriters a 30-day option to purchase "
                         "up to an additional 300,000 shares. The gross proceeds from the offering "
                         "were $24.0 million. The offering closed on June 3, 2024.")) ==
        "firm_commitment completed \"Underwriting Agreement\" 2024-05-30 with Harrow & Finch "
        "Securities LLC (underwriter) shares_offered=2000000 price=12 gross_proceeds=24000000 "
        "option_shares=300000\n"
        "  priced current 2024-05-30\n"
        "  completed current 2024-06-03\n");
}

TEST_CASE("opposite changes of two programs stay apart", "[record]") {
  const std::string record = record_of(report(
      "On June 3, 2024, the Company entered into a Sales Agreement (the \"New Agreement\") with "
      "Harrow & Finch Securities LLC on that day. On June 3, 2024, the Company terminated the "
      "Equity "
      "Distribution Agreement, dated May 4, 2021, with Calder Brook, Inc."));
  CHECK(record.find("at_the_market active \"Sales Agreement\" 2024-06-03 with Harrow & Finch "
                    "Securities LLC (sales_agent)\n  established current 2024-06-03\n") !=
        std::string::npos);
  CHECK(record.find("  terminated agreement current 2024-06-03\n") != std::string::npos);
  CHECK(record.find("at_the_market terminated \"Equity Distribution Agreement\" 2021-05-04") !=
        std::string::npos);
}

// Regulation S-K Item 601(b)(5): the opinion says how many.
TEST_CASE("an opinion counts the shares that the report leaves uncounted", "[record]") {
  const auto submission = [](const std::string& opinion) {
    return "<SEC-DOCUMENT>0001234567-25-000001.txt : 20251110\n<SEC-HEADER>\n</SEC-HEADER>\n"
           "<DOCUMENT>\n<TYPE>8-K\n<FILENAME>a.txt\n<TEXT>\nFORM 8-K\n\nDate of Report (Date "
           "of earliest event reported): November 10, 2025\n\nOn November 10, 2025, Corvale, "
           "Inc. (the \"Company\") filed a resale prospectus supplement for the resale of certain "
           "shares by the selling shareholders.\n</TEXT>\n</DOCUMENT>\n<DOCUMENT>\n"
           "<TYPE>EX-5.1\n<FILENAME>b.txt\n<TEXT>\n" +
           opinion + "\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n";
  };
  const auto shares = [&](const std::string& opinion) {
    const Record record = extract_text(submission(opinion)).record;
    REQUIRE(record.offerings.size() == 1);
    return record.offerings[0].max_shares.value.value_or(0);
  };
  CHECK(shares("The Prospectus Supplement relates to the offer and resale by certain selling "
               "shareholders of 3,178,000 shares of the Company's common stock.") == 3178000);
  CHECK(shares("The Company has 90,000,000 shares of common stock outstanding.") == 0);
}

TEST_CASE("nothing is told", "[record]") {
  for (const char* text : {"", "\n", "x", "The weather was fine on June 3, 2024.",
                           "We may sell shares of our common stock from time to time."}) {
    CAPTURE(text);
    CHECK(record_of(text) == "");
  }
}

}  // namespace offerlog
