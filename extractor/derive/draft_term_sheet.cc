#include "draft_term_sheet.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "drafting.h"
#include "resolve/read_values.h"
#include "sourced.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

bool is_any(const std::string& label, std::span<const std::string_view> names) {
  return std::ranges::find(names, label) != names.end();
}

constexpr std::array<std::string_view, 4> kPriced = {"pricing date", "trade/pricing date",
                                                     "pricing/trade date", "date of pricing"};
constexpr std::array<std::string_view, 1> kTraded = {"trade date"};
constexpr std::array<std::string_view, 8> kSettled = {
    "settlement date",       "expected settlement date", "closing date", "settlement",
    "expected closing date", "original issue date",      "issue date",   "delivery date"};
constexpr std::array<std::string_view, 8> kPrincipal = {"principal amount",
                                                        "aggregate principal amount",
                                                        "aggregate principal amount offered",
                                                        "principal amount offered",
                                                        "principal amount of notes",
                                                        "offering size",
                                                        "issue size",
                                                        "size"};
constexpr std::array<std::string_view, 8> kShares = {"number of shares",
                                                     "shares offered",
                                                     "shares offered by the issuer",
                                                     "securities offered",
                                                     "firm shares",
                                                     "number of shares offered",
                                                     "size",
                                                     "offering size"};
constexpr std::array<std::string_view, 5> kPrice = {"public offering price", "price to public",
                                                    "price to the public", "offering price",
                                                    "initial public offering price"};

constexpr std::array<std::string_view, 7> kDiscount = {"underwriting discount",
                                                       "underwriting discounts",
                                                       "underwriting discounts and commissions",
                                                       "underwriting discount and commissions",
                                                       "underwriters' discount",
                                                       "underwriting commission",
                                                       "gross spread"};

class TermSheet {
 public:
  explicit TermSheet(const Context& context)
      : c_(context), reading_(context.reading), rows_(context.facts.sheet_rows) {}

  bool is_priced() const {
    return day_of(kPriced) != nullptr || day_of(kTraded) != nullptr || day_of(kSettled) != nullptr;
  }

  // What stands above the rows of its days says what is sold.
  std::optional<OfferingType> type() const {
    const SheetRow* first = nullptr;
    for (const SheetRow& row : rows_) {
      const bool day =
          is_any(row.label, kPriced) || is_any(row.label, kTraded) || is_any(row.label, kSettled);
      if (day && first == nullptr) first = &row;
    }
    if (any_cue(c_, {0, first->value.begin}, "type.debt")) return OfferingType::debt;
    const auto end = static_cast<std::uint32_t>(reading_.document.text.size());
    const bool underwritten =
        std::ranges::any_of(rows_, [](const SheetRow& row) { return row.names_underwriters; });
    if (!underwritten) return std::nullopt;
    return any_cue(c_, {0, end}, "type.ipo") ? OfferingType::ipo : OfferingType::firm_commitment;
  }

  void tell(Draft& d) const {
    Change priced = change_on(ChangeType::priced, Timing::current, pricing_day());
    if (!priced.date) priced.date.value = c_.filing.dated.value;
    if (priced.type.evidence.empty()) priced.type.evidence = d.offering.type.evidence;
    d.changes.push_back(std::move(priced));
    const DateFact* closing = day_of(kSettled);
    if (closing == nullptr) return;
    d.changes.push_back(change_on(ChangeType::completed, Timing::prospective, closing));
  }

  void fill(Draft& d) const {
    Offering& o = d.offering;
    if (o.type.value == OfferingType::debt) {
      fill_principal(o);
    } else {
      fill_shares(o);
      fill_price(o);
    }
    fill_rate(o);
    for (const SheetRow& row : rows_) {
      const bool proceeds =
          row.label.starts_with("net proceeds") || row.label.starts_with("proceeds to ");
      const AmountFact* net = proceeds && row.columns == 1 ? largest_in(row.value) : nullptr;
      if (net != nullptr) set_slot(reading_, o.net_proceeds, net->amount, net->text, net->mention);
      if (row.label == "use of proceeds") fill_net_told(o, row.value);
      const AmountFact* gross =
          row.label == "gross proceeds" && row.columns == 1 ? largest_in(row.value) : nullptr;
      if (gross != nullptr)
        set_slot(reading_, o.gross_proceeds, gross->amount, gross->text, gross->mention);
    }
  }

 private:
  // "Use of Proceeds: The Issuer estimates that the net proceeds will be approximately $338.9
  // million (or $389.8 million if the option is exercised in full)"
  void fill_net_told(Offering& o, TextSpan told) const {
    for (const AmountFact& a : c_.within(c_.facts.amounts, told)) {
      if (a.meaning == Meaning::net_proceeds)
        return set_slot(reading_, o.net_proceeds, a.amount, a.text, a.mention);
    }
  }

  // Convertible notes priced in the evening trade from the next day.
  const DateFact* pricing_day() const {
    if (const DateFact* priced = day_of(kPriced)) return priced;
    const DateFact* traded = day_of(kTraded);
    const bool later = traded != nullptr && c_.filing.dated && *c_.filing.dated < *traded->date;
    return later ? nullptr : traded;
  }

