#include "agreement_terms.h"

#include <algorithm>
#include <utility>

#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::size_t kMostTerms = 300;  // each is searched for in every sentence

// (the " ATM Program "): some converters set a space between a quote and what is bold.
std::optional<TextSpan> term_in(const Reading& reading, const Mention& definition) {
  auto term = reading.capture(definition, "term");
  if (!term) return term;
  const std::string_view words = reading.text(*term);
  term->begin += words.starts_with(' ');
  term->end -= words.ends_with(' ');
  return term;
}

}  // namespace

TextSpan terms_of(const Reading& reading, const Mention& definition) {
  const std::string_view text = reading.text(definition.text);
  const auto quote = text.rfind('"');
  if (quote == text.npos) return definition.text;
  return {definition.text.begin, definition.text.begin + static_cast<std::uint32_t>(quote + 1)};
}

std::string own_term(const Reading& reading, std::uint32_t sentence, TextSpan title,
                     std::uint32_t until) {
  for (const Mention& m : reading.mentions_of(sentence)) {
    if (reading.kind(m) != "term" || m.text.begin < title.end || m.text.begin >= until) continue;
    const auto term = term_in(reading, m);
    if (term && term_kind(reading.text(*term)) == TermOf::agreement)
      return std::string(reading.text(*term));
  }
  return {};
}

