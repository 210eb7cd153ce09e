// Where each offering stands after the filing, by its changes in order.
#include <algorithm>

#include "draft.h"

namespace offerlog {
namespace {

std::optional<Date> day_of(const Change& change) {
  return change.type.value == ChangeType::sales_reported ? change.as_of.value : change.date.value;
}

// By day, undated last; on one day as told, what ends the program last.
void sort_changes(std::vector<Change>& changes) {
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    const auto x = day_of(a);
    const auto y = day_of(b);
    if (x.has_value() != y.has_value()) return x.has_value();
    return x && *x < *y;
  });
}

std::optional<Status> status_after(const Change& change, std::optional<Status> before) {
  if (change.timing.value == Timing::prospective) return before;
  switch (*change.type) {
    case ChangeType::established:
      return Status::active;
    case ChangeType::priced:
      return Status::active;
    case ChangeType::suspended:
      return Status::suspended;
    case ChangeType::resumed:
      return Status::active;
    case ChangeType::terminated:
      return change.scope.value == Scope::prospectus && before != Status::terminated
                 ? Status::suspended
                 : Status::terminated;
    case ChangeType::completed:
      return Status::completed;
    case ChangeType::withdrawn:
      return Status::withdrawn;
    case ChangeType::deregistered:
      return Status::terminated;
    case ChangeType::registered:
      return before ? before : Status::pending;
    case ChangeType::effective:  // of a deal, before it closed, if on that day
      return before == Status::completed ? before : Status::active;
    case ChangeType::amended:  // a new prospectus for one that was ended
      return change.scope.value == Scope::prospectus && before == Status::suspended ? Status::active
                                                                                    : before;
    default:
      return before;
  }
}

bool begins(const Change& change) {
  return change.type.value == ChangeType::established || change.type.value == ChangeType::priced;
}

void derive_one(Draft& d) {
  sort_changes(d.changes);
  std::optional<Status> status;
  // A beginning without its day came first all the same.
  for (const Change& change : d.changes) {
    if (begins(change) && !change.date) status = status_after(change, status);
  }
  for (const Change& change : d.changes) {
    if (!begins(change) || change.date) status = status_after(change, status);
  }
  if (d.effective_on_filing && status == Status::pending) status = Status::active;
  const bool has_price = !d.is_program() && d.offering.type.value != OfferingType::exchange_offer;
  const bool unpriced =
      has_price && std::none_of(d.changes.begin(), d.changes.end(), [](const Change& change) {
        return change.type.value == ChangeType::priced ||
               change.type.value == ChangeType::completed;
      });
  if (unpriced && status == Status::active) status = Status::pending;
  d.offering.status = status.value_or(Status::active);
  Agreement& agreement = d.offering.agreement;
  for (const Change& change : d.changes) {
    if (change.type.value == ChangeType::terminated && change.scope.value == Scope::agreement &&
        change.timing.value != Timing::prospective) {
      agreement.in_force.value = false;
      agreement.in_force.evidence = change.type.evidence;
    }
  }
}

// Capacity less what was sold to date, where nothing is stated.
void derive_remaining(Draft& d) {
  Offering& o = d.offering;
  if (o.remaining_amount || !o.max_amount) return;
  // The capacity of a new prospectus is new; what was sold was sold under the old.
  if (std::any_of(d.changes.begin(), d.changes.end(), [](const Change& change) {
        return change.under_earlier_prospectus ||
               (change.type.value == ChangeType::amended &&
                change.scope.value == Scope::prospectus && change.timing.value == Timing::current);
      }))
    return;
  for (const Change& change : d.changes) {
    if (change.type.value != ChangeType::sales_reported || change.period_start ||
        !change.gross_proceeds || change.of_several || change.in_part)
      continue;
    const auto left = Decimal::subtract(*o.max_amount, *change.gross_proceeds);
    if (!left || left->to_string().starts_with('-')) continue;
    o.remaining_amount.value = *left;
    o.remaining_basis = RemainingBasis::derived;
  }
}

}  // namespace

void derive_status(std::vector<Draft>& drafts) {
  for (Draft& d : drafts) {
    derive_one(d);
    derive_remaining(d);
  }
}

}  // namespace offerlog
