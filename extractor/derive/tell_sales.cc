// So much has been sold: how much, for what, and until which day.
#include <algorithm>
#include <span>
#include <string>

#include "change_teller.h"
#include "days_of_sales.h"
#include "merge_sales.h"
#include "sold_to_buyer.h"
#include "sourced.h"
#include "values/ascii.h"
#include "values_of_sales.h"

namespace offerlog {
namespace {

class SalesReports : ChangeTeller {
 public:
  SalesReports(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder)
      : ChangeTeller(context, drafts, finder) {}

  void sales(const Clause& clause) {
    if (clause.timing == Timing::prospective) return;
    Draft* d = finder_.at(clause.sentence, trigger(clause));
    if (d != nullptr && is_delivered(c_, *d, clause)) return deliver(*d, clause);
    Draft* named = named_next(clause);
    if (named != nullptr) d = named;
    if (d != nullptr && !d->is_program()) d = program_of_proceeds(clause);
    if (d == nullptr || !d->is_program() || d->offering.type.value == OfferingType::shelf) return;
    if ((named == nullptr && !tells_of_sales(clause, *d)) || tells_of_prior_program(clause, *d))
      return;
    const std::vector<Draft*> others = named_with(*d, clause.sentence);
    for (Draft* other : others) tell(*other, clause, true);
    tell(*d, clause, !others.empty());
    if (others.empty()) tell_second(*d, clause);
    if (others.empty()) tell_respective(*d, clause);
  }

 private:
  void deliver(Draft& d, const Clause& clause) const {
    Change change = change_of(clause);
    change.type.value = ChangeType::completed;
    change.scope = {};
    merge_change(d, std::move(change));
  }

  // "We issued 730,000 shares after December 31, 2024. These shares were issued pursuant to our
  // Distribution Agreement": what the next sentence names.
  Draft* named_next(const Clause& clause) const {
    const std::uint32_t s = clause.sentence + 1;
    if (s >= reading_.mentions.sentences.size() ||
        reading_.sentence(s).block.value != reading_.sentence(clause.sentence).block.value ||
        c_.within(c_.facts.counts, {trigger(clause).end, c_.sentence_span(clause.sentence).end})
            .empty())
      return nullptr;
    const TextSpan next = c_.sentence_span(s);
    if (!starts_with_any(reading_.text(next),
                         {"These shares were issued ", "These shares were sold ",
                          "Such shares were issued ", "Such shares were sold "}))
      return nullptr;
    const auto named = c_.within(c_.facts.references, next);
    return named.empty() ? nullptr : finder_.of(named.front().agreement);
  }

  // "$92.4 million of net proceeds received in the Private Placement, $11.3 million of net
  // proceeds received under the ATM": of the program, if there is one.
  Draft* program_of_proceeds(const Clause& clause) const {
    if (reading_.rule(reading_.mention(clause.trigger)) != "change.program_proceeds")
      return program_of_period(clause);
    const std::string low = lowered(reading_.text(trigger(clause)));
    if (!contains_any(low, {"atm", "at-the-market", "at the market"})) return nullptr;
    return only_draft(drafts_, [](const Draft& d) { return d.is_at_the_market(); });
  }

  // "net proceeds from the sale of 1,214,300 shares during the quarter under our at-the-market
  // program described below", beside a deal that the paragraph before proposes.
  Draft* program_of_period(const Clause& clause) const {
    const std::uint32_t s = clause.sentence;
    if (!reading_.has(s, "type.at_the_market") || tells_of_deal(reading_, s) ||
        !c_.within(c_.facts.references, c_.sentence_span(s)).empty() ||
        period_of_sales(c_, clause) == nullptr)
      return nullptr;
    return only_draft(drafts_, [](const Draft& d) { return d.is_at_the_market(); });
  }

