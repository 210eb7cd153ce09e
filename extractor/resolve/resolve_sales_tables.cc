// A table is one of sales where a heading row says "Shares Sold" beside
// "Proceeds" or "Available". Its columns are matched by order, not by number:
// real tables give "$", "Shares" and padding cells of their own, so that a
// heading and its figures seldom share a column number. A row with one cell
// only tells more of the program above it ("Size: $21 billion").
//
// Or the periods head the columns, and each row is a figure (sales_by_period.h).
//
// Or each row is a period, by two columns of days:
//
//   Period           From           To              Shares Sold   Net Proceeds
//   Last week        May 5, 2025    May 11, 2025         84,211       $412,800
#include "resolve_sales_tables.h"

#include <algorithm>

#include "declared_units.h"
#include "facts_from.h"
#include "sales_by_period.h"
#include "sales_table_cells.h"
#include "sentence_at.h"
#include "table_rows.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class SalesTableResolver {
 public:
  SalesTableResolver(const Reading& reading, Facts& facts)
      : reading_(reading), facts_(facts), units_(find_declared_units(reading)) {}

  void resolve() {
    for (const Table& table : reading_.document.tables) {
      rows_ = rows_of(reading_.document, table);
      first_block_ = table.first_block;
      cells_.emplace(reading_, facts_, table);
      lead_ = sentence_above(table);
      const auto heading = heading_row();
      if (!heading) {
        for (SalesRow& row : read_sales_by_period(reading_, *cells_, rows_, unit_of_lead(), lead_))
          facts_.sales_rows.push_back(std::move(row));
        continue;
      }
      read_headings(*heading);
      add_column_as_of(*heading);
      read_period(table, *heading);
      take_unit_of_lead();
      read_rows(*heading + 1);
    }
  }

 private:
  std::string_view text(std::uint32_t block) const {
    return reading_.text(reading_.document.blocks[block].text);
  }
  TextSpan span(std::uint32_t block) const { return reading_.document.blocks[block].text; }

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
    for (const PeriodFact& p : facts_from(facts_.periods, above.begin)) {
      if (p.text.begin >= above.end) break;
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
          cells_->read(b, headings_[column], out);
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
    for (const PeriodFact& p : facts_from(facts_.periods, out.text.begin)) {
      if (p.text.begin > out.text.begin) break;
      if (p.text == out.text) out.period = p;  // a row for each period
    }
    // "2018 ATM Program" | "Year ended December 31, 2019" | "4,712,208"
    for (std::uint32_t b = row.first + 1; b < row.last; ++b) {
      const PeriodFact* own = cells_->period_in(b);
      if (own != nullptr && own->text == span(b)) out.period = *own;
    }
    for (std::uint32_t b = row.first + 1; b < row.last && b - row.first - 1 < headings_.size();
         ++b) {
      cells_->read(b, headings_[b - row.first - 1], out);
    }
    read_days(row, out);
    return out;
  }

  // "Last week" | "May 5, 2025" | "May 11, 2025"; or the two days alone.
  void read_days(const TableRow& row, SalesRow& out) const {
    std::optional<DateFact> first = cells_->day_in(row.front());
    std::optional<DateFact> last;
    for (std::uint32_t b = row.first + 1; b < row.last && b - row.first - 1 < headings_.size();
         ++b) {
      const Column column = headings_[b - row.first - 1].column;
      if (column == Column::first_day) first = cells_->day_in(b);
      if (column == Column::last_day) last = cells_->day_in(b);
    }
    if (!first || !last || *last->date < *first->date) return;
    out.period = PeriodFact{{first->text.begin, last->text.end}, {}, first->date, last->date};
    out.by_days = true;
  }

  // "Established November 12, 2024; size $2,500 million"
  void read_detail(std::uint32_t block) {
    if (facts_.sales_rows.empty()) return;
    SalesRow& row = facts_.sales_rows.back();
    const TextSpan where = span(block);
    const std::string low = lowered(text(block));
    if (low.find("establish") != std::string::npos) {
      if (const auto day = cells_->day_in(block)) row.established = day;
    }
    const bool sized = low.find("size") != std::string::npos || low.starts_with("$");
    for (const AmountFact& a : facts_from(facts_.amounts, where.begin)) {
      if (a.text.begin >= where.end) break;
      if (sized && !row.capacity && where.contains(a.text) && a.meaning != Meaning::excluded)
        row.capacity = a;
    }
  }

  const Reading& reading_;
  Facts& facts_;
  std::vector<DeclaredUnit> units_;  // by block
  std::uint32_t first_block_ = 0;    // of the table
  std::optional<SalesTableCells> cells_;
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
