// The shares of an offering: how many are sold, may be, or remain, and the option's.
#include <algorithm>
#include <string>

#include "closings.h"
#include "fill_terms.h"
#include "firm_size.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class CountFiller {
 public:
  explicit CountFiller(const Context& context) : c_(context), reading_(context.reading) {}

  void read(Draft& d, std::uint32_t s, const CountFact& f) const {
    if (f.of_warrants || f.meaning == Meaning::exercised || d.is_only_registered()) return;
    if (of_other_business(d, s) || left_outstanding(f) || converts_into(s, f)) return;
    if (f.meaning == Meaning::option) {
      if (d.may_grant_option())
        set_slot(reading_, d.offering.option_shares, f.count, f.text, f.mention);
      leave_option_out(c_, d.offering);
    } else if (f.meaning == Meaning::remaining) {
      read_remaining_shares(d, s, f);
    } else if (is_issued_by_rights(d, s, f)) {
      set_slot(reading_, d.offering.shares_offered, f.count, f.text, f.mention);
    } else if (d.is_program()) {
      read_size(d, s, f);
    } else {
      read_sold_shares(d, s, f);
    }
  }

 private:
  // "The Company issued a total of 5,000,000 shares at the subscription price of $3.40 per share":
  // once the rights are exercised, what was sold, and no longer what may be; "completed its
  // rights offering, selling 3,000,000 shares at $4.00 per share".
  bool is_issued_by_rights(const Draft& d, std::uint32_t s, const CountFact& f) const {
    constexpr std::uint32_t kVerb = 36;  // bytes
    if (d.offering.type.value != OfferingType::rights || c_.is_prospectus() || f.count < 100)
      return false;
    const TextSpan span = c_.sentence_span(s);
    const std::string low = lowered(reading_.text(span));
    const bool closing =
        d.tells_of(ChangeType::completed) && low.find("rights offering") != low.npos;
    if (!closing && low.find("subscription price") == low.npos) return false;
    std::string_view before = reading_.text_before(span, f.text.begin, kVerb);
    for (std::string_view words : {"a total of ", "an aggregate of ", "all ", "all of the "}) {
      if (before.ends_with(words)) before.remove_suffix(words.size());
    }
    return ends_with_any(before, {" issued ", " sold ", " selling ", " issuing "}) &&
           !ends_with_any(before, {"be issued ", "be sold "});
  }

  // "Stockholders exercised rights for 4,218,933 shares and requested 2,904,510 more": what each
  // asked for, and no size of the offering; nor is what is told after the number sold.
  bool is_subscribed_for(const Draft& d, std::uint32_t s, const CountFact& f) const {
    constexpr std::uint32_t kVerb = 120;   // bytes
    constexpr std::uint32_t kBehind = 40;  // "the 442,541 shares that were not subscribed"
    if (d.offering.type.value != OfferingType::rights) return false;
    if (d.offering.shares_offered && f.meaning != Meaning::capacity) return true;
    const std::string_view before = reading_.text_before(c_.sentence_span(s), f.text.begin, kVerb);
    const auto size = static_cast<std::uint32_t>(reading_.document.text.size());
    const std::string_view after =
        reading_.text({f.text.end, std::min(size, f.text.end + kBehind)});
    return contains_any(before, {"olders exercised ", " requested ", " subscribed for "}) ||
           contains_any(after, {"not subscribed", "unsubscribed", "outstanding"});
  }

  void read_size(Draft& d, std::uint32_t s, const CountFact& f) const {
    Offering& o = d.offering;
    // A line's shares are capped by listing rules; that is no size of it.
    const bool limit = o.type.value == OfferingType::at_the_market &&
                       f.meaning == Meaning::capacity && !o.max_amount &&
                       (reading_.has(s, "type.at_the_market") ||
                        !c_.within(c_.facts.references, c_.sentence_span(s)).empty());
    if (is_subscribed_for(d, s, f)) return;
    // "had issued and sold 31,804,226 shares in the Offering": sold, and no size of it.
    if (d.continuous && f.meaning != Meaning::capacity) return;
    const bool resale = o.type.value == OfferingType::resale && c_.is_prospectus();
    if (resale && (is_in_note(s) || is_of_other_registration(c_, s))) return;
    const bool second_limit =
        d.is_program() && reading_.rule(reading_.mention(f.mention)) == "count.or_shares";
    const bool counted = limit || second_limit || heads_registration(d, f) || heads_program(d, f) ||
                         (o.type.value != OfferingType::at_the_market && !d.is_of_registration() &&
                          o.type.value != OfferingType::equity_line);
    if (counted && f.count > 1) set_slot(reading_, o.max_shares, f.count, f.text, f.mention);
  }

  void read_sold_shares(Draft& d, std::uint32_t s, const CountFact& f) const {
    const bool exchanged = d.offering.type.value == OfferingType::exchange_offer && d.agreement;
    if (exchanged || d.offering.type.value == OfferingType::debt || f.count < 100) return;
    // "We are offering 10,000,000 shares", on a cover that leaves the price blank.
    const bool on_offer = c_.is_preliminary() && f.text.begin < kCoverTableBytes &&
                          reading_.has(s, "change.selling") && reading_.has(s, "type.primary");
    if (d.is_pending() && !on_offer && !reading_.has(s, "change.announced")) return;
    Sourced<std::int64_t>& sold = d.offering.shares_offered;
    if (sold && !sold.evidence.empty() && *sold < f.count &&
        sums_up_closings(c_, s, sold.evidence.front().text)) {
      sold = {};
      return set_slot(reading_, sold, f.count, f.text, f.mention);
    }
    if ((tells_of_sale(s) || tells_of_exchange(d, s)) && !is_sold_besides(s, f)) {
      give_way_to_firm_shares(c_, d.offering, f);
      set_firm_shares(c_, d.offering, s, f);
      leave_option_out(c_, d.offering);
    }
  }

  // "Up to 6,750,000 Common Shares of Beneficial Interest", in a line of its own on the cover
  // of a program's supplement: a fund counts shares.
  bool heads_program(const Draft& d, const CountFact& f) const {
    constexpr std::uint32_t kHead = 1500;  // bytes
    constexpr std::uint32_t kLine = 100;
    if (!d.main || !d.is_at_the_market() || d.offering.max_amount || !c_.is_prospectus() ||
        f.meaning != Meaning::capacity || f.text.begin > kHead)
      return false;
    const std::uint32_t s = reading_.mention(f.mention).sentence;
    const TextSpan block = reading_.document.blocks[reading_.sentence(s).block.value].text;
    return block.size() <= kLine && !reading_.text(block).ends_with('.');
  }

  // "will exchange the notes for an aggregate of 2,400,000 shares"
  bool tells_of_exchange(const Draft& d, std::uint32_t s) const {
    return d.agreement && is_exchange(c_.facts.agreements[*d.agreement]) &&
           lowered(reading_.text(c_.sentence_span(s))).find("exchang") != std::string::npos;
  }

  bool tells_of_sale(std::uint32_t s) const {
    constexpr std::string_view kRules[] = {"change.priced",
                                           "change.established",
                                           "change.closed",
                                           "amount.price",
                                           "change.announced",
                                           "amount.per_share",
                                           "type.underwritten",
                                           "change.selling",
                                           "change.issued_in_offering",
                                           "change.issued_at_closing"};
    return std::ranges::any_of(kRules,
                               [&](std::string_view rule) { return reading_.has(s, rule); });
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
    if (!d.main || !d.is_of_registration() ||
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

  // "(2) Includes 40,000 shares issuable as dividends": a note on what a holder has, or on how
  // much is outstanding.
  bool is_in_note(std::uint32_t s) const {
    constexpr std::size_t kLongestMark = 5;  // "(12) "
    const std::string_view words = reading_.text(c_.sentence_span(s));
    return words.size() > kLongestMark && words[0] == '(' && is_digit(words[1]) &&
           words.substr(0, kLongestMark).find(") ", 2) != words.npos;
  }

  // "each share automatically converts, at a fixed ratio, to 1,000 shares of common stock"
  bool converts_into(std::uint32_t s, const CountFact& f) const {
    constexpr std::uint32_t kReach = 40;  // bytes
    const std::string_view before = reading_.text_before(c_.sentence_span(s), f.text.begin, kReach);
    return before.find("onverts") != before.npos || before.ends_with("onvertible into ") ||
           before.ends_with("onverted into ") ||
           before.ends_with("onverted into an aggregate of ") ||
           before.ends_with("onvertible into an aggregate of ");
  }

  // "a Business Combination Agreement under which the holders will receive 30,000,000
  // shares": a sentence of the merger beside which the shares are placed.
  bool of_other_business(const Draft& d, std::uint32_t s) const {
    if (!d.agreement || !reading_.has(s, "veto.other_closing")) return false;
    return !c_.names(c_.sentence_span(s), *d.agreement);
  }

  const Context& c_;
  const Reading& reading_;
};

}  // namespace

void fill_count(const Context& context, Draft& draft, std::uint32_t sentence,
                const CountFact& count) {
  CountFiller(context).read(draft, sentence, count);
}

}  // namespace offerlog