std::optional<std::uint32_t> AgreementTerms::agreement_of(std::string_view term) const {
  const auto found = aliases_.find(term);
  return found == aliases_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::uint32_t> AgreementTerms::agreements_of(std::string_view term) const {
  const auto found = joint_.find(term);
  return found == joint_.end() ? std::vector<std::uint32_t>() : found->second;
}

void AgreementTerms::begin_sentence(std::uint32_t sentence) {
  sentence_ = sentence;
  here_.clear();
  for (const Mention& m : reading_.mentions_of(sentence)) {
    if (reading_.kind(m) != "term") continue;
    const auto term = reading_.capture(m, "term");
    if (term && term_kind(reading_.text(*term)) == TermOf::agreement)
      here_.emplace(reading_.text(*term), Definition{m.text.begin, {}, false});
  }
}

std::optional<AgreementTerms::Here> AgreementTerms::defined_here(TextSpan title) {
  constexpr int kMostWords = 3;  // before the title: "2021", "Prior", "Preferred Stock"
  constexpr std::uint32_t kLongestWord = 30;
  const TextSpan sentence = reading_.sentence(sentence_).text;
  for (int words = 0; words <= kMostWords && !here_.empty(); ++words) {
    const auto found = here_.find(reading_.text(title));
    if (found != here_.end() && found->second.begin + found->first.size() < title.begin) {
      Definition& d = found->second;
      if (!d.sought) d.agreement = agreement_before(sentence_, d.begin, TermOf::agreement);
      d.sought = true;
      if (!d.agreement || !could_stand_for(found->first, *d.agreement, sentence_))
        return std::nullopt;
      return Here{title, *d.agreement};
    }
    if (title.begin <= sentence.begin + 1) break;
    const std::string_view before = reading_.text_before(sentence, title.begin - 1, kLongestWord);
    const auto space = before.rfind(' ');
    if (space == before.npos) break;
    title.begin -= static_cast<std::uint32_t>(before.size() - space);
  }
  return std::nullopt;
}

// A term defined in the sentence may stand for any naming before it.
void AgreementTerms::define(std::uint32_t s) {
  for (const Mention& m : reading_.mentions_of(s)) {
    if (reading_.kind(m) != "term") continue;
    const auto term = term_in(reading_, m);
    if (!term) continue;
    DefinedTerm defined{*term, s, std::string(reading_.text(*term)), {}};
    const auto agreement = agreement_before(s, m.text.begin, term_kind(defined.term));
    const bool joint = define_joint(m, agreement) && defined.term.ends_with("greements");
    if (agreement && !joint && could_stand_for(defined.term, *agreement, s)) {
      facts_.agreements[*agreement].aliases.push_back(defined.term);
      if (aliases_.size() < kMostTerms) aliases_[defined.term] = *agreement;
      defined.stands_for = facts_.agreements[*agreement].title.evidence.front().text;
    }
    facts_.terms.push_back(std::move(defined));
  }
}

// (the "May Sales Agreement" and, together with the March Sales Agreement, the "Sales
// Agreements"), (together, the "Sales Agreements"): the last term stands for each.
bool AgreementTerms::define_joint(const Mention& m, std::optional<std::uint32_t> own) {
  constexpr std::string_view kEnd = "greements";
  const std::string_view words = reading_.text(terms_of(reading_, m));
  const bool together =
      words.find("together") != words.npos || words.find("ollectively") != words.npos;
  if (!together || !own || words.size() < 2) return false;
  const auto open = words.rfind('"', words.size() - 2);
  std::string_view term = words.substr(open + 1, words.size() - open - 2);
  while (term.ends_with(',') || term.ends_with('.')) term.remove_suffix(1);
  if (open == words.npos || !term.ends_with(kEnd)) return false;
  std::vector<std::uint32_t> members{*own};
  const auto add_member = [&](std::uint32_t a) {
    const bool alike = facts_.agreements[a].family == facts_.agreements[*own].family;
    if (alike && std::ranges::find(members, a) == members.end()) members.push_back(a);
  };
  for (const auto& [alias, a] : aliases_) {
    if (words.substr(0, open).find(alias) != words.npos) add_member(a);
  }
  if (words.find('"') == open) {  // no term of its own: of all that the sentence names
    for (auto r = facts_.references.rbegin();
         r != facts_.references.rend() && r->sentence == m.sentence; ++r)
      add_member(r->agreement);
  }
  if (members.size() < 2) return false;
  std::ranges::sort(members);
  joint_[std::string(term)] = std::move(members);
  return true;
}

// "the arrangements made on August 12, 2022 (the "2022 Agreements")" are not the
// agreement of 2025 that replaces them; and of two programs of one sentence the
// second is not the first's.
bool AgreementTerms::could_stand_for(std::string_view term, std::uint32_t agreement,
                                     std::uint32_t s) const {
  const KnownAgreement& known = facts_.agreements[agreement];
  const bool of_year = term.size() > 5 && term.starts_with("20") && is_digit(term[2]) &&
                       is_digit(term[3]) && term[4] == ' ';
  if (of_year && known.dated && term.substr(0, 4) != known.dated->to_string().substr(0, 4))
    return false;
  if (term_kind(term) != TermOf::program) return true;
  return std::none_of(facts_.terms.begin(), facts_.terms.end(), [&](const DefinedTerm& t) {
    return t.sentence == s && term_kind(t.term) == TermOf::program &&
           std::find(known.aliases.begin(), known.aliases.end(), t.term) != known.aliases.end();
  });
}

std::optional<std::uint32_t> AgreementTerms::agreement_before(std::uint32_t s, std::uint32_t at,
                                                              TermOf kind) const {
  if (kind == TermOf::other) return std::nullopt;
  std::optional<std::uint32_t> nearest;
  bool by_title = false;
  const auto& all = facts_.references;
  const auto first = std::find_if(all.rbegin(), all.rend(), [&](const AgreementReference& r) {
                       return r.sentence != s;
                     }).base();
  for (auto at_reference = first; at_reference != all.end(); ++at_reference) {
    const AgreementReference& r = *at_reference;
    const AgreementFamily family = facts_.agreements[r.agreement].family;
    const bool sells = family == AgreementFamily::sales || family == AgreementFamily::equity_line;
    if (kind != TermOf::agreement && !sells) continue;
    // "a new sales agreement, which replaced the 2021 ATM Program, … (the "2024 ATM Program")"
    const bool program = term_kind(reading_.text(r.text)) == TermOf::program;
    if (kind == TermOf::program && program && by_title) continue;
    by_title = by_title || !program;
    if (r.text.end <= at || (kind != TermOf::agreement && !nearest)) nearest = r.agreement;
  }
  return nearest;
}

}  // namespace offerlog
