// On a report the table of Exchange Act Section 12(b), in a release "(Nasdaq: XYZ)" behind
// the name, in an agreement its Principal Market, else a sentence: "listed on … under the
// symbol".
#include "read_listing.h"

#include <algorithm>
#include <optional>

#include "issuer_names.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

struct MarketName {
  std::string_view prefix;  // lower case
  std::string_view market;
};
// The market, not its tier; the first prefix that fits.
constexpr MarketName kMarkets[] = {
    {"nasdaq", "Nasdaq"},
    {"nyse american", "NYSE American"},
    {"nyse arca", "NYSE Arca"},
    {"nyse mkt", "NYSE American"},
    {"nyse", "NYSE"},
    {"new york stock", "NYSE"},
    {"otc", "OTC"},
    {"over", "OTC"},
    {"cboe", "Cboe"},
    {"toronto", "TSX"},
    {"tsx", "TSX"},
    {"amex", "NYSE American"},
};

std::string market_name(std::string_view printed) {
  const std::string low = lowered(printed);
  for (const MarketName& m : kMarkets) {
    if (low.starts_with(m.prefix)) return std::string(m.market);
  }
  return std::string(printed);
}

class ListingReader {
 public:
  ListingReader(const Reading& reading, const Facts& facts, const Filing& filing)
      : reading_(reading), facts_(facts), filing_(filing) {}

  void read(Issuer& issuer) const {
    listing_pair(issuer);
    listing_table(issuer);
    principal_market(issuer);
    listing_sentence(issuer);
    listing_beside_name(issuer);
    market_of_sales(issuer);
    listed_on(issuer);
    row_of_sheet(issuer);
  }

 private:
  std::string_view block_text(std::uint32_t b) const {
    return reading_.text(reading_.document.blocks[b].text);
  }

  void set(Sourced<std::string>& slot, std::string value, TextSpan where,
           std::string_view rule) const {
    slot.value = std::move(value);
    slot.evidence.push_back({where, std::string(rule)});
  }

  void listing_pair(Issuer& issuer) const {
    if (filing_.kind.value != FilingKind::press_release) return;
    for (const Mention& m : reading_.of_rule("exchange.pair")) {
      return set_pair(issuer, m);
    }
  }

  void set_pair(Issuer& issuer, const Mention& m) const {
    const TextSpan market = *reading_.capture(m, "exchange");
    const TextSpan symbol = *reading_.capture(m, "symbol");
    set(issuer.exchange, market_name(reading_.text(market)), market, "exchange.pair");
    set(issuer.ticker, std::string(reading_.text(symbol)), symbol, "exchange.pair");
  }

  // "Corvale Gold Corp. (NYSE American: CVG; TSX: CVG)", in a report whose cover has no
  // table of its securities (before 2019); or behind what it is called: "Corvale Gold Corp. (the
  // "Company") (TSX: CVG)".
  void listing_beside_name(Issuer& issuer) const {
    if (issuer.ticker || issuer.exchange || !issuer.name) return;
    for (const Mention& m : reading_.of_rule("exchange.pair")) {
      const TextSpan sentence = reading_.sentence(m.sentence).text;
      const std::uint32_t end = before_bracket(reading_, sentence, m.text.begin);
      const TextSpan name = name_ending_at(reading_, sentence, end);
      if (name_key(reading_.text(name)) != name_key(*issuer.name)) continue;
      return set_pair(issuer, m);
    }
  }