  void tell_second(Draft& d, const Clause& clause) const {
    const auto words = second_sale_of(c_, clause);
    if (!words) return;
    Change change = change_without_day(clause);
    set(change.shares, c_.within(c_.facts.counts, *words).front());
    read_amounts_of_sales(c_, *words, change);
    tell_of_period(d, std::move(change), c_.within(c_.facts.periods, *words).front());
  }

  // "For the years ended December 31, 2020 and 2019 we sold 415,000 shares and 903,000 shares,
  // respectively, for $298 million and $447 million": the second of each, in the second year.
  void tell_respective(Draft& d, const Clause& clause) const {
    const TextSpan span = c_.sentence_span(clause.sentence);
    if (reading_.text(span).find("respectively") == std::string_view::npos) return;
    const PeriodFact* p = period_of_sales(c_, clause);
    const auto earlier = p == nullptr ? std::nullopt : other_year(*p);
    if (!earlier || !span.contains(p->text)) return;
    Change change = change_without_day(clause);
    seconds_of_pairs(span, change);
    if (change.shares || change.gross_proceeds || change.net_proceeds)
      tell_of_period(d, std::move(change), *earlier);
  }

  // Of another sale of the clause's sentence, which has its own.
  Change change_without_day(const Clause& clause) const {
    Change change = change_of(clause);
    change.scope = {};
    change.date = {};
    change.date_basis.reset();
    return change;
  }

  void tell_of_period(Draft& d, Change change, const PeriodFact& p) const {
    if (!p.last || is_after_report(*p.last)) return;
    const std::vector<Evidence> why = evidence_of(reading_, p.text, p.mention);
    change.period_start = {p.first, p.first ? why : std::vector<Evidence>{}};
    change.as_of = {p.last, why};
    change.timing.value = is_news_of_sales(*p.last) ? Timing::current : Timing::historical;
    merge_sales(d, std::move(change));
  }

  // "the year ended December 31, 2020 and 2019": the same days of the year told second.
  std::optional<PeriodFact> other_year(PeriodFact p) const {
    constexpr std::string_view kAnd = " and 20";
    const std::string_view after = std::string_view(reading_.document.text).substr(p.text.end);
    if (!p.last || !after.starts_with(kAnd) || after.size() < kAnd.size() + 2 ||
        !is_digit(after[7]) || !is_digit(after[8]) ||
        reading_.text(p.text).find("iscal") != std::string_view::npos)
      return std::nullopt;
    const int year = 2000 + 10 * (after[7] - '0') + (after[8] - '0');
    if (p.first) p.first->year += year - p.last->year;
    p.last->year = year;
    return p.last->exists() ? std::optional(p) : std::nullopt;
  }

  void seconds_of_pairs(TextSpan span, Change& change) const {
    constexpr std::size_t kNoun = 40;  // bytes: " shares of common stock and "
    const auto counts = c_.within(c_.facts.counts, span);
    if (counts.size() == 2) {
      const std::string_view between = reading_.text({counts[0].text.end, counts[1].text.begin});
      if (between.size() <= kNoun && between.ends_with(" and ")) set(change.shares, counts[1]);
    }
    const auto amounts = c_.within(c_.facts.amounts, span);
    for (std::size_t i = 0; i + 1 < amounts.size(); ++i) {
      const AmountFact& first = amounts[i];
      if (reading_.text({first.text.end, amounts[i + 1].text.begin}) != " and ") continue;
      if (first.meaning == Meaning::gross_proceeds) set(change.gross_proceeds, amounts[i + 1]);
      if (first.meaning == Meaning::net_proceeds) set(change.net_proceeds, amounts[i + 1]);
      if (first.meaning == Meaning::average_price) set(change.average_price, amounts[i + 1]);
      if (first.meaning == Meaning::commission) set(change.commissions, amounts[i + 1]);
    }
  }

