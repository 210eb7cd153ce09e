// The slots of an offering: what each sentence that speaks of it states. The
// first statement of a value stands; later ones that agree are evidence.
#include <algorithm>
#include <cmath>
#include <string>

#include "cover_securities.h"
#include "draft.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

struct SecurityRule {
  std::string_view rule;
  Security security;
};
constexpr SecurityRule kSecurities[] = {
    {"security.common_stock", Security::common_stock},
    {"security.ordinary_shares", Security::ordinary_shares},
    {"security.american_depositary_shares", Security::american_depositary_shares},
    {"security.depositary_shares", Security::depositary_shares},
    {"security.preferred_stock", Security::preferred_stock},
    {"security.pre_funded_warrants", Security::pre_funded_warrants},
    {"security.warrants", Security::warrants},
    {"security.units", Security::units},
    {"security.notes", Security::notes},
    {"security.rights", Security::rights},
};

// How far into the text the cover's price table may begin.
constexpr std::uint32_t kCoverTableBytes = 12000;
// How far the lines reach that name the securities at the head of a cover.
constexpr std::uint32_t kTitleBytes = 1500;

class TermFiller {
 public:
  TermFiller(const Context& context, std::vector<Draft>& drafts)
      : c_(context), reading_(context.reading), drafts_(drafts), finder_(context, drafts) {}

  void fill() {
    for (std::uint32_t s = 0; s < reading_.mentions.sentences.size(); ++s) {
      if (reports_changes(c_.section_of(s))) read_sentence(s);
    }
    read_net_of_offering();
    read_cover_table();
    for (Draft& d : drafts_) {
      if (d.offering.type.value == OfferingType::resale) read_resale_shares(d);
    }
    for (Draft& d : drafts_) read_securities(d);
    for (Draft& d : drafts_) {
      if (d.offering.securities.empty()) share_securities(d);
      add_capacity(d);
      read_agents(d);
      read_force(d);
      fill_option(d);
      if (!d.offering.currency) currency_of_sales(d);
    }
  }

 private:
  std::vector<Evidence> why(TextSpan text, MentionId mention) const {
    return {{text, mention.valid() ? std::string(reading_.rule(reading_.mention(mention)))
                                   : "table.underwriters"}};
  }

  template <class T>
  void set(Sourced<T>& slot, T value, TextSpan text, MentionId mention) const {
    if (slot) return;
    slot.value = std::move(value);
    slot.evidence = why(text, mention);
  }

  void read_sentence(std::uint32_t s) {
    const TextSpan span = c_.sentence_span(s);
    for (const AmountFact& a : c_.within(c_.facts.amounts, span)) {
      if (Draft* d = draft_for(s, a)) read_amount(*d, s, a);
    }
    for (const CountFact& f : c_.within(c_.facts.counts, span)) {
      if (Draft* d = finder_.at(s, f.text)) read_count(*d, s, f);
    }
    for (const RateFact& r : c_.within(c_.facts.rates, span)) {
      Draft* d = finder_.at(s, r.text);
      // What was paid for placing the shares is no term of their resale.
      if (d != nullptr && d->offering.type.value != OfferingType::resale)
        set(d->offering.commission_rate, r.rate, r.text, r.mention);
    }
  }

  // Of two concurrent deals, principal is of the notes and a price of the stock,
  // whatever stands nearest.
  Draft* draft_for(std::uint32_t s, const AmountFact& a) const {
    if (Draft* shelf = shelf_of(s, a)) return shelf;
    Draft* d = finder_.at(s, a.text);
    Draft* other = d == nullptr ? nullptr : finder_.beside(*d);
    if (other == nullptr || d->leg == Leg::offered || d->leg == Leg::placement) return d;
    const bool notes = d->offering.type.value == OfferingType::debt;
    if (a.meaning == Meaning::principal) return notes ? d : other;
    const bool of_stock = a.meaning == Meaning::price || a.meaning == Meaning::capacity;
    return of_stock && notes ? other : d;
  }

