// A report of a year sums up before it tells:
//
//   During 2019 we sold shares under our purchase agreement with Harrow Capital Fund, LLC …
//   [pages on]  On October 2, 2019, the Company entered into a purchase agreement (the
//   "Purchase Agreement") with Harrow Capital Fund, LLC
//
// Of two programs with one agent the undated one may be the former; it is the dated one where
// its month says so, or where it is told as what stands:
//
//   In August 2021, the Company signed an at-the-market sales agreement with Harrow LLC
//   We have entered into a sales agreement with Harrow LLC. It is not required to sell …
//
// And what heads a paragraph is no agreement beside the one that the paragraph tells of.
#include "join_agreements.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "agreement_titles.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

bool is_purchase(const KnownAgreement& known) {
  return known.family == AgreementFamily::purchase || known.family == AgreementFamily::equity_line;
}

// "our former purchase agreement with Harrow", "terminated the purchase agreement with".
bool is_told_as_past(const Reading& reading, const KnownAgreement& known) {
  constexpr std::uint32_t kBefore = 24;  // bytes
  if (reading.has(known.first_sentence, "change.terminated")) return true;
  const TextSpan title = known.title.evidence.front().text;
  const TextSpan sentence = reading.sentence(known.first_sentence).text;
  const std::string low = lowered(reading.text_before(sentence, title.begin, kBefore));
  return contains_any(low, {"former ", "prior ", "previous ", "earlier "});
}

bool is_sales(const KnownAgreement& known) { return known.family == AgreementFamily::sales; }

// By counterparty: the agreements of that kind of which each is.
template <class Fits>
std::map<std::string, std::vector<std::uint32_t>> by_counterparty(const Facts& facts, Fits fits) {
  std::map<std::string, std::vector<std::uint32_t>> out;
  for (const PartyFact& p : facts.parties) {
    if (!p.agreement || !fits(facts.agreements[*p.agreement])) continue;
    std::vector<std::uint32_t>& of = out[p.name];
    if (std::ranges::find(of, *p.agreement) == of.end()) of.push_back(*p.agreement);
  }
  return out;
}

// The one with its day that the undated one is, where there are these two and no third.
std::optional<std::uint32_t> one_told_later(const Facts& facts, std::uint32_t undated,
                                            const std::vector<std::uint32_t>& of_party) {
  if (of_party.size() != 2) return std::nullopt;
  const std::uint32_t other = of_party[0] == undated ? of_party[1] : of_party[0];
  const KnownAgreement& early = facts.agreements[undated];
  const KnownAgreement& late = facts.agreements[other];
  const bool same = !early.dated && early.aliases.empty() && late.dated &&
                    early.family == late.family && early.first_sentence < late.first_sentence &&
                    title_key(*early.title) == title_key(*late.title);
  return same ? std::optional(other) : std::nullopt;
}

// "In August 2021", of the one of August 30; "We have entered into", without a word of when.
bool is_told_as(const Reading& reading, const KnownAgreement& undated,
                const KnownAgreement& dated) {
  if (undated.entered && undated.entered->first && undated.entered->last)
    return !(*dated.dated < *undated.entered->first) && !(*undated.entered->last < *dated.dated);
  const std::uint32_t s = undated.first_sentence;
  if (reading.has(s, "date.month") || reading.has(s, "date.year") ||
      reading.has(s, "date.written") || reading.has(s, "timing.previously"))
    return false;
  const std::string_view words = reading.text(reading.sentence(s).text);
  return contains_any(words, {"e have entered into a", "ompany has entered into a"});
}

// The one program with its day that the undated one is.
std::optional<std::uint32_t> program_told_with_day(const Reading& reading, const Facts& facts,
                                                   std::uint32_t undated,
                                                   const std::vector<std::uint32_t>& of_party) {
  const KnownAgreement& own = facts.agreements[undated];
  if (own.dated) return std::nullopt;
  std::optional<std::uint32_t> other;
  for (std::uint32_t a : of_party) {
    if (!facts.agreements[a].dated) continue;
    if (other) return std::nullopt;
    other = a;
  }
  if (!other || other == undated) return std::nullopt;
  // With a term of its own it may be another, but for one of the same title.
  const bool same_title = title_key(*own.title) == title_key(*facts.agreements[*other].title);
  if (!own.aliases.empty() && !same_title) return std::nullopt;
  return is_told_as(reading, own, facts.agreements[*other]) ? other : std::nullopt;
}

bool is_listed_only(const Reading& reading, const Facts& facts, std::uint32_t agreement) {
  constexpr std::uint32_t kPrefix = 16;  // bytes: "1.1  Class A "
  const AgreementReference* only = nullptr;
  for (const AgreementReference& r : facts.references) {
    if (r.agreement != agreement) continue;
    if (only != nullptr) return false;
    only = &r;
  }
  return only != nullptr &&
         only->text.begin - reading.sentence(only->sentence).text.begin <= kPrefix;
}