  // "Our prior at-the-market program, under which we sold $150.0 million, was completed", beside
  // the one now begun.
  bool tells_of_prior_program(const Clause& clause, const Draft& d) const {
    if (!d.tells_of(ChangeType::established, Timing::current) || !d.agreement ||
        c_.names(c_.sentence_span(clause.sentence), *d.agreement))
      return false;
    const std::string low = lowered(reading_.text(c_.sentence_span(clause.sentence)));
    if (contains_any(low, {"that program", "that agreement"}) && follows_another(clause, d))
      return true;
    return contains_any(
        low, {"under the prior program", "under the previous program", "under its prior program",
              "under its previous program", "prior at-the-market", "previous at-the-market",
              "prior atm ", "previous atm ", "prior at the market", "former at-the-market"});
  }

  // "The at-the-market program begun in May 2022 has expired. Over the life of that program we
  // sold": the sentence before speaks of a program that is not this.
  bool follows_another(const Clause& clause, const Draft& d) const {
    const std::uint32_t s = clause.sentence;
    return s > 0 && reading_.has(s - 1, "type.at_the_market") &&
           reading_.sentence(s - 1).block.value == reading_.sentence(s).block.value &&
           !c_.names(c_.sentence_span(s - 1), *d.agreement);
  }

  void tell(Draft& d, const Clause& clause, bool of_several) const {
    Change change = change_of(clause);
    change.of_several = of_several;
    change.scope = {};
    change.date = {};
    change.date_basis.reset();
    read_values_of_sales(c_, finder_, clause, change);
    if (!change.shares && !change.gross_proceeds && !change.net_proceeds) return;
    date_sales(c_, d, clause, change);
    // A report of the day of a notice may be filed after the end that it brings.
    const bool at_end = reading_.has(clause.sentence, "date.of_end");
    if (change.as_of && is_after_report(*change.as_of) && !change.as_of.evidence.empty() && !at_end)
      return;
    const bool with_old_end = ended_before(d) && change.as_of.evidence.empty();
    if (with_old_end) change.as_of = {};
    const bool old = with_old_end || (change.as_of && !is_news_of_sales(*change.as_of));
    // "No shares were issued in the six months ended June 30, 2024", beside those of 2025.
    if (old && change.shares && *change.shares == 0) return;
    change.timing.value = old ? Timing::historical : Timing::current;
    change.under_earlier_prospectus = tells_of_old_prospectus(clause);
    merge_sales(d, std::move(change));
  }

  // A current report bears the day of the earliest event, and tells of all up to its signing.
  bool is_after_report(Date as_of) const {
    if (c_.signed_on && !(*c_.signed_on < as_of)) return false;
    return c_.filing.dated && *c_.filing.dated < as_of;
  }

  // The programs that one term stands for together with this: "the Sales Agreements".
  std::vector<Draft*> named_with(const Draft& d, std::uint32_t sentence) const {
    std::vector<Draft*> out;
    const auto references = c_.within(c_.facts.references, c_.sentence_span(sentence));
    const auto add = [&](const AgreementReference& r) {
      Draft* other = finder_.of(r.agreement);
      const bool program = other != nullptr && other != &d && other->is_program();
      if (program && std::ranges::find(out, other) == out.end()) out.push_back(other);
    };
    for (std::size_t i = 0; i < references.size(); ++i) {  // those of one term stand together
      if (finder_.of(references[i].agreement) != &d) continue;
      const TextSpan term = references[i].text;
      for (std::size_t j = i; j > 0 && references[j - 1].text == term; --j) add(references[j - 1]);
      for (std::size_t j = i + 1; j < references.size() && references[j].text == term; ++j)
        add(references[j]);
    }
    return out;
  }

  // Sales "to date" are news however old; only a filing that names an earlier
  // day than its own quarter tells history.
  bool is_news_of_sales(Date as_of) const {
    if (c_.period_start) return *c_.period_start <= as_of;
    return !c_.reference_day || days_between(as_of, *c_.reference_day) <= 75;
  }

  // "As previously announced, on October 27 we terminated the Sales Agreement, under which
  // we had sold 402,118 shares": all of it is history.
  static bool ended_before(const Draft& d) {
    return std::ranges::any_of(d.changes, [](const Change& told) {
      return told.type.value == ChangeType::terminated && told.scope.value != Scope::prospectus &&
             told.timing.value == Timing::historical;
    });
  }

