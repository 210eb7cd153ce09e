#include "merge_sales.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace offerlog {
namespace {

// "As of March 31, 201,211 shares have been sold", "During the three months ended March
// 31, … with gross proceeds of $1.4 million": the whole and a part of it, unless one figure
// is in both.
bool shares_a_value(const Change& a, const Change& b) {
  if (a.period_start && b.period_start) return false;
  const auto same = [](const auto& x, const auto& y) { return x && x.value == y.value; };
  return same(a.shares, b.shares) || same(a.gross_proceeds, b.gross_proceeds) ||
         same(a.net_proceeds, b.net_proceeds);
}

// What one tells and the other may leave out.
bool agree(const auto& a, const auto& b) { return !a || !b || a.value == b.value; }

// "Sold 2,150,000 shares under the ATM Program", among the points at the head of a release, and
// in full elsewhere: "During the third quarter the Company sold 2,150,000 shares … for $39.6
// million".
bool is_headline_of(const Change& headline, const Change& told) {
  // "since August 25", and below it so too, under "Key figures as of November 18".
  const bool of_period = headline.period_start.value == told.period_start.value;
  const bool undated = headline.as_of.evidence.empty() &&
                       (!headline.period_start || (of_period && !told.as_of.evidence.empty()));
  return undated && told.period_start && headline.shares && *headline.shares != 0 &&
         headline.shares.value == told.shares.value &&
         agree(headline.gross_proceeds, told.gross_proceeds) &&
         agree(headline.net_proceeds, told.net_proceeds);
}

void fill_missing(Change& known, const Change& change) {
  if (!known.shares) known.shares = change.shares;
  if (!known.gross_proceeds) known.gross_proceeds = change.gross_proceeds;
  if (!known.net_proceeds) known.net_proceeds = change.net_proceeds;
  if (!known.average_price) known.average_price = change.average_price;
  if (!known.commissions) known.commissions = change.commissions;
  if (!known.period_start) known.period_start = change.period_start;
}

// "$72.6 million" in the text, "$72,572" thousand in the table below it.
bool agree_rounded(const Change& a, const Change& b) {
  constexpr double kRounded = 0.01;
  if (!a.gross_proceeds || !b.gross_proceeds) return true;
  if (a.gross_proceeds.value == b.gross_proceeds.value) return true;
  const double x = a.gross_proceeds->to_double();
  const double y = b.gross_proceeds->to_double();
  const bool same_shares = a.shares && *a.shares > 0 && a.shares.value == b.shares.value;
  return same_shares && std::abs(x - y) <= kRounded * std::max(x, y);
}

// "In the fourth quarter we sold 401,118 shares for gross proceeds of $2.01 million" of a program
// begun in it, "sold 401,118 shares during the year for net proceeds of $1.93 million".
bool completes(const Change& a, const Change& b) {
  const bool same = a.shares && *a.shares > 0 && a.shares.value == b.shares.value;
  return same && ((a.gross_proceeds && !a.net_proceeds && b.net_proceeds && !b.gross_proceeds) ||
                  (b.gross_proceeds && !b.net_proceeds && a.net_proceeds && !a.gross_proceeds));
}

// "Through September 30 we sold 1,500,000 shares for gross proceeds of $11.9 million", of a program
// of August, "in the nine months we received net proceeds of $11.3 million from it": all of it.
bool is_whole_life(const Draft& d, const Change& change, const Change& known) {
  const auto& begun = d.offering.agreement.dated;
  return begun && change.period_start && !known.period_start && change.net_proceeds &&
         !change.shares && !change.gross_proceeds && known.shares && !known.net_proceeds &&
         change.as_of.value == known.as_of.value && !(*begun < *change.period_start);
}

}  // namespace

void merge_sales(Draft& d, Change change) {
  // Each report is compared with all before it, and no filing tells of so many.
  constexpr std::size_t kMostChanges = 500;
  if (d.changes.size() >= kMostChanges) return;
  for (Change& known : d.changes) {
    if (known.type.value != ChangeType::sales_reported) continue;
    if (is_headline_of(known, change)) std::swap(known, change);
    if (is_headline_of(change, known)) return fill_missing(known, change);
    // Told again without its day: the same sales.
    const bool again = change.as_of.evidence.empty() && change.gross_proceeds &&
                       known.gross_proceeds.value == change.gross_proceeds.value;
    if (is_whole_life(d, change, known)) {
      known.net_proceeds = change.net_proceeds;
      return;
    }
    if (known.as_of.value != change.as_of.value && !again) continue;
    if (!again && known.period_start.value != change.period_start.value &&
        !shares_a_value(known, change) && !completes(known, change))
      continue;
    if (!agree(known.shares, change.shares) || !agree_rounded(known, change)) continue;
    return fill_missing(known, change);
  }
  d.changes.push_back(std::move(change));
}

}  // namespace offerlog