  // "(i) a base prospectus covering the sale of up to $300.0 million of securities and
  // (ii) a sales agreement prospectus": the first is the shelf's.
  Draft* shelf_of(std::uint32_t s, const AmountFact& a) const {
    constexpr std::uint32_t kClause = 130;
    if (a.meaning != Meaning::capacity) return nullptr;
    const std::string low =
        lowered(reading_.text_before(c_.sentence_span(s), a.text.begin, kClause));
    const auto base = low.rfind("base prospectus");
    if (base == std::string::npos || low.find("agreement prospectus", base) != std::string::npos)
      return nullptr;
    for (Draft& d : drafts_) {
      if (d.offering.type.value == OfferingType::shelf) return &d;
    }
    return nullptr;
  }

  void read_amount(Draft& d, std::uint32_t s, const AmountFact& a) const {
    Offering& o = d.offering;
    const bool program = d.is_program();
    if (only_registered(d) && a.meaning != Meaning::capacity) return;
    switch (a.meaning) {
      case Meaning::capacity:
        if (program || (pending(d) && o.type.value != OfferingType::debt))
          set(o.max_amount, a.amount, a.text, a.mention);
        break;
      case Meaning::remaining:
        if (program) set(o.remaining_amount, a.amount, a.text, a.mention);
        if (program && !o.remaining_basis) o.remaining_basis = RemainingBasis::stated;
        break;
      case Meaning::gross_proceeds:
        if (d.is_program() && is_bound(s, a)) {
          set(o.max_amount, a.amount, a.text, a.mention);
          break;
        }
        if (d.sells_at_one_price() && !pending(d))
          set(o.gross_proceeds, a.amount, a.text, a.mention);
        break;
      case Meaning::proceeds:
        if (!program && !pending(d) && o.type.value != OfferingType::debt) {
          set(o.gross_proceeds, a.amount, a.text, a.mention);
        }
        break;
      case Meaning::net_proceeds:
        if (o.type.value == OfferingType::debt && part_of_list(s)) break;
        if (!program && !pending(d)) set(o.net_proceeds, a.amount, a.text, a.mention);
        break;
      case Meaning::principal:
        // A preliminary supplement leaves its own amount blank; the others in it are
        // of notes outstanding.
        if (c_.is_preliminary() && a.text.begin > kCoverTableBytes) break;
        if (o.type.value == OfferingType::debt && !one_of_series(s, a)) set_firm_principal(o, s, a);
        break;
      case Meaning::price:
        if (d.sells_at_one_price() && o.type.value != OfferingType::debt && !discounted(s, a))
          set(o.price, a.amount, a.text, a.mention);
        break;
      default:
        return;
    }
    const bool series = a.meaning == Meaning::principal && o.type.value == OfferingType::debt;
    if (a.meaning != Meaning::excluded && !o.currency && (series || uses(d, a))) {
      o.currency.value = a.currency;
      o.currency.evidence = why(a.text, a.mention);
    }
  }

  // "for gross proceeds of up to $20.0 million": the most there can be.
  bool is_bound(std::uint32_t s, const AmountFact& a) const {
    return reading_.text_before(c_.sentence_span(s), a.text.begin, 6).ends_with("up to ");
  }

  // The amount stands in one of the offering's slots.
  static bool uses(const Draft& d, const AmountFact& a) {
    const Offering& o = d.offering;
    for (const Sourced<Decimal>* slot : {&o.max_amount, &o.remaining_amount, &o.gross_proceeds,
                                         &o.net_proceeds, &o.principal_amount, &o.price}) {
      if (slot->value == a.amount) return true;
    }
    return false;
  }

  static bool has(const Draft& d, ChangeType type) {
    return std::any_of(d.changes.begin(), d.changes.end(),
                       [&](const Change& change) { return change.type.value == type; });
  }

  static bool pending(const Draft& d) {
    return has(d, ChangeType::established) || only_registered(d);
  }

  // A deal whose registration statement this is: not sized, not priced; the
  // figures in it are of earlier deals.
  static bool only_registered(const Draft& d) {
    return !d.is_program() && has(d, ChangeType::registered) && !has(d, ChangeType::priced);
  }

