#include "settle_changes.h"

#include <algorithm>
#include <string>

#include "change_teller.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

template <class Fits>
bool any_current(const Draft& d, Fits fits) {
  return std::ranges::any_of(d.changes, [&](const Change& change) {
    return change.timing.value == Timing::current && fits(change);
  });
}

// A release of the closing tells of the pricing as past.
void put_pricing_before_closing(const Context& context, Draft& d) {
  if (d.agreement || d.leg == Leg::placement || !d.tells_of(ChangeType::completed, Timing::current))
    return;
  for (Change& change : d.changes) {
    if (change.type.value != ChangeType::priced || change.timing.value != Timing::current) continue;
    // Both fell into the period that is reported.
    if (context.period_start && change.date_basis == DateBasis::stated) continue;
    change.timing.value = Timing::historical;
    if (change.date_basis == DateBasis::document) change.date = {};
    if (!change.date) change.date_basis.reset();
  }
}

// Commenced, and closed in the same filing: it was priced.
void price_what_closed(Draft& d) {
  if (d.is_program() || d.offering.type.value == OfferingType::exchange_offer ||
      !d.tells_of(ChangeType::completed) || d.tells_of(ChangeType::priced))
    return;
  const auto begun = std::ranges::find_if(d.changes, [](const Change& change) {
    return change.type.value == ChangeType::established && change.date_basis == DateBasis::stated;
  });
  if (begun != d.changes.end()) begun->type.value = ChangeType::priced;
}

// "At the first closing, on May 7, … On July 9 it consummated the second closing", in an amendment
// signed in July whose cover bears the day in May: the first was reported then.
void put_first_closing_before_second(const Context& context, Draft& d) {
  if (!context.signed_on || context.period_start) return;
  const auto is_old = [&](const Change& change) {
    return days_between(*change.date, *context.signed_on) > kLongestWait;
  };
  const auto is_closing = [](const Change& change) {
    return change.type.value == ChangeType::completed && change.date &&
           change.date_basis == DateBasis::stated;
  };
  if (!any_current(d, [&](const Change& c) { return is_closing(c) && !is_old(c); })) return;
  for (Change& change : d.changes) {
    if (change.timing.value == Timing::current && is_closing(change) && is_old(change))
      change.timing.value = Timing::historical;
  }
}

// Launched, and called off in the same filing.
void put_launch_before_withdrawal(Draft& d) {
  if (d.is_program() || !d.tells_of(ChangeType::withdrawn, Timing::current)) return;
  for (Change& change : d.changes) {
    if (change.type.value != ChangeType::established) continue;
    change.timing.value = Timing::historical;
    // "announced the withdrawal of its proposed offering": when that began is not told.
    if (change.date_basis == DateBasis::document) change.date = {};
    if (!change.date) change.date_basis.reset();
  }
}

bool is_stop(const Change& change) {
  return change.type.value == ChangeType::suspended && change.timing.value == Timing::current &&
         !only_explains(change);
}

// "to suspend the offering under the ATM Prospectus … We are suspending the offering in
// connection with": one stop, told twice.
void drop_stop_retold(Draft& d) {
  const auto first = std::ranges::find_if(d.changes, is_stop);
  if (first == d.changes.end()) return;
  const Change told = *first;
  std::erase_if(d.changes, [&](const Change& change) {
    const bool same_day = !change.date || !told.date || change.date.value == told.date.value;
    return is_stop(change) && same_day && change.scope.value != told.scope.value;
  });
}

// "In connection with the upsize to $150,000,000": the rise from $50,000,000 to
// it has its day elsewhere. Capacity goes from one size to another once.
bool is_size_retold(const std::vector<Change>& told, const Change& change) {
  if (change.date_basis == DateBasis::stated || !change.from_amount || !change.to_amount)
    return false;
  return std::any_of(told.begin(), told.end(), [&](const Change& other) {
    return other.type.value == change.type.value && other.date_basis == DateBasis::stated &&
           other.from_amount.value == change.from_amount.value &&
           other.to_amount.value == change.to_amount.value;
  });
}

void drop_sizes_retold(Draft& d) {
  const std::vector<Change> told = d.changes;
  std::erase_if(d.changes, [&](const Change& change) { return is_size_retold(told, change); });
}

// Used up on a day told, and ended of itself with that.
void drop_end_of_used_up(Draft& d) {
  const bool used_up =
      d.is_program() && any_current(d, [](const Change& change) {
        return change.type.value == ChangeType::completed && change.date_basis == DateBasis::stated;
      });
  std::erase_if(d.changes, [&](const Change& change) {
    return used_up && change.type.value == ChangeType::terminated && !change.date;
  });
}

