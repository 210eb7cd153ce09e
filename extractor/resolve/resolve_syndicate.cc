// The table by which a prospectus says how many of the securities each underwriter
// takes (Regulation S-K Item 508(a)):
//
//   Underwriter                        Number of Shares
//   Harrow & Finch Securities LLC             3,150,000
//   Total                                     7,500,000
#include "resolve_syndicate.h"

#include <algorithm>
#include <string>

#include "split_names.h"
#include "table_rows.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// How far above a table headed "Name" its underwriters are spoken of, in blocks.
constexpr std::uint32_t kLead = 4;
// Such headings are short; longer cells are text.
constexpr std::uint32_t kLongestHeading = 60;

class SyndicateResolver {
 public:
  SyndicateResolver(const Reading& reading, Facts& facts) : reading_(reading), facts_(facts) {}

  void resolve() {
    for (const Table& table : reading_.document.tables) {
      const std::vector<TableRow> rows = rows_of(reading_.document, table);
      const auto heading = std::find_if(
          rows.begin(), rows.end(), [&](const TableRow& row) { return is_heading(table, row); });
      if (heading == rows.end()) continue;
      for (auto row = heading + 1; row != rows.end(); ++row) read_row(*row);
    }
    std::stable_sort(
        facts_.parties.begin(), facts_.parties.end(),
        [](const PartyFact& a, const PartyFact& b) { return a.text.begin < b.text.begin; });
  }

 private:
  std::string_view text(std::uint32_t block) const {
    return reading_.text(reading_.document.blocks[block].text);
  }

  // "Underwriter", or "Name" under words about the underwriters, beside "Number of
  // Shares" or "Principal Amount of Notes".
  bool is_heading(const Table& table, const TableRow& row) const {
    if (row.size() < 2 || text(row.front()).size() > kLongestHeading) return false;
    const std::string first = lowered(text(row.front()));
    const bool named = first.find("underwriter") != std::string::npos ||
                       first.find("initial purchaser") != std::string::npos ||
                       (first.starts_with("name") && follows_underwriters(table));
    if (!named) return false;
    for (std::uint32_t b = row.first + 1; b < row.last; ++b) {
      const std::string low = lowered(text(b));
      if (low.find("number of") != std::string::npos || low.find("principal amount") != low.npos)
        return true;
    }
    return false;
  }

  bool follows_underwriters(const Table& table) const {
    const std::uint32_t from = table.first_block - std::min(table.first_block, kLead);
    for (std::uint32_t b = from; b < table.first_block; ++b) {
      if (lowered(text(b)).find("underwriter") != std::string::npos) return true;
    }
    return false;
  }

  void read_row(const TableRow& row) {
    if (row.size() < 2) return;
    const TextSpan name = without_dots(reading_.document.blocks[row.front()].text);
    if (!is_firm_name(reading_.text(name))) return;
    const bool counted =
        text(row.first + 1).find_first_of("0123456789") != std::string_view::npos ||
        text(row.last - 1).find_first_of("0123456789") != std::string_view::npos;
    if (!counted) return;
    facts_.parties.push_back({name,
                              {},
                              first_sentence_at(reading_, row.front()),
                              std::string(reading_.text(name)),
                              AgentRole::underwriter,
                              std::nullopt});
  }

  // "Harrow & Finch Securities LLC ........": the leaders are no part of the name.
  TextSpan without_dots(TextSpan cell) const {
    const std::string_view words = reading_.text(cell);
    const auto dots = words.find(" ..");
    const auto end = dots == words.npos ? words.size() : dots;
    return {cell.begin, cell.begin + static_cast<std::uint32_t>(end)};
  }

  const Reading& reading_;
  Facts& facts_;
};

}  // namespace

void resolve_syndicate(const Reading& reading, Facts& facts) {
  SyndicateResolver(reading, facts).resolve();
}

}  // namespace offerlog
