// What tables of sales tell: each row's program, its sales and what is left.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "draft.h"
#include "merge_sales.h"
#include "security_rules.h"
#include "sourced.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// How far down the cover lists the classes of stock, in bytes.
constexpr std::uint32_t kCover = 8000;

// What such tables sell.
bool is_stock(Security security) {
  return security == Security::preferred_stock || security == Security::common_stock ||
         security == Security::ordinary_shares;
}

class SalesTableReader {
 public:
  SalesTableReader(const Context& context, std::vector<Draft>& drafts)
      : c_(context), reading_(context.reading), drafts_(drafts) {}

  void read() {
    constexpr std::size_t kMostSymbols = 40;  // of tables of programs; others are of periods
    for (const SalesRow& row : c_.facts.sales_rows) {
      const bool few = symbols_.size() < kMostSymbols;
      symbols_.push_back(few ? find_symbol(row) : std::string_view());
    }
    for (std::size_t i = 0; i < c_.facts.sales_rows.size(); ++i) {
      const SalesRow& row = c_.facts.sales_rows[i];
      if (!reports_changes(c_.section_of(row.sentence))) continue;
      if (Draft* d = draft_of(row)) tell(*d, row, i);
    }
  }

 private:
  std::vector<Evidence> why(TextSpan text, MentionId mention) const {
    return evidence_of(reading_, text, mention, "table.sales");
  }

  // "(2)", at the end.
  static std::string_view footnote_of(std::string_view label) {
    const auto mark = label.rfind('(');
    if (mark == label.npos || mark == 0 || !label.ends_with(')') || label.size() - mark > 4)
      return {};
    const std::string_view digits = label.substr(mark + 1, label.size() - mark - 2);
    return !digits.empty() && std::ranges::all_of(digits, is_digit) ? label.substr(mark)
                                                                    : std::string_view();
  }

  // "Common ATM (2)" without its footnote mark.
  std::string label_of(const SalesRow& row) const {
    std::string label(reading_.text(row.text));
    if (const auto mark = label.find(" ("); mark != std::string::npos) label.resize(mark);
    if (const auto mark = footnote_of(label); !mark.empty())
      label.resize(label.size() - mark.size());
    return label;
  }

  // A row for a period, not for a program: "Fourth quarter", "Last week" | "May 5" | "May 11".
  bool is_period(const SalesRow& row) const {
    if (!row.period) return false;
    return row.period->text == row.text || (row.by_days && !names_what_is_sold(label_of(row)));
  }

  static bool names_what_is_sold(const std::string& label) {
    return names_program(label) || names_security(label);
  }
  static bool names_program(const std::string& label) {
    return label.find("ATM") != label.npos || label.find("rogram") != label.npos;
  }
  static bool names_security(const std::string& label) {
    return label.find("tock") != label.npos || label.find("hares") != label.npos ||
           label.find("ADS") != label.npos;
  }