  // "sold 4,417,090 shares under the Prior Prospectus Supplement"
  bool tells_of_old_prospectus(const Clause& clause) const {
    const TextSpan span = c_.sentence_span(clause.sentence);
    const std::string rest = lowered(reading_.text({trigger(clause).begin, span.end}));
    for (std::string_view old :
         {"under the prior p", "under the original p", "under the previous p",
          "under the earlier p", "under the existing p", "pursuant to the prior p",
          "pursuant to the original p"}) {
      const auto at = rest.find(old);
      if (at != rest.npos && rest.compare(at + old.size() - 1, 10, "prospectus") == 0) return true;
    }
    return false;
  }

  // "issued and sold 410,000 shares to the Investor at $2.10 per share": to it by its role,
  // for a price, and not for its commitment.
  bool sells_to_role(const Draft& d, const Clause& clause) const {
    const TextSpan span = c_.sentence_span(clause.sentence);
    if (c_.within(c_.facts.amounts, {trigger(clause).end, span.end}).empty()) return false;
    const std::string words = lowered(reading_.text(span));
    if (contains_any(words, {"commitment", "consideration for"})) return false;
    const std::string_view rest = reading_.text({trigger(clause).end, span.end});
    return std::ranges::any_of(d.buyers, [&](const std::string& name) {
      const auto at = rest.find(" to the " + name);
      return at != rest.npos && is_whole(rest, at + 8, name.size());
    });
  }

  // "an aggregate of $391.8 million from our at-the-market programs": of several together.
  bool tells_of_all_programs(std::uint32_t s) const {
    const bool several =
        std::ranges::count_if(drafts_, [](const Draft& d) { return d.is_at_the_market(); }) > 1;
    if (!several || !reading_.has(s, "type.at_the_market")) return false;
    const TextSpan sentence = c_.sentence_span(s);
    if (!c_.within(c_.facts.references, sentence).empty()) return false;
    const std::string low = lowered(reading_.text(sentence));
    return contains_any(
        low, {"at-the-market programs", "at-the-market offering programs", "atm programs"});
  }

  bool tells_of_sales(const Clause& clause, const Draft& d) const {
    if (tells_of_all_programs(clause.sentence)) return false;
    if (d.continuous) return tells_of_subscriptions(clause);
    // "will terminate upon the earlier of the sale of all shares and …"
    if (reading_.has(clause.sentence, "veto.until_earlier")) return false;
    const TextSpan at = trigger(clause);
    const TextSpan span = c_.sentence_span(clause.sentence);
    const std::string_view before = reading_.text_before(span, at.begin, 12);
    // "4,706,900 shares were sold" tells of sales, "the shares sold" of what they were, but for
    // "the $7,911,320 of shares sold thereunder".
    const std::string_view words = reading_.text(at);
    const bool passive = starts_with_any(words, {"were ", "was ", "have been ", "had been "});
    if (ends_with_any(before,
                      {"to be ", "may be ", "will be ", " be ", "being ", " any ", "newly "}) ||
        (!passive && before.ends_with("shares ") && amount_been_sold(c_, clause) == nullptr))
      return false;
    // Named in the sentence, or the program's own term.
    for (const AgreementReference& r : c_.within(c_.facts.references, span)) {
      if (finder_.of(r.agreement) != nullptr) return true;
    }
    if (reading_.has(clause.sentence, "type.at_the_market") || names_program(span)) return true;
    // "$13.9 million from our registered direct offering and $3.6 million from sales to Harrow"
    if (!tells_of_deal(reading_, clause.sentence) &&
        (sells_to_buyer(c_, d, clause) || sells_to_role(d, clause)))
      return true;
    // "the aggregate program is $6.0 billion, of which $912 million has been sold to date"
    if (d.is_at_the_market() && reading_.has(clause.sentence, "amount.been_sold") &&
        reading_.has(clause.sentence, "amount.capacity_of"))
      return true;
    // "3,900,000 shares had been sold thereunder"
    if (reading_.text({at.end, span.end}).starts_with(" thereunder")) return true;
    if (is_first_draw(clause) || is_sold_in_term(clause, d)) return true;
    if (tells_of_old_prospectus(clause) && as_of_day(span)) return true;
    // "From our inception through September 30 we have raised": in every way.
    if (reading_.text(span).find(" inception") != std::string_view::npos) return false;
    return counts_sales_by_then(clause, d);
  }

