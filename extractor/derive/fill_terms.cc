// The slots of an offering: what each sentence that speaks of it states. The
// first statement of a value stands; later ones that agree are evidence.
#include "fill_terms.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "concurrent_deals.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class TermFiller {
 public:
  TermFiller(const Context& context, std::vector<Draft>& drafts)
      : c_(context), reading_(context.reading), drafts_(drafts), finder_(context, drafts) {}

  void fill() {
    fill_cover_price(c_, drafts_);
    for (std::uint32_t s = 0; s < reading_.mentions.sentences.size(); ++s) {
      if (reports_changes(c_.section_of(s))) read_sentence(s);
    }
    fill_proceeds(c_, drafts_);
    for (Draft& d : drafts_) {
      if (d.offering.type.value == OfferingType::resale) read_resale_shares(d);
    }
    fill_securities(c_, finder_, drafts_);
    fill_resale(c_, finder_, drafts_);
    fill_capacity(c_, drafts_);
    fill_agents(c_, finder_, drafts_);
    fill_force(c_, finder_, drafts_);
    fill_from_changes(c_, drafts_);
  }

 private:
  void read_sentence(std::uint32_t s) {
    const TextSpan span = c_.sentence_span(s);
    for (const AmountFact& a : c_.within(c_.facts.amounts, span)) {
      if (share_out(s, a)) continue;
      if (Draft* d = draft_for(s, a)) read_amount(*d, s, a);
    }
    for (const CountFact& f : c_.within(c_.facts.counts, span)) {
      if (Draft* d = finder_.at(s, f.text)) read_count(*d, s, f);
    }
    for (const RateFact& r : c_.within(c_.facts.rates, span)) {
      Draft* d = finder_.at(s, r.text);
      // What was paid for placing the shares is no term of their resale.
      if (d != nullptr && d->offering.type.value != OfferingType::resale)
        set_slot(reading_, d->offering.commission_rate, r.rate, r.text, r.mention);
    }
  }

  // "The gross proceeds from the offerings were $287.5 million and $575 million,
  // respectively": to each of two concurrent deals its own.
  bool share_out(std::uint32_t s, const AmountFact& a) const {
    const bool gross = a.meaning == Meaning::gross_proceeds;
    if (!gross && a.meaning != Meaning::net_proceeds) return false;
    const AmountFact* other = paired_with(s, a);
    Draft* stock = only_draft(drafts_, [](const Draft& d) { return d.leg == Leg::stock; });
    Draft* notes = only_draft(drafts_, [](const Draft& d) { return d.leg == Leg::notes; });
    if (other == nullptr || stock == nullptr || notes == nullptr) return false;
    const bool notes_first = first_of_deals(s, a) == DealWords::notes;
    const auto fill = [&](Offering& o, const AmountFact& own) {
      set_slot(reading_, gross ? o.gross_proceeds : o.net_proceeds, own.amount, own.text,
               own.mention);
      if (!o.currency) o.currency = {own.currency, evidence_of(reading_, own.text, own.mention)};
    };
    fill(stock->offering, notes_first ? *other : a);
    fill(notes->offering, notes_first ? a : *other);
    return true;
  }

  // The second of "$287.5 million and $575 million, respectively".
  const AmountFact* paired_with(std::uint32_t s, const AmountFact& a) const {
    const TextSpan rest{a.text.end, c_.sentence_span(s).end};
    const auto behind = c_.within(c_.facts.amounts, rest);
    if (behind.empty()) return nullptr;
    const AmountFact& b = behind.front();
    const std::string_view between = reading_.text({a.text.end, b.text.begin});
    const std::string_view after = reading_.text({b.text.end, rest.end});
    const bool pair = between == " and " || between == " and approximately ";
    const bool each = after.starts_with(", respectively") || after.starts_with(" respectively");
    return pair && each ? &b : nullptr;
  }

  // In the order in which the sentence names them, else that which first told of both.
  DealWords first_of_deals(std::uint32_t s, const AmountFact& a) const {
    const DealWords here = first_named_in(c_, {c_.sentence_span(s).begin, a.text.begin});
    const auto told = find_concurrent_deals(c_);
    if (here != DealWords::none || !told) return here;
    return first_named_in(c_, c_.sentence_span(*told));
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
    if (d.is_only_registered() && a.meaning != Meaning::capacity) return;
    if (d.leg != Leg::alone && is_of_both_deals(a)) return;
    switch (a.meaning) {
      case Meaning::capacity:
        if (program || (d.is_pending() && o.type.value != OfferingType::debt))
          set_slot(reading_, o.max_amount, a.amount, a.text, a.mention);
        break;
      case Meaning::remaining:
        if (program) set_slot(reading_, o.remaining_amount, a.amount, a.text, a.mention);
        if (program && !o.remaining_basis) o.remaining_basis = RemainingBasis::stated;
        break;
      case Meaning::gross_proceeds:
        if (d.is_program() && is_bound(s, a)) {
          set_slot(reading_, o.max_amount, a.amount, a.text, a.mention);
          break;
        }
        if (d.sells_at_one_price() && !d.is_pending())
          set_slot(reading_, o.gross_proceeds, a.amount, a.text, a.mention);
        break;
      case Meaning::proceeds:
        if (!program && !d.is_pending() && o.type.value != OfferingType::debt) {
          set_slot(reading_, o.gross_proceeds, a.amount, a.text, a.mention);
        }
        break;
      case Meaning::net_proceeds:
        if (o.type.value == OfferingType::debt && part_of_list(s)) break;
        if (!program && !d.is_pending())
          set_slot(reading_, o.net_proceeds, a.amount, a.text, a.mention);
        break;
      case Meaning::principal:
        // A preliminary supplement leaves its own amount blank; the others in it are
        // of notes outstanding.
        if (c_.is_preliminary() && a.text.begin > kCoverTableBytes) return;
        if (is_redeemed(s, a)) return;
        if (o.type.value == OfferingType::debt && !one_of_series(s, a)) set_firm_principal(o, s, a);
        break;
      case Meaning::price:
        if (d.sells_at_one_price() && o.type.value != OfferingType::debt && !discounted(s, a) &&
            !is_to_be_priced(d))
          set_slot(reading_, o.price, a.amount, a.text, a.mention);
        break;
      default:
        return;
    }
    const bool series = a.meaning == Meaning::principal && o.type.value == OfferingType::debt;
    if (a.meaning != Meaning::excluded && !o.currency && (series || uses(d, a))) {
      o.currency.value = a.currency;
      o.currency.evidence = evidence_of(reading_, a.text, a.mention);
    }
  }

  // "The gross proceeds from the underwritten offering and the concurrent private placement
  // are": of neither alone.
  bool is_of_both_deals(const AmountFact& a) const {
    const bool proceeds = a.meaning == Meaning::gross_proceeds ||
                          a.meaning == Meaning::net_proceeds || a.meaning == Meaning::proceeds;
    if (!proceeds || !a.mention.valid()) return false;
    const TextSpan words{reading_.mention(a.mention).text.begin, a.text.begin};
    const std::string low = lowered(reading_.text(words));
    const auto offering = low.find("offering and ");
    return offering != std::string::npos &&
           (low.find("placement", offering) != std::string::npos ||
            low.find("offering", offering + 13) != std::string::npos);
  }

  // An underwriting proposed has no price yet.
  static bool is_to_be_priced(const Draft& d) {
    const bool underwritten = d.offering.type.value == OfferingType::firm_commitment ||
                              d.offering.type.value == OfferingType::ipo;
    return underwritten && d.tells_of(ChangeType::established) &&
           !d.tells_of(ChangeType::withdrawn) && !d.tells_of(ChangeType::completed);
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

  // "redeemed the Company's €350.0 million aggregate principal amount of notes due 2024": of
  // an older series.
  bool is_redeemed(std::uint32_t s, const AmountFact& a) const {
    constexpr std::uint32_t kVerb = 60;  // bytes
    const std::string_view before = reading_.text_before(c_.sentence_span(s), a.text.begin, kVerb);
    return std::ranges::any_of(
        std::array<std::string_view, 4>{"redeemed ", "redemption of ", "repaid ", "repurchased "},
        [&](std::string_view verb) { return before.find(verb) != std::string_view::npos; });
  }

  // "$1,000,000,000 of its 4.5% Notes due 2030, $750,000,000 of its …": a total
  // that is not printed is left out.
  bool one_of_series(std::uint32_t s, const AmountFact& a) const {
    double rest = 0;
    int others = 0;
    for (const AmountFact& b : c_.within(c_.facts.amounts, c_.sentence_span(s))) {
      if ((b.meaning != Meaning::principal && b.meaning != Meaning::plain) || b.text == a.text ||
          is_redeemed(s, b))
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

  // What the underwriters pay is not the price to the public, nor what holders of another
  // series are paid on its redemption.
  bool discounted(std::uint32_t s, const AmountFact& a) const {
    const TextSpan span = c_.sentence_span(s);
    const std::string_view before = reading_.text_before(span, a.text.begin, 160);
    // "a liquidation preference of $25,000 per share (equivalent to $25 per depositary share)"
    if (before.ends_with("quivalent to ") || before.ends_with(" dividend of ")) return true;
    for (std::string_view words :
         {"by the Underwriters from", "after underwriting discounts", "agreed to purchase the",
          "less underwriting", "per pre-funded warrant", "per Pre-Funded Warrant", " redeemed ",
          "redemption price"}) {
      if (before.find(words) != std::string_view::npos) return true;
    }
    return false;
  }

  void read_count(Draft& d, std::uint32_t s, const CountFact& f) const {
    Offering& o = d.offering;
    if (f.of_warrants || f.meaning == Meaning::exercised || d.is_only_registered()) return;
    if (of_other_business(d, s) || left_outstanding(f) || converts_into(s, f)) return;
    if (f.meaning == Meaning::option) {
      if (d.may_grant_option()) set_slot(reading_, o.option_shares, f.count, f.text, f.mention);
      return;
    }
    if (f.meaning == Meaning::remaining) return read_remaining_shares(d, s, f);
    if (d.is_program()) {
      // A line's shares are capped by listing rules; that is no size of it.
      const bool limit = o.type.value == OfferingType::at_the_market &&
                         f.meaning == Meaning::capacity && !o.max_amount &&
                         !c_.within(c_.facts.references, c_.sentence_span(s)).empty();
      const bool counted =
          limit || heads_registration(d, f) ||
          (o.type.value != OfferingType::at_the_market && o.type.value != OfferingType::shelf &&
           o.type.value != OfferingType::equity_line);
      if (counted && f.count > 1) set_slot(reading_, o.max_shares, f.count, f.text, f.mention);
      return;
    }
    if (o.type.value == OfferingType::debt || f.count < 100) return;
    // "We are offering 10,000,000 shares", on a cover that leaves the price blank.
    const bool on_offer = c_.is_preliminary() && f.text.begin < kCoverTableBytes &&
                          reading_.has(s, "change.selling") && reading_.has(s, "type.primary");
    if (d.is_pending() && !on_offer && !reading_.has(s, "change.announced")) return;
    const bool sale = reading_.has(s, "change.priced") || reading_.has(s, "change.established") ||
                      reading_.has(s, "change.closed") || reading_.has(s, "amount.price") ||
                      reading_.has(s, "change.announced") || reading_.has(s, "amount.per_share") ||
                      reading_.has(s, "type.underwritten") || reading_.has(s, "change.selling") ||
                      reading_.has(s, "change.issued_in_offering") ||
                      reading_.has(s, "change.issued_at_closing");
    if (sale && !is_sold_besides(s, f)) set_firm_shares(o, s, f);
  }

  // "8,412,077 shares remained available for sale"; those that remain for grants to
  // employees are no offering's.
  void read_remaining_shares(Draft& d, std::uint32_t s, const CountFact& f) const {
    constexpr std::uint32_t kPurpose = 60;  // bytes
    const TextSpan span = c_.sentence_span(s);
    const std::uint32_t end = std::min(span.end, f.text.end + kPurpose);
    const std::string low = lowered(reading_.text({f.text.end, end}));
    const bool sells = low.find("sale") != low.npos || low.find("sold") != low.npos ||
                       low.find("unsold") != low.npos || low.find(" under the") != low.npos;
    if (!d.is_program() || !sells || lowered(reading_.text(span)).find(" plan") != low.npos) return;
    set_slot(reading_, d.offering.remaining_shares, f.count, f.text, f.mention);
    if (!d.offering.remaining_basis) d.offering.remaining_basis = RemainingBasis::stated;
  }

  // "sold an additional 1,350,000 shares upon the exercise of the option": besides the firm ones.
  bool is_sold_besides(std::uint32_t s, const CountFact& f) const {
    const auto mentions = reading_.mentions_of(s);
    return (reading_.has(s, "change.option_exercised") ||
            reading_.has(s, "change.option_noticed")) &&
           std::ranges::any_of(mentions, [&](const Mention& m) {
             return reading_.rule(m) == "count.exercised_more" && m.text.contains(f.text);
           });
  }

  // "1,900,000 Shares of Class A Common Stock", in a line of its own on the cover of a
  // registration statement.
  bool heads_registration(const Draft& d, const CountFact& f) const {
    constexpr std::uint32_t kFacingPage = 16000;  // bytes, and the prospectus's cover
    if (!d.main || d.offering.type.value != OfferingType::shelf ||
        c_.filing.kind.value != FilingKind::registration_statement || f.text.begin > kFacingPage)
      return false;
    const std::uint32_t s = reading_.mention(f.mention).sentence;
    const TextSpan block = reading_.document.blocks[reading_.sentence(s).block.value].text;
    return reading_.has(s, "count.aggregate") && block == c_.sentence_span(s) &&
           block.begin == f.text.begin && !reading_.text(block).ends_with('.');
  }

  // "Common stock to be outstanding after this offering | 5,066,246 shares"
  bool left_outstanding(const CountFact& f) const {
    constexpr std::uint32_t kLabel = 120;  // bytes
    const auto& blocks = reading_.document.blocks;
    const std::uint32_t block = reading_.document.block_at(f.text.begin).value;
    const std::string_view before =
        reading_.text_before(blocks[block].text, f.text.begin, kLabel);  // in one line
    if (before.find("outstanding after") != std::string_view::npos ||
        before.find("outstanding immediately after") != std::string_view::npos)
      return true;
    if (block == 0 || blocks[block - 1].text.size() > kLabel) return false;
    return reading_.text(blocks[block - 1].text).find("utstanding") != std::string_view::npos;
  }

  // "each share automatically converts, at a fixed ratio, to 1,000 shares of common stock"
  bool converts_into(std::uint32_t s, const CountFact& f) const {
    constexpr std::uint32_t kReach = 40;  // bytes
    const std::string_view before = reading_.text_before(c_.sentence_span(s), f.text.begin, kReach);
    return before.find("onverts") != before.npos || before.ends_with("onvertible into ") ||
           before.ends_with("onvertible into an aggregate of ");
  }

  // "a Business Combination Agreement under which the holders will receive 30,000,000
  // shares": a sentence of the merger beside which the shares are placed.
  bool of_other_business(const Draft& d, std::uint32_t s) const {
    if (!d.agreement || !reading_.has(s, "veto.other_closing")) return false;
    return !c_.names(c_.sentence_span(s), *d.agreement);
  }

  // "2,059,811 shares issuable upon exercise of warrants and 82,310 shares": how
  // many are resold stands where the resale is told of.
  void read_resale_shares(Draft& d) const {
    if (const CountFact* total = cover_total(d)) {
      d.offering.max_shares = {total->count, evidence_of(reading_, total->text, total->mention)};
      return;
    }
    for (std::uint32_t s = 0; s < reading_.mentions.sentences.size(); ++s) {
      if (!reports_changes(c_.section_of(s)) || !reading_.has(s, "type.resale")) continue;
      if (finder_.at(s, c_.sentence_span(s)) != &d || of_other_registration(s)) continue;
      const CountFact* whole = whole_of(c_.within(c_.facts.counts, c_.sentence_span(s)));
      if (whole == nullptr) continue;
      d.offering.max_shares = {whole->count, evidence_of(reading_, whole->text, whole->mention)};
      return;
    }
    if (!d.offering.max_shares) read_opined_shares(d);
  }

  // In a prospectus: "we have filed a registration statement (File No. 333-264104) relating to
  // the resale of 5,563,896 shares", with another number than its cover's.
  bool of_other_registration(std::uint32_t sentence) const {
    constexpr std::string_view kNumber = "cover.registration_number";
    if (!c_.is_offering_document()) return false;
    const auto number_in = [&](auto&& mentions) {
      const auto m = std::ranges::find(mentions, kNumber,
                                       [&](const Mention& one) { return reading_.rule(one); });
      return m == mentions.end() ? std::string_view()
                                 : reading_.text(*reading_.capture(*m, "number"));
    };
    const std::string_view own = number_in(reading_.mentions.mentions);
    const std::string_view told = number_in(reading_.mentions_of(sentence));
    return !told.empty() && told != own;
  }

  // "certain shares", says a report; the opinion filed with it counts them (Regulation
  // S-K Item 601(b)(5)).
  void read_opined_shares(Draft& d) const {
    for (const CountFact& f : c_.facts.counts) {
      const Mention& m = reading_.mention(f.mention);
      const Part& part = reading_.document.parts[reading_.document.blocks[m.block.value].part];
      if (!part.type.starts_with("EX-5") || !reading_.has(m.sentence, "type.resale")) continue;
      const CountFact* whole = whole_of(c_.within(c_.facts.counts, c_.sentence_span(m.sentence)));
      if (whole == nullptr) continue;
      d.offering.max_shares = {whole->count, evidence_of(reading_, whole->text, whole->mention)};
      return;
    }
  }

  // "Up to 73,849,958 Common Shares", the one such line of the cover: its sentences
  // tell of the parts.
  const CountFact* cover_total(const Draft& d) const {
    if (!d.main || !c_.is_offering_document()) return nullptr;
    const CountFact* only = nullptr;
    for (const Mention& m : reading_.mentions.mentions) {
      if (m.text.begin > Context::kCoverLines) break;
      if (reading_.rule(m) != "count.cover_total") continue;
      const auto counts = c_.within(c_.facts.counts, m.text);
      if (only != nullptr || counts.empty()) return nullptr;
      const bool alone = m.text.end == counts.front().text.end;  // its noun in the next line
      if (alone && !names_shares(m.block.value + 1)) return nullptr;
      only = &counts.front();
    }
    return only;
  }

  bool names_shares(std::uint32_t block) const {
    if (block >= reading_.document.blocks.size()) return false;
    const std::string low = lowered(reading_.text(reading_.document.blocks[block].text));
    return low.find("shares") != low.npos || low.find("common stock") != low.npos;
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
    set_slot(reading_, o.shares_offered, f.count, f.text, f.mention);
    const Mention* included = option_included(s, f.text.end, "count.including_option");
    if (included == nullptr) return;
    for (const CountFact& option : c_.within(c_.facts.counts, included->text)) {
      const bool under_option =
          option.meaning == Meaning::option || option.meaning == Meaning::exercised;
      if (!under_option || option.count >= f.count) continue;
      o.shares_offered.value = f.count - option.count;
      o.shares_offered.evidence.push_back(
          evidence_of(reading_, option.text, option.mention).front());
      return;
    }
  }

  // "…, including 3,000,000 shares sold under the option" behind the total, or in a
  // sentence soon after it: "The shares sold include 3,000,000 shares …".
  const Mention* option_included(std::uint32_t s, std::uint32_t total_end,
                                 std::string_view rule) const {
    constexpr std::uint32_t kFollows = 3;   // sentences
    constexpr std::uint32_t kSubject = 60;  // bytes
    const auto all = static_cast<std::uint32_t>(reading_.mentions.sentences.size());
    for (std::uint32_t n = s; n < std::min(all, s + 1 + kFollows); ++n) {
      for (const Mention& m : reading_.mentions_of(n)) {
        const bool behind = n > s || m.text.begin >= total_end;
        const bool of_total = n == s || m.text.begin - c_.sentence_span(n).begin <= kSubject;
        if (reading_.rule(m) == rule && behind && of_total) return &m;
      }
    }
    return nullptr;
  }

  // "$575 million, which includes $75 million sold pursuant to the option": likewise.
  void set_firm_principal(Offering& o, std::uint32_t s, const AmountFact& a) const {
    if (o.principal_amount) return;
    set_slot(reading_, o.principal_amount, a.amount, a.text, a.mention);
    const Mention* included = option_included(s, a.text.end, "amount.including_option");
    if (included == nullptr) return;
    for (const AmountFact& option : c_.within(c_.facts.amounts, included->text)) {
      if (option.meaning != Meaning::option) continue;
      const auto firm = Decimal::subtract(a.amount, option.amount);
      if (!firm || firm->to_string().starts_with('-')) continue;
      o.principal_amount.value = *firm;
      o.principal_amount.evidence.push_back(
          evidence_of(reading_, option.text, option.mention).front());
      return;
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