  // By the label: the program that it was defined for, or one of its own. A row
  // for a period belongs to the only program.
  Draft* draft_of(const SalesRow& row) {
    const std::string label = label_of(row);
    const std::optional<std::uint32_t> dated = agreement_of(row);
    for (Draft& d : drafts_) {
      if (!d.agreement || !d.is_at_the_market()) continue;
      if (d.agreement == dated) return &d;
      const auto& aliases = c_.facts.agreements[*d.agreement].aliases;
      if (std::find(aliases.begin(), aliases.end(), label) != aliases.end() ||
          c_.names(row.text, *d.agreement) ||  // "LDST Common ATM"
          sells_class_of(row, *d.agreement))
        return &d;
    }
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      Draft& d = drafts_[i];
      const std::string_view told = reading_.text(c_.sentence_span(d.first_sentence));
      if (!is_unnamed(d) || !d.is_at_the_market() || told.find(label) == told.npos) continue;
      // A sentence that names several programs is of the first alone.
      const auto [known, first] = labels_.emplace(i, label);
      if (!first && known->second != label) continue;
      d.first_sentence = std::min(d.first_sentence, row.sentence);
      return &d;
    }
    if (Draft* d = introduced_for_class_of(row)) return d;
    const bool led = reading_.has(row.lead, "type.at_the_market");
    const bool period = is_period(row);
    if (period || is_alone(row)) {
      if (Draft* d = named_in_lead(row)) return d;
    }
    if (period && sells_another_class(row)) return nullptr;
    if (period) {
      Draft* only = only_draft(drafts_, [](const Draft& d) { return d.is_at_the_market(); });
      return only != nullptr || !led ? only : add(row.lead, row);
    }
    // "sales under its at-the-market program of the following securities:"
    const bool program = names_program(label) || (led && names_security(label));
    return program ? add(row.sentence, row) : nullptr;
  }

  // "The Company issued shares of Series M Preferred Stock as follows": the class that the words
  // above the table name, where no program's words do.
  bool sells_another_class(const SalesRow& row) const {
    const auto names_preferred = [&](std::uint32_t s) {
      return reading_.text(c_.sentence_span(s)).find("referred") != std::string_view::npos;
    };
    return names_preferred(row.lead) && !reading_.has(row.lead, "type.at_the_market") &&
           std::ranges::none_of(drafts_, [&](const Draft& d) {
             return d.is_at_the_market() && names_preferred(d.first_sentence);
           });
  }

  std::string_view symbol_of(const SalesRow& row) const {
    return symbols_[static_cast<std::size_t>(&row - c_.facts.sales_rows.data())];
  }

  // The ticker that "LDST Shares" begins with, if it is one of the cover's.
  std::string_view find_symbol(const SalesRow& row) const {
    const std::string_view text = reading_.text(row.text);
    const std::string_view word = text.substr(0, text.find(' '));
    return is_symbol(word) && word != "ATM" && block_of_symbol(word) ? word : std::string_view();
  }

  static bool is_symbol(std::string_view word) {
    return word.size() >= 2 && word.size() <= 5 && std::ranges::all_of(word, is_upper);
  }

  std::optional<std::uint32_t> block_of_symbol(std::string_view symbol) const {
    for (std::uint32_t b = 0; b < reading_.document.blocks.size(); ++b) {
      const TextSpan block = reading_.document.blocks[b].text;
      if (block.begin > kCover) break;
      if (reading_.text(block) == symbol) return b;
    }
    return std::nullopt;
  }

  // "LDST Shares are sold pursuant to the Sales Agreement, dated July 21, 2025": that
  // row's, and no other's.
  bool sells_class_of(const SalesRow& row, std::uint32_t agreement) const {
    const std::string_view symbol = symbol_of(row);
    if (symbol.empty()) return false;
    const auto in = [&](std::string_view text, std::string_view word) {
      return text.find(word) != text.npos;
    };
    return std::ranges::any_of(c_.facts.references, [&](const AgreementReference& r) {
      const std::string_view text = reading_.text(c_.sentence_span(r.sentence));
      return r.agreement == agreement && in(text, symbol) &&
             std::ranges::none_of(symbols_, [&](std::string_view rival) {
               return !rival.empty() && rival != symbol && in(text, rival);
             });
    });
  }

  // The line of the cover that has the symbol's class: "Series B Preferred Stock | LDSP".
  std::string class_of_symbol(std::string_view symbol) const {
    constexpr std::uint32_t kCellsBetween = 3;
    const std::uint32_t at = *block_of_symbol(symbol);
    for (std::uint32_t back = 1; back <= std::min(kCellsBetween, at); ++back) {
      std::string low = lowered(reading_.text(reading_.document.blocks[at - back].text));
      if (low.find("stock") != low.npos || low.find("shares") != low.npos) return low;
    }
    return {};
  }

  // "(i) a Sales Agreement pursuant to which we may sell our common stock, and (ii) a Sales
  // Agreement pursuant to which we may sell our Series A Preferred Stock": the only program
  // of the row's class.
  Draft* introduced_for_class_of(const SalesRow& row) {
    const std::string_view symbol = symbol_of(row);
    if (symbol.empty()) return nullptr;
    const std::string class_words = class_of_symbol(symbol);
    if (class_words.empty()) return nullptr;
    const bool preferred = class_words.find("preferred") != class_words.npos;
    return only_draft(drafts_, [&](const Draft& d) {
      return d.agreement && d.is_at_the_market() && introduces_class(*d.agreement, preferred);
    });
  }

  // Up to the next agreement of the sentence.
  bool introduces_class(std::uint32_t agreement, bool preferred) const {
    const auto& all = c_.facts.references;
    const auto r = std::ranges::find(all, agreement, &AgreementReference::agreement);
    if (r == all.end()) return false;
    std::uint32_t end = c_.sentence_span(r->sentence).end;
    for (auto next = r + 1; next != all.end() && next->sentence == r->sentence; ++next) {
      if (next->agreement != agreement && next->text.begin > r->text.end) {
        end = std::min(end, next->text.begin);
      }
    }
    const std::string low = lowered(reading_.text({r->text.end, end}));
    return (low.find("preferred") != low.npos) == preferred &&
           (preferred || low.find("common") != low.npos || low.find("ordinary") != low.npos);
  }

  // "Series B Preferred Stock | LDSP | Nasdaq" on the cover; or, where a browser gave one
  // cell a line, all titles first and then as many symbols.
  void take_class_of_symbol(Draft& d, const SalesRow& row) const {
    constexpr std::uint32_t kCellsBetween = 3;
    const std::string_view symbol = symbol_of(row);
    if (symbol.empty()) return;
    const auto& blocks = reading_.document.blocks;
    const std::uint32_t at = *block_of_symbol(symbol);
    const auto symbol_at = [&](std::uint32_t b) {
      return b < blocks.size() && is_symbol(reading_.text(blocks[b].text));
    };
    std::uint32_t first = at;
    while (first > 0 && symbol_at(first - 1)) --first;
    std::uint32_t count = at - first + 1;
    while (symbol_at(first + count)) ++count;
    if (count > 1) {
      if (at >= count) take_security(d, blocks[at - count].text);
      return;
    }
    for (std::uint32_t back = 1; back <= std::min(kCellsBetween, at); ++back)
      take_security(d, blocks[at - back].text);
  }

  // "Series A ATM", "Common ATM": the class of stock on the cover that is so called.
  void take_class_of_label(Draft& d, const SalesRow& row) const {
    std::string name = lowered(label_of(row));
    name.resize(std::min({name.size(), name.find(" atm"), name.find(" program")}));
    const bool class_of_stock = name.starts_with("series ") || name.starts_with("class ") ||
                                name == "common" || name == "preferred";
    if (!class_of_stock) return;
    for (const Block& block : reading_.document.blocks) {
      if (block.text.begin > kCover || !d.offering.securities.empty()) return;
      const std::string title = lowered(reading_.text(block.text));
      const auto at = title.find(name);
      if (at != title.npos && is_whole(title, at, name.size())) take_security(d, block.text);
    }
  }

  // "issuances of common stock under the Distribution Agreement:"
  Draft* named_in_lead(const SalesRow& row) {
    for (Draft& d : drafts_) {
      const bool sells = d.is_at_the_market() || d.offering.type.value == OfferingType::equity_line;
      if (d.agreement && sells && c_.names(c_.sentence_span(row.lead), *d.agreement)) return &d;
    }
    return nullptr;
  }

  // The only row of its table: rows of one class each are programs of their own.
  bool is_alone(const SalesRow& row) const {
    const std::vector<SalesRow>& all = c_.facts.sales_rows;
    const auto i = static_cast<std::size_t>(&row - all.data());
    return (i == 0 || all[i - 1].lead != row.lead) &&
           (i + 1 == all.size() || all[i + 1].lead != row.lead);
  }

  // Without an agreement, or with one that has neither day nor term of its own: "the
  // sales agreement for the 2024 Common ATM".
  bool is_unnamed(const Draft& d) const {
    if (!d.agreement) return true;
    const KnownAgreement& known = c_.facts.agreements[*d.agreement];
    return !known.dated && known.aliases.empty();
  }

  // "Shares are offered under our Equity Distribution Agreement, dated August 18, 2025":
  // the row's by its day.
  std::optional<std::uint32_t> agreement_of(const SalesRow& row) const {
    if (!row.established) return agreement_in_note(row);
    return c_.only_agreement([&](const KnownAgreement& known) {
      return known.family == AgreementFamily::sales && known.dated.value == row.established->date;
    });
  }

  // "Common Stock ATM(2)" … "(2) On January 27, 2025, the Company entered into a sales
  // agreement": the one agreement that the note below the table names.
  std::optional<std::uint32_t> agreement_in_note(const SalesRow& row) const {
    constexpr std::uint32_t kNotesBelow = 80;  // blocks, the cells of the table among them
    const std::string_view mark = footnote_of(reading_.text(row.text));
    if (mark.empty()) return std::nullopt;
    const auto& blocks = reading_.document.blocks;
    const auto all = static_cast<std::uint32_t>(blocks.size());
    const std::uint32_t own = reading_.document.block_at(row.text.begin).value;
    for (std::uint32_t b = own + 1; b < std::min(all, own + kNotesBelow); ++b) {
      const std::string_view note = reading_.text(blocks[b].text);
      if (!note.starts_with(mark) || note.size() == mark.size()) continue;
      std::optional<std::uint32_t> only;
      for (const AgreementReference& r : c_.within(c_.facts.references, blocks[b].text)) {
        if (c_.facts.agreements[r.agreement].family != AgreementFamily::sales) continue;
        if (only && only != r.agreement) return std::nullopt;
        only = r.agreement;
      }
      return only;
    }
    return std::nullopt;
  }

  Draft* add(std::uint32_t first_sentence, const SalesRow& row) {
    Draft d;
    d.offering.type.value = OfferingType::at_the_market;
    d.offering.type.evidence = {{row.text, "table.sales"}};
    d.first_sentence = first_sentence;
    drafts_.push_back(std::move(d));
    return &drafts_.back();
  }

  void tell(Draft& d, const SalesRow& row, std::size_t index) const {
    Offering& o = d.offering;
    if (d.known_as.empty() && !is_period(row)) d.known_as = label_of(row);
    set(o.max_amount, row.capacity);
    if (row.remaining) {
      set(o.remaining_amount, row.remaining);
      o.remaining_basis = RemainingBasis::stated;
    }
    for (const auto* amount :
         {&row.capacity, &row.remaining, &row.net_proceeds, &row.gross_proceeds}) {
      if (*amount && !o.currency)
        o.currency = {(*amount)->currency, why((*amount)->text, (*amount)->mention)};
    }
    take_security(d, row.text);  // "Series B Preferred ATM"
    take_class_of_symbol(d, row);
    if (is_unnamed(d)) read_securities(d, row, index);
    take_class_of_label(d, row);
    if (row.established && is_unnamed(d)) {
      Change change;
      change.type = {ChangeType::established, why(row.established->text, row.established->mention)};
      change.timing.value = Timing::historical;
      change.date = {row.established->date, why(row.established->text, row.established->mention)};
      change.date_basis = DateBasis::stated;
      d.changes.push_back(std::move(change));
    }
    if (!row.shares && !row.net_proceeds && !row.gross_proceeds) return;
    // The text above the table may tell the same sales.
    if (row.period) return merge_sales(d, sales_of(row));
    d.changes.push_back(sales_of(row));
  }

  Change sales_of(const SalesRow& row) const {
    Change change;
    change.type = {ChangeType::sales_reported, {{row.text, "table.sales"}}};
    change.timing.value = Timing::current;
    if (row.shares) change.shares = {row.shares->count, why(row.shares->text, row.shares->mention)};
    set(change.net_proceeds, row.net_proceeds);
    set(change.gross_proceeds, row.gross_proceeds);
    set(change.average_price, row.average_price);
    set(change.commissions, row.commissions);
    change.as_of.value = c_.reference_day;
    if (row.period) {
      change.period_start = {row.period->first, why(row.period->text, row.period->mention)};
      change.as_of = {row.period->last, why(row.period->text, row.period->mention)};
      if (row.above) {
        change.period_start.evidence.push_back({*row.above, "table.sales"});
        change.as_of.evidence.push_back({*row.above, "table.sales"});
      }
      if (c_.period_start && *row.period->last < *c_.period_start)
        change.timing.value = Timing::historical;
    }
    return change;
  }

  void set(Sourced<Decimal>& slot, const std::optional<AmountFact>& a) const {
    if (slot || !a) return;
    slot = {a->amount, why(a->text, a->mention)};
  }

  // Between this label and the next program's.
  void read_securities(Draft& d, const SalesRow& row, std::size_t index) const {
    const std::uint32_t end = index + 1 < c_.facts.sales_rows.size()
                                  ? c_.facts.sales_rows[index + 1].text.begin
                                  : row.text.end + 400;
    const auto size = static_cast<std::uint32_t>(reading_.document.text.size());
    const TextSpan detail{row.text.begin, std::min(end, size)};
    take_security(d, detail);
    // "Securities Offered: LDST Shares", which another row defines.
    for (const DefinedTerm& t : c_.facts.terms) {
      if (!d.offering.securities.empty()) return;
      if (reading_.text(detail).find(t.term) == std::string_view::npos) continue;
      take_last_before(d, {c_.sentence_span(t.sentence).begin, t.text.begin});
      take_security(d, c_.sentence_span(t.sentence));
    }
  }

  // "(i) a program for common stock (the "Common ATM") and (ii) one for Series A Preferred Stock
  // (the "Preferred ATM")": the one before the term.
  void take_last_before(Draft& d, TextSpan where) const {
    for (const Mention& m : c_.within(reading_.mentions.mentions, where)) {
      const std::optional<Security> security = security_of(reading_.rule(m));
      if (security && is_stock(*security))
        d.offering.securities = {{security, {{m.text, std::string(reading_.rule(m))}}}};
    }
  }

  // The first security named there, unless one is known.
  void take_security(Draft& d, TextSpan where) const {
    if (!d.offering.securities.empty()) return;
    for (const Mention& m : c_.within(reading_.mentions.mentions, where)) {
      const std::optional<Security> security = security_of(reading_.rule(m));
      if (!security || !is_stock(*security)) continue;
      d.offering.securities.push_back({security, {{m.text, std::string(reading_.rule(m))}}});
      return;
    }
  }

  const Context& c_;
  const Reading& reading_;
  std::vector<Draft>& drafts_;
  std::vector<std::string_view> symbols_;      // of each row; empty where it is no ticker
  std::map<std::size_t, std::string> labels_;  // of drafts whose program no agreement names
};

}  // namespace

void read_sales_tables(const Context& context, std::vector<Draft>& drafts) {
  SalesTableReader(context, drafts).read();
}

}  // namespace offerlog
