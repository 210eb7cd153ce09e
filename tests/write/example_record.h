// A document and a record of it, small enough to read beside the expected JSON.
//
//   source  **Acme** sold 100 shares for \$1,234.50
//   text    Acme sold 100 shares for $1,234.50
#pragma once

#include "offerlog/document.h"
#include "offerlog/record.h"

namespace offerlog {

inline Document example_document() {
  Document document;
  document.uri = "acme.md";
  document.sha256 = std::string(64, 'a');
  document.bytes = 40;
  document.format = Format::markdown;
  document.text = "Acme sold 100 shares for $1,234.50";
  document.runs = {{0, {2, 6}, true}, {4, {8, 29}, true}, {25, {30, 39}, true}};
  document.blocks = {{.text = {0, 34}}};
  document.parts.resize(1);
  document.parts[0].format = Format::markdown;
  document.parts[0].text = {0, 34};
  return document;
}

inline Record example_record() {
  Record record;
  record.filing.registration_numbers = {{.value = "333-123456", .evidence = {}}};
  record.issuer.name = {.value = "Acme", .evidence = {{{0, 4}, "name.issuer"}}};
  Offering offering;
  offering.key = "k";
  offering.type.value = OfferingType::at_the_market;
  offering.securities = {{.value = Security::common_stock, .evidence = {{{14, 20}, "security"}}}};
  offering.agents = {{.name = {.value = "A & Co.", .evidence = {}}, .role = {}},
                     {.name = {.value = "B", .evidence = {}},
                      .role = {.value = AgentRole::sales_agent, .evidence = {}}}};
  offering.currency.value = "USD";
  offering.commission_rate.value = Decimal::parse("0.00001");
  offering.status = Status::active;
  record.offerings = {offering};
  Change change;
  change.offering = {0};
  change.type = {.value = ChangeType::sales_reported, .evidence = {{{5, 9}, "sales.sold"}}};
  change.timing.value = Timing::current;
  change.as_of.value = Date{2022, 10, 20};
  change.shares = {.value = 100, .evidence = {{{10, 13}, "count"}}};
  change.gross_proceeds = {.value = Decimal::parse("1,234.50"),
                           .evidence = {{{25, 34}, "money.usd"}, {{10, 34}, "sum"}}};
  record.changes = {change};
  return record;
}

}  // namespace offerlog
