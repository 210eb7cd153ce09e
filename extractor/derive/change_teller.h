// What every teller of changes needs: the sentence's mentions, a change with
// its evidence, and the draft it belongs to.
#pragma once

#include <string_view>
#include <vector>

#include "draft.h"

namespace offerlog {

// The clause as a change, its amounts still to come.
Change change_of(const Reading& reading, const Clause& clause);

class ChangeTeller {
 protected:
  ChangeTeller(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder)
      : c_(context), reading_(context.reading), drafts_(drafts), finder_(finder) {}

  TextSpan trigger(const Clause& clause) const { return reading_.mention(clause.trigger).text; }
  Change change_of(const Clause& clause) const { return offerlog::change_of(reading_, clause); }
  // The first amount of the meaning in the sentence; null where there is none.
  const AmountFact* amount(std::uint32_t sentence, Meaning meaning) const;
  // "our initial public offering", "the IPO".
  bool names_ipo(std::uint32_t sentence) const;
  // A value that is told already stands.
  void set(Sourced<Decimal>& slot, const AmountFact& a) const;
  void set(Sourced<std::int64_t>& slot, const CountFact& f) const;
  // The program of the clause's agreement, else the filing's only one; null where there
  // are none or several, or where the agreement is another that is no offering here.
  Draft* program_of(const Clause& clause);

  const Context& c_;
  const Reading& reading_;
  std::vector<Draft>& drafts_;
  const DraftFinder& finder_;
};

// The same event told twice is one change with more evidence.
void merge_change(Draft& d, Change change);
// Whether the rule is among those by which the change was told.
bool is_told_by(const Change& change, std::string_view rule);
// Told only by "will not sell until": see settle_changes.cc.
bool only_explains(const Change& change);

// A program's signing is `established`, a deal's is `priced`.
void tell_beginning(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder);
// Suspended, resumed, terminated, increased, decreased.
void tell_program_change(const Context& context, std::vector<Draft>& drafts,
                         const DraftFinder& finder, const Clause& clause);
void tell_amendment(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder,
                    const Clause& clause);
// The document itself is the new prospectus of an older program.
void tell_new_prospectus(const Context& context, Draft& d);
void tell_sales(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder,
                const Clause& clause);
// Announced, priced, closed, the option used; a registration by `tell_registration`.
void tell_deal(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder,
               const Clause& clause);
// Filed, declared effective, withdrawn, ended.
void tell_registration(const Context& context, std::vector<Draft>& drafts,
                       const DraftFinder& finder, const Clause& clause);

}  // namespace offerlog