  static bool is_symbol(std::string_view text) {
    if (text.empty() || text.size() > 7) return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return is_upper(c) || c == '.' || c == '-'; }) &&
           is_upper(text[0]);
  }

  // Exchange Act Section 12(b) table on the cover of a report: class, symbol,
  // exchange, in one row or one block after another. Of several rows the common
  // equity's is taken.
  void listing_table(Issuer& issuer) const {
    if (issuer.exchange) return;
    const auto& blocks = reading_.document.blocks;
    constexpr std::uint32_t kLongestTable = 90;  // blocks
    std::optional<std::uint32_t> label;
    std::uint32_t row = 0;  // the block after the row before
    for (const Mention& m : reading_.mentions.mentions) {
      if (blocks[m.block.value].part != 0) return;
      if (reading_.rule(m) == "cover.exchange_column") {
        label = m.block.value;
        row = *label + 1;
      }
      if (label && reading_.rule(m) == "exchange.market" && m.block.value == *label) {
        set(issuer.exchange, market_name(reading_.text(m.text)), m.text, "exchange.market");
        symbol_in_block(issuer, m);
        return symbol_of_label(issuer, *label);
      }
      if (!label || reading_.rule(m) != "exchange.market" || m.block.value <= *label) continue;
      if (m.block.value > *label + kLongestTable) return;
      const bool common = is_common_row(row, m.block.value);
      if (!issuer.exchange || common) set_listing(issuer, m, row);
      if (common) return;
      row = m.block.value + 1;
    }
  }

  // "Principal Market" means the NYSE American, in the definitions of an agreement; the
  // markets named after it are those to which the shares may move.
  void principal_market(Issuer& issuer) const {
    constexpr std::uint32_t kBefore = 40;  // bytes
    if (issuer.exchange || filing_.kind.value != FilingKind::agreement) return;
    for (const Mention& m : reading_.of_rule("exchange.market")) {
      const std::string_view before =
          reading_.text_before(reading_.sentence(m.sentence).text, m.text.begin, kBefore);
      if (before.find("Principal Market\" means ") == before.npos) continue;
      return set(issuer.exchange, market_name(reading_.text(m.text)), m.text, "exchange.market");
    }
  }

  bool is_common_row(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t b = first; b <= last; ++b) {
      const std::string low = lowered(block_text(b));
      for (std::string_view word : {"common", "ordinary", "american depositary"}) {
        if (low.find(word) != std::string::npos && low.find("warrant") == std::string::npos &&
            low.find("right") == std::string::npos && low.find("preferred") == std::string::npos) {
          return true;
        }
      }
    }
    return false;
  }

  void set_listing(Issuer& issuer, const Mention& market, std::uint32_t row) const {
    issuer.exchange = {};
    issuer.ticker = {};
    set(issuer.exchange, market_name(reading_.text(market.text)), market.text, "exchange.market");
    const auto& blocks = reading_.document.blocks;
    for (std::uint32_t b = row; b <= market.block.value + 1 && b < blocks.size(); ++b) {
      if (!is_symbol(block_text(b))) continue;
      return set(issuer.ticker, std::string(block_text(b)), blocks[b].text,
                 "cover.exchange_column");
    }
    for (std::uint32_t b = row; b < market.block.value; ++b) {
      if (first_of_symbols(issuer, b)) return;
    }
    symbol_in_block(issuer, market);
    if (!issuer.ticker && market.block.value > row) symbol_at_end(issuer, market.block.value - 1);
  }

  // "CRVL CRVL PrC", "CRVL CRVLW": the cell of several rows that a converter ran together.
  bool first_of_symbols(Issuer& issuer, std::uint32_t block) const {
    const TextSpan cell = reading_.document.blocks[block].text;
    const std::string_view text = reading_.text(cell);
    const std::string_view first = text.substr(0, text.find(' '));
    if (first.size() < 2 || first.size() == text.size() || text.size() > 40 || !is_symbol(first))
      return false;
    for (std::size_t at = first.size(); at < text.size();) {
      const auto end = std::min(text.find(' ', at + 1), text.size());
      const std::string_view word = text.substr(at + 1, end - at - 1);
      if (!word.starts_with(first) && !word.starts_with("Pr")) return false;
      at = end;
    }
    set(issuer.ticker, std::string(first),
        {cell.begin, cell.begin + static_cast<std::uint32_t>(first.size())},
        "cover.exchange_column");
    return true;
  }

  // "Trading symbol(s): CRVL", in a line above that of the market.
  void symbol_of_label(Issuer& issuer, std::uint32_t label) const {
    constexpr std::uint32_t kLines = 3;
    if (issuer.ticker) return;
    for (const Mention& m : reading_.of_rule("exchange.ticker")) {
      if (m.block.value + kLines < label) continue;
      if (m.block.value > label) return;
      const TextSpan symbol = *reading_.capture(m, "symbol");
      return set(issuer.ticker, std::string(reading_.text(symbol)), symbol, "exchange.ticker");
    }
  }

  // "Class A common stock, par value $0.001 per share   CRVL", and the market in a line below.
  void symbol_at_end(Issuer& issuer, std::uint32_t block) const {
    const TextSpan line = reading_.document.blocks[block].text;
    const std::string_view text = reading_.text(line);
    const auto space = text.rfind(' ');
    if (space == text.npos || lowered(text).find("stock") == std::string::npos) return;
    const std::string_view word = text.substr(space + 1);
    if (word.size() < 2 || !is_symbol(word) || word == "NONE") return;
    const auto begin = line.begin + static_cast<std::uint32_t>(space + 1);
    set(issuer.ticker, std::string(word), {begin, line.end}, "cover.exchange_column");
  }

  // A table drawn with spaces: "Common Stock   EKIT   The Nasdaq Global Market"
  // in one block; the symbol is the word in capitals before the market.
  void symbol_in_block(Issuer& issuer, const Mention& market) const {
    const TextSpan block = reading_.document.blocks[market.block.value].text;
    const std::string_view text = reading_.document.text;
    std::uint32_t end = market.text.begin;
    while (end > block.begin) {
      while (end > block.begin && text[end - 1] == ' ') --end;
      std::uint32_t begin = end;
      while (begin > block.begin && text[begin - 1] != ' ') --begin;
      const std::string_view word = text.substr(begin, end - begin);
      if (word != "The" && word != "the" && word != "|") {
        if (is_symbol(word) && word.size() >= 2)
          set(issuer.ticker, std::string(word), {begin, end}, "cover.exchange_column");
        return;
      }
      end = begin;
    }
  }

  // "on or through the Nasdaq Capital Market (the "Exchange")": what a market is called.
  struct NamedMarket {
    const Mention* market = nullptr;
    std::string_view term;
  };
  NamedMarket find_named_market() const {
    constexpr std::string_view kOpens = " (the \"";
    for (const Mention& m : reading_.of_rule("exchange.market")) {
      std::string_view behind = reading_.text({m.text.end, reading_.sentence(m.sentence).text.end});
      if (!behind.starts_with(kOpens)) continue;
      behind.remove_prefix(kOpens.size());
      return {&m, behind.substr(0, behind.find('"'))};
    }
    return {};
  }

  // "listed on the Exchange under the symbol"
  bool is_listed_on(const NamedMarket& named, std::uint32_t sentence) const {
    if (named.market == nullptr) return false;
    const std::string_view told = reading_.text(reading_.sentence(sentence).text);
    return told.find(" on the " + std::string(named.term) + " under") != std::string_view::npos;
  }

  // "The Nasdaq Stock Market LLC notified the Company that … The shares continue to trade
  // under the symbol "CRVL"": that of which the sentence before speaks, if of one alone.
  const Mention* market_told_before(std::uint32_t sentence) const {
    if (sentence == 0 ||
        reading_.sentence(sentence).block.value != reading_.sentence(sentence - 1).block.value)
      return nullptr;
    const Mention* only = nullptr;
    for (const Mention& m : reading_.mentions_of(sentence - 1)) {
      if (reading_.rule(m) != "exchange.market") continue;
      if (only != nullptr &&
          market_name(reading_.text(only->text)) != market_name(reading_.text(m.text)))
        return nullptr;
      if (only == nullptr) only = &m;
    }
    return only;
  }

  // "sales made directly on the Nasdaq Capital Market", "by means of ordinary brokers'
  // transactions on the NYSE", "through Nasdaq or any other existing trading market": at the
  // market is where the shares are traded (Rule 415(a)(4)).
  void market_of_sales(Issuer& issuer) const {
    if (issuer.exchange) return;
    for (const Mention& m : reading_.of_rule("exchange.market")) {
      if (reading_.document.blocks[m.block.value].part != 0 || !is_sold_on(m)) continue;
      return set(issuer.exchange, market_name(reading_.text(m.text)), m.text, "exchange.market");
    }
  }

  bool is_sold_on(const Mention& market) const {
    constexpr std::uint32_t kAround = 60;  // bytes
    const TextSpan sentence = reading_.sentence(market.sentence).text;
    const std::string around = lowered(reading_.text_before(sentence, market.text.begin, kAround));
    std::string_view before = around;
    for (std::string_view word : {"the ", "facilities of ", "the "}) {
      if (before.ends_with(word)) before.remove_suffix(word.size());
    }
    if (!before.ends_with(" on ") && !before.ends_with(" through ")) return false;
    if (before.ends_with("directly on ") || before.ends_with("directly on or through "))
      return true;
    for (std::string_view lead : {" on or through ", " through ", " on "}) {
      if (before.ends_with(lead)) before.remove_suffix(lead.size());
    }
    if (before.ends_with(" market prices") || before.ends_with("brokers' transactions") ||
        before.ends_with("brokerage transactions"))
      return true;
    const std::string behind = lowered(
        reading_.text({market.text.end, std::min(sentence.end, market.text.end + kAround)}));
    return contains_any(
        behind, {"any other existing", "any other trading market", "the existing trading market"});
  }

  // "Our common stock is listed on the NYSE American", without its symbol.
  void listed_on(Issuer& issuer) const {
    if (issuer.exchange) return;
    for (const Mention& m : reading_.of_rule("exchange.listed_on")) {
      if (reading_.document.blocks[m.block.value].part != 0) continue;
      const TextSpan market = *reading_.capture(m, "exchange");
      return set(issuer.exchange, market_name(reading_.text(market)), market, "exchange.listed_on");
    }
  }

  // "The Common Stock will continue to trade under the symbol "CRVL"", where the cover has told
  // on which market.
  bool is_traded_under(const Mention& symbol) const {
    constexpr std::uint32_t kSubject = 60;  // bytes
    const std::string before = lowered(
        reading_.text_before(reading_.sentence(symbol.sentence).text, symbol.text.begin, kSubject));
    return ends_with_any(before, {" trade ", " trades ", " traded ", " trading "}) &&
           contains_any(before, {"common stock", "common shares", "ordinary shares", "adss"});
  }

  void listing_sentence(Issuer& issuer) const {
    if (issuer.ticker && issuer.exchange) return;
    const NamedMarket named = find_named_market();
    for (const Mention& m : reading_.mentions.mentions) {
      const std::string_view rule = reading_.rule(m);
      if ((rule != "exchange.symbol" && rule != "exchange.ticker") ||
          reading_.document.blocks[m.block.value].part != 0)
        continue;
      const TextSpan symbol = *reading_.capture(m, "symbol");
      const Mention* market = nullptr;
      for (const Mention& other : reading_.mentions_of(m.sentence)) {
        if (reading_.rule(other) == "exchange.market" &&
            (market == nullptr || other.text.begin < m.text.begin))
          market = &other;
      }
      if (market == nullptr && is_listed_on(named, m.sentence)) market = named.market;
      if (market == nullptr) market = market_told_before(m.sentence);
      const bool known = market == nullptr && issuer.exchange && is_traded_under(m);
      if (market == nullptr && !known) continue;
      if (!issuer.ticker)
        set(issuer.ticker, std::string(reading_.text(symbol)), symbol, std::string(rule));
      if (!issuer.exchange)
        set(issuer.exchange, market_name(reading_.text(market->text)), market->text,
            "exchange.market");
      return;
    }
  }

  // "Ticker / Exchange for the Common Stock: CRVL / New York Stock Exchange", among the terms
  // of a term sheet.
  void row_of_sheet(Issuer& issuer) const {
    if (issuer.ticker || issuer.exchange) return;
    for (const SheetRow& row : facts_.sheet_rows) {
      if (!contains_any(row.label, {"ticker", "symbol"})) continue;
      for (const Mention& m : reading_.of_rule("exchange.market")) {
        if (!row.value.contains(m.text)) continue;
        set(issuer.exchange, market_name(reading_.text(m.text)), m.text, "exchange.market");
        return symbol_beside(issuer, row.value, m.text);
      }
    }
  }

  // The word in capitals before the market, else the one behind it: "CRVL / Nasdaq", "NYSE: CRVL".
  void symbol_beside(Issuer& issuer, TextSpan value, TextSpan market) const {
    for (const TextSpan part :
         {TextSpan{value.begin, market.begin}, TextSpan{market.end, value.end}}) {
      constexpr std::string_view kBetween = " /:|\"(),";
      const std::string_view words = reading_.text(part);
      const auto begin = words.find_first_not_of(kBetween);
      if (begin == words.npos) continue;
      const auto end = std::min(words.find_first_of(kBetween, begin), words.size());
      const std::string_view word = words.substr(begin, end - begin);
      if (!is_symbol(word)) continue;
      const auto at = part.begin + static_cast<std::uint32_t>(begin);
      return set(issuer.ticker, std::string(word),
                 {at, at + static_cast<std::uint32_t>(word.size())}, "term_sheet.ticker");
    }
  }

  const Reading& reading_;
  const Facts& facts_;
  const Filing& filing_;
};

}  // namespace

void read_listing(const Reading& reading, const Facts& facts, const Filing& filing,
                  Issuer& issuer) {
  ListingReader(reading, facts, filing).read(issuer);
}

}  // namespace offerlog
