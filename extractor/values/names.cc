#include "offerlog/names.h"

// Switches and not tables, so that the compiler (-Wswitch) asks for the name of
// a value that is added. clang-format would give each value two lines.
// clang-format off

namespace offerlog {

std::string_view name_of(FilingKind value) {
  switch (value) {
    using enum FilingKind;
    case prospectus: return "prospectus";
    case prospectus_supplement: return "prospectus_supplement";
    case free_writing_prospectus: return "free_writing_prospectus";
    case registration_statement: return "registration_statement";
    case current_report: return "current_report";
    case periodic_report: return "periodic_report";
    case press_release: return "press_release";
    case agreement: return "agreement";
    case notice: return "notice";
    case other: return "other";
  }
  return {};
}

std::string_view name_of(OfferingType value) {
  switch (value) {
    using enum OfferingType;
    case at_the_market: return "at_the_market";
    case equity_line: return "equity_line";
    case firm_commitment: return "firm_commitment";
    case best_efforts: return "best_efforts";
    case registered_direct: return "registered_direct";
    case private_placement: return "private_placement";
    case resale: return "resale";
    case rights: return "rights";
    case ipo: return "ipo";
    case exchange_offer: return "exchange_offer";
    case dividend_reinvestment: return "dividend_reinvestment";
    case debt: return "debt";
    case shelf: return "shelf";
    case other: return "other";
  }
  return {};
}

std::string_view name_of(Security value) {
  switch (value) {
    using enum Security;
    case common_stock: return "common_stock";
    case ordinary_shares: return "ordinary_shares";
    case american_depositary_shares: return "american_depositary_shares";
    case preferred_stock: return "preferred_stock";
    case depositary_shares: return "depositary_shares";
    case warrants: return "warrants";
    case pre_funded_warrants: return "pre_funded_warrants";
    case units: return "units";
    case rights: return "rights";
    case notes: return "notes";
    case other: return "other";
  }
  return {};
}

std::string_view name_of(AgentRole value) {
  switch (value) {
    using enum AgentRole;
    case sales_agent: return "sales_agent";
    case underwriter: return "underwriter";
    case placement_agent: return "placement_agent";
    case purchaser: return "purchaser";
    case forward_seller: return "forward_seller";
    case other: return "other";
  }
  return {};
}

std::string_view name_of(Status value) {
  switch (value) {
    using enum Status;
    case pending: return "pending";
    case active: return "active";
    case suspended: return "suspended";
    case terminated: return "terminated";
    case completed: return "completed";
    case withdrawn: return "withdrawn";
  }
  return {};
}

std::string_view name_of(ChangeType value) {
  switch (value) {
    using enum ChangeType;
    case established: return "established";
    case priced: return "priced";
    case increased: return "increased";
    case decreased: return "decreased";
    case amended: return "amended";
    case suspended: return "suspended";
    case resumed: return "resumed";
    case terminated: return "terminated";
    case completed: return "completed";
    case option_exercised: return "option_exercised";
    case withdrawn: return "withdrawn";
    case sales_reported: return "sales_reported";
    case registered: return "registered";
    case effective: return "effective";
    case deregistered: return "deregistered";
  }
  return {};
}

std::string_view name_of(Scope value) {
  switch (value) {
    using enum Scope;
    case agreement: return "agreement";
    case program: return "program";
    case prospectus: return "prospectus";
  }
  return {};
}

std::string_view name_of(Timing value) {
  switch (value) {
    using enum Timing;
    case current: return "current";
    case historical: return "historical";
    case prospective: return "prospective";
  }
  return {};
}

std::string_view name_of(DateBasis value) {
  switch (value) {
    using enum DateBasis;
    case stated: return "stated";
    case document: return "document";
  }
  return {};
}

std::string_view name_of(RemainingBasis value) {
  switch (value) {
    using enum RemainingBasis;
    case stated: return "stated";
    case derived: return "derived";
  }
  return {};
}

std::string_view name_of(CheckResult value) {
  switch (value) {
    using enum CheckResult;
    case passed: return "passed";
    case failed: return "failed";
    case not_applicable: return "not_applicable";
  }
  return {};
}

std::string_view name_of(Severity value) {
  switch (value) {
    using enum Severity;
    case info: return "info";
    case warning: return "warning";
    case error: return "error";
  }
  return {};
}

std::string_view name_of(Format value) {
  switch (value) {
    using enum Format;
    case text: return "text";
    case markdown: return "markdown";
    case html: return "html";
    case submission: return "submission";
  }
  return {};
}

std::string_view name_of(BlockKind value) {
  switch (value) {
    using enum BlockKind;
    case heading: return "heading";
    case paragraph: return "paragraph";
    case list_item: return "list_item";
    case table_cell: return "table_cell";
    case preformatted: return "preformatted";
  }
  return {};
}

std::string_view name_of(Meaning value) {
  switch (value) {
    using enum Meaning;
    case excluded: return "excluded";
    case change_from: return "change_from";
    case change_to: return "change_to";
    case average_price: return "average_price";
    case remaining: return "remaining";
    case net_proceeds: return "net_proceeds";
    case gross_proceeds: return "gross_proceeds";
    case principal: return "principal";
    case commission: return "commission";
    case additional: return "additional";
    case exercised: return "exercised";
    case option: return "option";
    case capacity: return "capacity";
    case price: return "price";
    case proceeds: return "proceeds";
    case plain: return "plain";
  }
  return {};
}

std::string_view name_of(AgreementFamily value) {
  switch (value) {
    using enum AgreementFamily;
    case sales: return "sales";
    case equity_line: return "equity_line";
    case underwriting: return "underwriting";
    case purchase: return "purchase";
    case placement_agency: return "placement_agency";
    case registration_rights: return "registration_rights";
    case other: return "other";
  }
  return {};
}

}  // namespace offerlog
