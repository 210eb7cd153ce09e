// What tables of sales tell: each row's program, its sales and what is left.
#include <algorithm>
#include <map>
#include <string>

#include "draft.h"

namespace offerlog {
namespace {

struct SecurityRule {
  std::string_view rule;
  Security security;
};
constexpr SecurityRule kSecurities[] = {
    {"security.preferred_stock", Security::preferred_stock},
    {"security.common_stock", Security::common_stock},
    {"security.ordinary_shares", Security::ordinary_shares},
};

class SalesTableReader {
 public:
  SalesTableReader(const Context& context, std::vector<Draft>& drafts)
      : c_(context), reading_(context.reading), drafts_(drafts) {}

  void read() {
    for (std::size_t i = 0; i < c_.facts.sales_rows.size(); ++i) {
      const SalesRow& row = c_.facts.sales_rows[i];
      if (!reports_changes(c_.section_of(row.sentence))) continue;
      const std::size_t d = draft_of(row);
      if (d < drafts_.size()) tell(drafts_[d], row, i);
    }
  }

 private:
  std::vector<Evidence> why(TextSpan text, MentionId mention) const {
    return {{text, mention.valid() ? std::string(reading_.rule(reading_.mention(mention)))
                                   : "table.sales"}};
  }

  // "Common ATM (2)" without its footnote mark.
  std::string label_of(const SalesRow& row) const {
    std::string label(reading_.text(row.text));
    if (const auto mark = label.find(" ("); mark != std::string::npos) label.resize(mark);
    return label;
  }

  // By the label: the program that it was defined for, or one of its own. A row
  // for a period belongs to the only program.
  std::size_t draft_of(const SalesRow& row) {
    const std::string label = label_of(row);
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      if (!drafts_[d].agreement || drafts_[d].offering.type.value != OfferingType::at_the_market)
        continue;
      const auto& aliases = c_.facts.agreements[*drafts_[d].agreement].aliases;
      if (std::find(aliases.begin(), aliases.end(), label) != aliases.end() ||
          names(row, *drafts_[d].agreement))
        return d;
    }
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      const bool unnamed =
          is_unnamed(drafts_[d]) && drafts_[d].offering.type.value == OfferingType::at_the_market;
      const std::string_view told = reading_.text(c_.sentence_span(drafts_[d].first_sentence));
      if (!unnamed || told.find(label) == std::string_view::npos) continue;
      // A sentence that names several programs is of the first alone.
      const auto [known, first] = labels_.emplace(d, label);
      if (!first && known->second != label) continue;
      drafts_[d].first_sentence = std::min(drafts_[d].first_sentence, row.sentence);
      return d;
    }
    const bool led = reading_.has(row.lead, "type.at_the_market");
    const bool period = row.period && row.period->text == row.text;
    if (period) {
      const std::size_t only = only_program();
      return only < drafts_.size() || !led ? only : add(row.lead, row);
    }
    const bool program =
        label.find("ATM") != std::string::npos || label.find("rogram") != std::string::npos;
    // "sales under its at-the-market program of the following securities:"
    const bool security = label.find("tock") != std::string::npos ||
                          label.find("hares") != std::string::npos ||
                          label.find("ADS") != std::string::npos;
    return program || (led && security) ? add(row.sentence, row) : drafts_.size();
  }

  // Without an agreement, or with one that has neither day nor term of its own: "the
  // sales agreement for the 2024 Common ATM".
  bool is_unnamed(const Draft& d) const {
    if (!d.agreement) return true;
    const KnownAgreement& known = c_.facts.agreements[*d.agreement];
    return !known.dated && known.aliases.empty();
  }

  // "LDST Common ATM", where the text defines "Common ATM".
  bool names(const SalesRow& row, std::uint32_t agreement) const {
    const auto references = c_.within(c_.facts.references, row.text);
    return std::any_of(references.begin(), references.end(),
                       [&](const AgreementReference& r) { return r.agreement == agreement; });
  }

  std::size_t add(std::uint32_t first_sentence, const SalesRow& row) {
    Draft d;
    d.offering.type.value = OfferingType::at_the_market;
    d.offering.type.evidence = {{row.text, "table.sales"}};
    d.first_sentence = first_sentence;
    drafts_.push_back(std::move(d));
    return drafts_.size() - 1;
  }

  std::size_t only_program() const {
    std::size_t found = drafts_.size();
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      if (drafts_[d].offering.type.value != OfferingType::at_the_market) continue;
      if (found != drafts_.size()) return drafts_.size();
      found = d;
    }
    return found;
  }

  void tell(Draft& d, const SalesRow& row, std::size_t index) const {
    Offering& o = d.offering;
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
    if (is_unnamed(d)) read_securities(d, row, index);
    if (row.established && is_unnamed(d)) {
      Change change;
      change.type = {ChangeType::established, why(row.established->text, row.established->mention)};
      change.timing.value = Timing::historical;
      change.date = {row.established->date, why(row.established->text, row.established->mention)};
      change.date_basis = DateBasis::stated;
      d.changes.push_back(std::move(change));
    }
    if (row.shares || row.net_proceeds || row.gross_proceeds) d.changes.push_back(sales_of(row));
  }

  Change sales_of(const SalesRow& row) const {
    Change change;
    change.type = {ChangeType::sales_reported, {{row.text, "table.sales"}}};
    change.timing.value = Timing::current;
    if (row.shares) change.shares = {row.shares->count, why(row.shares->text, row.shares->mention)};
    set(change.net_proceeds, row.net_proceeds);
    set(change.gross_proceeds, row.gross_proceeds);
    change.as_of.value = c_.reference_day;
    if (row.period) {
      change.period_start = {row.period->first, why(row.period->text, row.period->mention)};
      change.as_of = {row.period->last, why(row.period->text, row.period->mention)};
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
    // "Securities Offered: MSTR Shares", which another row defines.
    for (const DefinedTerm& t : c_.facts.terms) {
      if (reading_.text(detail).find(t.term) != std::string_view::npos)
        take_security(d, c_.sentence_span(t.sentence));
    }
  }

  // The first security named there, unless one is known.
  void take_security(Draft& d, TextSpan where) const {
    for (const Mention& m : reading_.mentions.mentions) {
      if (!where.contains({m.text.begin, m.text.begin + 1})) continue;
      for (const SecurityRule& r : kSecurities) {
        if (r.rule != reading_.rule(m) || !d.offering.securities.empty()) continue;
        d.offering.securities.push_back({r.security, {{m.text, std::string(r.rule)}}});
      }
    }
  }

  const Context& c_;
  const Reading& reading_;
  std::vector<Draft>& drafts_;
  std::map<std::size_t, std::string> labels_;  // of drafts whose program no agreement names
};

}  // namespace

void read_sales_tables(const Context& context, std::vector<Draft>& drafts) {
  SalesTableReader(context, drafts).read();
}

}  // namespace offerlog
