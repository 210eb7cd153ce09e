#include "own_symbol.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "resolve/table_rows.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::uint32_t kTold = 4;  // sentences that tell of the offering first

// "WXM PR C" is a symbol of the New York Stock Exchange.
bool is_symbol(std::string_view text) {
  constexpr std::size_t kLongest = 8;
  return !text.empty() && text.size() <= kLongest && is_upper(text.front()) &&
         std::ranges::all_of(
             text, [](char c) { return is_upper(c) || c == '.' || c == '-' || c == ' '; });
}

// The words by which the class is told from others: up to its par value.
std::string_view series_of(std::string_view listed) {
  constexpr std::size_t kShortest = 20;  // "Preferred Stock" alone is none
  const std::string_view name = listed.substr(0, listed.find(','));
  const bool other = name.find("referred") != name.npos || name.find("epositary") != name.npos;
  return other && name.size() >= kShortest ? name : std::string_view();
}

bool is_told_of(const Context& context, const Draft& d, std::string_view series) {
  const auto all = static_cast<std::uint32_t>(context.reading.mentions.sentences.size());
  for (std::uint32_t s = d.first_sentence; s < std::min(all, d.first_sentence + kTold); ++s) {
    if (context.reading.text(context.sentence_span(s)).find(series) != std::string_view::npos)
      return true;
  }
  return false;
}

}  // namespace

void take_own_symbol(const Context& context, const Draft& only, Issuer& issuer) {
  const auto& securities = only.offering.securities;
  const bool preferred =
      securities.size() == 1 && (securities.front().value == Security::preferred_stock ||
                                 securities.front().value == Security::depositary_shares);
  if (!preferred || !issuer.ticker) return;
  const Document& document = context.reading.document;
  const auto text = [&](std::uint32_t b) { return context.reading.text(document.blocks[b].text); };
  const auto take = [&](std::uint32_t b) {
    issuer.ticker = {std::string(text(b)), {{document.blocks[b].text, "cover.exchange_column"}}};
  };
  // In lines of a cover, one below the other.
  constexpr std::uint32_t kCover = 120;  // blocks
  const auto count = std::min(kCover, static_cast<std::uint32_t>(document.blocks.size()));
  for (std::uint32_t b = 0; b + 1 < count; ++b) {
    if (document.blocks[b].kind == BlockKind::table_cell || !is_symbol(text(b + 1))) continue;
    const std::string_view series = series_of(text(b));
    if (!series.empty() && is_told_of(context, only, series)) return take(b + 1);
  }
  for (const Table& table : document.tables) {
    for (const TableRow& row : rows_of(document, table)) {
      const std::string_view series = series_of(text(row.first));
      if (series.empty() || !is_told_of(context, only, series)) continue;
      for (std::uint32_t b = row.first + 1; b < row.last; ++b) {
        if (!is_symbol(text(b))) continue;
        return take(b);
      }
    }
  }
}

}  // namespace offerlog