// "terminated the prospectus … filed a new prospectus supplement for the shares that
// remain": the program goes on under the new one.
bool goes_on(const Change& change) { return is_told_by(change, "change.another_prospectus"); }

bool is_resizing(const Change& change) {
  return change.type.value == ChangeType::increased || change.type.value == ChangeType::decreased;
}

// What the filing tells of an offering as news.
struct News {
  explicit News(const Draft& d)
      : resized(any_current(d, is_resizing)),
        stopped(any_current(d,
                            [](const Change& change) {
                              return (change.type.value == ChangeType::suspended ||
                                      change.type.value == ChangeType::terminated) &&
                                     !only_explains(change);
                            })),
        made_now(d.tells_of(ChangeType::established, Timing::current)),
        was_before(resized || stopped || d.tells_of(ChangeType::resumed, Timing::current) ||
                   any_current(d, [](const Change& change) {
                     return change.type.value == ChangeType::sales_reported &&
                            change.shares.value != 0;
                   })) {}

  bool resized;
  bool stopped;
  bool made_now;
  bool was_before;  // a program that is resized, stopped or has sold was
  bool agreement_ended = false;
  bool agreement_ends = false;  // notice is given, for a day to come
};

// An amendment whose whole content is a change of capacity is that change; "will not sell
// until" beside an end or a suspension only explains it.
bool is_lesser(const Draft& d, const News& news, const Change& change) {
  // "will not make any further sales until the expiration of the lock-up": no second stop to come.
  if (news.stopped && only_explains(change) && change.timing.value == Timing::prospective)
    return true;
  if (change.timing.value != Timing::current) return false;
  const ChangeType type = *change.type;
  if (news.made_now && is_resizing(change) && !change.from_amount && !change.to_amount &&
      !change.to_shares)
    return true;
  const bool ends_program = type == ChangeType::terminated && change.scope.value == Scope::program;
  const bool used_up = d.is_program() && type == ChangeType::completed;
  if (news.agreement_ended && (ends_program || used_up)) return true;
  if (news.agreement_ends && ends_program && change.date_basis != DateBasis::stated) return true;
  const bool new_prospectus =
      type == ChangeType::amended && change.scope.value == Scope::prospectus;
  if (news.stopped && new_prospectus && !goes_on(change)) return true;
  if (news.was_before && !d.offering.agreement.dated && d.is_program() &&
      type == ChangeType::established && change.date_basis != DateBasis::stated)
    return true;
  // Restated, it was signed anew.
  const bool of_terms = is_told_by(change, "change.agents_changed") ||
                        is_told_by(change, "change.other_terms") ||
                        is_told_by(change, "change.established");
  return (news.resized && type == ChangeType::amended && !of_terms) ||
         ((news.stopped || news.made_now) && only_explains(change));
}

// "On June 23 the subsidiary entered into an amendment to its Original Subscription Agreement",
// beside the Subscription Agreement of June 29: of another of that title. What is restated had
// amendments before.
void drop_amendments_before_signing(Draft& d) {
  const auto& agreement = d.offering.agreement;
  if (!agreement.dated || agreement.dated.evidence.empty() ||
      lowered(agreement.title.value.value_or("")).find("restated") != std::string::npos)
    return;
  std::erase_if(d.changes, [&](const Change& change) {
    return change.type.value == ChangeType::amended && change.scope.value == Scope::agreement &&
           change.date_basis == DateBasis::stated && *change.date < *agreement.dated;
  });
}

}  // namespace

void settle_changes(const Context& context, Draft& d) {
  put_pricing_before_closing(context, d);
  price_what_closed(d);
  put_launch_before_withdrawal(d);
  put_first_closing_before_second(context, d);
  drop_stop_retold(d);
  drop_sizes_retold(d);
  drop_amendments_before_signing(d);
  News news(d);
  drop_end_of_used_up(d);  // a stop is news even where no change tells it any more
  news.agreement_ended = any_current(d, [](const Change& change) {
    return change.type.value == ChangeType::terminated && change.scope.value == Scope::agreement;
  });
  news.agreement_ends = std::ranges::any_of(d.changes, [](const Change& change) {
    return change.type.value == ChangeType::terminated && change.scope.value == Scope::agreement &&
           change.timing.value == Timing::prospective && change.date_basis == DateBasis::stated;
  });
  std::erase_if(d.changes, [&](const Change& change) { return is_lesser(d, news, change); });
}

}  // namespace offerlog
