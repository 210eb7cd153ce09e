#include "sales_by_period.h"

#include <algorithm>
#include <string>
#include <utility>

#include "read_values.h"
#include "sentence_at.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class SalesByPeriod {
 public:
  SalesByPeriod(const Reading& reading, const SalesTableCells& cells,
                const std::vector<TableRow>& rows, std::uint32_t lead)
      : reading_(reading), cells_(cells), rows_(rows), lead_(lead) {}

  // None, if no periods head its columns.
  std::vector<SalesRow> read(int unit) const {
    constexpr std::size_t kMostPeriods = 6;
    std::vector<SalesRow> columns;
    bool shares = false;
    bool money = false;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const TableRow& row = rows_[r];
      if (columns.empty()) {
        if (const int own = power_in(lowered(cells_.text(row.front()))); own != 0) unit = own;
        columns = periods_in(row);
        if (columns.empty()) columns = periods_below(r);
        if (columns.size() > kMostPeriods) return {};
        if (const int own = power_in(lowered(cells_.text(rows_[r].front()))); own != 0) unit = own;
        continue;
      }
      Heading figure = read_heading(cells_.text(row.front()));
      if (figure.column == Column::other || cells_.span(row.front()).size() > 80 ||
          is_of_no_program(row.front()))
        continue;
      if (figure.power == 0 && figure.column != Column::shares) figure.power = unit;
      shares = shares || figure.column == Column::shares;
      money = money || figure.column == Column::net_proceeds ||
              figure.column == Column::gross_proceeds || figure.column == Column::price;
      read_figures(row, figure, columns);
    }
    if (!shares || !money) return {};
    std::erase_if(columns, [](const SalesRow& c) { return !c.shares || c.shares->count == 0; });
    return columns;
  }

 private:
  // A row of headings that are periods and nothing else, beside what the corner says.
  std::vector<SalesRow> periods_in(const TableRow& row) const {
    std::vector<SalesRow> columns;
    const bool corner = row.size() > 1 && cells_.period_in(row.first) == nullptr;
    for (std::uint32_t b = row.first + (corner ? 1 : 0); b < row.last; ++b) {
      const PeriodFact* period = cells_.period_in(b);
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
    return contains_any(' ' + lowered(cells_.text(label)), kElsewhere);
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
      return lowered(cells_.text(b)).find(" ended") != std::string::npos &&
             cells_.span(b).size() <= 60;
    });
    const std::vector<std::uint32_t> years = cells_of(rows_[r + 1], [&](std::uint32_t b) {
      const std::string_view words = cells_.text(b);
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
      columns.back().above = cells_.span(head);
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
    std::string words(cells_.text(head));
    if (words.ends_with(',')) words.pop_back();
    const auto at = lowered(words).find(" ended");
    const std::string day = words.substr(at + 6);
    std::string last =
        day.empty() ? std::string(cells_.text(year)) : day + ", " + std::string(cells_.text(year));
    last.erase(0, last.find_first_not_of(' '));
    const auto date = read_date(last);
    if (!date || !date->exists()) return std::nullopt;
    const auto first = first_of_period(words.substr(0, at), *date);
    if (!first) return std::nullopt;
    return PeriodFact{cells_.span(year), {}, first, date};
  }

  // Cells of padding, of "$" alone and of a note's mark, "(1)", hold no figure; a dash, "$ -",
  // is one.
  void read_figures(const TableRow& row, Heading figure, std::vector<SalesRow>& columns) const {
    std::size_t next = 0;
    for (std::uint32_t b = row.first + 1; b < row.last && next < columns.size(); ++b) {
      const std::string_view words = cells_.text(b);
      const bool note = words.starts_with('(') && words.ends_with(')') && words.size() == 3;
      if (!note && (std::ranges::any_of(words, is_digit) || words.ends_with('-')))
        cells_.read(b, figure, columns[next++]);
    }
  }

  const Reading& reading_;
  const SalesTableCells& cells_;
  const std::vector<TableRow>& rows_;
  std::uint32_t lead_;
};

}  // namespace

std::vector<SalesRow> read_sales_by_period(const Reading& reading, const SalesTableCells& cells,
                                           const std::vector<TableRow>& rows, int unit,
                                           std::uint32_t lead) {
  return SalesByPeriod(reading, cells, rows, lead).read(unit);
}

}  // namespace offerlog