  // "$1,000,000,000 of its 4.5% Notes due 2030, $750,000,000 of its …": a total
  // that is not printed is left out.
  bool one_of_series(std::uint32_t s, const AmountFact& a) const {
    double rest = 0;
    int others = 0;
    for (const AmountFact& b : c_.within(c_.facts.amounts, c_.sentence_span(s))) {
      if ((b.meaning != Meaning::principal && b.meaning != Meaning::plain) || b.text == a.text)
        continue;
      rest += b.amount.to_double();
      ++others;
    }
    // Of two alike neither is the sum of the other.
    return others == 1 || (others > 1 && std::abs(rest - a.amount.to_double()) > 1);
  }

  // "€596.3 million from the sale of the 2033 Notes, €485.7 million from the sale
  // of the 2051 Notes": what each series brings; no total is printed.
  bool part_of_list(std::uint32_t s) const {
    constexpr std::string_view kFromSale = " from the sale of ";
    const std::string_view words = reading_.text(c_.sentence_span(s));
    const auto first = words.find(kFromSale);
    return first != words.npos && words.find(kFromSale, first + 1) != words.npos;
  }

  // What the underwriters pay is not the price to the public.
  bool discounted(std::uint32_t s, const AmountFact& a) const {
    const TextSpan span = c_.sentence_span(s);
    const std::string_view before = reading_.text_before(span, a.text.begin, 160);
    for (std::string_view words :
         {"by the Underwriters from", "after underwriting discounts", "agreed to purchase the",
          "less underwriting", "per pre-funded warrant", "per Pre-Funded Warrant"}) {
      if (before.find(words) != std::string_view::npos) return true;
    }
    return false;
  }

  void read_count(Draft& d, std::uint32_t s, const CountFact& f) const {
    Offering& o = d.offering;
    if (f.of_warrants || f.meaning == Meaning::exercised || only_registered(d)) return;
    if (of_other_business(d, s) || left_outstanding(f)) return;
    if (f.meaning == Meaning::option) {
      if (!d.is_program()) set(o.option_shares, f.count, f.text, f.mention);
      return;
    }
    if (d.is_program()) {
      // A line's shares are capped by listing rules; that is no size of it.
      const bool limit = o.type.value == OfferingType::at_the_market &&
                         f.meaning == Meaning::capacity && !o.max_amount &&
                         !c_.within(c_.facts.references, c_.sentence_span(s)).empty();
      const bool counted = limit || (o.type.value != OfferingType::at_the_market &&
                                     o.type.value != OfferingType::shelf &&
                                     o.type.value != OfferingType::equity_line);
      if (counted && f.count > 1) set(o.max_shares, f.count, f.text, f.mention);
      return;
    }
    if (o.type.value == OfferingType::debt || f.count < 100) return;
    if (pending(d) && !reading_.has(s, "change.announced")) return;
    const bool sale = reading_.has(s, "change.priced") || reading_.has(s, "change.established") ||
                      reading_.has(s, "change.closed") || reading_.has(s, "amount.price") ||
                      reading_.has(s, "change.announced") || reading_.has(s, "amount.per_share") ||
                      reading_.has(s, "type.underwritten") || reading_.has(s, "change.selling");
    if (sale) set_firm_shares(o, s, f);
  }

  // "Common stock to be outstanding after this offering | 5,066,246 shares"
  bool left_outstanding(const CountFact& f) const {
    constexpr std::uint32_t kLabel = 120;  // bytes
    const auto& blocks = reading_.document.blocks;
    const std::uint32_t block = reading_.document.block_at(f.text.begin).value;
    if (block == 0 || blocks[block - 1].text.size() > kLabel) return false;
    return reading_.text(blocks[block - 1].text).find("utstanding") != std::string_view::npos;
  }

  // "a Business Combination Agreement under which the holders will receive 30,000,000
  // shares": a sentence of the merger beside which the shares are placed.
  bool of_other_business(const Draft& d, std::uint32_t s) const {
    if (!d.agreement || !reading_.has(s, "veto.other_closing")) return false;
    const auto references = c_.within(c_.facts.references, c_.sentence_span(s));
    return std::none_of(references.begin(), references.end(),
                        [&](const AgreementReference& r) { return r.agreement == *d.agreement; });
  }

