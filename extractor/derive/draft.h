// An offering while it is being put together.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "context.h"
#include "offerlog/record.h"

namespace offerlog {

// Which of two deals told together an offering is.
enum class Leg : std::uint8_t {
  alone,
  stock,      // beside notes
  notes,      // beside stock
  common,     // stock, beside preferred stock
  preferred,  // beside common stock
  offered,    // to the public, beside a private placement
  placement,  // beside what is offered to the public
};

struct Draft {
  Offering offering;
  std::vector<Change> changes;
  std::optional<std::uint32_t> agreement;  // index into Facts::agreements
  std::vector<std::uint32_t> joined;       // agreements of other legs of the same deal
  std::vector<std::string> buyers;         // by their agreement: "Harrow", as the filing calls it
  std::optional<std::uint32_t> line;       // of a resale: the equity line its seller buys under
  std::uint32_t first_sentence = 0;
  std::vector<std::uint32_t> retold;  // where a report tells of the same closing again
  bool main = false;                  // what the document is about
  Leg leg = Leg::alone;
  bool passing = false;                  // one deal of many in a report: told of in one passage
  bool told_in_period = false;           // told by its month or its year alone, in a report of them
  bool effective_on_filing = false;      // an automatic shelf (Rule 462(e))
  bool listed = false;                   // one of the registrations that an amendment ends
  bool ended = false;                    // a resale whose registration an amendment ends
  bool reported = false;                 // a resale, told by a report of its registration alone
  bool only_effective = false;           // a resale, told to be effective and no more
  bool continuous = false;               // on best efforts, to whoever subscribes at any time
  std::string known_as;                  // in a table of sales: "CRVP Stock"
  const AmountFact* addition = nullptr;  // what an increase adds to the capacity

  // Sells from time to time: it is established, not priced.
  bool is_program() const {
    switch (*offering.type) {
      case OfferingType::at_the_market:
      case OfferingType::equity_line:
      case OfferingType::resale:
      case OfferingType::rights:
      case OfferingType::shelf:
      case OfferingType::dividend_reinvestment:
      case OfferingType::other:
        return true;
      case OfferingType::best_efforts:
        return continuous;
      default:
        return false;
    }
  }

  bool is_at_the_market() const { return offering.type.value == OfferingType::at_the_market; }

  // Whatever a registration statement registers that is neither program nor deal.
  bool is_of_registration() const {
    return offering.type.value == OfferingType::shelf || offering.type.value == OfferingType::other;
  }

  // Has one price and one closing: every deal, and a rights offering.
  bool sells_at_one_price() const {
    return !is_program() || offering.type.value == OfferingType::rights;
  }

  bool tells_of(ChangeType type) const {
    return std::any_of(changes.begin(), changes.end(),
                       [&](const Change& change) { return change.type.value == type; });
  }

  bool tells_of(ChangeType type, Timing timing) const {
    return std::any_of(changes.begin(), changes.end(), [&](const Change& change) {
      return change.type.value == type && change.timing.value == timing;
    });
  }

  // An offering stands in the record only if something current or to come is told of it.
  bool has_news() const {
    return std::any_of(changes.begin(), changes.end(), [](const Change& change) {
      return change.timing.value != Timing::historical;
    });
  }

  // Announced or called off; a rights offering begins and is completed later.
  bool is_pending() const {
    const bool begun = tells_of(ChangeType::established) && !tells_of(ChangeType::completed);
    return begun || tells_of(ChangeType::withdrawn) || is_only_registered();
  }

  // A deal whose registration statement this is: not sized, not priced; the
  // figures in it are of earlier deals.
  bool is_only_registered() const {
    return !is_program() && tells_of(ChangeType::registered) && !tells_of(ChangeType::priced) &&
           !(offering.type.value == OfferingType::exchange_offer &&
             tells_of(ChangeType::established));
  }

