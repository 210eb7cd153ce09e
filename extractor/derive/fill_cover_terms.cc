// What a prospectus prices on its cover, and what it will have from it.
#include <algorithm>
#include <string>

#include "fill_terms.h"
#include "resolve/facts_from.h"
#include "resolve/read_values.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

enum class CoverRow { price, proceeds };

class CoverTerms {
 public:
  CoverTerms(const Context& context, std::vector<Draft>& drafts)
      : c_(context), reading_(context.reading) {
    const auto main =
        std::find_if(drafts.begin(), drafts.end(), [](const Draft& d) { return d.main; });
    if (main != drafts.end()) main_ = &*main;
  }

  // "$1,500,000,000", in a line of its own above the name of the issuer and the series:
  // the principal of all of them.
  void read_cover_total() const {
    constexpr std::uint32_t kHead = 1500;  // bytes
    if (main_ == nullptr || main_->offering.type.value != OfferingType::debt) return;
    const std::uint32_t head = head_of_cover();
    for (const AmountFact& a : facts_from(c_.facts.amounts, head)) {
      if (a.text.begin > head + kHead) return;
      const std::uint32_t block = reading_.document.block_at(a.text.begin).value;
      const TextSpan line = reading_.document.blocks[block].text;
      if ((line != a.text && !is_only_series(line, a)) || is_in_table(block)) continue;
      set_slot(reading_, main_->offering.principal_amount, a.amount, a.text, a.mention);
      if (!main_->offering.currency)
        main_->offering.currency = {a.currency, evidence_of(reading_, a.text, a.mention)};
      return;
    }
  }

  // "$250,000,000 5.10% First Mortgage Bonds due 2034", and no other such line.
  bool is_only_series(TextSpan line, const AmountFact& first) const {
    constexpr std::uint32_t kLongest = 120;  // bytes
    constexpr std::uint32_t kNear = 600;
    const auto heads = [&](const AmountFact& a) {
      const TextSpan own =
          reading_.document.blocks[reading_.document.block_at(a.text.begin).value].text;
      const bool counted = reading_.text({a.text.end, own.end}).starts_with(' ');  // no "$ 6.750%"
      return own.begin == a.text.begin && own.size() <= kLongest && counted &&
             contains_any(reading_.text(own), {"% ", " Rate "}) &&
             contains_any(reading_.text(own), {"Notes", "Bonds", "Debentures"}) &&
             reading_.text(own).find(" due ") != std::string_view::npos;
    };
    const std::uint32_t from = first.text.begin - std::min(kNear, first.text.begin);
    const auto near = c_.within(c_.facts.amounts, {from, first.text.end + kNear});
    return line.begin == first.text.begin && heads(first) &&
           std::ranges::count_if(near, heads) == 1;
  }

  // Regulation S-K Item 504: what the issuer will have, after the expenses too; the
  // cover's table stops before them, and the text tells of earlier deals before.
  void read_net_of_offering() const {
    if (!is_priced() || !c_.is_prospectus()) return;
    const AmountFact* own = nullptr;
    for (const AmountFact& a : c_.facts.amounts) {
      if (a.meaning != Meaning::net_proceeds) continue;
      const std::uint32_t s = reading_.mention(a.mention).sentence;
      const SectionKind section = c_.section_of(s);
      const bool by_section = section == SectionKind::proceeds;
      if (own == nullptr && (by_section || (reports_changes(section) && is_of_this(s)))) own = &a;
      if (!by_section) continue;
      own = &a;
      break;
    }
    if (own == nullptr) return;
    Offering& o = main_->offering;
    set_slot(reading_, o.net_proceeds, own->amount, own->text, own->mention);
    if (!o.currency) o.currency = {own->currency, evidence_of(reading_, own->text, own->mention)};
  }

  // "4,000,000 Shares", in a line of its own at the head of the cover (Regulation S-K Item
  // 501(b)(2)): all that are sold, those of holders among them.
  void read_title_shares() const {
    constexpr std::uint32_t kHead = 2500;  // bytes
    if (!is_priced() || !c_.is_prospectus() || main_->offering.type.value == OfferingType::debt)
      return;
    for (const CountFact& f : c_.facts.counts) {
      if (f.text.begin > kHead) return;
      const Block& block = reading_.document.blocks[reading_.document.block_at(f.text.begin).value];
      const std::uint32_t s = reading_.mention(f.mention).sentence;
      if (f.meaning != Meaning::plain || f.of_warrants || block.text.begin != f.text.begin ||
          block.kind == BlockKind::table_cell || block.text != c_.sentence_span(s) ||
          !reading_.has(s, "count.aggregate") || reading_.text(block.text).ends_with('.'))
        continue;
      return set_slot(reading_, main_->offering.shares_offered, f.count, f.text, f.mention);
    }
  }

  // "Underwriting discount | 0.625% | $2,500,000", or in a column of its own: notes have
  // theirs in per cent. Of several series each has another.
  void read_cover_rate() const {
    if (main_ == nullptr || main_->is_program() || main_->offering.commission_rate) return;
    const Mention* only = nullptr;
    for (const Mention& m : reading_.of_rule("rate.percent")) {
      if (m.text.begin > kCoverTableBytes) break;
      if (!is_discount_cell(m.block.value)) continue;
      if (only != nullptr) return;
      only = &m;
    }
    if (only == nullptr) return;
    const TextSpan digits = *reading_.capture(*only, "number");
    if (const auto rate = read_percent(reading_.text(digits)))
      set_slot(reading_, main_->offering.commission_rate, *rate, digits, reading_.id_of(*only));
  }

