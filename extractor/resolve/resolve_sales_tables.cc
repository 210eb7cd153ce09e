// A table is one of sales where a heading row says "Shares Sold" beside
// "Proceeds" or "Available". Its columns are matched by order, not by number:
// real tables give "$", "Shares" and padding cells of their own, so that a
// heading and its figures seldom share a column number. A row with one cell
// only tells more of the program above it ("Size: $21 billion").
//
// Or the periods head the columns, and each row is a figure:
//
//                          Three Months Ended      Six Months Ended
//                               June 30, 2025         June 30, 2025
//   Shares sold                       834,211             1,402,950
//   Net proceeds                     $  4,128              $  7,288
//
// where the years may stand below "Three Months Ended June 30,", and a unit, "(in thousands)",
// in the corner.
//
// Or each row is a period, by two columns of days:
//
//   Period           From           To              Shares Sold   Net Proceeds
//   Last week        May 5, 2025    May 11, 2025         84,211       $412,800
#include "resolve_sales_tables.h"

#include <algorithm>

#include "declared_units.h"
#include "facts_from.h"
#include "read_values.h"
#include "sentence_at.h"
#include "table_rows.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

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

struct Heading {
  Column column = Column::other;
  int power = 0;  // of ten: "(in millions)" is 6
};

// "(in millions)", "dollars in thousands", "$000s"
int power_in(const std::string& low) {
  if (low.find("million") != std::string::npos) return 6;
  const bool thousands =
      low.find("thousand") != std::string::npos || low.find("000s") != std::string::npos;
  return thousands ? 3 : 0;
}

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

class SalesTableResolver {
 public:
  SalesTableResolver(const Reading& reading, Facts& facts)
      : reading_(reading), facts_(facts), units_(find_declared_units(reading)) {}

  void resolve() {
    for (const Table& table : reading_.document.tables) {
      rows_ = rows_of(reading_.document, table);
      first_block_ = table.first_block;
      currency_ = currency_in(table);
      const auto heading = heading_row();
      if (!heading) {
        read_by_period(table);
        continue;
      }
      read_headings(*heading);
      add_column_as_of(*heading);
      read_period(table, *heading);
      lead_ = sentence_above(table);
      take_unit_of_lead();
      read_rows(*heading + 1);
    }
  }

 private:
  std::string_view text(std::uint32_t block) const {
    return reading_.text(reading_.document.blocks[block].text);
  }
  TextSpan span(std::uint32_t block) const { return reading_.document.blocks[block].text; }

  // Of the first amount that has its sign.
  std::string currency_in(const Table& table) const {
    if (table.first_block == table.last_block) return {};
    const TextSpan all{span(table.first_block).begin, span(table.last_block - 1).end};
    const auto rest = facts_from(facts_.amounts, all.begin);
    return !rest.empty() && rest.front().text.begin < all.end ? rest.front().currency
                                                              : std::string();
  }