// "In August 2020 we entered into a sales agreement": then, or at no time told.
bool is_in_time(const KnownAgreement& told, Date day) {
  if (!told.entered || !told.entered->first || !told.entered->last) return true;
  return !(day < *told.entered->first) && !(*told.entered->last < day);
}

// "Class A Common Stock Sales Agreement, dated as of August 20, 2020, by and between the
// Registrant and Harrow LLC", in the list of exhibits alone: the day of the one sales agreement
// with Harrow LLC of which the pages before tell.
std::optional<std::uint32_t> one_listed(const Reading& reading, const Facts& facts,
                                        std::uint32_t undated,
                                        const std::vector<std::uint32_t>& of_party) {
  if (of_party.size() != 2) return std::nullopt;
  const std::uint32_t other = of_party[0] == undated ? of_party[1] : of_party[0];
  const KnownAgreement& told = facts.agreements[undated];
  const KnownAgreement& listed = facts.agreements[other];
  const bool before = told.first_sentence < listed.first_sentence;
  const bool fits = !told.dated && listed.dated && is_in_time(told, *listed.dated) &&
                    listed.parties.size() == 1 && before &&
                    title_key(*listed.title).ends_with(title_key(*told.title));
  return fits && !is_told_as_past(reading, told) && is_listed_only(reading, facts, other)
             ? std::optional(other)
             : std::nullopt;
}

// A title that heads a paragraph, or stands alone: "Sales agency agreement."
bool is_heading(const Reading& reading, std::uint32_t sentence) {
  constexpr std::uint32_t kLongest = 70;  // bytes
  const Sentence& s = reading.sentence(sentence);
  return s.text.size() <= kLongest &&
         s.text.begin == reading.document.blocks[s.block.value].text.begin;
}

// "Sales agency agreement. On March 6, 2024, the Company entered into a Sales Agency Agreement":
// the heading's is the one told below it.
std::optional<std::uint32_t> told_below(const Reading& reading, const Facts& facts,
                                        std::size_t heading) {
  constexpr std::uint32_t kBelow = 2;  // sentences
  if (heading + 1 >= facts.references.size()) return std::nullopt;
  const AgreementReference& r = facts.references[heading];
  const AgreementReference& next = facts.references[heading + 1];
  const KnownAgreement& named = facts.agreements[r.agreement];
  const KnownAgreement& told = facts.agreements[next.agreement];
  const bool bare = !named.dated && !named.entered && named.parties.empty() &&
                    named.aliases.empty() && named.first_sentence == r.sentence;
  const bool follows = next.agreement != r.agreement && next.sentence > r.sentence &&
                       next.sentence - r.sentence <= kBelow && told.dated &&
                       told.first_sentence == next.sentence;
  const bool same = named.family == told.family || (is_purchase(named) && is_purchase(told));
  return bare && follows && same && is_heading(reading, r.sentence) ? std::optional(next.agreement)
                                                                    : std::nullopt;
}

}  // namespace

void join_agreements(const Reading& reading, Facts& facts) {
  std::map<std::uint32_t, std::uint32_t> joined;  // the undated one -> the one it is
  const auto join = [&](auto fits, auto one_that_is) {
    for (const auto& [name, agreements] : by_counterparty(facts, fits)) {
      for (std::uint32_t a : agreements) {
        const auto other = one_that_is(a, agreements);
        if (other && !is_told_as_past(reading, facts.agreements[a])) joined[a] = *other;
      }
    }
  };
  join(is_purchase,
       [&](std::uint32_t a, const auto& of_party) { return one_told_later(facts, a, of_party); });
  join(is_sales, [&](std::uint32_t a, const auto& of_party) {
    return program_told_with_day(reading, facts, a, of_party);
  });
  for (const auto& [name, agreements] : by_counterparty(facts, is_sales)) {
    for (std::uint32_t a : agreements) {
      const auto listed =
          joined.contains(a) ? std::nullopt : one_listed(reading, facts, a, agreements);
      if (!listed || joined.contains(*listed)) continue;
      facts.agreements[a].dated = facts.agreements[*listed].dated;
      joined[*listed] = a;
    }
  }
  for (std::size_t i = 0; i < facts.references.size(); ++i) {
    if (const auto below = told_below(reading, facts, i))
      joined[facts.references[i].agreement] = *below;
  }
  if (joined.empty()) return;
  for (AgreementReference& r : facts.references) {
    if (const auto to = joined.find(r.agreement); to != joined.end()) r.agreement = to->second;
  }
  for (PartyFact& p : facts.parties) {
    if (!p.agreement) continue;
    if (const auto to = joined.find(*p.agreement); to != joined.end()) p.agreement = to->second;
  }
}

}  // namespace offerlog