  // Regulation S-K Item 501(b)(3): the price, the underwriters' discount and
  // the proceeds, per security and in total, in a table on the cover.
  void read_cover_table(CoverRow row) const {
    if (main_ == nullptr || main_->is_program() || main_->is_pending()) return;
    const auto& blocks = reading_.document.blocks;
    for (const Table& t : reading_.document.tables) {
      if (blocks[t.first_block].text.begin > kCoverTableBytes || blocks[t.first_block].part != 0)
        return;
      for (std::uint32_t b = t.first_block; b < t.last_block; ++b) {
        if (blocks[b].column == 0) read_cover_row(row, main_->offering, t, b);
      }
    }
  }

 private:
  bool is_priced() const {
    return main_ != nullptr && !main_->is_program() && !main_->is_pending();
  }

  bool is_of_this(std::uint32_t s) const {
    return lowered(reading_.text(c_.sentence_span(s))).find("this offering") != std::string::npos;
  }

  // Above "(To Prospectus dated May 2, 2011)" stands the table of the fee, which has the
  // price, and no principal.
  std::uint32_t head_of_cover() const {
    constexpr std::uint32_t kFeeTable = 6000;  // bytes
    for (const Mention& m : reading_.of_rule("cover.to_prospectus")) {
      if (m.text.begin > kFeeTable) break;
      const std::string above = lowered(reading_.text({0, m.text.begin}));
      return above.find("registration fee") != above.npos ? m.text.end : 0;
    }
    return 0;
  }

  // A cell of the table of prices, say, is no line of its own; a table of one cell is.
  bool is_in_table(std::uint32_t block) const {
    return std::ranges::any_of(reading_.document.tables, [&](const Table& t) {
      return t.first_block <= block && block < t.last_block && t.last_block - t.first_block > 1;
    });
  }

  // "Underwriting discounts and commissions (1)", "Discounts to underwriters"
  bool is_discount(TextSpan label) const {
    constexpr std::uint32_t kLongest = 80;  // bytes
    return label.size() <= kLongest &&
           contains_any(
               lowered(reading_.text(label)),
               {"underwriting discount", "underwriters' discount", "underwriter's discount",
                "underwriting commission", "discount to underwriter", "discounts to underwriter",
                "discounts to the underwriter", "commissions to underwriter",
                "commissions to the underwriter"});
  }

  // In the row, or the column, that the underwriting discount heads.
  bool is_discount_cell(std::uint32_t block) const {
    const auto& blocks = reading_.document.blocks;
    for (const Table& t : reading_.document.tables) {
      if (t.first_block > block) break;
      if (block >= t.last_block) continue;
      for (std::uint32_t b = t.first_block; b < block; ++b) {
        const bool heads = (blocks[b].row == blocks[block].row && blocks[b].column == 0) ||
                           (blocks[b].row == 0 && blocks[b].column == blocks[block].column);
        if (heads && is_discount(blocks[b].text)) return true;
      }
    }
    return false;
  }

  void read_cover_row(CoverRow row, Offering& o, const Table& t, std::uint32_t label) const {
    const auto& blocks = reading_.document.blocks;
    const std::string low = lowered(reading_.text(blocks[label].text));
    const bool price = row == CoverRow::price && (low.find("offering price") != std::string::npos ||
                                                  low.find("price to") != std::string::npos);
    const bool proceeds = row == CoverRow::proceeds && low.find("proceeds") != std::string::npos &&
                          low.find("selling") == std::string::npos;
    if (!price && !proceeds) return;
    const AmountFact* first = nullptr;
    const AmountFact* last = nullptr;
    for (std::uint32_t b = label; b < t.last_block && blocks[b].row == blocks[label].row; ++b) {
      for (const AmountFact& a : c_.within(c_.facts.amounts, blocks[b].text)) {
        if (first == nullptr) first = &a;
        last = &a;
      }
    }
    if (first == nullptr) return;
    const bool total = last != first && last->amount > first->amount;
    if (price && o.type.value != OfferingType::debt) {
      set_slot(reading_, o.price, first->amount, first->text, first->mention);
      if (total) set_slot(reading_, o.gross_proceeds, last->amount, last->text, last->mention);
      if (!o.currency)
        o.currency = {first->currency, evidence_of(reading_, first->text, first->mention)};
    }
    // "Public offering price | 99.945% | $849,532,500": of notes the total alone is money, and
    // each series has its own.
    if (price && o.type.value == OfferingType::debt && first == last && is_total_of(o, *first))
      set_slot(reading_, o.gross_proceeds, first->amount, first->text, first->mention);
    if (proceeds && total)
      set_slot(reading_, o.net_proceeds, last->amount, last->text, last->mention);
  }

  // About as much as the principal, or the only sum of that size: no price of one note.
  static bool is_total_of(const Offering& o, const AmountFact& a) {
    constexpr double kLeastTotal = 1e6;
    if (a.amount.to_double() < kLeastTotal) return false;
    if (!o.principal_amount) return true;
    const double part = a.amount.to_double() / o.principal_amount->to_double();
    return part > 0.9 && part < 1.1;
  }

  const Context& c_;
  const Reading& reading_;
  Draft* main_ = nullptr;  // what the prospectus offers
};

}  // namespace

void fill_cover_price(const Context& context, std::vector<Draft>& drafts) {
  const CoverTerms cover(context, drafts);
  cover.read_cover_table(CoverRow::price);
  cover.read_cover_rate();
  cover.read_cover_total();
  cover.read_title_shares();
  cover.read_net_of_offering();
}

void fill_proceeds(const Context& context, std::vector<Draft>& drafts) {
  const CoverTerms cover(context, drafts);
  cover.read_cover_table(CoverRow::proceeds);
}

}  // namespace offerlog
