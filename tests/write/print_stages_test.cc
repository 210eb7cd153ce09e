#include "write/print_stages.h"

#include "catch.h"
#include "write/example_record.h"
#include "write/explain.h"

namespace offerlog {
namespace {

const Patterns& rules() {
  static const Patterns patterns = Patterns::compile({{"test.rules",
                                                       "rule change.sold\n"
                                                       "  sold\n"
                                                       "+ <<sold>>\n"
                                                       "- gold\n"
                                                       "rule count.plain\n"
                                                       "  (?P<count>100)\n"
                                                       "+ <<100>>\n"
                                                       "- 10\n"
                                                       "rule veto.only\n"
                                                       "  100\n"
                                                       "+ <<100>>\n"
                                                       "- 10\n"}});
  return patterns;
}

//  Acme sold 100 shares for $1,234.50
//       ^^^^ change.sold
//            ^^^ count.plain, veto.only
Extraction example() {
  Extraction x;
  x.document = example_document();
  x.mentions.sentences = {{{0}, {0, 34}, 0, 3}};
  x.mentions.mentions = {{{0}, {0}, 0, {5, 9}, {}},
                         {{1}, {0}, 0, {10, 13}, {{1, {10, 13}}}},
                         {{2}, {0}, 0, {10, 13}, {}}};
  x.facts.dates = {{{10, 13}, {1}, Date{2022, 10, 20}}, {{10, 13}, {1}, {}}};
  x.facts.amounts = {{{25, 34}, {1}, Meaning::gross_proceeds, *Decimal::parse("1,234.50"), "USD"}};
  x.facts.terms = {{{0, 4}, 0, "Acme", {5, 9}}};
  KnownAgreement agreement;
  agreement.family = AgreementFamily::sales;
  agreement.title.value = "Sales Agreement";
  agreement.aliases = {"Agreement"};
  x.facts.agreements = {agreement};
  SalesRow row;
  row.text = {0, 4};
  row.shares = CountFact{{10, 13}, {10, 13}, {1}, Meaning::plain, 100, false};
  row.net_proceeds = x.facts.amounts.front();
  row.established = x.facts.dates.front();
  x.facts.sales_rows = {row};
  x.facts.sales_totals = {{row, 0, 1}};
  x.facts.sheet_rows = {{"price", {25, 34}}};
  Clause claim;
  claim.type = ChangeType::sales_reported;
  claim.trigger = {0};
  claim.agreement = 0;
  Clause vetoed = claim;
  vetoed.type = ChangeType::terminated;
  vetoed.scope = Scope::program;
  vetoed.timing = Timing::prospective;
  vetoed.veto = {2};
  x.clauses = {claim, vetoed};
  x.record = example_record();
  x.record.changes[0].type.evidence[0].rule = "change.sold";
  return x;
}

}  // namespace

TEST_CASE("mentions print below their sentence", "[print]") {
  CHECK(print_mentions(example(), rules()) ==
        "sentence 0  [0,34)  \"Acme sold 100 shares for $1,234.50\"\n"
        "  change.sold  [5,9)  \"sold\"\n"
        "  count.plain  [10,13)  \"100\"  count=\"100\"\n"
        "  veto.only  [10,13)  \"100\"\n");
}

TEST_CASE("facts print one a line, with the rule that found them", "[print]") {
  CHECK(print_facts(example(), rules()) ==
        "date  [10,13)  2022-10-20  \"100\"  by count.plain\n"
        "date  [10,13)  of the document  \"100\"  by count.plain\n"
        "amount  [25,34)  1234.5 USD gross_proceeds  \"$1,234.50\"  by count.plain\n"
        "term  [0,4)  Acme  \"Acme\"  for \"sold\"\n"
        "agreement 0  sales  \"Sales Agreement\"  or \"Agreement\"\n"
        "sales row  [0,4)  shares 100, net 1234.5, established 2022-10-20  \"Acme\"\n"
        "sales total  [0,4)  shares 100, net 1234.5, established 2022-10-20  \"Acme\"\n"
        "term sheet row  [25,34)  price  \"$1,234.50\"\n");
}

TEST_CASE("clauses print with what vetoed them", "[print]") {
  CHECK(print_clauses(example(), rules()) ==
        "sales_reported current  agreement 0  [5,9)  \"sold\"  by change.sold\n"
        "terminated program prospective  agreement 0  [5,9)  \"sold\"  by change.sold\n"
        "  vetoed by [10,13)  \"100\"  by veto.only\n");
}

TEST_CASE("a value is explained by rule, bytes, words and sentence", "[explain]") {
  CHECK(explain(example(), rules(), "/changes/0/type") ==
        "/changes/0/type = \"sales_reported\"\n"
        "  change.sold (test.rules:1)\n"
        "  bytes 9-13  \"sold\"\n"
        "  in \"Acme sold 100 shares for $1,234.50\"\n");
}

TEST_CASE("what was computed says so", "[explain]") {
  CHECK(explain(example(), rules(), "/offerings/0/status") ==
        "/offerings/0/status = \"active\"\n"
        "  derived: no words of its own\n");
}

TEST_CASE("a pointer explains all below it and nothing beside it", "[explain]") {
  const std::string all = explain(example(), rules(), "/issuer").value_or("");
  CHECK(all.find("/issuer/name = \"Acme\"") == 0);
  CHECK(all.find("/changes") == std::string::npos);
  // "/changes/1" is no beginning of "/changes/10".
  Extraction x = example();
  x.record.changes.resize(11, x.record.changes[0]);
  const std::string second = explain(x, rules(), "/changes/1").value_or("");
  CHECK(second.find("/changes/1/type") != std::string::npos);
  CHECK(second.find("/changes/10/type") == std::string::npos);
}

TEST_CASE("candidates that made no change are told with what vetoed them", "[explain]") {
  const std::string vetoed =
      "candidates that made no change:\n"
      "terminated program prospective  agreement 0  [5,9)  \"sold\"  by change.sold\n"
      "  vetoed by [10,13)  \"100\"  by veto.only\n";
  CHECK(explain(example(), rules(), "").value_or("").ends_with(vetoed));
  CHECK(explain(example(), rules(), "/changes").value_or("").ends_with(vetoed));
  // Of a change, those of its own type: there are none here.
  CHECK(explain(example(), rules(), "/changes/0").value_or("").find("candidates") ==
        std::string::npos);
  // A filing without a change can be asked why it has none.
  Extraction none = example();
  none.record = {};
  CHECK(explain(none, rules(), "/changes") == vetoed);
}

TEST_CASE("a pointer that leads nowhere is told from one without words", "[explain]") {
  CHECK_FALSE(explain(example(), rules(), "/offerings/7"));
  CHECK_FALSE(explain(example(), rules(), "/change"));
  CHECK_FALSE(explain(example(), rules(), "changes"));
}

TEST_CASE("the trace has every stage", "[print]") {
  const std::string trace = print_trace(example(), rules());
  std::size_t at = 0;
  for (const char* stage :
       {"== document\n", "== mentions\n", "== facts\n", "== clauses\n", "== record\n"}) {
    INFO(stage);
    const std::size_t found = trace.find(stage, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
}

}  // namespace offerlog