  // "2,059,811 shares issuable upon exercise of warrants and 82,310 shares": how
  // many are resold stands where the resale is told of.
  void read_resale_shares(Draft& d) const {
    for (std::uint32_t s = 0; s < reading_.mentions.sentences.size(); ++s) {
      if (!reports_changes(c_.section_of(s)) || !reading_.has(s, "type.resale")) continue;
      if (finder_.at(s, c_.sentence_span(s)) != &d) continue;
      const CountFact* whole = whole_of(c_.within(c_.facts.counts, c_.sentence_span(s)));
      if (whole == nullptr) continue;
      d.offering.max_shares = {whole->count, why(whole->text, whole->mention)};
      return;
    }
  }

  // The only count of a sentence, or the largest where it is "up to": of several,
  // one may be a part.
  static const CountFact* whole_of(std::span<const CountFact> counts) {
    const CountFact* largest = nullptr;
    std::size_t seen = 0;
    for (const CountFact& f : counts) {
      if (f.of_warrants || f.count <= 1) continue;
      ++seen;
      if (largest == nullptr || f.count > largest->count) largest = &f;
    }
    const bool whole = seen == 1 || (largest != nullptr && largest->meaning == Meaning::capacity);
    return whole ? largest : nullptr;
  }

  // "23,000,000 shares, which includes 3,000,000 shares under the option": the
  // firm shares are the difference.
  void set_firm_shares(Offering& o, std::uint32_t s, const CountFact& f) const {
    if (o.shares_offered) return;
    set(o.shares_offered, f.count, f.text, f.mention);
    for (const Mention& m : reading_.mentions_of(s)) {
      if (reading_.rule(m) != "count.including_option" || m.text.begin < f.text.end) continue;
      for (const CountFact& option : c_.within(c_.facts.counts, m.text)) {
        const bool under_option =
            option.meaning == Meaning::option || option.meaning == Meaning::exercised;
        if (!under_option || option.count >= f.count) continue;
        o.shares_offered.value = f.count - option.count;
        o.shares_offered.evidence.push_back(why(option.text, option.mention).front());
        return;
      }
    }
  }

  // "$575 million, which includes $75 million sold pursuant to the option": likewise.
  void set_firm_principal(Offering& o, std::uint32_t s, const AmountFact& a) const {
    if (o.principal_amount) return;
    set(o.principal_amount, a.amount, a.text, a.mention);
    for (const AmountFact& option : c_.within(c_.facts.amounts, c_.sentence_span(s))) {
      if (option.meaning != Meaning::option || option.text.begin < a.text.end) continue;
      const auto firm = Decimal::subtract(a.amount, option.amount);
      if (!firm || firm->to_string().starts_with('-')) continue;
      o.principal_amount.value = *firm;
      o.principal_amount.evidence.push_back(why(option.text, option.mention).front());
      return;
    }
  }

  // Regulation S-K Item 504: what the issuer will have, after the expenses too; the
  // cover's table stops before them.
  void read_net_of_offering() const {
    const auto main =
        std::find_if(drafts_.begin(), drafts_.end(), [](const Draft& d) { return d.main; });
    if (main == drafts_.end() || main->is_program() || pending(*main) || !c_.is_prospectus())
      return;
    for (const AmountFact& a : c_.facts.amounts) {
      const Mention& m = reading_.mention(a.mention);
      if (a.meaning != Meaning::net_proceeds || c_.section_of(m.sentence) != SectionKind::proceeds)
        continue;
      return set(main->offering.net_proceeds, a.amount, a.text, a.mention);
    }
  }

  // Regulation S-K Item 501(b)(3): the price, the underwriters' discount and
  // the proceeds, per security and in total, in a table on the cover.
  void read_cover_table() const {
    const auto main =
        std::find_if(drafts_.begin(), drafts_.end(), [](const Draft& d) { return d.main; });
    if (main == drafts_.end() || main->is_program() || pending(*main)) return;
    const auto& blocks = reading_.document.blocks;
    for (const Table& t : reading_.document.tables) {
      if (blocks[t.first_block].text.begin > kCoverTableBytes || blocks[t.first_block].part != 0)
        return;
      for (std::uint32_t b = t.first_block; b < t.last_block; ++b) {
        if (blocks[b].column == 0) read_cover_row(main->offering, t, b);
      }
    }
  }

