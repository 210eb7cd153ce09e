// Where a sentence names an agreement: by its title, or by a term defined before.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "agreement_terms.h"
#include "find/reading.h"

namespace offerlog {

struct AgreementNaming {
  TextSpan text;
  MentionId mention;                       // of a title; invalid for a term
  std::optional<std::uint32_t> agreement;  // of a term
  bool in_amendment = false;               // "Amendment No. 1 to the Sales Agreement"
};

// In the order of the text. Headings, agreements denied and those that sell no
// securities are left out, and so is what stands in a definition.
std::vector<AgreementNaming> find_namings(const Reading& reading, const AgreementTerms& terms,
                                          std::uint32_t sentence);

}  // namespace offerlog
