// What the mentions say, one by one: days, money, counts, rates, who the
// parties are, and which agreement "the Sales Agreement" is.
//
//   for (const AmountFact& a : x.facts.amounts)
//     if (a.meaning == Meaning::capacity) use(a.amount, a.currency);
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "offerlog/date.h"
#include "offerlog/decimal.h"
#include "offerlog/record.h"
#include "offerlog/span.h"

namespace offerlog {

// What an amount or a count is for. One number has one meaning: where several
// rules claim it, the first of these does.
enum class Meaning {
  excluded,       // par value, exercise price, last reported price: none of ours
  change_from,    // "from $75.0 million …"
  additional,     // added to a capacity
  change_to,      // "… to $62.5 million"
  average_price,  // per share
  remaining,      // capacity left
  net_proceeds,
  gross_proceeds,
  exercised,   // shares bought under a part of an over-allotment option
  option,      // shares, or principal of notes, under an over-allotment option
  principal,   // of notes
  commission,  // paid, in money
  capacity,    // the whole of a program or offering
  price,       // per security
  proceeds,    // neither called gross nor net
  plain,       // nothing said
};

struct DateFact {
  TextSpan text;
  MentionId mention;
  std::optional<Date> date;                 // absent: "the date hereof", the document's own
  std::optional<TextSpan> defined_at = {};  // of "the Closing Date": where it is defined
};

// "between April 1, 2021 and June 30, 2021", "the fourth quarter of 2023".
// An absent last day is "the date hereof".
struct PeriodFact {
  TextSpan text;
  MentionId mention;
  std::optional<Date> first;
  std::optional<Date> last;
};

struct AmountFact {
  TextSpan text;      // the amount alone: "$14,500,000"
  MentionId mention;  // of the rule that gave it its meaning
  Meaning meaning = Meaning::plain;
  Decimal amount;
  std::string currency;  // ISO 4217
};

struct CountFact {
  TextSpan text;   // the number alone
  TextSpan words;  // with what it counts: "4,169 shares"
  MentionId mention;
  Meaning meaning = Meaning::plain;
  std::int64_t count = 0;
  bool of_warrants = false;  // shares behind warrants, not shares sold
};

struct RateFact {
  TextSpan text;
  MentionId mention;
  Decimal rate;  // a fraction: 0.03
};

// What kind of agreement a title names; it decides the kind of offering.
enum class AgreementFamily {
  sales,  // at-the-market: sales, equity distribution, open market sale …
  equity_line,
  underwriting,
  purchase,  // securities purchase, subscription, inducement letter
  placement_agency,
  registration_rights,
  other,
};

// One agreement, however often and by whatever name the filing refers to it.
struct KnownAgreement {
  AgreementFamily family = AgreementFamily::other;
  Sourced<std::string> title;
  Sourced<Date> dated;
  bool dated_by_entry = false;         // the day is that of "On …, we entered into"
  std::optional<PeriodFact> entered;   // "In May 2024, we entered into": no day is told
  std::vector<std::string> aliases;    // defined terms that stand for it
  std::string year;                    // "the 2018 Purchase Agreement", its day not told yet
  std::vector<std::uint32_t> parties;  // indices into Facts::parties
  std::uint32_t first_sentence = 0;
  // Of one that is amended and restated: its former day, if it has one, and that it is.
  Sourced<Date> first_dated;
  bool restated = false;
  // No agreement is named: the title is its program's own term.
  bool named_by_program = false;
};

// A place where an agreement is spoken of.
struct AgreementReference {
  TextSpan text;
  std::uint32_t sentence = 0;   // index into Mentions::sentences
  std::uint32_t agreement = 0;  // index into Facts::agreements
  bool defining = false;        // names it in full, with title and day or party
  bool to_amendment = false;    // speaks of an amendment to it
};

// A name that the filing gives a part in selling, where it does so.
struct PartyFact {
  TextSpan text;
  MentionId mention;
  std::uint32_t sentence = 0;
  std::string name;
  std::optional<AgentRole> role;           // where these words say it
  std::optional<std::uint32_t> agreement;  // index into Facts::agreements
  std::optional<TextSpan> in_full = {};    // where the name stands, if these words shorten it
};

// (the "Sales Agreement"), ("Oppenheimer")
struct DefinedTerm {
  TextSpan text;  // the term itself
  std::uint32_t sentence = 0;
  std::string term;
  TextSpan stands_for;  // the words before it; empty if not told
};

// A row of a table of sales under at-the-market programs: one program's, or one
// period's. A column that the table lacks is absent.
//
//   Program        Shares Sold   Net Proceeds   Available for Issuance
//   Common ATM         412,650          $118.7                $1,604.3
//   Established November 12, 2024; size $2,500 million
struct SalesRow {
  TextSpan text;  // the label: "Common ATM"
  std::uint32_t sentence = 0;
  std::uint32_t lead = 0;  // the sentence above the table
  std::optional<CountFact> shares;
  std::optional<AmountFact> net_proceeds;
  std::optional<AmountFact> gross_proceeds;
  std::optional<AmountFact> commissions;
  std::optional<AmountFact> average_price;
  std::optional<AmountFact> remaining;
  std::optional<AmountFact> capacity;
  std::optional<DateFact> established;
  std::optional<PeriodFact> period;
  bool by_days = false;           // told by its first and last days, a column each
  std::optional<TextSpan> above;  // "Three Months Ended June 30,", over a period that is a year
};

// The total of the rows above it in such a table.
struct SalesTotal {
  SalesRow total;
  std::size_t first = 0;  // of those rows, as indices into Facts::sales_rows
  std::size_t last = 0;   // exclusive
};

// A row of the table of terms by which a free writing prospectus (Rule 433) tells what
// was priced, in cells, in a line, or the label a line of its own:
//
//   Trade Date:                    March 5, 2024
//   Settlement Date:               March 8, 2024 (T+3)
//   Joint Book-Running Managers:   Harrow & Finch Securities LLC
//                                  Calder Brook, Inc.
struct SheetRow {
  std::string label;  // in lower case, without colon and asterisks: "trade date"
  TextSpan value;     // the rest of the row, all its columns
  std::uint32_t columns = 1;
  bool names_underwriters = false;  // "joint book-running managers", "underwriters"
};

// Each list is in reading order.
struct Facts {
  std::vector<DateFact> dates;
  std::vector<PeriodFact> periods;
  std::vector<AmountFact> amounts;
  std::vector<CountFact> counts;
  std::vector<RateFact> rates;
  std::vector<SalesRow> sales_rows;
  std::vector<SalesTotal> sales_totals;
  std::vector<SheetRow> sheet_rows;  // none where the filing is no free writing prospectus
  std::vector<DefinedTerm> terms;
  std::vector<std::string> undefined_terms;  // titles used as if they were terms
  std::vector<PartyFact> parties;
  std::vector<KnownAgreement> agreements;
  std::vector<AgreementReference> references;
};

}  // namespace offerlog