  void read_cover_row(Offering& o, const Table& t, std::uint32_t label) const {
    const auto& blocks = reading_.document.blocks;
    const std::string low = lowered(reading_.text(blocks[label].text));
    const bool price = low.find("offering price") != std::string::npos ||
                       low.find("price to") != std::string::npos;
    const bool proceeds =
        low.find("proceeds") != std::string::npos && low.find("selling") == std::string::npos;
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
      set(o.price, first->amount, first->text, first->mention);
      if (total) set(o.gross_proceeds, last->amount, last->text, last->mention);
      if (!o.currency) o.currency = {first->currency, why(first->text, first->mention)};
    }
    if (proceeds && total) set(o.net_proceeds, last->amount, last->text, last->mention);
  }

  // An increase told by its addition: the whole is both parts, where both are
  // printed.
  void add_capacity(Draft& d) const {
    for (Change& change : d.changes) {
      const bool up = change.type.value == ChangeType::increased;
      if (!up && change.type.value != ChangeType::decreased) continue;
      if (!change.to_amount && up && d.addition != nullptr && d.offering.max_amount &&
          d.offering.max_amount.value != d.addition->amount) {
        change.from_amount = d.offering.max_amount;
        if (const auto sum = Decimal::add(*d.offering.max_amount, d.addition->amount)) {
          change.to_amount.value = *sum;
          change.to_amount.evidence = change.from_amount.evidence;
          change.to_amount.evidence.push_back(why(d.addition->text, d.addition->mention).front());
        }
      }
      if (change.to_amount && change.timing.value != Timing::historical) {
        const Sourced<Decimal> before = size_before(d);
        if (!change.from_amount && before && before.value != change.to_amount.value)
          change.from_amount = before;
        d.offering.max_amount = change.to_amount;
        if (!d.offering.currency) d.offering.currency.value = "USD";
      }
    }
  }

  // The size that an earlier change gave the program, else its first.
  static Sourced<Decimal> size_before(const Draft& d) {
    for (auto known = d.changes.rbegin(); known != d.changes.rend(); ++known) {
      if (known->timing.value == Timing::historical && known->to_amount) return known->to_amount;
    }
    return d.offering.max_amount;
  }

  // "exercised the Option in full": as many shares as the option has.
  void fill_option(Draft& d) const {
    for (Change& change : d.changes) {
      if (change.type.value != ChangeType::option_exercised || change.shares ||
          !d.offering.option_shares)
        continue;
      const TextSpan words = change.type.evidence.front().text;
      const std::uint32_t block = reading_.document.block_at(words.begin).value;
      const TextSpan around{words.begin,
                            std::min(words.end + 60, reading_.document.blocks[block].text.end)};
      if (lowered(reading_.text(around)).find("full") != std::string::npos)
        change.shares = d.offering.option_shares;
    }
  }

  void currency_of_sales(Draft& d) const {
    for (const Change& change : d.changes) {
      for (const Sourced<Decimal>* value :
           {&change.gross_proceeds, &change.net_proceeds, &change.average_price}) {
        if (!*value) continue;
        for (const AmountFact& a : c_.within(c_.facts.amounts, value->evidence.front().text)) {
          d.offering.currency.value = a.currency;
          d.offering.currency.evidence = value->evidence;
          return;
        }
      }
    }
  }

  // --- who, what ------------------------------------------------------------

  void read_agents(Draft& d) const {
    if (d.agreement) {
      for (std::uint32_t p : c_.facts.agreements[*d.agreement].parties)
        add_agent(d, c_.facts.parties[p]);
      for (std::uint32_t leg : d.joined) {
        for (std::uint32_t p : c_.facts.agreements[leg].parties) add_agent(d, c_.facts.parties[p]);
      }
    }
    for (const PartyFact& p : c_.facts.parties) {
      if (p.agreement && !is_of_placement(*p.agreement)) continue;
      if (!p.role || !reports_changes(c_.section_of(p.sentence))) continue;
      if (!fits(d, *p.role)) continue;
      if (finder_.tells_of_both(d, p.sentence) || draft_of(p) == &d) add_agent(d, p);
    }
  }

  // A placement agency agreement is no offering beside the purchase agreement; its
  // agent places what the other sells.
  bool is_of_placement(std::uint32_t agreement) const {
    return c_.facts.agreements[agreement].family == AgreementFamily::placement_agency &&
           finder_.of(agreement) == nullptr;
  }

  // The offering spoken of, if the role goes with it; else the only one that
  // the role goes with.
  const Draft* draft_of(const PartyFact& p) const {
    const Draft* spoken = finder_.at(p.sentence, p.text);
    if (spoken != nullptr && fits(*spoken, *p.role)) return spoken;
    const Draft* only = nullptr;
    for (const Draft& d : drafts_) {
      if (!fits(d, *p.role)) continue;
      if (only != nullptr) return nullptr;
      only = &d;
    }
    return only;
  }

  static bool fits(const Draft& d, AgentRole role) {
    switch (role) {
      case AgentRole::sales_agent:
        return d.offering.type.value == OfferingType::at_the_market;
      case AgentRole::underwriter:
        return d.offering.type.value == OfferingType::firm_commitment ||
               d.offering.type.value == OfferingType::debt ||
               d.offering.type.value == OfferingType::ipo;
      case AgentRole::placement_agent:
      case AgentRole::purchaser:
        return !d.is_program() || d.offering.type.value == OfferingType::equity_line;
      default:
        return false;
    }
  }

  static std::string name_key(std::string_view name) {
    std::string key;
    for (char ch : name) {
      if (is_alnum(ch)) key += to_lower(ch);
    }
    return key;
  }

  // "Kestrel Bay Bancshares, Inc." and "Kestrel Bay Bank", "Hollow Trust, Inc." and
  // "Hollow Operating Partnership, L.P.": a party with its parent.
  static bool is_own_bank(std::string_view issuer, std::string_view name) {
    const auto space = issuer.find(' ');
    if (space == issuer.npos || space < 4) return false;
    const bool subsidiary = name.ends_with(" Bank") || name.find("Partnership") != name.npos;
    return subsidiary && name.starts_with(issuer.substr(0, space + 1));
  }

  // The registrant is a party to its own agreements, and no agent.
  bool is_issuer(const std::string& printed) const {
    const std::string key = name_key(printed);
    for (const std::string& name :
         {c_.issuer.name.value.value_or(""), reading_.document.header.conformed_name.value}) {
      const std::string own = name_key(name);
      if (own.size() >= 6 && (own == key || key.starts_with(own.substr(0, own.size() - 3))))
        return true;
      if (is_own_bank(name, printed)) return true;
    }
    return false;
  }

  void add_agent(Draft& d, const PartyFact& p) const {
    const std::string key = name_key(p.name);
    if (is_issuer(p.name)) return;
    for (Agent& known : d.offering.agents) {
      const std::string other = name_key(*known.name);
      if (other == key || other.starts_with(key) || other.ends_with(key)) return;
      if (key.starts_with(other)) {  // now in full
        known.name.value = p.name;
        known.name.evidence = why(p.text, p.mention);
        return;
      }
    }
    Agent agent;
    agent.name.value = p.name;
    agent.name.evidence = why(p.text, p.mention);
    agent.role.value = p.role.value_or(AgentRole::other);
    agent.role.evidence = agent.name.evidence;
    d.offering.agents.push_back(std::move(agent));
  }

  // "330,000 Shares of Common Stock", "Pre-Funded Warrants …": the lines that
  // head the cover.
  void read_title_securities(Draft& d) const {
    const auto& blocks = reading_.document.blocks;
    for (const Mention& m : reading_.mentions.mentions) {
      if (m.text.begin > kTitleBytes) return;
      if (blocks[m.block.value].text.size() <= 140) add_security(d, m);
    }
  }

  void read_securities(Draft& d) const {
    if (d.offering.type.value == OfferingType::shelf && d.main) {
      d.offering.securities = read_cover_securities(c_);
      if (!d.offering.securities.empty()) return;
    }
    if (d.main && c_.is_prospectus() && !d.is_program()) read_title_securities(d);
    // The sentence that tells of the offering first, and the few after it.
    constexpr std::uint32_t kReach = 400;  // sentences
    const auto last = std::min(static_cast<std::uint32_t>(reading_.mentions.sentences.size()),
                               d.first_sentence + kReach);
    std::uint32_t seen = 0;
    for (std::uint32_t s = d.first_sentence; s < last && seen < 3; ++s) {
      if (!reports_changes(c_.section_of(s))) continue;
      const bool own = s == d.first_sentence || finder_.at(s, c_.sentence_span(s)) == &d;
      if (!own) continue;
      bool any = false;
      for (const Mention& m : reading_.mentions_of(s)) any = add_security(d, m) || any;
      if (any) ++seen;
      if (d.offering.type.value == OfferingType::resale && !d.offering.securities.empty())
        d.offering.securities.resize(1);
      const bool rights = d.offering.type.value == OfferingType::rights;
      if (any && ((d.is_program() && !rights) || d.offering.type.value == OfferingType::debt))
        return;
    }
    if (d.offering.securities.empty()) read_securities_before(d);
    const bool notes = d.offering.type.value == OfferingType::debt ||
                       d.offering.type.value == OfferingType::exchange_offer;
    if (notes && d.offering.securities.empty()) read_notes(d);
  }

  // "completed its offering of 3,450,000 shares of its common stock … The offering was
  // made pursuant to an Underwriting Agreement": told before the agreement is.
  void read_securities_before(Draft& d) const {
    constexpr std::uint32_t kReach = 4;  // sentences
    for (std::uint32_t back = 1; back <= std::min(kReach, d.first_sentence); ++back) {
      const std::uint32_t s = d.first_sentence - back;
      if (!reports_changes(c_.section_of(s)) || c_.section_of(s) == SectionKind::cover) continue;
      if (!reading_.has(s, "change.closed") && !reading_.has(s, "change.priced")) continue;
      for (const Mention& m : reading_.mentions_of(s)) add_security(d, m);
      if (!d.offering.securities.empty()) return;
    }
  }

  // Told before the agreement is, or by a term alone: notes they are.
  void read_notes(Draft& d) const {
    for (const Mention& m : reading_.mentions.mentions) {
      if (reading_.rule(m) != "security.notes" || !reports_changes(c_.section_of(m.sentence)))
        continue;
      d.offering.securities.push_back({Security::notes, {{m.text, "security.notes"}}});
      return;
    }
  }

  // "issue and sell Shares": what the program told beside it sells.
  void share_securities(Draft& d) const {
    if (d.offering.type.value != OfferingType::at_the_market) return;
    const Sourced<Security>* shared = nullptr;
    for (const Draft& other : drafts_) {
      if (other.offering.type.value != OfferingType::at_the_market ||
          other.offering.securities.size() != 1)
        continue;
      const Sourced<Security>& own = other.offering.securities.front();
      if (shared != nullptr && shared->value != own.value) return;
      shared = &own;
    }
    if (shared != nullptr) d.offering.securities = {*shared};
  }

  bool add_security(Draft& d, const Mention& m) const {
    for (const SecurityRule& r : kSecurities) {
      if (r.rule != reading_.rule(m)) continue;
      if (underlies(m, r.security) || only_mentioned(m)) return false;
      const bool debt = d.offering.type.value == OfferingType::debt;
      const bool shelf = d.offering.type.value == OfferingType::shelf;
      // Rule 415(a)(4) has a market in mind, and warrants seldom have one.
      if (d.offering.type.value == OfferingType::at_the_market && r.security == Security::warrants)
        return false;
      if (!shelf && debt != (r.security == Security::notes)) return false;
      if (is_of_other_leg(d, m, r.security)) return false;
      const bool known =
          std::any_of(d.offering.securities.begin(), d.offering.securities.end(),
                      [&](const Sourced<Security>& s) { return s.value == r.security; });
      if (!known) d.offering.securities.push_back({r.security, {{m.text, std::string(r.rule)}}});
      return true;
    }
    return false;
  }

  // "(i) in a registered direct offering, shares, and (ii) in a concurrent private
  // placement, warrants": each has its own.
  bool is_of_other_leg(const Draft& d, const Mention& m, Security security) const {
    const std::string_view before =
        reading_.text_before(c_.sentence_span(m.sentence), m.text.begin, 8);
    if (d.leg == Leg::offered && before.ends_with("rivate ")) return true;
    if (!finder_.tells_of_both(d, m.sentence)) return false;
    const bool shares = security == Security::common_stock || security == Security::ordinary_shares;
    return (d.leg == Leg::offered && security == Security::warrants) ||
           (d.leg == Leg::placement && shares && reading_.has(m.sentence, "security.warrants"));
  }

  // "an opinion on the legality of the shares", "$25.2499 per warrant"
  bool only_mentioned(const Mention& m) const {
    const TextSpan span = c_.sentence_span(m.sentence);
    const std::string_view before = reading_.text_before(span, m.text.begin, 8);
    if (before.ends_with("per ") || before.ends_with("each ")) return true;
    // "the offering price per share of common stock less $0.001": of the offering beside.
    if (reading_.text_before(span, m.text.begin, 32).ends_with("the offering price per share of "))
      return true;
    if (reading_.rule(m) == "security.warrants" && pays_agent(span, m)) return true;
    const std::string_view sentence = reading_.text(span);
    return sentence.find("opinion") != std::string_view::npos ||
           sentence.find("legality") != std::string_view::npos;
  }

  // "issued to the Representative warrants to purchase 200,000 shares", "placement agent
  // warrants": pay, not what is offered.
  bool pays_agent(TextSpan sentence, const Mention& m) const {
    const std::string low = lowered(reading_.text_before(sentence, m.text.end, 90));
    for (std::string_view word :
         {"representative", "placement agent", "designee", "as compensation"}) {
      if (low.find(word) != std::string::npos) return true;
    }
    return false;
  }

  // "warrants to purchase 5,000 shares of common stock": the stock is not what
  // is sold; and "pre-funded warrants" are not "warrants".
  bool underlies(const Mention& m, Security security) const {
    if (security == Security::warrants) {
      for (const Mention& other : reading_.mentions_of(m.sentence)) {
        if (reading_.rule(other) == "security.pre_funded_warrants" && other.text.overlaps(m.text))
          return true;
      }
      return false;
    }
    if (security != Security::common_stock && security != Security::ordinary_shares) return false;
    const TextSpan span = c_.sentence_span(m.sentence);
    const std::string_view before = reading_.text_before(span, m.text.begin, 75);
    for (std::string_view words :
         {"to purchase", "to acquire", "convertible into", "issuable upon", "exercisable for",
          "underlying", "exercise of", "conversion into", "representing"}) {
      const auto at = before.rfind(words);
      if (at != std::string_view::npos && before.find(" and ", at) == std::string_view::npos)
        return true;
    }
    return false;
  }

  // "the agreement remains in full force": the one spoken of.
  void unnamed_force(Draft& d) const {
    for (const Mention& m : reading_.mentions.mentions) {
      if (reading_.rule(m) != "change.remains_in_force" ||
          !reports_changes(c_.section_of(m.sentence)))
        continue;
      const TextSpan span = c_.sentence_span(m.sentence);
      std::string_view before = reading_.text_before(span, m.text.begin, 30);
      for (std::string_view word : {"otherwise ", "will ", "shall "}) {
        if (before.ends_with(word)) before.remove_suffix(word.size());
      }
      if (!before.ends_with("greement ") || !c_.within(c_.facts.references, span).empty()) continue;
      if (finder_.at(m.sentence, m.text) != &d) continue;
      d.offering.agreement.in_force.value = true;
      d.offering.agreement.in_force.evidence = {{m.text, "change.remains_in_force"}};
    }
  }

  // "the Sales Agreement remains in full force and effect"
  void read_force(Draft& d) const {
    if (!d.agreement) return;
    unnamed_force(d);
    for (const AgreementReference& r : c_.facts.references) {
      if (r.agreement != *d.agreement || !reports_changes(c_.section_of(r.sentence))) continue;
      for (const Mention& m : reading_.mentions_of(r.sentence)) {
        if (reading_.rule(m) != "change.remains_in_force" || m.text.begin < r.text.end) continue;
        if (m.text.begin - r.text.end > 80) continue;
        d.offering.agreement.in_force.value = true;
        d.offering.agreement.in_force.evidence = {{m.text, "change.remains_in_force"}};
        return;
      }
    }
  }

  const Context& c_;
  const Reading& reading_;
  std::vector<Draft>& drafts_;
  DraftFinder finder_;
};

}  // namespace

void fill_terms(const Context& context, std::vector<Draft>& drafts) {
  TermFiller(context, drafts).fill();
}

}  // namespace offerlog
