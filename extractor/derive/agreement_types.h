// What kind of offering an agreement is, by its family and by what is said around it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "context.h"

namespace offerlog {

class AgreementTypes {
 public:
  AgreementTypes(const Context& context, const std::vector<Clause>& clauses);

  // Nothing where no securities are sold by it. `sentences`: those that tell of it, one or
  // more.
  std::optional<OfferingType> of(const KnownAgreement& known,
                                 const std::vector<std::uint32_t>& sentences) const;

 private:
  const Context& context_;
  const std::vector<Clause>& clauses_;
  std::vector<std::uint32_t> sold_by_now_;  // sentences
};

// "The Offering was made pursuant to a securities purchase agreement": told after it.
bool is_of_the_offering(const Context& context, std::uint32_t sentence);

// "On September 3, the Company commenced a best efforts public offering (the "Offering"). …
// In connection with the Offering, the Company entered into a securities purchase agreement":
// the sentence that gives the offering its name, some way above the agreement.
std::optional<std::uint32_t> offering_named(const Context& context, std::uint32_t sentence);

// How investors buy directly in the offering that the sentence tells of; nothing where
// underwriters do.
std::optional<OfferingType> type_told_at(const Context& context, std::uint32_t sentence);

}  // namespace offerlog
