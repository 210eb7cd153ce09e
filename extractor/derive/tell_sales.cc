// So much has been sold: how much, for what, and until which day.
#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "change_teller.h"
#include "merge_sales.h"
#include "reported_period.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class SalesReports : ChangeTeller {
 public:
  SalesReports(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder)
      : ChangeTeller(context, drafts, finder) {}

  void sales(const Clause& clause) {
    if (clause.timing == Timing::prospective) return;
    Draft* d = finder_.at(clause.sentence, trigger(clause));
    if (d == nullptr || !d->is_program() || d->offering.type.value == OfferingType::shelf) return;
    if (!tells_of_sales(clause, *d)) return;
    const std::vector<Draft*> others = named_with(*d, clause.sentence);
    for (Draft* other : others) tell(*other, clause, true);
    tell(*d, clause, !others.empty());
  }

 private:
  void tell(Draft& d, const Clause& clause, bool of_several) const {
    Change change = change_of(clause);
    change.of_several = of_several;
    change.scope = {};
    change.date = {};
    change.date_basis.reset();
    values_of_sales(clause, change);
    if (!change.shares && !change.gross_proceeds && !change.net_proceeds) return;
    days_of_sales(d, clause, change);
    // A report of the day of a notice may be filed after the end that it brings.
    const bool at_end = reading_.has(clause.sentence, "date.of_end");
    if (change.as_of && c_.filing.dated && *c_.filing.dated < *change.as_of &&
        !change.as_of.evidence.empty() && !at_end)
      return;
    if (change.as_of && !is_news_of_sales(*change.as_of))
      change.timing.value = Timing::historical;
    else
      change.timing.value = Timing::current;
    if (tells_of_old_prospectus(clause)) d.sold_under_another = true;
    merge_sales(d, std::move(change));
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

  // "During 2019 the Company sold 150,000 shares to Harrow": to the buyer of an equity line.
  bool sells_to_buyer(const Draft& d, const Clause& clause) const {
    const TextSpan span = c_.sentence_span(clause.sentence);
    const std::string_view rest = reading_.text({trigger(clause).end, span.end});
    return std::ranges::any_of(d.buyers, [&](const std::string& name) {
      const auto at = rest.find(" to " + name);
      return at != rest.npos && is_whole(rest, at + 4, name.size());
    });
  }

  // "an aggregate of $391.8 million from our at-the-market programs": of several together.
  bool tells_of_all_programs(std::uint32_t s) const {
    const bool several = std::ranges::count_if(drafts_, [](const Draft& d) {
                           return d.is_at_the_market();
                         }) > 1;
    if (!several || !reading_.has(s, "type.at_the_market")) return false;
    const TextSpan sentence = c_.sentence_span(s);
    if (!c_.within(c_.facts.references, sentence).empty()) return false;
    const std::string low = lowered(reading_.text(sentence));
    return std::ranges::any_of(
        std::array<std::string_view, 3>{"at-the-market programs", "at-the-market offering programs",
                                        "atm programs"},
        [&](std::string_view words) { return low.find(words) != low.npos; });
  }

  bool tells_of_sales(const Clause& clause, const Draft& d) const {
    if (tells_of_all_programs(clause.sentence)) return false;
    // "will terminate upon the earlier of the sale of all shares and …"
    if (reading_.has(clause.sentence, "veto.until_earlier")) return false;
    const TextSpan at = trigger(clause);
    const TextSpan span = c_.sentence_span(clause.sentence);
    const std::string_view before = reading_.text_before(span, at.begin, 12);
    for (std::string_view words :
         {"to be ", "may be ", "will be ", " be ", "being ", "shares ", " any "}) {
      if (before.ends_with(words)) return false;
    }
    // Named in the sentence, or the program's own term.
    for (const AgreementReference& r : c_.within(c_.facts.references, span)) {
      if (finder_.of(r.agreement) != nullptr) return true;
    }
    if (reading_.has(clause.sentence, "type.at_the_market") || names_program(span) ||
        sells_to_buyer(d, clause))
      return true;
    // "3,900,000 shares had been sold thereunder"
    if (reading_.text({at.end, span.end}).starts_with(" thereunder")) return true;
    if (is_first_draw(clause)) return true;
    // "From our inception through September 30 we have raised": in every way.
    if (reading_.text(span).find(" inception") != std::string_view::npos) return false;
    // "From October 1 to November 6 we sold a further 1,400,000 shares for gross
    // proceeds of": of the program told before.
    const bool proceeds = reading_.has(clause.sentence, "amount.gross_proceeds") ||
                          reading_.has(clause.sentence, "amount.net_proceeds") ||
                          reading_.has(clause.sentence, "amount.been_sold") ||
                          reading_.has(clause.sentence, "amount.after_commissions") ||
                          (reading_.has(clause.sentence, "amount.proceeds") &&
                           reading_.has(clause.sentence, "date.of_end"));
    const bool shares = reading_.has(clause.sentence, "shares.count");
    const bool average = shares && reading_.has(clause.sentence, "amount.average_price");
    const bool of_prospectus = to_date(span) && proceeds_before(at, span) != nullptr;
    const bool counted = average || of_prospectus || (proceeds && (shares || through_day(span)));
    const bool other = reading_.has(clause.sentence, "type.private_placement") ||
                       reading_.has(clause.sentence, "type.underwritten") ||
                       reading_.has(clause.sentence, "type.registered_direct");
    const bool placed = average || as_of_day(span) || period_of(clause) != nullptr ||
                        of_prospectus || through_day(span) ||
                        reading_.has(clause.sentence, "date.same_day") ||
                        reading_.has(clause.sentence, "date.of_end") || tells_of_all(span) ||
                        reading_.has(clause.sentence, "amount.remaining") ||
                        reading_.has(clause.sentence, "amount.remaining_of");
    return counted && !other && placed;
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

  // "net proceeds from this program", in the sentence after the one that names it
  bool names_program(TextSpan span) const {
    const std::string_view text = reading_.text(span);
    for (std::string_view lead : {" from ", " under ", " through ", " pursuant to "}) {
      for (auto at = text.find(lead); at != text.npos; at = text.find(lead, at + 1)) {
        const std::string_view rest = text.substr(at + lead.size());
        for (std::string_view words :
             {"this program", "that program", "such program", "the program", "this facility",
              "such agreement", "this agreement", "that agreement"}) {
          if (rest.starts_with(words)) return true;
        }
      }
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

  void values_of_sales(const Clause& clause, Change& change) const {
    const TextSpan at = trigger(clause);
    const TextSpan span = c_.sentence_span(clause.sentence);
    const std::string_view words = reading_.text(at);
    const std::string_view rest = reading_.text({at.begin, span.end});
    if (words.find("not") != std::string_view::npos || starts_with_any_case(words, "no ") ||
        rest.substr(0, 40).find("no shares") != std::string_view::npos) {
      change.shares.value = 0;
      change.shares.evidence = change.type.evidence;
      return;
    }
    // "2,609,865 of the ATM Shares had been sold": the count stands before.
    const bool passive = words.starts_with("been") || words.starts_with("were") ||
                         words.find("been") != std::string_view::npos;
    const CountFact* count = nullptr;
    if (passive) {
      const auto before = c_.within(c_.facts.counts, {span.begin, at.begin});
      if (!before.empty()) count = first_of_two(before);
      if (count != nullptr) set(change.shares, *count);
    }
    sold_before(clause, change);
    const std::uint32_t end = next_sale(clause);
    for (const CountFact& f : c_.within(c_.facts.counts, {at.begin, end})) {
      if (!f.of_warrants && f.meaning != Meaning::remaining) {
        count = &f;
        break;
      }
    }
    if (count == nullptr) count = counted_before(at, span);
    if (count != nullptr) set(change.shares, *count);
    for (const AmountFact& a : c_.within(c_.facts.amounts, {at.begin, end})) {
      if (a.meaning == Meaning::gross_proceeds || a.meaning == Meaning::proceeds)
        set(change.gross_proceeds, a);
      if (a.meaning == Meaning::net_proceeds) set(change.net_proceeds, a);
      if (a.meaning == Meaning::average_price) set(change.average_price, a);
      if (a.meaning == Meaning::commission) set(change.commissions, a);
    }
    part_of_proceeds({at.begin, span.end}, change);
    if (const AmountFact* a = proceeds_before(at, span)) {
      const bool net = a->meaning == Meaning::net_proceeds;
      Sourced<Decimal>& slot = net ? change.net_proceeds : change.gross_proceeds;
      if (!slot) set(slot, *a);
    }
  }

  // "71,400 and 52,300 shares have been sold in 2025 and 2024, respectively": those of the
  // period told first.
  const CountFact* first_of_two(std::span<const CountFact> counts) const {
    const CountFact& last = counts.back();
    if (counts.size() < 2) return &last;
    const CountFact& first = counts[counts.size() - 2];
    const bool pair = reading_.rule(reading_.mention(first.mention)) == "shares.first_of_two" &&
                      reading_.text({first.text.end, last.text.begin}).size() <= 12;
    return pair ? &first : &last;
  }

  // "received net proceeds of $5.5 million from the Offering and $1.3 million from the
  // issuance and sale of shares under the ATM": the latter, net as the former.
  void part_of_proceeds(TextSpan where, Change& change) const {
    if (!change.net_proceeds) return;
    for (const AmountFact& a : c_.within(c_.facts.amounts, where)) {
      const std::string_view before = reading_.text_before(where, a.text.begin, 20);
      const std::string_view after = reading_.text({a.text.end, where.end});
      const bool second = before.find(" and ") != before.npos && a.meaning == Meaning::plain;
      if (!second ||
          !(after.starts_with(" from the issuance") || after.starts_with(" from the sale")))
        continue;
      change.net_proceeds = {};
      set(change.net_proceeds, a);
    }
  }

  // "net proceeds of $41.2 million from the sale of 3,120,554 shares", "having an
  // aggregate gross sales price of $4.9 million that were sold"
  const AmountFact* proceeds_before(TextSpan at, TextSpan sentence) const {
    const AmountFact* nearest = nullptr;
    for (const AmountFact& a : c_.within(c_.facts.amounts, {sentence.begin, at.begin}))
      nearest = &a;
    if (nearest == nullptr ||
        (nearest->meaning != Meaning::net_proceeds && nearest->meaning != Meaning::gross_proceeds))
      return nullptr;
    const std::string_view between = reading_.text({nearest->text.end, at.begin});
    constexpr std::string_view kBeforeSale[] = {" from the ", " from "};
    constexpr std::string_view kBeforeSold[] = {" that ", " that we ", " that have ",
                                                " which were ", " previously "};
    const bool sale = starts_with_any_case(reading_.text(at), "sale");
    const auto joins = sale ? std::span<const std::string_view>(kBeforeSale) : kBeforeSold;
    return std::ranges::find(joins, between) != joins.end() ? nearest : nullptr;
  }

  // "inclusive of 287,559 shares of common stock sold in the offering"
  const CountFact* counted_before(TextSpan at, TextSpan sentence) const {
    constexpr std::uint32_t kNoun = 40;  // "287,559 shares of Class A common stock"
    const std::string_view after = reading_.text({at.end, sentence.end});
    const bool under_program = after.starts_with(" in the ATM") ||
                               after.starts_with(" under the") ||
                               after.starts_with(" pursuant to the");
    // "There were 4,122,628 shares of our common stock sold for aggregate net proceeds"
    const bool there_were =
        starts_with_any_case(reading_.text(sentence), "there were ") && after.starts_with(" for ");
    if (!under_program && !there_were) return nullptr;
    const CountFact* nearest = nullptr;
    for (const CountFact& f : c_.within(c_.facts.counts, {sentence.begin, at.begin})) {
      const std::string_view noun = reading_.text({f.text.end, at.begin});
      const bool adjoins = noun.size() < kNoun && noun.find_first_of(",;") == noun.npos;
      if (!f.of_warrants && adjoins) nearest = &f;
    }
    return nearest;
  }

  // "of which $3,118,220 has been sold"
  void sold_before(const Clause& clause, Change& change) const {
    for (const Mention& m : reading_.mentions_of(clause.sentence)) {
      if (reading_.rule(m) != "amount.been_sold" || !m.text.overlaps(trigger(clause))) continue;
      for (const AmountFact& a : c_.within(c_.facts.amounts, m.text)) set(change.gross_proceeds, a);
    }
  }

  // Where the next "sold" of the sentence begins: each has values of its own.
  std::uint32_t next_sale(const Clause& clause) const {
    for (const Mention& m : reading_.mentions_of(clause.sentence)) {
      if (reading_.rule(m) == "change.sold" && m.text.begin > trigger(clause).end + 20)
        return m.text.begin;
    }
    return c_.sentence_span(clause.sentence).end;
  }

  // The period told last before the verb, else the first after it.
  const PeriodFact* period_of(const Clause& clause) const {
    const PeriodFact* found = nullptr;
    for (const PeriodFact& p : c_.within(c_.facts.periods, c_.sentence_span(clause.sentence))) {
      // "since May 1, 2025 and through June 30, 2025" also reads "since May 1, 2025".
      const bool part = found != nullptr && found->last && !p.last;
      // "sold 2,870,114 shares; it made no sales during the quarter"
      const bool apart =
          p.text.begin > trigger(clause).end &&
          reading_.text({trigger(clause).end, p.text.begin}).find("; ") != std::string_view::npos;
      if (!part && !apart && (found == nullptr || p.text.begin < trigger(clause).begin)) found = &p;
    }
    return found != nullptr ? found : period_told_before(clause);
  }

  // "During the quarter the Company also settled": the quarter that the sentences before
  // tell of.
  const PeriodFact* period_told_before(const Clause& clause) const {
    constexpr std::uint32_t kReach = 600;  // bytes
    const TextSpan span = c_.sentence_span(clause.sentence);
    const std::string_view text = reading_.text(span);
    if (text.find("uring the quarter") == text.npos && text.find("uring the period") == text.npos)
      return nullptr;
    const PeriodFact* last = nullptr;
    for (const PeriodFact& p :
         c_.within(c_.facts.periods, {span.begin - std::min(span.begin, kReach), span.begin})) {
      if (p.first && p.last) last = &p;
    }
    return last;
  }

  void days_of_sales(const Draft& d, const Clause& clause, Change& change) const {
    const TextSpan span = c_.sentence_span(clause.sentence);
    if (const PeriodFact* period = period_of(clause)) {
      const PeriodFact& p = *period;
      const std::vector<Evidence> why = {
          {p.text, std::string(reading_.rule(reading_.mention(p.mention)))}};
      change.period_start = {p.first, p.first ? why : std::vector<Evidence>{}};
      if (!p.last && day_of_end(d, clause, change)) return;
      change.as_of = p.last ? Sourced<Date>{p.last, why} : Sourced<Date>{c_.filing.dated.value, {}};
      if (change.as_of) return;
    }
    if (in_reported_period(span, change)) return;
    if (as_of(span, change, {"s of ", "hrough ", "usiness on "})) return;
    if (day_of_end(d, clause, change)) return;
    if (on_day_of_agreement(d, span, change)) return;
    if (as_of(span, change, {"o ", "On "})) return;
    // "filed on February 11 … As of that date the Company had sold"
    if (reading_.has(clause.sentence, "date.same_day") && clause.date) {
      change.as_of = clause.date;
      return;
    }
    change.as_of.value = c_.reference_day;
  }

  // "During the quarter, the Company sold 618,400 shares": the quarter that is reported.
  bool in_reported_period(TextSpan span, Change& change) const {
    if (!speaks_of_reported_period(c_, span)) return false;
    const PeriodFact& p = *c_.period;
    const std::vector<Evidence> why = {
        {p.text, std::string(reading_.rule(reading_.mention(p.mention)))}};
    change.period_start = {p.first, why};
    change.as_of = {p.last, why};
    return true;
  }

  // "As of that date", "at the time of termination": the day, told before, on which
  // the selling ended.
  bool day_of_end(const Draft& d, const Clause& clause, Change& change) const {
    if (!reading_.has(clause.sentence, "date.same_day") &&
        !reading_.has(clause.sentence, "date.of_end"))
      return false;
    const auto end = std::find_if(d.changes.rbegin(), d.changes.rend(), [](const Change& told) {
      const bool ends =
          told.type.value == ChangeType::terminated || told.type.value == ChangeType::suspended;
      return ends && told.timing.value == Timing::current && told.date;
    });
    if (end == d.changes.rend()) return false;
    change.as_of = end->date;
    return true;
  }

  // "On the date of the Purchase Agreement, Harrow purchased 515,464 shares"
  bool on_day_of_agreement(const Draft& d, TextSpan span, Change& change) const {
    const std::string_view text = reading_.text(span);
    if (!starts_with_any_case(text, "on the date of the ") || !d.offering.agreement.dated)
      return false;
    const auto comma = text.find(',');
    if (text.substr(0, comma).find("greement") == text.npos) return false;
    change.as_of = d.offering.agreement.dated;
    return true;
  }

  // The first day of the sentence that stands behind one of the words.
  bool as_of(TextSpan span, Change& change, std::initializer_list<std::string_view> leads) const {
    for (const DateFact& date : c_.within(c_.facts.dates, span)) {
      const std::string_view before = reading_.text_before(span, date.text.begin, 12);
      const bool led = std::any_of(leads.begin(), leads.end(),
                                   [&](std::string_view lead) { return before.ends_with(lead); });
      if (!led) continue;
      change.as_of.value = date.date ? date.date : c_.filing.dated.value;
      change.as_of.evidence = {
          {date.text, std::string(reading_.rule(reading_.mention(date.mention)))}};
      return true;
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