  // "From October 1 to November 6 we sold a further 1,400,000 shares for gross proceeds
  // of": of the program told before.
  bool counts_sales_by_then(const Clause& clause, const Draft& d) const {
    const TextSpan at = trigger(clause);
    const TextSpan span = c_.sentence_span(clause.sentence);
    const bool proceeds = reading_.has(clause.sentence, "amount.gross_proceeds") ||
                          reading_.has(clause.sentence, "amount.net_proceeds") ||
                          reading_.has(clause.sentence, "amount.net_after_fees") ||
                          reading_.has(clause.sentence, "amount.net_at_price") ||
                          reading_.has(clause.sentence, "amount.been_sold") ||
                          reading_.has(clause.sentence, "amount.after_commissions") ||
                          (reading_.has(clause.sentence, "amount.proceeds") &&
                           reading_.has(clause.sentence, "date.of_end"));
    const bool shares = reading_.has(clause.sentence, "shares.count");
    const bool average = shares && reading_.has(clause.sentence, "amount.average_price");
    const bool of_prospectus = to_date(span) && proceeds_before_sale(c_, at, span) != nullptr;
    // "Before we suspended it we received $8.4 million, net of commissions, from sales in the
    // quarter"
    const bool net = d.is_at_the_market() && period_of_sales(c_, clause) != nullptr &&
                     reading_.has(clause.sentence, "amount.after_commissions");
    const bool counted =
        average || of_prospectus || net || (proceeds && (shares || through_day(span)));
    const bool placed = average || as_of_day(span) || period_of_sales(c_, clause) != nullptr ||
                        of_prospectus || through_day(span) ||
                        reading_.has(clause.sentence, "date.same_day") ||
                        reading_.has(clause.sentence, "date.of_end") || tells_of_all(span) ||
                        reading_.has(clause.sentence, "amount.remaining") ||
                        reading_.has(clause.sentence, "amount.left") ||
                        reading_.has(clause.sentence, "amount.remaining_of");
    return counted && !tells_of_deal(reading_, clause.sentence) && placed;
  }

  // "As of the date of this Supplement, we had issued and sold in the Offering 31,804,226
  // shares for total proceeds of $462.7 million": not in the first offering, which ended.
  bool tells_of_subscriptions(const Clause& clause) const {
    const std::uint32_t s = clause.sentence;
    const std::string_view words = reading_.text(c_.sentence_span(s));
    const bool proceeds =
        reading_.has(s, "amount.gross_proceeds") || reading_.has(s, "amount.proceeds");
    return proceeds && reading_.has(s, "shares.count") && !reading_.has(s, "type.ipo") &&
           !reading_.has(s, "type.private_placement") && words.find("ffering") != words.npos;
  }

  // "terminated the Sales Agreement. During the term of that agreement the Company sold": the one
  // that the sentence before names.
  bool is_sold_in_term(const Clause& clause, const Draft& d) const {
    const std::uint32_t s = clause.sentence;
    if (s == 0 || !d.agreement || !c_.names(c_.sentence_span(s - 1), *d.agreement)) return false;
    return contains_any(reading_.text(c_.sentence_span(s)),
                        {" term of that agreement", " term of such agreement",
                         " life of that program", " life of that agreement"});
  }

