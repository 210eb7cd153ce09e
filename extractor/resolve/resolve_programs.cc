// An annual report often tells of its programs without their agreements:
//
//   In December 2018, we established another ATM program to offer and sell up to
//   $750.0 million of our common stock (the "2018 ATM Program"). In October 2020, …
//   (the "2020 ATM Program") … sold 415,512 shares under the 2018 ATM Program
//
// Each is then known by its term, as if that were the title of its agreement. A
// single one needs no name to be told apart.
//
// Beside a program whose agreement is named, another may be known by its day alone:
//
//   … increased the Sales Agreement … It also reduced its at-the-market program for its
//   preferred stock, established on September 22, 2025, from $500 million to $200 million.
#include "resolve_programs.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "agreement_titles.h"
#include "facts_from.h"
#include "program_terms.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class ProgramResolver {
 public:
  ProgramResolver(const Reading& reading, Facts& facts) : reading_(reading), facts_(facts) {}

  void resolve() {
    if (names_sales_agreement()) {
      add_established();
      add_named();
      add_prior();
    } else {
      const std::vector<const DefinedTerm*> programs = programs_named();
      if (programs.size() > kMostPrograms) return;
      if (programs.size() < 2) return add_new();
      for (const DefinedTerm* term : programs) add(*term);
      sort_references();
    }
  }

 private:
  static constexpr std::size_t kMostPrograms = 8;

  void sort_references() {
    std::ranges::stable_sort(facts_.references, {},
                             [](const AgreementReference& r) { return r.text.begin; });
  }

  bool names_sales_agreement() const {
    return std::ranges::any_of(facts_.agreements, [](const KnownAgreement& known) {
      return known.family == AgreementFamily::sales || known.family == AgreementFamily::equity_line;
    });
  }

  std::vector<const DefinedTerm*> programs_named() const {
    std::vector<const DefinedTerm*> out;
    for (const DefinedTerm& t : facts_.terms) {
      if (out.size() > kMostPrograms) break;  // too many to be told apart
      if (!is_program(t)) continue;
      const bool known =
          std::ranges::any_of(out, [&](const DefinedTerm* other) { return other->term == t.term; });
      if (!known) out.push_back(&t);
    }
    return out;
  }

  // "2018 ATM Program", of an at-the-market program
  bool is_program(const DefinedTerm& t) const {
    return lowered(t.term).ends_with(" program") && reading_.has(t.sentence, "type.at_the_market");
  }

  // "its at-the-market program, established on September 22, 2025"
  void add_established() {
    for (const Mention& m : reading_.of_rule("change.program_begun")) {
      if (added_ >= kMostPrograms) continue;
      const DateFact* day = is_entered(m) || is_new(m) ? day_ahead(m) : day_behind(m);
      if (day == nullptr || (names_agreement(m.sentence) && !is_called_prior(m))) continue;
      if (is_entered(m) && name_signed_on(m, *day->date)) continue;
      const DefinedTerm* term = program_term_of(m.sentence);
      const bool known = std::ranges::any_of(facts_.agreements, [&](const KnownAgreement& k) {
        return could_be(k, *day->date, term);
      });
      if (!known) add_program(m, day, term);
    }
  }

  // "On January 17, 2024, the Company established a new $200 million at-the-market program,
  // replacing its prior program", "Established a $500 million at-the-market program on August
  // 1, 2025", and no agreement named in all the filing.
  void add_new() {
    for (const Mention& m : reading_.of_rule("change.program_begun")) {
      const DateFact* day = day_next(m);
      if (day == nullptr && !is_entered(m)) day = day_ahead(m);
      if (day == nullptr) continue;
      add_program(m, day, program_term_of(m.sentence));
      return add_prior();
    }
  }

  // "fully utilized its $300 million ATM program (the "June ATM")", beside an agreement for
  // $600 million (the "August ATM"): each has its term and its size.
  void add_named() {
    for (const Mention& m : reading_.of_rule("type.at_the_market")) {
      if (added_ >= kMostPrograms) continue;
      const DefinedTerm* term = program_term_of(m.sentence);
      if (term != nullptr && names_agreement(m.sentence)) continue;
      const AmountFact* size = term == nullptr ? nullptr : size_told_in(m.sentence);
      if (size == nullptr || m.text.begin > term->text.begin) continue;
      const bool other = std::ranges::all_of(facts_.agreements, [&](const KnownAgreement& k) {
        return !sells_shares(k) || is_other(k, *term, *size);
      });
      if (other) add_program(m, nullptr, term);
    }
  }

  // "Upon entry into the Sales Agreement, the Company terminated its prior at-the-market
  // program with Harrow LLC": not the one just begun, which is the only agreement named.
  void add_prior() {
    if (std::ranges::count_if(facts_.agreements, sells_shares) != 1) return;
    for (const Mention& m : reading_.of_rule("type.at_the_market")) {
      if (!is_called_prior(m)) continue;
      const bool ended = reading_.has(m.sentence, "change.terminated") ||
                         reading_.has(m.sentence, "change.expired");
      if (!ended || !names_only_new(m.sentence)) continue;
      add_program(m, nullptr, nullptr);
      return;
    }
  }

  // "its prior at-the-market equity offering program", "our previous $250 million ATM facility"
  bool is_called_prior(const Mention& m) const {
    constexpr std::uint32_t kSize = 28;  // bytes
    const TextSpan span = reading_.sentence(m.sentence).text;
    const std::string before = lowered(reading_.text_before(span, m.text.begin, kSize));
    const std::string after = lowered(reading_.text({m.text.begin, span.end}).substr(0, 60));
    const bool program =
        after.find("program") != after.npos || after.find("facility") != after.npos;
    return program &&
           std::ranges::any_of(
               std::array<std::string_view, 4>{" prior ", " previous ", " former ", " old "},
               [&](std::string_view word) {
                 const auto at = before.rfind(word);
                 return at != before.npos && before.find(',', at) == before.npos;
               });
  }

  // Agreements in the sentence are such as it says were just entered into, or replace another.
  bool names_only_new(std::uint32_t sentence) const {
    const TextSpan span = reading_.sentence(sentence).text;
    return std::ranges::all_of(facts_.references, [&](const AgreementReference& r) {
      if (r.sentence != sentence || !sells_shares(facts_.agreements[r.agreement])) return true;
      const std::string_view before = reading_.text_before(span, r.text.begin, 20);
      return before.ends_with("entry into the ") || before.ends_with("ntering into the ") ||
             before.ends_with("execution of the ") ||
             reading_.text({r.text.end, span.end}).starts_with(" replaces ");
    });
  }

  const AmountFact* size_told_in(std::uint32_t sentence) const {
    return capacity_in(facts_, reading_.sentence(sentence).text);
  }

  bool is_other(const KnownAgreement& known, const DefinedTerm& term,
                const AmountFact& size) const {
    const AmountFact* own = size_told_in(known.first_sentence);
    return own != nullptr && own->amount != size.amount && has_other_term(known, term);
  }

  static bool has_other_term(const KnownAgreement& known, const DefinedTerm& term) {
    return std::ranges::any_of(known.aliases, [&](const std::string& alias) {
      return term_kind(alias) == TermOf::program && alias != term.term;
    });
  }

  const DateFact* day_behind(const Mention& m) const {
    if (!reading_.text(m.text).ends_with(" on")) return nullptr;
    for (const DateFact& d : facts_from(facts_.dates, m.text.end)) {
      return d.date && d.text.begin - m.text.end <= 1 ? &d : nullptr;
    }
    return nullptr;
  }

  bool is_entered(const Mention& m) const {
    return starts_with_any_case(reading_.text(m.text), "entered into ");
  }

  // "On January 17, 2024, the Company established a new $200 million at-the-market program"
  bool is_new(const Mention& m) const {
    const std::string low = lowered(reading_.text(m.text));
    return low.find("a new ") != low.npos && low.find(" on") == low.npos;
  }

  // "Established a $500 million at-the-market" "program on August 1, 2025"
  const DateFact* day_next(const Mention& m) const {
    constexpr std::uint32_t kNoun = 40;  // bytes
    for (const DateFact& d : facts_from(facts_.dates, m.text.end)) {
      if (!d.date || d.text.begin - m.text.end > kNoun) return nullptr;
      const std::string_view between = reading_.text({m.text.end, d.text.begin});
      const bool noun = contains_any(between, {"program", "facility", "offering"});
      return noun && between.ends_with(" on ") && between.find_first_of(",;") == between.npos
                 ? &d
                 : nullptr;
    }
    return nullptr;
  }

  // "On December 20, 2022, the Company entered into"
  const DateFact* day_ahead(const Mention& m) const {
    const std::uint32_t begin = reading_.sentence(m.sentence).text.begin;
    for (const DateFact& d : facts_from(facts_.dates, begin)) {
      return d.date && d.text.end < m.text.begin && d.text.begin - begin <= 4 ? &d : nullptr;
    }
    return nullptr;
  }

  // "entered into a new at-the-market program", on the day of an agreement that stands in the
  // list of exhibits: by that.
  bool name_signed_on(const Mention& m, Date day) {
    std::optional<std::uint32_t> signed_then;
    for (std::uint32_t a = 0; a < facts_.agreements.size(); ++a) {
      const KnownAgreement& known = facts_.agreements[a];
      if (!sells_shares(known) || known.dated.value != day) continue;
      if (signed_then) return true;  // two of one day are not told apart
      signed_then = a;
    }
    if (!signed_then) return false;
    const auto program = static_cast<std::uint32_t>(lowered(reading_.text(m.text)).find("at"));
    const TextSpan words{m.text.begin + program, m.text.end};
    facts_.references.push_back({words, m.sentence, *signed_then, false, false});
    KnownAgreement& known = facts_.agreements[*signed_then];
    known.first_sentence = std::min(known.first_sentence, m.sentence);
    sort_references();
    return true;
  }

  bool names_agreement(std::uint32_t sentence) const {
    for (auto r = std::ranges::lower_bound(facts_.references, sentence, {},
                                           &AgreementReference::sentence);
         r != facts_.references.end() && r->sentence == sentence; ++r) {
      if (sells_shares(facts_.agreements[r->agreement])) return true;
    }
    return false;
  }

  // (the "June ATM")
  const DefinedTerm* program_term_of(std::uint32_t sentence) const {
    for (auto t = std::ranges::lower_bound(facts_.terms, sentence, {}, &DefinedTerm::sentence);
         t != facts_.terms.end() && t->sentence == sentence; ++t) {
      if (term_kind(t->term) == TermOf::program) return &*t;
    }
    return nullptr;
  }

  static bool sells_shares(const KnownAgreement& known) {
    return known.family == AgreementFamily::sales || known.family == AgreementFamily::equity_line;
  }

  static bool is_about(Date a, Date b) {
    constexpr int kMonth = 31;
    const auto number = [](Date d) { return (d.year * 12 + d.month) * kMonth + d.day; };
    return std::abs(number(a) - number(b)) <= kMonth;
  }

  // Whether the program of that day may be this agreement's: it is signed about then, or
  // on a day that is not told while neither has a term of its own.
  static bool could_be(const KnownAgreement& known, Date day, const DefinedTerm* term) {
    if (!sells_shares(known)) return false;
    if (known.dated && known.named_by_program) return known.dated.value == day;
    if (known.dated) return is_about(*known.dated, day);
    return term == nullptr || !has_other_term(known, *term);
  }

  void add_program(const Mention& m, const DateFact* day, const DefinedTerm* term) {
    const auto agreement = static_cast<std::uint32_t>(facts_.agreements.size());
    KnownAgreement known;
    known.family = AgreementFamily::sales;
    known.title = {std::string(reading_.text(m.text)), {{m.text, std::string(reading_.rule(m))}}};
    if (day != nullptr) known.dated = {day->date, {{day->text, "date.written"}}};
    known.named_by_program = true;
    known.first_sentence = m.sentence;
    if (term != nullptr) known.aliases.push_back(term->term);
    facts_.agreements.push_back(std::move(known));
    facts_.references.push_back({m.text, m.sentence, agreement, true, false});
    if (term != nullptr) {
      for (std::uint32_t s = m.sentence; s < reading_.mentions.sentences.size(); ++s)
        add_references(*term, s, agreement);
    }
    sort_references();
    ++added_;
  }

  void add(const DefinedTerm& term) {
    const auto agreement = static_cast<std::uint32_t>(facts_.agreements.size());
    KnownAgreement known;
    known.family = AgreementFamily::sales;
    known.title = {term.term, {{term.text, "term.defined"}}};
    known.named_by_program = true;
    known.aliases.push_back(term.term);
    known.first_sentence = term.sentence;
    facts_.agreements.push_back(std::move(known));
    for (std::uint32_t s = term.sentence; s < reading_.mentions.sentences.size(); ++s)
      add_references(term, s, agreement);
  }

  void add_references(const DefinedTerm& term, std::uint32_t s, std::uint32_t agreement) {
    const TextSpan span = reading_.sentence(s).text;
    const std::string_view text = reading_.text(span);
    const auto size = static_cast<std::uint32_t>(term.term.size());
    for (auto at = text.find(term.term); at != text.npos; at = text.find(term.term, at + size)) {
      if (!is_whole(text, at, size)) continue;
      const auto begin = span.begin + static_cast<std::uint32_t>(at);
      const TextSpan here{begin, begin + size};
      facts_.references.push_back({here, s, agreement, here == term.text, false});
    }
  }

  const Reading& reading_;
  Facts& facts_;
  std::size_t added_ = 0;
};

}  // namespace

void resolve_programs(const Reading& reading, Facts& facts) {
  ProgramResolver(reading, facts).resolve();
}

}  // namespace offerlog
