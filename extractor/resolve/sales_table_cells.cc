#include "sales_table_cells.h"

#include "facts_from.h"
#include "values/ascii.h"

namespace offerlog {

void SalesTableCells::read(std::uint32_t block, Heading heading, SalesRow& out) const {
  if (heading.column == Column::shares) {
    out.shares = count_in(block, heading.power);
    return;
  }
  if (heading.column == Column::day) {
    out.established = day_in(block);
    return;
  }
  if (heading.column == Column::price) out.average_price = amount_of(block, 0, false);
  const auto amount = amount_of(block, heading.power, heading.column == Column::commissions);
  if (!amount) return;
  if (heading.column == Column::size) out.capacity = amount;
  if (heading.column == Column::net_proceeds) out.net_proceeds = amount;
  if (heading.column == Column::gross_proceeds) out.gross_proceeds = amount;
  if (heading.column == Column::commissions) out.commissions = amount;
  if (heading.column == Column::remaining) out.remaining = amount;
}

// The number that the cell begins with; "1,204.5" below "Shares sold (in thousands)".
std::optional<CountFact> SalesTableCells::count_in(std::uint32_t block, int power) const {
  const std::string_view words = text(block);
  // A dash is none.
  if (words == "-" || words == "--")
    return CountFact{span(block), span(block), {}, Meaning::plain, 0, false};
  auto end = words.find_first_not_of(power == 0 ? "0123456789," : "0123456789,.");
  if (end == std::string_view::npos) end = words.size();
  if (end == 0) return std::nullopt;
  const auto digits_only = Decimal::parse(words.substr(0, end));
  const auto scaled = digits_only ? digits_only->scaled(power) : std::nullopt;
  const auto count = scaled ? scaled->to_integer() : std::nullopt;
  if (!count) return std::nullopt;
  const TextSpan digits{span(block).begin, span(block).begin + static_cast<std::uint32_t>(end)};
  return CountFact{digits, span(block), {}, Meaning::plain, *count, false};
}

// The amount of the cell, or its bare number: a column has "$" at its head alone. "(403)" is
// what was deducted.
std::optional<AmountFact> SalesTableCells::amount_of(std::uint32_t block, int power,
                                                     bool deducted) const {
  if (const auto amount = amount_in(span(block), power)) return amount;
  if (currency_.empty()) return std::nullopt;
  TextSpan digits = span(block);
  if (text(block).starts_with('(') && text(block).ends_with(')')) {
    if (!deducted) return std::nullopt;
    ++digits.begin;
    --digits.end;
  }
  const auto parsed = Decimal::parse(reading_.text(digits));
  const auto amount = parsed ? parsed->scaled(power) : std::nullopt;
  if (!amount) return std::nullopt;
  return AmountFact{digits, {}, Meaning::plain, *amount, currency_};
}

std::optional<AmountFact> SalesTableCells::amount_in(TextSpan where, int power) const {
  for (const AmountFact& a : facts_from(facts_.amounts, where.begin)) {
    if (!where.contains(a.text)) break;
    AmountFact found = a;
    const bool scaled = reading_.text(a.text).find("illion") != std::string_view::npos;
    if (const auto amount = a.amount.scaled(scaled ? 0 : power)) found.amount = *amount;
    return found;
  }
  return std::nullopt;
}

std::optional<DateFact> SalesTableCells::day_in(std::uint32_t block) const {
  std::optional<DateFact> last;
  for (const DateFact& d : facts_from(facts_.dates, span(block).begin)) {
    if (!span(block).contains(d.text)) break;
    if (d.date) last = d;
  }
  return last;
}

// Of the first amount that has its sign.
std::string SalesTableCells::currency_in(const Table& table) const {
  if (table.first_block == table.last_block) return {};
  const TextSpan all{span(table.first_block).begin, span(table.last_block - 1).end};
  const auto rest = facts_from(facts_.amounts, all.begin);
  return !rest.empty() && rest.front().text.begin < all.end ? rest.front().currency : std::string();
}

const PeriodFact* SalesTableCells::period_in(std::uint32_t block) const {
  for (const PeriodFact& p : facts_from(facts_.periods, span(block).begin)) {
    if (!span(block).contains(p.text)) return nullptr;
    if (p.first && p.last) return &p;
  }
  return nullptr;
}

}  // namespace offerlog
