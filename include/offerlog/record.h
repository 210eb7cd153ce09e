// The record: what one filing says of offerings. docs/record.md defines every
// field; this header only gives each its type.
//
//   for (const Change& c : x.record.changes)
//     if (c.type.value == ChangeType::suspended) alert(c);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "offerlog/date.h"
#include "offerlog/decimal.h"
#include "offerlog/span.h"

namespace offerlog {

// A place a value was read from, and the rule that read it ("money.usd"). A
// submission's header is not part of the text: evidence from it has the source
// bytes and their words instead.
struct Evidence {
  TextSpan text;
  std::string rule;
  std::optional<SourceSpan> header = std::nullopt;
  std::string header_words = {};
};

// A value with the places it was read from. A value that was computed has no
// evidence; an absent one is one the filing does not state.
template <class T>
struct Sourced {
  std::optional<T> value;
  std::vector<Evidence> evidence;

  explicit operator bool() const { return value.has_value(); }
  const T& operator*() const { return *value; }
  const T* operator->() const { return &*value; }
};

enum class FilingKind {
  prospectus,
  prospectus_supplement,
  free_writing_prospectus,
  registration_statement,
  current_report,
  periodic_report,
  press_release,
  agreement,
  notice,
  other,
};

enum class OfferingType {
  at_the_market,
  equity_line,
  firm_commitment,
  best_efforts,
  registered_direct,
  private_placement,
  resale,
  rights,
  ipo,
  exchange_offer,
  dividend_reinvestment,
  debt,
  shelf,
  other,
};

enum class Security {
  common_stock,
  ordinary_shares,
  american_depositary_shares,
  preferred_stock,
  depositary_shares,
  warrants,
  pre_funded_warrants,
  units,
  rights,
  notes,
  other,
};

enum class AgentRole {
  sales_agent,
  underwriter,
  placement_agent,
  purchaser,
  forward_seller,
  other,
};

enum class Status { pending, active, suspended, terminated, completed, withdrawn };

enum class ChangeType {
  established,
  priced,
  increased,
  decreased,
  amended,
  suspended,
  resumed,
  terminated,
  completed,
  option_exercised,
  withdrawn,
  sales_reported,
  registered,
  effective,
  deregistered,
};

enum class Scope { agreement, program, prospectus };
enum class Timing { current, historical, prospective };
enum class DateBasis { stated, document };
enum class RemainingBasis { stated, derived };
enum class CheckResult { passed, failed, not_applicable };

// An earlier document that this one supplements or amends, or must be read with.
struct AmendedDocument {
  Sourced<FilingKind> kind;
  Sourced<Date> dated;
};

struct Filing {
  Sourced<std::string> accession_number;  // "0001234567-25-000123"
  Sourced<std::string> cik;               // ten digits
  Sourced<std::string> form_type;         // EDGAR's form type: "424B5", "8-K"
  Sourced<Date> filed_on;
  Sourced<FilingKind> kind;
  Sourced<std::string> title;
  Sourced<std::int64_t> number;  // the N of "Supplement No. N"
  Sourced<Date> dated;
  std::vector<AmendedDocument> amends;
  std::vector<Sourced<std::string>> registration_numbers;  // "333-NNNNNN"
};

struct Issuer {
  Sourced<std::string> name;
  Sourced<std::string> ticker;
  Sourced<std::string> exchange;  // the market, not its tier
};

struct Agreement {
  Sourced<std::string> title;
  Sourced<Date> dated;
  Sourced<bool> in_force;
};

struct Agent {
  Sourced<std::string> name;
  Sourced<AgentRole> role;
};

// Money is in major units of `currency`, shares are counts, rates are
// fractions (0.03 is 3.0%).
struct Offering {
  std::string key;  // the same for the same offering in every filing
  OfferingId replaces;
  Sourced<OfferingType> type;
  std::vector<Sourced<Security>> securities;
  Agreement agreement;
  std::vector<Agent> agents;
  Sourced<std::string> currency;  // ISO 4217
  Sourced<Decimal> max_amount;
  Sourced<std::int64_t> max_shares;
  Sourced<std::int64_t> shares_offered;
  Sourced<Decimal> price;
  Sourced<Decimal> gross_proceeds;
  Sourced<Decimal> net_proceeds;
  Sourced<std::int64_t> option_shares;
  Sourced<Decimal> principal_amount;
  Sourced<Decimal> commission_rate;
  Sourced<Decimal> remaining_amount;
  Sourced<std::int64_t> remaining_shares;
  std::optional<RemainingBasis> remaining_basis;
  std::optional<Status> status;
};

// One event in the life of one offering. `as_of` takes the place of `date` for
// sales_reported. Absent members do not apply to the type.
struct Change {
  OfferingId offering;
  Sourced<ChangeType> type;
  Sourced<Scope> scope;
  Sourced<Timing> timing;
  Sourced<Date> date;
  std::optional<DateBasis> date_basis;
  Sourced<Date> as_of;
  Sourced<Date> period_start;
  Sourced<std::string> condition;
  Sourced<Decimal> from_amount;
  Sourced<Decimal> to_amount;
  Sourced<std::int64_t> from_shares;
  Sourced<std::int64_t> to_shares;
  Sourced<std::int64_t> shares;
  Sourced<Decimal> gross_proceeds;
  Sourced<Decimal> net_proceeds;
  Sourced<Decimal> average_price;
  Sourced<Decimal> commissions;
  // Told of several offerings together, of which each has this change: the sums of none.
  bool of_several = false;
  // Of a `sales_reported`: sold under an earlier prospectus, none of this one's capacity.
  bool under_earlier_prospectus = false;
  // Of a `sales_reported`: sold since a day that is told, and so not all; see `period_start`.
  bool in_part = false;
};

struct Check {
  using Term = std::variant<Decimal, Date>;
  std::string name;
  CheckResult result = CheckResult::not_applicable;
  std::vector<std::pair<std::string, Term>> terms;
};

struct Record {
  Filing filing;
  Issuer issuer;
  std::vector<Offering> offerings;
  std::vector<Change> changes;
  std::vector<Check> checks;
};

}  // namespace offerlog
