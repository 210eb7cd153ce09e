// The figures in the cells of a table of sales.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "find/reading.h"
#include "offerlog/facts.h"
#include "sales_table_headings.h"

namespace offerlog {

// Of one table.
class SalesTableCells {
 public:
  SalesTableCells(const Reading& reading, const Facts& facts, const Table& table)
      : reading_(reading), facts_(facts), currency_(currency_in(table)) {}

  TextSpan span(std::uint32_t block) const { return reading_.document.blocks[block].text; }
  std::string_view text(std::uint32_t block) const { return reading_.text(span(block)); }

  // Puts what the cell says below its heading into the row.
  void read(std::uint32_t block, Heading heading, SalesRow& out) const;
  // The last day in the cell.
  std::optional<DateFact> day_in(std::uint32_t block) const;
  // Of a cell that tells of nothing before it.
  const PeriodFact* period_in(std::uint32_t block) const;

 private:
  std::string currency_in(const Table& table) const;
  std::optional<CountFact> count_in(std::uint32_t block, int power) const;
  std::optional<AmountFact> amount_of(std::uint32_t block, int power, bool deducted) const;
  std::optional<AmountFact> amount_in(TextSpan where, int power) const;

  const Reading& reading_;
  const Facts& facts_;
  std::string currency_;  // its own; empty where it has no sign of one
};

}  // namespace offerlog
