// "sold 812,440 ADSs at an average price of $6.12 per ADS, for gross proceeds of $5.0 million":
// behind the verb first, else before it, else in the next sentences.
#include "values_of_sales.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "second_sale.h"
#include "sourced.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

TextSpan trigger_of(const Context& context, const Clause& clause) {
  return context.reading.mention(clause.trigger).text;
}

std::uint32_t verb_of_next_sale(const Context& context, const Clause& clause) {
  for (const Mention& m : context.reading.mentions_of(clause.sentence)) {
    if (context.reading.rule(m) == "change.sold" &&
        m.text.begin > trigger_of(context, clause).end + 20)
      return m.text.begin;
  }
  return context.sentence_span(clause.sentence).end;
}

// Where the next sale of the sentence begins: each has values of its own.
std::uint32_t next_sale(const Context& context, const Clause& clause) {
  const auto second = second_sale_of(context, clause);
  return second ? second->begin : verb_of_next_sale(context, clause);
}

class ValuesReader {
 public:
  ValuesReader(const Context& context, const DraftFinder& finder)
      : c_(context), reading_(context.reading), finder_(finder) {}

  void read(const Clause& clause, Change& change) const {
    const TextSpan at = trigger(clause);
    const TextSpan span = c_.sentence_span(clause.sentence);
    const std::string_view words = reading_.text(at);
    const std::string_view rest = reading_.text({at.begin, span.end});
    if (words.find("not") != std::string_view::npos || starts_with_any_case(words, "no ") ||
        rest.substr(0, 40).find("no shares") != std::string_view::npos) {
      if (const auto some = excepted_sales(at, span)) {
        values_in({*some, span.end}, change);
        return;
      }
      change.shares.value = 0;
      change.shares.evidence = change.type.evidence;
      return;
    }
    const std::uint32_t end = next_sale(c_, clause);
    shares_sold(at, span, end, change);
    sold_before(clause, change);
    read_amounts_of_sales(c_, {at.begin, end}, change);
    if (tells_no_other_sale({end, span.end})) proceeds_told_next(clause, change);
    if (!change.commissions) commissions_told_next(clause, change);
    part_of_proceeds({at.begin, span.end}, change);
    if (const AmountFact* a = proceeds_before_sale(c_, at, span)) {
      const bool net = a->meaning == Meaning::net_proceeds;
      Sourced<Decimal>& slot = net ? change.net_proceeds : change.gross_proceeds;
      if (!slot) set_slot(reading_, slot, *a);
    }
  }

 private:
  TextSpan trigger(const Clause& clause) const { return trigger_of(c_, clause); }

  // "issued 415,200 shares and received gross proceeds of $871,920": one sale by two verbs.
  bool tells_no_other_sale(TextSpan rest) const {
    return c_.within(c_.facts.counts, rest).empty() && c_.within(c_.facts.periods, rest).empty();
  }

  // `end`: where the next sale of the sentence begins.
  void shares_sold(TextSpan at, TextSpan span, std::uint32_t end, Change& change) const {
    // "2,609,865 of the ATM Shares had been sold": the count stands before.
    const std::string_view words = reading_.text(at);
    const bool passive = words.starts_with("were") || words.find("been") != words.npos;
    const auto before = c_.within(c_.facts.counts, {span.begin, at.begin});
    if (passive && !before.empty()) return set_slot(reading_, change.shares, *first_of_two(before));
    for (const CountFact& f : c_.within(c_.facts.counts, {at.begin, end})) {
      if (!f.of_warrants && f.meaning != Meaning::remaining)
        return set_slot(reading_, change.shares, f);
    }
    if (const CountFact* f = counted_before(at, span)) set_slot(reading_, change.shares, *f);
  }

  // "we have not sold securities pursuant to General Instruction I.B.6 other than shares with
  // an aggregate offering price of $8,994,112 sold under the Sales Agreement": so much, where
  // the exception is of an agreement told here.
  std::optional<std::uint32_t> excepted_sales(TextSpan at, TextSpan span) const {
    const std::string_view rest = reading_.text({at.end, span.end});
    for (std::string_view but : {" other than ", " except ", " with the exception of "}) {
      const auto found = rest.find(but);
      if (found == rest.npos) continue;
      const std::uint32_t begin = at.end + static_cast<std::uint32_t>(found);
      const TextSpan excepted{begin, span.end};
      if (!c_.within(c_.facts.counts, excepted).empty() ||
          !c_.within(c_.facts.amounts, excepted).empty())
        return begin;
    }
    return std::nullopt;
  }

  void values_in(TextSpan excepted, Change& change) const {
    const auto named = c_.within(c_.facts.references, excepted);
    const bool told = std::ranges::any_of(
        named, [&](const AgreementReference& r) { return finder_.of(r.agreement) != nullptr; });
    if (!told) return;
    for (const CountFact& f : c_.within(c_.facts.counts, excepted)) {
      if (!change.shares && !f.of_warrants) set_slot(reading_, change.shares, f);
    }
    read_amounts_of_sales(c_, excepted, change);
  }

