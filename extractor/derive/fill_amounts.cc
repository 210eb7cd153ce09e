// The amounts of an offering, each in the slot that its meaning has.
#include <algorithm>
#include <cmath>
#include <string>

#include "closings.h"
#include "fill_terms.h"
#include "firm_size.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class AmountFiller {
 public:
  explicit AmountFiller(const Context& context) : c_(context), reading_(context.reading) {}

  void read(Draft& d, std::uint32_t s, const AmountFact& a) const {
    Offering& o = d.offering;
    const bool program = d.is_program();
    const bool debt = o.type.value == OfferingType::debt;
    if (d.is_only_registered() && a.meaning != Meaning::capacity) return;
    if (d.leg != Leg::alone && is_of_both_deals(a)) return;
    const auto fill = [&](Sourced<Decimal>& slot) {
      set_slot(reading_, slot, a.amount, a.text, a.mention);
    };
    switch (a.meaning) {
      case Meaning::capacity:
        // "$4,617,581" alone in a line is the size on a cover, and in a report a table's.
        if (!c_.is_offering_document() &&
            reading_.rule(reading_.mention(a.mention)) == "amount.cover_line")
          break;
        if (is_estimate_of_rights(d, a) || is_of_successor(d, s, a)) break;
        if (program || (d.is_pending() && !debt)) fill(o.max_amount);
        break;
      case Meaning::remaining:
        if (program && is_left_since(o.remaining_amount, s, a)) o.remaining_amount = {};
        if (program) fill(o.remaining_amount);
        if (program && !o.remaining_basis) o.remaining_basis = RemainingBasis::stated;
        break;
      case Meaning::gross_proceeds:
        if (program && is_bound(s, a)) {
          fill(o.max_amount);
        } else if (d.sells_at_one_price() && !d.is_pending()) {
          if (is_whole_of(o.gross_proceeds, s, a)) o.gross_proceeds = {};
          fill(o.gross_proceeds);
        }
        break;
      case Meaning::proceeds:
        if (!program && !d.is_pending() && !debt) fill(o.gross_proceeds);
        break;
      case Meaning::net_proceeds:
        if (debt && part_of_list(s)) break;
        if (d.sells_at_one_price() && !d.is_pending()) fill(o.net_proceeds);
        break;
      case Meaning::principal:
        if (o.type.value == OfferingType::exchange_offer &&
            (d.main ? is_only_principal_of_cover(a)
                    : (d.passing && s == d.first_sentence) || is_issued_in_exchange(s, a)))
          fill(o.principal_amount);
        if (is_of_notes_outstanding(s, a) || is_under_option(s, a)) return;
        if (debt && !one_of_series(s, a) && !is_series_told_again(d, s, a)) {
          if (is_firm_part(o.principal_amount, s, a)) o.principal_amount = {};
          set_firm_principal(c_, o, s, a);
        }
        break;
      case Meaning::price:
        if (d.sells_at_one_price() && !debt && !discounted(s, a) && !is_to_be_priced(d))
          fill(o.price);
        break;
      default:
        return;
    }
    note_currency(d, a);
  }

 private:
  // "At the initial closing … gross proceeds of $5,000,000. In the aggregate, … total gross
  // proceeds of $7,100,000"
  bool is_whole_of(const Sourced<Decimal>& part, std::uint32_t s, const AmountFact& a) const {
    return part && !part.evidence.empty() && part->to_double() < a.amount.to_double() &&
           (sums_up_parts(reading_, a) || sums_up_closings(c_, s, part.evidence.front().text));
  }

  void note_currency(Draft& d, const AmountFact& a) const {
    Offering& o = d.offering;
    const bool series = a.meaning == Meaning::principal && o.type.value == OfferingType::debt;
    if (!o.currency && (series || uses(d, a))) {
      o.currency.value = a.currency;
      o.currency.evidence = evidence_of(reading_, a.text, a.mention);
    }
  }

  // "As of November 2, $2,367.6 million remained available", "Following these sales, $83.3
  // million remains": a report tells last what is left since its period ended.
  bool is_left_since(const Sourced<Decimal>& known, std::uint32_t s, const AmountFact& a) const {
    if (c_.filing.kind.value != FilingKind::periodic_report || known.evidence.empty() ||
        known.evidence.front().text.begin >= a.text.begin)
      return false;
    const TextSpan sentence = c_.sentence_span(s);
    const std::string_view words = reading_.text(sentence);
    if (starts_with_any(words, {"Following these sales", "After these sales",
                                "Following such sales", "Following those sales"}))
      return true;
    const std::optional<Date> day = day_before(words_before(sentence, a.text));
    const std::optional<Date> known_day = day_before(block_before(known.evidence.front().text));
    return day && (known_day ? *known_day < *day : c_.period_start && *c_.period_start < *day);
  }

  // "Offer to Exchange Up to $550,000,000 aggregate principal amount of our 4.875% Senior Notes
  // due 2028, which have been registered": of several series no total is printed.
  bool is_only_principal_of_cover(const AmountFact& a) const {
    constexpr std::uint32_t kHead = 3000;  // bytes
    if (!c_.is_prospectus() || a.text.begin > kHead) return false;
    return std::ranges::all_of(c_.within(c_.facts.amounts, {0, kHead}), [&](const AmountFact& b) {
      return b.meaning != Meaning::principal || b.amount == a.amount;
    });
  }

  // "accepted all of the Existing Notes tendered and issued $212,400,000 aggregate principal amount
  // of New Notes in exchange": of several series no total is printed.
  bool is_issued_in_exchange(std::uint32_t s, const AmountFact& a) const {
    constexpr std::uint32_t kReach = 300;  // bytes
    const TextSpan sentence = c_.sentence_span(s);
    if (!follows_issue(sentence, a)) return false;
    const TextSpan behind{a.text.end, std::min(sentence.end, a.text.end + kReach)};
    const std::string_view before = reading_.text_before(sentence, a.text.begin, kReach);
    if (before.find("xchange") == before.npos &&
        reading_.text(behind).find("xchange") == before.npos)
      return false;
    return std::ranges::none_of(c_.within(c_.facts.amounts, behind), [](const AmountFact& b) {
      return b.meaning == Meaning::principal;
    });
  }

  bool follows_issue(TextSpan sentence, const AmountFact& a) const {
    constexpr std::uint32_t kVerb = 24;  // bytes
    const std::string_view before = reading_.text_before(sentence, a.text.begin, kVerb);
    return ends_with_any(
        before, {"issued ", "issued approximately ", "issuance of ", "issued an aggregate of ",
                 "to issue ", "to issue approximately ", "will issue "});
  }

  // "Estimated subscription price | $11.27 | $54,321,400": a price set when the offer expires.
  bool is_estimate_of_rights(const Draft& d, const AmountFact& a) const {
    if (d.offering.type.value != OfferingType::rights) return false;
    const auto& blocks = reading_.document.blocks;
    const std::uint32_t block = reading_.document.block_at(a.text.begin).value;
    if (blocks[block].kind != BlockKind::table_cell) return false;
    for (std::uint32_t b = block; b > 0 && blocks[b].row == blocks[block].row; --b) {
      if (blocks[b].column > 0) continue;
      const std::string_view label = reading_.text(blocks[b].text);
      return starts_with_any_case(label, "estimat") || starts_with_any_case(label, "proceeds");
    }
    return false;
  }

  // "We terminated the 2021 ATM Program and replaced it with a new program providing for sales
  // of up to $100.0 million": of the new one.
  bool is_of_successor(const Draft& d, std::uint32_t s, const AmountFact& a) const {
    constexpr std::uint32_t kReach = 160;  // bytes
    if (!d.tells_of(ChangeType::terminated)) return false;
    const std::string_view before = reading_.text_before(c_.sentence_span(s), a.text.begin, kReach);
    const auto replaced = before.find("replaced ");
    return replaced != before.npos && before.find(" with a new ", replaced) != before.npos;
  }

  // The last day told there.
  std::optional<Date> day_before(TextSpan words) const {
    std::optional<Date> last;
    for (const DateFact& d : c_.within(c_.facts.dates, words)) {
      if (d.date) last = d.date;
    }
    return last;
  }

  // Those within reach, so that time stays linear.
  static TextSpan words_before(TextSpan whole, TextSpan amount) {
    constexpr std::uint32_t kReach = 300;  // bytes
    return {amount.begin - std::min(kReach, amount.begin - whole.begin), amount.begin};
  }

  // The words of its block before the amount; of a cell none.
  TextSpan block_before(TextSpan amount) const {
    const std::uint32_t block = reading_.document.block_at(amount.begin).value;
    return words_before(reading_.document.blocks[block].text, amount);
  }

  // "The gross proceeds from the underwritten offering and the concurrent private placement
  // are": of neither alone.
  bool is_of_both_deals(const AmountFact& a) const {
    const bool proceeds = a.meaning == Meaning::gross_proceeds ||
                          a.meaning == Meaning::net_proceeds || a.meaning == Meaning::proceeds;
    if (!proceeds || !a.mention.valid()) return false;
    const TextSpan words{reading_.mention(a.mention).text.begin, a.text.begin};
    const std::string low = lowered(reading_.text(words));
    if (low.find(" both transactions") != std::string::npos) return true;
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

  // A preliminary supplement leaves its own amount blank; the others in it are of notes
  // outstanding, as are those redeemed.
  bool is_of_notes_outstanding(std::uint32_t s, const AmountFact& a) const {
    if (c_.is_preliminary() && a.text.begin > kCoverTableBytes) return true;
    return is_redeemed(s, a) || is_paid_from_proceeds(s, a) || is_still_owed(s, a) ||
           is_given_in_exchange(c_, s, a.text);
  }

  // "an offer to purchase any and all of our 4.125% Notes, of which $450 million aggregate
  // principal amount is outstanding"
  bool is_still_owed(std::uint32_t s, const AmountFact& a) const {
    constexpr std::uint32_t kWords = 70;  // bytes
    const TextSpan behind{a.text.end, std::min(c_.sentence_span(s).end, a.text.end + kWords)};
    return contains_any(reading_.text(behind),
                        {" is outstanding", " was outstanding", " remains outstanding",
                         " remained outstanding", " are outstanding", " were outstanding"});
  }

  // "intends to use the net proceeds to repay at maturity all of its $130.2 million principal
  // amount of notes"
  bool is_paid_from_proceeds(std::uint32_t s, const AmountFact& a) const {
    constexpr std::uint32_t kList = 1000;  // bytes
    const std::string_view before = reading_.text_before(c_.sentence_span(s), a.text.begin, kList);
    return before.find("intends to use ") != before.npos;
  }

  // "redeemed the Company's €350.0 million aggregate principal amount of notes due 2024": of
  // an older series.
  bool is_redeemed(std::uint32_t s, const AmountFact& a) const {
    constexpr std::uint32_t kVerb = 60;  // bytes
    const std::string_view before = reading_.text_before(c_.sentence_span(s), a.text.begin, kVerb);
    return contains_any(before, {"redeemed ", "redemption of ", "repaid ", "repurchased "}) ||
           ends_with_any(before, {"upon conversion of ", "converted "});
  }

  // "granted an option to purchase up to an additional $60.0 million aggregate principal
  // amount": no part of what was sold, and no series.
  bool is_under_option(std::uint32_t s, const AmountFact& a) const {
    constexpr std::uint32_t kGrant = 60;  // bytes
    const std::string_view before = reading_.text_before(c_.sentence_span(s), a.text.begin, kGrant);
    const auto option = std::min(before.rfind("option to purchase"), before.rfind(" option for "));
    return option != before.npos && before.find('$', option) == before.npos;
  }

  // "$750,000,000 of its 5% Notes"; "an original issue discount of $240,000, and" is no series.
  bool is_of_something(std::uint32_t s, const AmountFact& a) const {
    const std::string_view after = reading_.text({a.text.end, c_.sentence_span(s).end});
    if (after.starts_with(" in cash")) return false;  // paid beside the notes
    return after.starts_with(" of ") || after.starts_with(" in ") ||
           after.starts_with(" aggregate ") || after.starts_with(" principal ");
  }

  // "$1,000,000,000 of its 4.5% Notes due 2030, $750,000,000 of its …": a total
  // that is not printed is left out.
  bool one_of_series(std::uint32_t s, const AmountFact& a) const {
    double rest = 0;
    int others = 0;
    for (const AmountFact& b : c_.within(c_.facts.amounts, c_.sentence_span(s))) {
      const bool series =
          b.meaning == Meaning::principal || (b.meaning == Meaning::plain && is_of_something(s, b));
      if (!series || b.text == a.text || is_redeemed(s, b) || is_under_option(s, b) ||
          is_given_in_exchange(c_, s, b.text))
        continue;
      rest += b.amount.to_double();
      ++others;
    }
    // Of two alike neither is the sum of the other.
    return others == 1 || (others > 1 && std::abs(rest - a.amount.to_double()) > 1);
  }

  // "issued $340.0 million of its 6.25% Notes", in the paragraph on one of the series of which
  // the deal's first sentence told together; what it told in other money was another deal.
  bool is_series_told_again(const Draft& d, std::uint32_t s, const AmountFact& a) const {
    if (s == d.first_sentence) return false;
    bool again = false;
    for (const AmountFact& b : c_.within(c_.facts.amounts, c_.sentence_span(d.first_sentence))) {
      if (b.meaning != Meaning::principal) continue;
      if (b.currency != a.currency) return false;
      again = again || (b.amount == a.amount && one_of_series(d.first_sentence, b));
    }
    return again;
  }

  // "issued $575.0 million of its 2030 Notes", and pages on "to sell $500.0 million … granted
  // an option to purchase up to an additional $75.0 million": the firm amount is the second.
  bool is_firm_part(const Sourced<Decimal>& whole, std::uint32_t s, const AmountFact& a) const {
    if (!whole || c_.filing.kind.value != FilingKind::periodic_report) return false;
    const auto option = Decimal::subtract(*whole, a.amount);
    const auto all = static_cast<std::uint32_t>(reading_.mentions.sentences.size());
    for (std::uint32_t n = s; option && n < std::min(all, s + 2); ++n) {
      for (const AmountFact& b : c_.within(c_.facts.amounts, c_.sentence_span(n))) {
        if (b.amount == *option && (b.meaning == Meaning::option || is_under_option(n, b)))
          return true;
      }
    }
    return false;
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
    // "to dealers at that price less a concession not exceeding $0.50 per share"
    if (before.find(" concession ") != before.npos) return true;
    return contains_any(before,
                        {"by the Underwriters from", "after underwriting discounts",
                         "agreed to purchase the", "less underwriting", "per pre-funded warrant",
                         "per Pre-Funded Warrant", " redeemed ", "redemption price"});
  }

  const Context& c_;
  const Reading& reading_;
};

}  // namespace

void fill_amount(const Context& context, Draft& draft, std::uint32_t sentence,
                 const AmountFact& amount) {
  AmountFiller(context).read(draft, sentence, amount);
}

}  // namespace offerlog
