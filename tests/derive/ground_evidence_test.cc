// RECORD.md: every value that was read has evidence.
#include "derive/ground_evidence.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "extract_text.h"
#include "offerlog/json.h"
#include "report.h"

namespace offerlog {
namespace {

// The quotes of a value, parted by " | ".
std::string quotes(const std::string& text, const std::string& pointer) {
  const auto json = nlohmann::json::parse(to_json(extract_text(text)));
  std::string out;
  if (!json["evidence"].contains(pointer)) return out;
  for (const auto& place : json["evidence"][pointer])
    out += (out.empty() ? "" : " | ") + place["quote"].get<std::string>();
  return out;
}

std::string whole(const std::string& text, const std::string& words) {
  Document document;
  document.text = text;
  const Patterns& patterns = built_in();
  const Mentions mentions;
  const auto at = static_cast<std::uint32_t>(text.find(words));
  const TextSpan span{at, at + static_cast<std::uint32_t>(words.size())};
  return std::string(document.view(whole_words({document, patterns, mentions}, span)));
}

}  // namespace

TEST_CASE("a quote is of whole words", "[evidence]") {
  CHECK(whole("shares and warrants to", " warrants") == "warrants");
  CHECK(whole("(the \"Notes Offering\") of $5 of notes due",
              "Notes Offering\") of $5 of notes due") == "of $5 of notes due");
  CHECK(whole("of $5 (the \"Notes\") and", "of $5 (the \"Notes") == "of $5 (the \"Notes\")");
  CHECK(whole("500 shares (the \"Additional Shares\")", "500 shares (the \"Additional") ==
        "500 shares");
  CHECK(whole("sale of 650,000 units (the", "0 units (the") == "650,000 units");
}

TEST_CASE("an agent's full name is quoted where it stands", "[evidence]") {
  const std::string text = report(
      "The Company entered into an Underwriting Agreement with Harrow & Finch Securities LLC "
      "(\"Harrow\") on June 3, 2024 for 5,000,000 shares of common stock at $4.00 per share. "
      "Harrow is acting as sole book-running manager for the offering.");
  const std::string at = quotes(text, "/offerings/0/agents/0/name");
  CHECK(at.find("Harrow & Finch Securities LLC") != std::string::npos);
  const std::string release =
      "CORVALE, June 3, 2024 (GLOBE NEWSWIRE) -- Corvale Systems, Inc. today announced the pricing "
      "of an underwritten public offering of 5,000,000 shares of common stock at $4.00 per share. "
      "Harrow & Finch is acting as sole book-running manager for the offering. Copies may be "
      "obtained from Harrow & Finch Securities LLC, 1 Main Street.\n";
  CHECK(quotes(release, "/offerings/0/agents/0/name") ==
        "Harrow & Finch | Harrow & Finch Securities LLC");
  CHECK(quotes(release, "/offerings/0/agents/0/role") == "Harrow & Finch");
}

TEST_CASE("a kind of offering is shown by its words, else by its agreement", "[evidence]") {
  CHECK(
      quotes(report("On June 3, 2024, the Company entered into a Sales Agreement with Harrow LLC. "
                    "The shares will be sold in an at-the-market offering."),
             "/offerings/0/type") == "at-the-market");
  CHECK(quotes(report("On June 3, 2024, the Company entered into an Equity Distribution Agreement "
                      "with Harrow LLC for shares of common stock of up to $50,000,000."),
               "/offerings/0/type") == "Equity Distribution Agreement");
}

TEST_CASE("a day named by its term is shown where that is defined", "[evidence]") {
  CHECK(quotes(report("On June 3, 2024 (the \"Effective Date\"), the Board met. On the Effective "
                      "Date, the Company entered into a Sales Agreement with Harrow LLC for its "
                      "at-the-market offering."),
               "/offerings/0/agreement/dated") == "the Effective Date | June 3, 2024");
}

}  // namespace offerlog