  // Periods at the heads of the columns.
  void read_by_period(const Table& table) {
    constexpr std::size_t kMostPeriods = 6;
    std::vector<SalesRow> columns;
    bool shares = false;
    bool money = false;
    lead_ = sentence_above(table);
    int unit = unit_of_lead();
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const TableRow& row = rows_[r];
      if (columns.empty()) {
        if (const int own = power_in(lowered(text(row.front()))); own != 0) unit = own;
        columns = periods_in(row);
        if (columns.empty()) columns = periods_below(r);
        if (columns.size() > kMostPeriods) return;
        if (const int own = power_in(lowered(text(rows_[r].front()))); own != 0) unit = own;
        continue;
      }
      Heading figure = read_heading(text(row.front()));
      if (figure.column == Column::other || span(row.front()).size() > 80 ||
          is_of_no_program(row.front()))
        continue;
      if (figure.power == 0 && figure.column != Column::shares) figure.power = unit;
      shares = shares || figure.column == Column::shares;
      money = money || figure.column == Column::net_proceeds ||
              figure.column == Column::gross_proceeds || figure.column == Column::price;
      read_figures(row, figure, columns);
    }
    if (!shares || !money) return;
    for (SalesRow& column : columns) {
      if (column.shares && column.shares->count > 0) facts_.sales_rows.push_back(std::move(column));
    }
  }

  // A row of headings that are periods and nothing else, beside what the corner says.
  std::vector<SalesRow> periods_in(const TableRow& row) const {
    std::vector<SalesRow> columns;
    const bool corner = row.size() > 1 && period_in(row.first) == nullptr;
    for (std::uint32_t b = row.first + (corner ? 1 : 0); b < row.last; ++b) {
      const PeriodFact* period = period_in(b);
      if (period == nullptr) return {};
      columns.push_back(column_of(*period, b));
    }
    return columns;
  }

  // "Shares issued under the ESPP", "Number of shares repurchased".
  bool is_of_no_program(std::uint32_t label) const {
    constexpr std::string_view kElsewhere[] = {
        "repurchase", "espp",     " plan",     "warrant", "option",     "exercise",
        "forward",    "withheld", " vest",     "convert", "dividend",   "treasury",
        "redeem",     "services", "purchased", "merger",  "acquisition"};
    return contains_any(' ' + lowered(text(label)), kElsewhere);
  }

  SalesRow column_of(const PeriodFact& period, std::uint32_t block) const {
    SalesRow column;
    column.text = period.text;
    column.sentence = first_sentence_at(reading_, block);
    column.lead = lead_;
    column.period = period;
    return column;
  }

  // "Three Months Ended June 30," | "Six Months Ended June 30," above "2025" | "2024" | "2025" |
  // "2024": each year ends a period of the heading that it stands under. `r` is then the row
  // of the years.
  std::vector<SalesRow> periods_below(std::size_t& r) const {
    if (r + 1 >= rows_.size()) return {};
    const std::vector<std::uint32_t> heads = cells_of(rows_[r], [&](std::uint32_t b) {
      return lowered(text(b)).find(" ended") != std::string::npos && span(b).size() <= 60;
    });
    const std::vector<std::uint32_t> years = cells_of(rows_[r + 1], [&](std::uint32_t b) {
      const std::string_view words = text(b);
      return words.size() >= 4 && words.substr(words.size() - 4).starts_with("20") &&
             std::ranges::all_of(words.substr(words.size() - 4), is_digit);
    });
    if (heads.empty() || years.empty()) return {};
    std::vector<SalesRow> columns;
    for (std::size_t i = 0; i < years.size(); ++i) {
      const std::uint32_t head = head_over(heads, years, i);
      const auto period = ended_in(head, years[i]);
      if (!period) return {};
      columns.push_back(column_of(*period, years[i]));
      columns.back().above = span(head);
    }
    ++r;
    return columns;
  }

  // The cells of the row that fit, where all but the corner do.
  template <class Fits>
  static std::vector<std::uint32_t> cells_of(const TableRow& row, Fits fits) {
    std::vector<std::uint32_t> cells;
    for (std::uint32_t b = row.first; b < row.last; ++b) {
      if (fits(b)) {
        cells.push_back(b);
      } else if (b != row.first) {
        return {};
      }
    }
    return cells;
  }

  // Each has as many below it; where that cannot be, by the columns that it spans.
  std::uint32_t head_over(const std::vector<std::uint32_t>& heads,
                          const std::vector<std::uint32_t>& years, std::size_t i) const {
    const auto& blocks = reading_.document.blocks;
    if (years.size() % heads.size() == 0) return heads[i / (years.size() / heads.size())];
    std::uint32_t over = heads.front();
    for (std::uint32_t head : heads) {
      if (blocks[head].column <= blocks[years[i]].column) over = head;
    }
    return over;
  }

  // "Three Months Ended June 30," and "2025"; "Three Months Ended" and "June 30, 2025".
  std::optional<PeriodFact> ended_in(std::uint32_t head, std::uint32_t year) const {
    std::string words(text(head));
    if (words.ends_with(',')) words.pop_back();
    const auto at = lowered(words).find(" ended");
    const std::string day = words.substr(at + 6);
    std::string last = day.empty() ? std::string(text(year)) : day + ", " + std::string(text(year));
    last.erase(0, last.find_first_not_of(' '));
    const auto date = read_date(last);
    if (!date || !date->exists()) return std::nullopt;
    const auto first = first_of_period(words.substr(0, at), *date);
    if (!first) return std::nullopt;
    return PeriodFact{span(year), {}, first, date};
  }

  const PeriodFact* period_in(std::uint32_t block) const {
    for (const PeriodFact& p : facts_from(facts_.periods, span(block).begin)) {
      if (!span(block).contains(p.text)) return nullptr;
      if (p.first && p.last) return &p;
    }
    return nullptr;
  }

  // Cells of padding, of "$" alone and of a note's mark, "(1)", hold no figure; a dash, "$ -",
  // is one.
  void read_figures(const TableRow& row, Heading figure, std::vector<SalesRow>& columns) const {
    std::size_t next = 0;
    for (std::uint32_t b = row.first + 1; b < row.last && next < columns.size(); ++b) {
      const std::string_view words = text(b);
      const bool note = words.starts_with('(') && words.ends_with(')') && words.size() == 3;
      if (!note && (std::ranges::any_of(words, is_digit) || words.ends_with('-')))
        read_cell(b, figure, columns[next++]);
    }
  }

  // The row that has a column of shares and one of money.
  std::optional<std::size_t> heading_row() const {
    for (std::size_t r = 0; r < rows_.size() && r < 6; ++r) {
      bool shares = false;
      bool money = false;
      for (std::uint32_t b = rows_[r].first; b < rows_[r].last; ++b) {
        if (span(b).size() > 80) break;
        const Column column = read_heading(text(b)).column;
        shares = shares || column == Column::shares;
        money = money || column == Column::net_proceeds || column == Column::gross_proceeds ||
                column == Column::remaining;
      }
      if (shares && money) return r;
    }
    return std::nullopt;
  }

  void read_headings(std::size_t heading) {
    headings_.clear();
    const TableRow& names = rows_[heading];
    // The first heading names the programs, where the row has one for them; or the days on which
    // the periods begin, where these have no name.
    const Column first = read_heading(text(names.front())).column;
    const bool of_days = first == Column::first_day && heading + 1 < rows_.size() &&
                         names.size() == rows_[heading + 1].size();
    const bool first_names = first == Column::other || of_days;
    // A day above the headings came to stand among them in a table drawn with spaces.
    const bool day_among =
        heading + 1 < rows_.size() && names.size() > rows_[heading + 1].size() && first_names;
    for (std::uint32_t b = names.first + (first_names ? 1 : 0); b < names.last; ++b) {
      if (day_among && starts_with_any_case(text(b), "as of ")) continue;
      headings_.push_back(read_heading(text(b)));
    }
  }

  // "During Period …" | "As of July 27, 2025" above "Shares Sold" | "Net Proceeds": a column that
  // has no heading of its own (some converters lose one that stands beyond the first row's
  // columns) tells what is left on that day.
  void add_column_as_of(std::size_t heading) {
    const bool told = std::ranges::any_of(
        headings_, [](const Heading& h) { return h.column == Column::remaining; });
    if (told || heading == 0 || headings_.empty()) return;
    const std::uint32_t above = rows_[heading - 1].last - 1;
    const auto& blocks = reading_.document.blocks;
    const bool beyond = blocks[above].column > blocks[rows_[heading].last - 1].column;
    if (!beyond || !starts_with_any_case(text(above), "as of ")) return;
    headings_.push_back({Column::remaining, headings_.back().power});
  }

  static constexpr std::uint32_t kLinesAbove = 4;

  // What leads to the table, over the lines of its own that a converter left above it:
  // "During Period April 7, 2025 to April 13, 2025", "Security".
  std::uint32_t sentence_above(const Table& table) const {
    const std::uint32_t first = first_sentence_at(reading_, table.first_block);
    for (std::uint32_t s = first; s-- > 0 && first - s <= kLinesAbove + 1;) {
      const char last = reading_.text(reading_.sentence(s).text).back();
      if (last == '.' || last == ':') return s;
    }
    return first == 0 ? 0 : first - 1;
  }

  // "sales under our programs (dollars in millions):", where no heading says it.
  void take_unit_of_lead() {
    const bool told = std::any_of(headings_.begin(), headings_.end(), [](const Heading& h) {
      return h.power != 0 && h.column != Column::shares;
    });
    const int unit = told ? 0 : unit_of_lead();
    if (unit == 0) return;
    for (Heading& h : headings_) {
      if (h.column != Column::shares) h.power = unit;
    }
  }

  int unit_of_lead() const {
    if (lead_ >= reading_.mentions.sentences.size()) return 0;  // nothing is said at all
    if (const int power = unit_said_in(reading_.sentence(lead_).text); power != 0) return power;
    // "Activity was as follows (in millions):" has nothing that a rule would find.
    if (first_block_ > 0) {
      if (const int power = unit_said_in(span(first_block_ - 1)); power != 0) return power;
    }
    return units_[first_block_].power;  // that of the notes, which it keeps to
  }

  int unit_said_in(TextSpan words) const {
    const std::string low = lowered(reading_.text(words));
    for (std::string_view unit : {"in millions", "in thousands"}) {
      if (low.find(unit) != std::string::npos) return power_in(std::string(unit));
    }
    return 0;
  }

  // In the rows above the headings, else in the lines above the table.
  void read_period(const Table& table, std::size_t heading) {
    period_.reset();
    const std::uint32_t from = table.first_block - std::min(table.first_block, kLinesAbove);
    const TextSpan above{span(from).begin, span(rows_[heading].last - 1).end};
    for (const PeriodFact& p : facts_.periods) {
      if (above.contains(p.text) && p.first && p.last) period_ = p;
    }
  }

  void read_rows(std::size_t from) {
    bool open = false;
    std::size_t first = facts_.sales_rows.size();
    const TableRow* above = nullptr;  // the last row of figures
    for (std::size_t r = from; r < rows_.size(); ++r) {
      const TableRow& row = rows_[r];
      if (row.size() == 1) {
        if (open) read_detail(row.front());
        continue;
      }
      drop_unsold();
      const bool total = lowered(text(row.front())).find("total") != std::string::npos;
      open = !total && read_row(row);
      if (!total) {
        above = &row;
      } else if (above != nullptr) {
        facts_.sales_totals.push_back({read_total(row, *above), first, facts_.sales_rows.size()});
        first = facts_.sales_rows.size();
      }
    }
    drop_unsold();
  }

  // None sold under a program is told of one that has something left to sell, or of which a
  // row below told more.
  void drop_unsold() {
    if (facts_.sales_rows.empty()) return;
    const SalesRow& last = facts_.sales_rows.back();
    const bool unsold = last.shares && last.shares->count == 0;
    if (unsold && !last.remaining && !last.established && !last.capacity)
      facts_.sales_rows.pop_back();
  }

  // It may leave columns out: its figures stand below those that they total.
  SalesRow read_total(const TableRow& row, const TableRow& above) const {
    SalesRow out;
    out.text = span(row.front());
    const auto& blocks = reading_.document.blocks;
    for (std::uint32_t b = row.first + 1; b < row.last; ++b) {
      for (std::uint32_t a = above.first + 1; a < above.last; ++a) {
        const std::uint32_t column = a - above.first - 1;
        if (blocks[a].column == blocks[b].column && column < headings_.size())
          read_cell(b, headings_[column], out);
      }
    }
    return out;
  }

  // Whether it has figures.
  bool read_row(const TableRow& row) {
    SalesRow out = read_cells(row);
    if (!out.shares && !out.net_proceeds && !out.gross_proceeds && !out.remaining) return false;
    facts_.sales_rows.push_back(std::move(out));
    // "Common ATM / Size: $2.0 billion / Established: June 9, 2025" in the name's own cell.
    if (lowered(text(row.front())).find("size:") != std::string::npos) read_detail(row.front());
    return true;
  }

  SalesRow read_cells(const TableRow& row) const {
    SalesRow out;
    out.text = span(row.front());
    out.sentence = first_sentence_at(reading_, row.front());
    out.lead = lead_;
    out.period = period_;
    for (const PeriodFact& p : facts_.periods) {
      if (p.text == out.text) out.period = p;  // a row for each period
    }
    // "2018 ATM Program" | "Year ended December 31, 2019" | "4,712,208"
    for (std::uint32_t b = row.first + 1; b < row.last; ++b) {
      const PeriodFact* own = period_in(b);
      if (own != nullptr && own->text == span(b)) out.period = *own;
    }
    for (std::uint32_t b = row.first + 1; b < row.last && b - row.first - 1 < headings_.size();
         ++b) {
      read_cell(b, headings_[b - row.first - 1], out);
    }
    read_days(row, out);
    return out;
  }

  // "Last week" | "May 5, 2025" | "May 11, 2025"; or the two days alone.
  void read_days(const TableRow& row, SalesRow& out) const {
    std::optional<DateFact> first = day_in(row.front());
    std::optional<DateFact> last;
    for (std::uint32_t b = row.first + 1; b < row.last && b - row.first - 1 < headings_.size();
         ++b) {
      const Column column = headings_[b - row.first - 1].column;
      if (column == Column::first_day) first = day_in(b);
      if (column == Column::last_day) last = day_in(b);
    }
    if (!first || !last || *last->date < *first->date) return;
    out.period = PeriodFact{{first->text.begin, last->text.end}, {}, first->date, last->date};
    out.by_days = true;
  }

  void read_cell(std::uint32_t block, Heading heading, SalesRow& out) const {
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
  std::optional<CountFact> count_in(std::uint32_t block, int power = 0) const {
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
  std::optional<AmountFact> amount_of(std::uint32_t block, int power, bool deducted) const {
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

  std::optional<AmountFact> amount_in(TextSpan where, int power) const {
    for (const AmountFact& a : facts_from(facts_.amounts, where.begin)) {
      if (!where.contains(a.text)) break;
      AmountFact found = a;
      const bool scaled = reading_.text(a.text).find("illion") != std::string_view::npos;
      if (const auto amount = a.amount.scaled(scaled ? 0 : power)) found.amount = *amount;
      return found;
    }
    return std::nullopt;
  }

  std::optional<DateFact> day_in(std::uint32_t block) const {
    std::optional<DateFact> last;
    for (const DateFact& d : facts_from(facts_.dates, span(block).begin)) {
      if (!span(block).contains(d.text)) break;
      if (d.date) last = d;
    }
    return last;
  }

  // "Established November 12, 2024; size $2,500 million"
  void read_detail(std::uint32_t block) {
    if (facts_.sales_rows.empty()) return;
    SalesRow& row = facts_.sales_rows.back();
    const TextSpan where = span(block);
    const std::string low = lowered(text(block));
    if (low.find("establish") != std::string::npos) {
      if (const auto day = day_in(block)) row.established = day;
    }
    const bool sized = low.find("size") != std::string::npos || low.starts_with("$");
    for (const AmountFact& a : facts_.amounts) {
      if (sized && !row.capacity && where.contains(a.text) && a.meaning != Meaning::excluded)
        row.capacity = a;
    }
  }

  const Reading& reading_;
  Facts& facts_;
  std::vector<DeclaredUnit> units_;  // by block
  std::uint32_t first_block_ = 0;    // of the table
  std::string currency_;             // its own; empty where it has no sign of one
  std::vector<TableRow> rows_;
  std::vector<Heading> headings_;
  std::optional<PeriodFact> period_;
  std::uint32_t lead_ = 0;
};

}  // namespace

void resolve_sales_tables(const Reading& reading, Facts& facts) {
  SalesTableResolver(reading, facts).resolve();
}

}  // namespace offerlog
