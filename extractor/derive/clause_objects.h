// What a change is told of: an agreement of ours, a prospectus, a program.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "clause_sentence.h"
#include "offerlog/record.h"

namespace offerlog {

// Whether securities are sold under agreements of the family.
bool sells(AgreementFamily family);

struct ClauseObject {
  TextSpan text;
  Scope scope = Scope::program;
  std::optional<std::uint32_t> agreement;  // index into Facts::agreements
};

// The objects of the triggers of one sentence, which must outlive this.
class ClauseObjects {
 public:
  // The focus is the agreement that "it" and "the offering" mean.
  ClauseObjects(const ClauseSentence& sentence, std::optional<std::uint32_t> focus)
      : s_(sentence), c_(sentence.c), reading_(c_.reading), focus_(focus) {}

  // Of the verb; nothing where it has none, or none of ours.
  std::optional<ClauseObject> of(const Mention& trigger) const;

  // The agreement of ours named nearest, before or after; else that of the
  // sentences before.
  std::optional<std::uint32_t> nearest_agreement(TextSpan place) const;

 private:
  bool is_intransitive(const Mention& m, const ClauseObject& ahead) const;
  bool is_expired(const Mention& m, const ClauseObject& ahead) const;
  ClauseObject subject_of(const Mention& m, ClauseObject nearest) const;
  std::optional<ClauseObject> after(std::uint32_t from) const;
  std::optional<ClauseObject> before(std::uint32_t until) const;
  std::optional<ClauseObject> refine(ClauseObject o) const;
  std::optional<std::uint32_t> served_by(const ClauseObject& object) const;
  bool is_under_it(const ClauseObject& o) const;
  ClauseObject with_agreement(const ClauseObject& program) const;
  ClauseObject head_of(const ClauseObject& object) const;
  Scope scope_of(TextSpan term) const;
  const std::vector<ClauseObject>& all() const;
  std::optional<std::uint32_t> pointed_at(std::uint32_t from) const;
  void add_pointed_at(std::vector<ClauseObject>& out) const;
  std::vector<ClauseObject> find() const;

  const ClauseSentence& s_;
  const Context& c_;
  const Reading& reading_;
  std::optional<std::uint32_t> focus_;
  mutable std::optional<std::vector<ClauseObject>> all_;
};

// Whether what the verb is told of stands before it: "was terminated".
bool is_passive(const ClauseSentence& sentence, const Mention& trigger);

}  // namespace offerlog
