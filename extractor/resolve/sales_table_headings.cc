#include "sales_table_headings.h"

#include "values/ascii.h"

namespace offerlog {
namespace {

struct ColumnWord {
  std::string_view word;  // lower case
  Column column;
};
// The first word that the heading contains decides.
constexpr ColumnWord kColumns[] = {
    {"average price", Column::price},
    {"average sales price", Column::price},
    {"net proceeds", Column::net_proceeds},
    {"gross proceeds", Column::gross_proceeds},
    {"available", Column::remaining},
    {"remaining", Column::remaining},
    {"shares sold", Column::shares},
    {"securities sold", Column::shares},
    {"shares issued", Column::shares},
    {"number of shares", Column::shares},
    {"common stock sold", Column::shares},
    {"common stock issued", Column::shares},
    {"program size", Column::size},
    {"aggregate offering", Column::size},
    {"maximum", Column::size},
    {"agreement date", Column::day},
    {"date of agreement", Column::day},
    {"established", Column::day},
    {"commissions and expenses", Column::other},
    {"commissions and offering", Column::other},
    {"commission", Column::commissions},
    {"agents' fees", Column::commissions},
    {"agent fees", Column::commissions},
    {"agent's fees", Column::commissions},
};

// These head a column alone; within other headings they mean nothing.
constexpr ColumnWord kWholeHeadings[] = {
    {"shares", Column::shares},
    {"adss", Column::shares},
    {"from", Column::first_day},
    {"start date", Column::first_day},
    {"period start", Column::first_day},
    {"period beginning", Column::first_day},
    {"to", Column::last_day},
    {"through", Column::last_day},
    {"end date", Column::last_day},
    {"period end", Column::last_day},
    {"period ending", Column::last_day},
};

}  // namespace

int power_in(const std::string& low) {
  if (low.find("million") != std::string::npos) return 6;
  const bool thousands =
      low.find("thousand") != std::string::npos || low.find("000s") != std::string::npos;
  return thousands ? 3 : 0;
}

Heading read_heading(std::string_view text) {
  const std::string low = lowered(text);
  Heading heading;
  for (const ColumnWord& c : kWholeHeadings) {
    if (low == c.word) heading.column = c.column;
  }
  for (const ColumnWord& c : kColumns) {
    if (low.find(c.word) == std::string::npos) continue;
    heading.column = c.column;
    break;
  }
  heading.power = power_in(low);
  return heading;
}

}  // namespace offerlog
