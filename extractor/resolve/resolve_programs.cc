// An annual report often tells of its programs without their agreements:
//
//   In December 2018, we established another ATM program to offer and sell up to
//   $750.0 million of our common stock (the "2018 ATM Program"). In October 2020, …
//   (the "2020 ATM Program") … sold 415,512 shares under the 2018 ATM Program
//
// Each is then known by its term, as if that were the title of its agreement. A
// single one needs no name to be told apart.
#include "resolve_programs.h"

#include <algorithm>

#include "values/ascii.h"

namespace offerlog {
namespace {

class ProgramResolver {
 public:
  ProgramResolver(const Reading& reading, Facts& facts) : reading_(reading), facts_(facts) {}

  void resolve() {
    if (names_sales_agreement()) return;
    const std::vector<const DefinedTerm*> programs = programs_named();
    if (programs.size() < 2 || programs.size() > kMostPrograms) return;
    for (const DefinedTerm* term : programs) add(*term);
    std::stable_sort(facts_.references.begin(), facts_.references.end(),
                     [](const AgreementReference& a, const AgreementReference& b) {
                       return a.text.begin < b.text.begin;
                     });
  }

 private:
  static constexpr std::size_t kMostPrograms = 8;

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
};

}  // namespace

void resolve_programs(const Reading& reading, Facts& facts) {
  ProgramResolver(reading, facts).resolve();
}

}  // namespace offerlog
