#include "listed_registrations.h"

#include <algorithm>
#include <set>
#include <string>

#include "change_teller.h"
#include "drafting.h"
#include "issuer_names.h"

namespace offerlog {
namespace {

// Shares that employees buy under a plan (Form S-8) are no offering; those that holders buy
// with their dividends (Form S-3) are.
bool is_of_plan(const Context& c, std::uint32_t sentence) {
  const std::string_view words = c.reading.text(c.sentence_span(sentence));
  if (words.find("S-8") != words.npos) return true;
  return words.find(" Plan") != words.npos &&
         !c.reading.has(sentence, "type.dividend_reinvestment");
}

OfferingType type_of(const Context& c, std::uint32_t sentence) {
  if (c.reading.has(sentence, "type.resale")) return OfferingType::resale;
  return c.reading.has(sentence, "type.dividend_reinvestment") ? OfferingType::dividend_reinvestment
                                                               : OfferingType::shelf;
}

std::string number_in(const Context& c, std::uint32_t sentence) {
  for (const Mention& m : c.reading.mentions_of(sentence)) {
    if (c.reading.rule(m) == "cover.registration_number")
      return letters_of(c.reading.text(*c.reading.capture(m, "number")));
  }
  return {};
}

// The sentences that say of a registration statement, by its number, when it was filed.
std::vector<std::uint32_t> list_registrations(const Drafting& drafting) {
  const Context& c = drafting.c;
  std::set<std::string> numbers;
  std::vector<std::uint32_t> items;
  for (const Clause& clause : drafting.clauses) {
    if (clause.is_vetoed() || clause.type != ChangeType::registered ||
        clause.date_basis != DateBasis::stated || is_of_plan(c, clause.sentence))
      continue;
    const std::string number = number_in(c, clause.sentence);
    if (!number.empty() && numbers.insert(number).second) items.push_back(clause.sentence);
  }
  std::ranges::sort(items);
  return items;
}

class ListedRegistrations : ChangeTeller {
 public:
  ListedRegistrations(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder)
      : ChangeTeller(context, drafts, finder) {}

  bool tell(const Clause& clause) {
    const bool begins =
        clause.type == ChangeType::registered || clause.type == ChangeType::effective;
    const bool ends =
        clause.type == ChangeType::deregistered || clause.type == ChangeType::terminated;
    if (!(begins || ends)) return false;
    bool listed = false;
    for (Draft& d : drafts_) {
      listed = listed || d.listed;
      if (!d.listed || (begins && d.first_sentence != clause.sentence)) continue;
      Change change = change_of(clause);
      if (clause.type != ChangeType::terminated) change.scope = {};
      merge_change(d, std::move(change));
    }
    return listed;
  }
};

}  // namespace

bool draft_listed_registrations(Drafting& drafting) {
  const Context& c = drafting.c;
  const bool ends = std::ranges::any_of(drafting.clauses, [](const Clause& clause) {
    return !clause.is_vetoed() && clause.type == ChangeType::deregistered;
  });
  if (!ends || c.filing.kind.value != FilingKind::registration_statement) return false;
  const std::vector<std::uint32_t> items = list_registrations(drafting);
  constexpr std::size_t kMost = 100;  // no issuer has more
  if (items.size() < 2 || items.size() > kMost) return false;
  for (std::uint32_t sentence : items) drafting.add(type_of(c, sentence), sentence).listed = true;
  return true;
}

bool tell_listed_registrations(const Context& context, std::vector<Draft>& drafts,
                               const DraftFinder& finder, const Clause& clause) {
  return ListedRegistrations(context, drafts, finder).tell(clause);
}

}  // namespace offerlog