  // "The Company sold 812,440 ADSs at an average price of $6.12 per ADS. It received gross proceeds
  // of $5.0 million and net proceeds of $4.8 million", "… for gross proceeds of $5.0 million. Net
  // proceeds were $4.8 million": in the next sentence, with no sales of its own.
  void proceeds_told_next(const Clause& clause, Change& change) const {
    const std::uint32_t s = clause.sentence + 1;
    if (!change.shares || change.net_proceeds || s >= reading_.mentions.sentences.size() ||
        reading_.sentence(s).block.value != reading_.sentence(clause.sentence).block.value)
      return;
    const TextSpan span = c_.sentence_span(s);
    const bool alone =
        c_.within(c_.facts.counts, span).empty() && c_.within(c_.facts.periods, span).empty() &&
        c_.within(c_.facts.dates, span).empty() && c_.within(c_.facts.references, span).empty();
    const std::string_view words = reading_.text(span);
    const bool net = starts_with_any(
        words, {"Net proceeds ", "Net proceeds, ", "The net proceeds ", "The net proceeds, "});
    const bool received =
        starts_with_any(words, {"The Company received ", "We received ", "It received ",
                                "Gross proceeds ", "The gross proceeds ", "Proceeds "});
    const bool told = net || (received && !change.gross_proceeds);
    if (alone && told && !tells_of_deal(reading_, s)) read_amounts_of_sales(c_, span, change);
  }

  // "The Company sold 2,318,400 shares … It paid the Agents aggregate commissions of $0.3
  // million": a sentence or two later, with no other figures between.
  void commissions_told_next(const Clause& clause, Change& change) const {
    constexpr std::uint32_t kNext = 2;     // sentences
    constexpr std::uint32_t kWords = 120;  // bytes
    const auto& sentences = reading_.mentions.sentences;
    for (std::uint32_t s = clause.sentence + 1; s <= clause.sentence + kNext; ++s) {
      if (s >= sentences.size() ||
          reading_.sentence(s).block.value != reading_.sentence(clause.sentence).block.value)
        return;
      const auto amounts = c_.within(c_.facts.amounts, c_.sentence_span(s));
      if (amounts.empty() && c_.within(c_.facts.counts, c_.sentence_span(s)).empty()) continue;
      const bool alone = amounts.size() == 1 && amounts.front().meaning == Meaning::commission &&
                         !reading_.has(s, "change.sold");
      if (!alone) return;
      const TextSpan span = c_.sentence_span(s);
      const std::string_view words = reading_.text_before(span, amounts.front().text.begin, kWords);
      if (words.find(" paid") != words.npos)
        set_slot(reading_, change.commissions, amounts.front());
      return;
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
      set_slot(reading_, change.net_proceeds, a);
    }
  }

  // "inclusive of 287,559 shares of common stock sold in the offering"
  const CountFact* counted_before(TextSpan at, TextSpan sentence) const {
    constexpr std::uint32_t kNoun = 40;  // "287,559 shares of Class A common stock"
    const std::string_view after = reading_.text({at.end, sentence.end});
    const bool under_program = starts_with_any(
        after, {" in the ATM", " under the", " pursuant to the", " via the", " through the"});
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
    const Mention* sold = amount_been_sold(c_, clause);
    if (sold == nullptr) return;
    for (const AmountFact& a : c_.within(c_.facts.amounts, sold->text))
      set_slot(reading_, change.gross_proceeds, a);
  }

  const Context& c_;
  const Reading& reading_;
  const DraftFinder& finder_;
};

}  // namespace

const Mention* amount_been_sold(const Context& context, const Clause& clause) {
  for (const Mention& m : context.reading.mentions_of(clause.sentence)) {
    if (context.reading.rule(m) == "amount.been_sold" &&
        m.text.overlaps(trigger_of(context, clause)))
      return &m;
  }
  return nullptr;
}

bool tells_of_deal(const Reading& reading, std::uint32_t sentence) {
  return reading.has(sentence, "type.private_placement") ||
         reading.has(sentence, "type.underwritten") ||
         reading.has(sentence, "type.registered_direct");
}

std::optional<TextSpan> second_sale_of(const Context& context, const Clause& clause) {
  return second_sale(context,
                     {trigger_of(context, clause).end, verb_of_next_sale(context, clause)});
}

const AmountFact* proceeds_before_sale(const Context& context, TextSpan at, TextSpan sentence) {
  const AmountFact* nearest = nullptr;
  for (const AmountFact& a : context.within(context.facts.amounts, {sentence.begin, at.begin}))
    nearest = &a;
  if (nearest == nullptr ||
      (nearest->meaning != Meaning::net_proceeds && nearest->meaning != Meaning::gross_proceeds))
    return nullptr;
  std::string_view between = context.reading.text({nearest->text.end, at.begin});
  // "$19.6 million of net proceeds from the sale of"
  for (std::string_view noun : {" of net proceeds", " in net proceeds", " of gross proceeds",
                                " in gross proceeds", " of proceeds", " in proceeds"}) {
    if (between.starts_with(noun)) between.remove_prefix(noun.size());
  }
  constexpr std::string_view kBeforeSale[] = {" from the ", " from "};
  constexpr std::string_view kBeforeSold[] = {" that ",       " that we ",    " that have ",
                                              " which were ", " previously ", " has ",
                                              " had ",        " have "};
  const bool sale = starts_with_any_case(context.reading.text(at), "sale");
  const auto joins = sale ? std::span<const std::string_view>(kBeforeSale) : kBeforeSold;
  return std::ranges::find(joins, between) != joins.end() ? nearest : nullptr;
}

void read_amounts_of_sales(const Context& context, TextSpan where, Change& change) {
  for (const AmountFact& a : context.within(context.facts.amounts, where)) {
    if (a.meaning == Meaning::gross_proceeds || a.meaning == Meaning::proceeds)
      set_slot(context.reading, change.gross_proceeds, a);
    if (a.meaning == Meaning::net_proceeds) set_slot(context.reading, change.net_proceeds, a);
    if (a.meaning == Meaning::average_price) set_slot(context.reading, change.average_price, a);
    if (a.meaning == Meaning::commission) set_slot(context.reading, change.commissions, a);
  }
}

void read_values_of_sales(const Context& context, const DraftFinder& finder, const Clause& clause,
                          Change& change) {
  ValuesReader(context, finder).read(clause, change);
}

}  // namespace offerlog
