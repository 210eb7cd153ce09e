// The table by which a prospectus says how many of the securities each underwriter
// takes (Regulation S-K Item 508(a)):
//
//   Underwriter                        Number of Shares
//   Harrow & Finch Securities LLC             3,150,000
//   Total                                     7,500,000
//
// Some converters leave no lines: "Underwriter Number of Shares Harrow & Finch Securities
// LLC 3,150,000 Calder Brook, Inc. 4,350,000 Total 7,500,000", or a line for each cell.
#include "resolve_syndicate.h"

#include <algorithm>
#include <string>

#include "sentence_at.h"
#include "split_names.h"
#include "table_rows.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// How far above a table headed "Name" its underwriters are spoken of, in blocks.
constexpr std::uint32_t kLead = 4;
// Such headings are short; longer cells are text.
constexpr std::uint32_t kLongestHeading = 60;
constexpr std::size_t kLongestName = 90;

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
    read_runs();
    read_lines();
    read_blanks();
    read_term_sheet();
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
    if (text(row.front()).size() > kLongestHeading) return false;
    const std::string first = lowered(text(row.front()));
    // "Underwriter          Number of shares", in a table drawn with spaces.
    if (row.size() < 2)
      return first.starts_with("underwriter") && first.find(" number of ") != std::string::npos;
    const bool named = first.find("underwriter") != std::string::npos ||
                       first.find("initial purchaser") != std::string::npos ||
                       (first.starts_with("name") && follows_underwriters(table));
    if (!named || first.find("discount") != std::string::npos) return false;
    const bool alone = first == "underwriter" || first == "underwriters";
    for (std::uint32_t b = row.first + 1; b < row.last; ++b) {
      const std::string low = lowered(text(b));
      if (low.find("number of") != std::string::npos || low.find("principal amount") != low.npos)
        return true;
      // "Underwriter | Depositary Shares", "Underwriter | 2029 notes | 2034 notes"
      if (alone && low.size() <= kLongestHeading &&
          ends_with_any(low, {"shares", "notes", "units", "adss", "bonds"}))
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
    const TextSpan name = without_dots(reading_.document.blocks[row.front()].text);
    if (!is_firm_name(reading_.text(name))) return;
    // How much each takes is blank until the price is set.
    const bool blank = row.size() < 2 && name.size() <= kLongestName;
    const bool counted =
        blank || text(row.first + 1).find_first_of("0123456789") != std::string_view::npos ||
        text(row.last - 1).find_first_of("0123456789") != std::string_view::npos;
    if (!counted) return;
    add(name, sentence_at(reading_, name.begin));  // the lead's, where the table has none
  }

  // "Underwriter", "Number of Shares", "Harrow & Finch Securities LLC", "3,150,000": a
  // line each.
  void read_lines() {
    const auto& blocks = reading_.document.blocks;
    const auto count = static_cast<std::uint32_t>(blocks.size());
    for (std::uint32_t b = 0; b + 1 < count; ++b) {
      const bool cell = blocks[b].kind == BlockKind::table_cell;
      if (cell || !(text(b) == "Underwriter" || text(b) == "Underwriters")) continue;
      std::uint32_t at = b + 1;
      while (at < count && heads_column(at)) ++at;
      if (at == b + 1) continue;
      for (; at + 1 < count && is_firm_name(text(at)) && is_number(at + 1); ++at) {
        const TextSpan name = past_heading(without_dots(blocks[at].text));
        add(name, sentence_at(reading_, name.begin));
        while (at + 1 < count && is_number(at + 1)) ++at;
      }
      b = at - 1;
    }
  }

  static constexpr std::uint32_t kLongestBlank = 600;  // bytes: a dozen names

  // "Underwriter Number of Shares", below it names alone, for how much each takes is still blank,
  // in one line or more, and "Total".
  void read_blanks() {
    const auto& blocks = reading_.document.blocks;
    for (std::uint32_t b = 0; b + 1 < blocks.size(); ++b) {
      const auto heading = blocks[b].kind == BlockKind::table_cell ? 0 : heading_of_blank(b);
      if (heading == 0) continue;
      if (add_names_before_total(b, heading)) continue;
      const std::uint32_t total = total_below(b);
      if (total == 0) continue;
      add_names({blocks[b].text.begin + heading, blocks[total - 1].text.end}, b, total);
      b = total;
    }
  }

  // In plain text the lines are paragraphs: the names that "Total" ends, one or two below the
  // heading.
  bool add_names_before_total(std::uint32_t heading_block, std::uint32_t heading) {
    constexpr std::string_view kTotal = " Total";
    constexpr std::uint32_t kBelow = 2;  // blocks
    const auto& blocks = reading_.document.blocks;
    const auto count = static_cast<std::uint32_t>(blocks.size());
    for (std::uint32_t b = heading_block; b < std::min(count, heading_block + kBelow + 1); ++b) {
      const std::string_view words = text(b);
      if (words.size() > kLongestBlank ||
          words.find_first_of("0123456789") != std::string_view::npos)
        return false;
      if (!words.ends_with(kTotal)) continue;
      add_names({blocks[heading_block].text.begin + heading,
                 blocks[b].text.end - static_cast<std::uint32_t>(kTotal.size())},
                heading_block, b + 1);
      return true;
    }
    return false;
  }

  // What of the blocks from `first` to before `last` stands in the span.
  void add_names(TextSpan within, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t b = first; b < last; ++b) {
      const TextSpan block = reading_.document.blocks[b].text;
      const TextSpan lines{std::max(block.begin, within.begin), std::min(block.end, within.end)};
      for (TextSpan name : split_lines_of_names(reading_.text(lines), lines.begin)) {
        if (is_firm_name(reading_.text(name))) add(name, sentence_at(reading_, name.begin));
      }
    }
  }

  // How long the heading is, 0 where the block begins with none or has a number.
  std::uint32_t heading_of_blank(std::uint32_t block) const {
    const std::string_view words = text(block);
    const bool blank = words.size() <= kLongestBlank &&
                       words.find_first_of("0123456789") == std::string_view::npos &&
                       starts_with_any(words, {"Underwriter Number of ", "Underwriters Number of ",
                                               "Underwriter Principal Amount of ",
                                               "Underwriters Principal Amount of "});
    if (!blank) return 0;
    if (words.size() <= kLongestHeading && !is_firm_name(words))
      return static_cast<std::uint32_t>(words.size());
    const auto end = end_of_heading(words, words.find(' '));
    return end == words.npos ? 0 : static_cast<std::uint32_t>(end);
  }

  // The block of the total, 0 where something else than names stands before it.
  std::uint32_t total_below(std::uint32_t heading) const {
    constexpr std::uint32_t kMost = 40;  // underwriters
    const auto count = static_cast<std::uint32_t>(reading_.document.blocks.size());
    for (std::uint32_t b = heading + 1; b < std::min(count, heading + kMost); ++b) {
      if (text(b).starts_with("Total")) return b;
      if (text(b).size() > kLongestName || !is_firm_name(text(b))) return 0;
    }
    return 0;
  }

  // "Principal Amount of 2034 Notes to be Purchased Harrow & Finch Securities LLC": the last
  // heading and the first name in one line.
  TextSpan past_heading(TextSpan line) const {
    const std::string_view words = reading_.text(line);
    if (!starts_with_any(words, {"Number of ", "Principal Amount of "})) return line;
    const auto end = end_of_heading(words, 0);
    return end == words.npos ? line
                             : TextSpan{line.begin + static_cast<std::uint32_t>(end), line.end};
  }

  // "Number of Shares", "Principal Amount of 2034 Notes"
  bool heads_column(std::uint32_t block) const {
    const std::string_view words = text(block);
    return words.size() <= kLongestHeading &&
           (words.starts_with("Number of ") || words.starts_with("Principal Amount") ||
            words.starts_with("Aggregate Principal Amount"));
  }

  bool is_number(std::uint32_t block) const {
    return text(block).find_first_not_of("0123456789,.$ ") == std::string_view::npos;
  }

  // "Joint Book-Running Managers: | Harrow & Finch Securities LLC | Calder Brook, Inc."
  void read_term_sheet() {
    const auto& blocks = reading_.document.blocks;
    for (const SheetRow& row : facts_.sheet_rows) {
      if (!row.names_underwriters) continue;
      for (std::uint32_t b = reading_.document.block_at(row.value.begin).value;
           b < blocks.size() && blocks[b].text.begin < row.value.end; ++b) {
        const TextSpan names{std::max(row.value.begin, blocks[b].text.begin), blocks[b].text.end};
        for (TextSpan name : split_lines_of_names(reading_.text(names), names.begin)) {
          if (is_firm_name(reading_.text(name))) add(name, sentence_at(reading_, name.begin));
        }
      }
    }
  }

  void add(TextSpan name, std::uint32_t sentence) {
    facts_.parties.push_back({name,
                              {},
                              sentence,
                              std::string(reading_.text(name)),
                              AgentRole::underwriter,
                              std::nullopt});
  }

  // Tables that run on in one line: names and their numbers by turns, to the total.
  void read_runs() {
    constexpr std::string_view kFirst = "Underwriter";
    const std::string_view all = reading_.document.text;
    for (auto at = all.find(kFirst); at != all.npos; at = all.find(kFirst, at + 1)) {
      std::size_t from = at + kFirst.size();
      if (all.substr(from).starts_with('s')) ++from;
      const std::string_view rest = all.substr(from, kLongestHeading);
      if (!rest.starts_with(" Number of ") && !rest.starts_with(" Principal Amount of ")) continue;
      const Block& block =
          reading_.document
              .blocks[reading_.document.block_at(static_cast<std::uint32_t>(at)).value];
      if (block.kind == BlockKind::table_cell) continue;
      const auto names = end_of_heading(all, from);
      if (names != all.npos) read_pairs(all.substr(0, block.text.end), names);
    }
  }

  // "Number of Depositary Shares", "Principal Amount of 2034 Notes": to its noun.
  static std::size_t end_of_heading(std::string_view words, std::size_t from) {
    std::size_t end = noun_after(words, from);
    while (end != words.npos && (words.substr(end).starts_with("Number of ") ||
                                 words.substr(end).starts_with("Principal Amount of ")))
      end = noun_after(words, end);
    return end;
  }

  // Behind the last noun that is near: "Number of Firm Shares of Common Shares".
  static std::size_t noun_after(std::string_view words, std::size_t from) {
    std::size_t end = words.npos;
    for (std::string_view noun :
         {"Shares ", "shares ", "Notes ", "notes ", "ADSs ", "Units ", "units ", "Bonds "}) {
      const auto at = words.substr(from, kLongestHeading).find(noun);
      if (at == words.npos) continue;
      const std::size_t here = from + at + noun.size();
      end = end == words.npos ? here : std::max(end, here);
    }
    for (std::string_view tail : {"to be Purchased ", "to be purchased "}) {
      if (end != words.npos && words.substr(end).starts_with(tail)) end += tail.size();
    }
    return end;
  }

  void read_pairs(std::string_view words, std::size_t from) {
    constexpr std::string_view kNumber = "0123456789,.$ %";
    while (from < words.size()) {
      const auto end = number_after(words, from);
      if (end == words.npos) return;
      const TextSpan name{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end)};
      if (!is_firm_name(reading_.text(name))) return;  // "Total"
      add(name, sentence_at(reading_, name.begin));
      from = std::min(words.find_first_not_of(kNumber, end), words.size());
    }
  }

  // Where " 2,500,000" or " $ 100,000" begins: no number of a name ("Fund 2").
  static std::size_t number_after(std::string_view words, std::size_t from) {
    const std::string_view near = words.substr(from, kLongestName);
    for (auto at = near.find(' '); at != near.npos; at = near.find(' ', at + 1)) {
      const std::string_view rest = near.substr(at + 1);
      const auto digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
      const bool number = digits > 0 && digits <= 3 && rest.substr(digits).starts_with(',');
      if (number || rest.starts_with('$')) return from + at;
    }
    return words.npos;
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
