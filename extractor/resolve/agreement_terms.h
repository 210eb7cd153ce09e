// The terms that a filing defines for its agreements, sentence by sentence: (the "2023
// Agreement") stands for the title before it, in the rest of the sentence and in all that
// follow.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agreement_titles.h"
#include "find/reading.h"
#include "offerlog/facts.h"

namespace offerlog {

// (the "Common Program," which is conducted under a Sales Agreement): up to the last
// term; what the parenthesis goes on to say is text.
TextSpan terms_of(const Reading& reading, const Mention& definition);

// The term that the words behind a title define for it, before the next naming; empty
// if none.
std::string own_term(const Reading& reading, std::uint32_t sentence, TextSpan title,
                     std::uint32_t until);

// Fills facts.terms; agreements and references must stand up to the sentence.
class AgreementTerms {
 public:
  AgreementTerms(const Reading& reading, Facts& facts) : reading_(reading), facts_(facts) {}

  void begin_sentence(std::uint32_t sentence);
  // "the Agreement, dated June 30, 2021 (the "2021 Sales Agreement"), and the 2021 Sales
  // Agreement terminated": what the term that ends with the title was defined for before it
  // in the sentence begun, and the term's place.
  struct Here {
    TextSpan text;
    std::uint32_t agreement = 0;
  };
  std::optional<Here> defined_here(TextSpan title);
  void define(std::uint32_t sentence);
  // A title that is used as a term, and never defined.
  void take_as_term(const std::string& title, std::uint32_t agreement) {
    aliases_[title] = agreement;
  }

  using Aliases = std::map<std::string, std::uint32_t, std::less<>>;  // term -> agreement
  const Aliases& aliases() const { return aliases_; }
  std::optional<std::uint32_t> agreement_of(std::string_view term) const;
  // The "Sales Agreements" that a term stands for together; empty if it is no such term.
  std::vector<std::uint32_t> agreements_of(std::string_view term) const;

 private:
  struct Definition {
    std::uint32_t begin = 0;  // of the parenthesis
    std::optional<std::uint32_t> agreement;
    bool sought = false;
  };

  bool define_joint(const Mention& m, std::optional<std::uint32_t> own);
  bool could_stand_for(std::string_view term, std::uint32_t agreement, std::uint32_t s) const;
  std::optional<std::uint32_t> agreement_before(std::uint32_t s, std::uint32_t at,
                                                TermOf kind) const;

  const Reading& reading_;
  Facts& facts_;
  Aliases aliases_;
  std::uint32_t sentence_ = 0;
  std::map<std::string_view, Definition> here_;  // term -> its definition in the sentence begun
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> joint_;
};

}  // namespace offerlog
