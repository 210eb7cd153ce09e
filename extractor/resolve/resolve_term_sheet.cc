#include "resolve_term_sheet.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "split_names.h"
#include "table_rows.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::uint32_t kHead = 3000;         // bytes: its legend stands above all
constexpr std::uint32_t kLongestLabel = 100;  // bytes

bool is_free_writing(const Reading& reading) {
  if (reading.document.header.form_type.value == "FWP") return true;
  for (const Mention& m : reading.of_rule("cover.rule_424")) {
    if (m.text.begin > kHead) return false;
    if (reading.text(*reading.capture(m, "form")) == "433") return true;
  }
  return false;
}

// "Trade Date**:" -> "trade date"; what parentheses explain is left out.
std::string label_of(std::string_view words) {
  std::string label;
  int depth = 0;
  for (char c : words) {
    if (c == '(') ++depth;
    if (depth == 0 && c != '*' && c != ':') label += to_lower(c);
    if (c == ')') depth = std::max(0, depth - 1);
  }
  while (label.ends_with(' ')) label.pop_back();
  return label;
}

constexpr std::array<std::string_view, 23> kUnderwriterWords = {
    "sole",        "joint",        "lead",           "active",      "passive",
    "co",          "senior",       "junior",         "book",        "running",
    "bookrunning", "global",       "coordinators",   "coordinator", "of",
    "the",         "and",          "managers",       "manager",     "bookrunners",
    "bookrunner",  "underwriters", "representatives"};

// "joint book-running managers", "co-managers": names stand behind it.
bool names_underwriters(std::string_view rest) {
  std::string_view last;
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of(" -/"), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (word.empty()) continue;
    if (std::ranges::find(kUnderwriterWords, word) == kUnderwriterWords.end()) return false;
    last = word;
  }
  return last.starts_with("manager") || last.starts_with("bookrunner") || last == "underwriters" ||
         last == "representatives";
}

class SheetReader {
 public:
  SheetReader(const Document& document, std::vector<SheetRow>& rows)
      : document_(document), blocks_(document.blocks), rows_(rows) {}

  void read() {
    for (const Table& table : document_.tables) {
      for (const TableRow& row : rows_of(document_, table)) read_row(table, row);
    }
    for (std::uint32_t b = 0; b < blocks_.size() && blocks_[b].part == 0; ++b) {
      if (blocks_[b].kind != BlockKind::table_cell) read_line(b);
    }
    std::ranges::stable_sort(rows_, {}, [](const SheetRow& r) { return r.value.begin; });
  }

 private:
  void read_row(const Table& table, const TableRow& row) {
    const Block& first = blocks_[row.first];
    if (first.part != 0 || first.text.size() > kLongestLabel) return;
    // The names go on below, under an empty label.
    const bool below =
        !rows_.empty() && rows_.back().value.begin >= blocks_[table.first_block].text.begin;
    if (first.column > 0 && below) {
      rows_.back().value.end = blocks_[row.last - 1].text.end;
    } else if (row.size() > 1) {
      add(first.text, {blocks_[row.first + 1].text.begin, blocks_[row.last - 1].text.end},
          row.size() - 1);
    }
  }

  // "Trade Date: March 5, 2024", or the value a block of its own.
  void read_line(std::uint32_t b) {
    const TextSpan line = blocks_[b].text;
    const auto colon = document_.view(line).substr(0, kLongestLabel).find(':');
    if (colon == std::string_view::npos) return;
    const TextSpan label{line.begin, line.begin + static_cast<std::uint32_t>(colon)};
    if (label.end + 1 < line.end) {
      add(label, {label.end + 2, line.end}, 1);
      // "Co-Managers: Harrow Securities, LLC", and the other names in the lines below.
      for (std::uint32_t next = b + 1;
           rows_.back().names_underwriters && next < blocks_.size() && is_name(next); ++next)
        rows_.back().value.end = blocks_[next].text.end;
      return;
    }
    if (b + 1 >= blocks_.size()) return;
    TextSpan value = blocks_[b + 1].text;
    const auto goes_on = [&](std::uint32_t next) {
      return (is_name(b + 1) && is_name(next)) || (is_of_series(b + 1) && is_of_series(next));
    };
    for (std::uint32_t next = b + 2; next < blocks_.size() && goes_on(next); ++next)
      value.end = blocks_[next].text.end;
    add(label, value, 1);
  }

  // One of the names that stand in lines of their own.
  bool is_name(std::uint32_t b) const {
    const std::string_view words = document_.view(blocks_[b].text);
    return words.size() <= kLongestLabel && words.find(':') == words.npos && is_firm_name(words);
  }

  // "2030 Notes: $1,250,000,000", below "Principal Amount:".
  bool is_of_series(std::uint32_t b) const {
    const std::string_view words = document_.view(blocks_[b].text);
    const auto colon = words.substr(0, kLongestLabel).find(": ");
    if (colon == words.npos) return false;
    const std::string label = label_of(words.substr(0, colon));
    return contains_any(label, {"notes", "bonds", "debentures"});
  }

  void add(TextSpan label, TextSpan value, std::uint32_t columns) {
    std::string name = label_of(document_.view(label));
    const bool underwriters = names_underwriters(name);
    rows_.push_back({std::move(name), value, columns, underwriters});
  }

  const Document& document_;
  const std::vector<Block>& blocks_;
  std::vector<SheetRow>& rows_;
};

}  // namespace

void resolve_term_sheet(const Reading& reading, Facts& facts) {
  if (is_free_writing(reading)) SheetReader(reading.document, facts.sheet_rows).read();
}

}  // namespace offerlog