  // The first day of the first row so called.
  const DateFact* day_of(std::span<const std::string_view> names) const {
    for (const SheetRow& row : rows_) {
      if (!is_any(row.label, names)) continue;
      // "expected to be on or about March 5": of terms that are still to be set.
      const std::string low = lowered(reading_.text(row.value));
      if (low.find("expected") != low.npos || low.find("about") != low.npos) continue;
      for (const DateFact& day : c_.within(c_.facts.dates, row.value)) {
        if (day.date) return &day;
      }
    }
    return nullptr;
  }

  Change change_on(ChangeType type, Timing timing, const DateFact* day) const {
    Change change;
    change.type.value = type;
    change.timing.value = timing;
    change.date_basis = DateBasis::document;
    if (day == nullptr) return change;
    change.date = {*day->date, evidence_of(reading_, day->text, day->mention)};
    change.date_basis = DateBasis::stated;
    change.type.evidence = change.date.evidence;
    return change;
  }

  // Each series has its own principal, and a total is seldom printed.
  void fill_principal(Offering& o) const {
    const AmountFact* only = nullptr;
    for (const SheetRow& row : rows_) {
      if (!is_any(row.label, kPrincipal)) continue;
      for (const AmountFact& a : c_.within(c_.facts.amounts, row.value)) {
        if (is_aside(row.value, a)) continue;
        if (!o.currency) o.currency = {a.currency, evidence_of(reading_, a.text, a.mention)};
        if (only != nullptr) return;
        only = &a;
      }
    }
    if (only != nullptr)
      set_slot(reading_, o.principal_amount, only->amount, only->text, only->mention);
  }

  void fill_shares(Offering& o) const {
    for (const SheetRow& row : rows_) {
      if (!is_any(row.label, kShares)) continue;
      const auto counts = c_.within(c_.facts.counts, row.value);
      if (counts.empty()) continue;
      const CountFact& firm = counts.front();
      return set_slot(reading_, o.shares_offered, firm.count, firm.text, firm.mention);
    }
  }

  void fill_price(Offering& o) const {
    for (const SheetRow& row : rows_) {
      if (!is_any(row.label, kPrice)) continue;
      const auto amounts = c_.within(c_.facts.amounts, row.value);
      if (amounts.empty()) continue;
      const AmountFact& each = amounts.front();
      set_slot(reading_, o.price, each.amount, each.text, each.mention);
      if (!o.currency) o.currency = {each.currency, evidence_of(reading_, each.text, each.mention)};
      const AmountFact* total = largest_in(row.value);
      if (total != nullptr && each.amount < total->amount)
        set_slot(reading_, o.gross_proceeds, total->amount, total->text, total->mention);
      return;
    }
  }

  // "Underwriting Discount: 0.650% of principal amount"; each series has its own.
  void fill_rate(Offering& o) const {
    const Mention* only = nullptr;
    for (const Mention& m : reading_.of_rule("rate.percent")) {
      const bool discount = std::ranges::any_of(rows_, [&](const SheetRow& row) {
        return is_any(row.label, kDiscount) && row.value.contains(m.text);
      });
      if (!discount) continue;
      if (only != nullptr) return;
      only = &m;
    }
    if (only == nullptr || o.commission_rate) return;
    const TextSpan digits = *reading_.capture(*only, "number");
    if (const auto rate = read_percent(reading_.text(digits)))
      set_slot(reading_, o.commission_rate, *rate, digits, reading_.id_of(*only));
  }

  const AmountFact* largest_in(TextSpan value) const {
    const AmountFact* largest = nullptr;
    for (const AmountFact& a : c_.within(c_.facts.amounts, value)) {
      if (is_aside(value, a)) continue;
      if (largest == nullptr || largest->amount < a.amount) largest = &a;
    }
    return largest;
  }

  // "(or $460,000,000 if the underwriters exercise their option in full)"
  bool is_aside(TextSpan value, const AmountFact& a) const {
    constexpr std::uint32_t kAside = 60;  // bytes
    const std::string_view before = reading_.text_before(value, a.text.begin, kAside);
    const auto open = before.rfind('(');
    return open != before.npos && before.find(')', open) == before.npos;
  }

  const Context& c_;
  const Reading& reading_;
  const std::vector<SheetRow>& rows_;
};

Draft* main_of(std::vector<Draft>& drafts) {
  return only_draft(drafts, [](const Draft& d) { return d.main; });
}

}  // namespace

void draft_term_sheet(Drafting& drafting) {
  const TermSheet sheet(drafting.c);
  const auto type = sheet.is_priced() ? sheet.type() : std::nullopt;
  if (!type) return;
  const std::string_view cue = type == OfferingType::debt  ? "type.debt"
                               : type == OfferingType::ipo ? "type.ipo"
                                                           : "type.underwritten";
  Draft& d = drafting.add(*type, sentence_of_cue(drafting.c, cue));
  d.first_sentence = 0;  // its title stands above all
  d.main = true;
}

void tell_term_sheet(const Context& context, std::vector<Draft>& drafts) {
  if (Draft* d = main_of(drafts)) TermSheet(context).tell(*d);
}

void fill_term_sheet(const Context& context, std::vector<Draft>& drafts) {
  if (Draft* d = main_of(drafts)) TermSheet(context).fill(*d);
}

}  // namespace offerlog
