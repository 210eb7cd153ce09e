// What the heading of a column of sales says, or the label of a row of them.
#pragma once

#include <string>
#include <string_view>

namespace offerlog {

enum class Column {
  other,
  shares,
  net_proceeds,
  gross_proceeds,
  commissions,
  remaining,
  price,
  size,
  day,
  first_day,
  last_day
};

struct Heading {
  Column column = Column::other;
  int power = 0;  // of ten: "(in millions)" is 6
};

// "(in millions)", "dollars in thousands", "$000s": the power of ten, 0 without one.
int power_in(const std::string& low);

Heading read_heading(std::string_view text);

}  // namespace offerlog