  // An over-allotment option goes with an underwriting (FINRA Rule 5110).
  bool may_grant_option() const {
    switch (*offering.type) {
      case OfferingType::firm_commitment:
      case OfferingType::ipo:
      case OfferingType::debt:
      case OfferingType::best_efforts:
        return true;
      default:
        return false;
    }
  }
};

// The one draft that fits; null where none or several do.
template <class Drafts, class Fits>
auto only_draft(Drafts& drafts, Fits fits) {
  decltype(drafts.data()) only = nullptr;
  for (auto& d : drafts) {
    if (!fits(d)) continue;
    if (only != nullptr) return decltype(only){nullptr};
    only = &d;
  }
  return only;
}

// The offerings that the filing speaks of, each with its type and identity and
// nothing else. A draft to which no current change refers is dropped later.
std::vector<Draft> draft_offerings(const Context& context, const std::vector<Clause>& clauses);

// Adds to each draft the changes that the filing tells of it.
void draft_changes(const Context& context, const std::vector<Clause>& clauses,
                   std::vector<Draft>& drafts);

// Adds what tables of sales tell, each program that only they name among it.
void read_sales_tables(const Context& context, std::vector<Draft>& drafts);

// Fills the slots of each draft: amounts, prices, agents, securities.
void fill_terms(const Context& context, std::vector<Draft>& drafts);

// Status, remaining capacity and key: what follows from the rest.
void derive_status(std::vector<Draft>& drafts);

// Whether the words lead to another agreement of a list: "…, and a sales agreement".
bool begins_item(std::string_view before_title);

// "The ATM Program replaces the Company's previous at-the-market program", "in replacement
// of the 2021 Agreement": whether it is the one that goes.
bool is_replaced(const Context& context, const AgreementReference& reference);

// Whether two agreements of one kind are of different days.
bool is_another(const Context& context, std::uint32_t agreement, std::uint32_t than);

// The draft a sentence speaks of: the one whose agreement it names nearest to
// `place`, else the one in focus there; null where there is none.
class DraftFinder {
 public:
  DraftFinder(const Context& context, std::vector<Draft>& drafts);
  Draft* at(std::uint32_t sentence, TextSpan place) const;
  // The draft that stands for the agreement, if one does.
  Draft* of(std::optional<std::uint32_t> agreement) const;
  // Of two deals told together, the other one.
  Draft* beside(const Draft& d) const;
  // Of a public offering and the placement beside it, the one that the sentence
  // speaks of; any other draft is itself.
  Draft* leg_in(Draft& d, std::uint32_t sentence) const;
  // Whether the sentence speaks of both deals.
  bool tells_of_both(const Draft& d, std::uint32_t sentence) const;

 private:
  bool names_one_of_pair(const Draft& d, std::uint32_t sentence) const;
  Draft* by_words(Draft& focus, std::uint32_t sentence, TextSpan place) const;
  Draft* program_of(std::uint32_t sentence) const;
  bool is_compared_with(const AgreementReference& r, TextSpan place) const;
  void find_terms_of_rows();
  Draft* term_of_row_near(std::uint32_t sentence, TextSpan place, std::uint32_t distance) const;
  bool is_of_another(std::uint32_t sentence, const Draft& d) const;
  bool is_purchase_by_issuer(std::uint32_t agreement) const;
  std::uint32_t gap_before(TextSpan place, TextSpan agreement) const;
  std::uint32_t gap_behind(TextSpan agreement, TextSpan place) const;

  const Context& context_;
  std::vector<Draft>& drafts_;
  std::vector<std::optional<std::uint32_t>> by_agreement_;  // index of a draft
  std::vector<std::optional<std::uint32_t>> focus_;         // by sentence: index of a draft
  // Where the text defines what a row of a table calls a program that has no agreement of its
  // own, in order, and the index of its draft.
  std::vector<std::pair<TextSpan, std::uint32_t>> terms_of_rows_;
};

}  // namespace offerlog