  // "On the Signing Date, the Company sold 500,000 shares to Harrow as an initial purchase":
  // the first under the line.
  bool is_first_draw(const Clause& clause) const {
    constexpr std::uint32_t kBuyer = 160;  // bytes
    const TextSpan span = c_.sentence_span(clause.sentence);
    const TextSpan behind{trigger(clause).end, std::min(span.end, trigger(clause).end + kBuyer)};
    return clause.date_basis == DateBasis::stated &&
           reading_.has(clause.sentence, "shares.count") &&
           lowered(reading_.text(behind)).find("initial purchase") != std::string::npos;
  }

  // "net proceeds from this program", in the sentence after the one that names it; "shares
  // that may be sold thereunder"
  bool names_program(TextSpan span) const {
    const std::string_view text = reading_.text(span);
    if (contains_any(text, {"sold thereunder", "sell thereunder", "available thereunder",
                            "nder the prior program", "nder the previous program"}))
      return true;
    for (std::string_view lead :
         {" from ", " under ", " through ", " pursuant to ", " inception of "}) {
      for (auto at = text.find(lead); at != text.npos; at = text.find(lead, at + 1)) {
        const std::string_view rest = text.substr(at + lead.size());
        if (starts_with_any(
                rest, {"this program", "that program", "such program", "the program",
                       "this facility", "such agreement", "this agreement", "that agreement"}) ||
            is_term_of_program(rest))
          return true;
      }
    }
    return false;
  }

  // "the CEO Program", "our 2024 ATM": names with a capital, up to the noun.
  static bool is_term_of_program(std::string_view words) {
    constexpr int kMost = 5;  // words
    for (std::string_view article : {"the ", "our ", "its "}) {
      if (words.starts_with(article)) words.remove_prefix(article.size());
    }
    for (int n = 0; n < kMost; ++n) {
      const auto end = std::min(words.find_first_of(" ,.;"), words.size());
      const std::string_view word = words.substr(0, end);
      if (word == "Program" || word == "ATM") return true;
      if (word.empty() || end == words.size() || words[end] != ' ' ||
          !(is_upper(word[0]) || is_digit(word[0])) || word.starts_with("Re"))
        return false;  // "the Repurchase Program", "the Dividend Reinvestment Program"
      words.remove_prefix(end + 1);
    }
    return false;
  }

  // "In all the Company sold 14,881,517 ADSs"
  bool tells_of_all(TextSpan span) const {
    const std::string_view text = reading_.text(span);
    return starts_with_any_case(text, "in all") || starts_with_any_case(text, "in total") ||
           starts_with_any_case(text, "over the life of");
  }

  // "that were sold pursuant to the Prior Prospectus to date"
  bool to_date(TextSpan span) const {
    const std::string low = lowered(reading_.text(span));
    return low.find("prospectus") != low.npos &&
           (low.find("to date") != low.npos || low.find("previously sold") != low.npos);
  }

  // "As of September 23, 2025, the Company had sold 3,017,450 shares under it"
  bool as_of_day(TextSpan span) const {
    const auto dates = c_.within(c_.facts.dates, span);
    return std::any_of(dates.begin(), dates.end(), [&](const DateFact& d) {
      return reading_.text_before(span, d.text.begin, 8).ends_with("s of ");
    });
  }

  // "through August 6, 2024, the Company sold a further 205,000 shares", "Between that
  // date and December 31, 2024 we sold 1,390,216 ADSs"
  bool through_day(TextSpan span) const {
    constexpr std::uint32_t kAside = 40;  // bytes
    for (const DateFact& d : c_.within(c_.facts.dates, span)) {
      const std::string_view before = reading_.text_before(span, d.text.begin, kAside);
      if (before.ends_with("hrough ") || before.ends_with("that date to ")) return true;
      if (before.ends_with(" and ") && before.find("etween ") != before.npos) return true;
    }
    return false;
  }
};

}  // namespace

void tell_sales(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder,
                const Clause& clause) {
  SalesReports(context, drafts, finder).sales(clause);
}

}  // namespace offerlog
