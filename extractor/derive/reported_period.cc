#include "reported_period.h"

#include <algorithm>
#include <string>

#include "values/ascii.h"

namespace offerlog {
namespace {

// About when a period of a fiscal calendar of weeks begins, which no cover says.
Date a_period_before(Date last, const std::string& words) {
  const bool year = words.find("year") != std::string::npos;
  const int month = year ? last.month : last.month - 3;
  return {year || month < 1 ? last.year - 1 : last.year, month < 1 ? month + 12 : month,
          std::min(last.day, 28)};
}

// As long as its first day is known, or about.
std::optional<PeriodFact> begun(const Reading& reading, PeriodFact p) {
  if (!p.first && p.last) p.first = a_period_before(*p.last, lowered(reading.text(p.text)));
  return p.first ? std::optional(p) : std::nullopt;
}

// "For the quarterly period ended …", as a cover has it.
bool is_period_ended(const Reading& reading, const PeriodFact& p) {
  return reading.rule(reading.mention(p.mention)) == "date.period_ended";
}

// Of the report whose form is named at `cover`: the period that the cover says.
std::optional<PeriodFact> period_on_cover(const Reading& reading, const Facts& facts,
                                          std::uint32_t cover) {
  constexpr std::uint32_t kCover = 12000;  // bytes
  for (const PeriodFact& p : facts.periods) {
    if (p.text.begin < cover) continue;
    if (p.text.begin - cover > kCover) break;
    if (is_period_ended(reading, p)) return begun(reading, p);
  }
  return std::nullopt;
}

// The year to whose end the text looks back: "as of December 31, 2020".
std::optional<PeriodFact> year_of_accounts(const Reading& reading, const Facts& facts) {
  std::optional<PeriodFact> year;
  for (const DateFact& d : facts.dates) {
    if (!d.date || d.date->month != 12 || d.date->day != 31) continue;
    const TextSpan block{d.text.begin - std::min(d.text.begin, 6U), d.text.begin};
    if (!lowered(reading.text(block)).ends_with("as of ")) continue;
    const Date first{d.date->year, 1, 1};
    if (!year || *year->first < first) year = PeriodFact{d.text, d.mention, first, d.date};
  }
  return year;
}

// A part of a report whose cover is lost: the latest period that it tells of.
std::optional<PeriodFact> latest_period(const Reading& reading, const Facts& facts) {
  const PeriodFact* latest = nullptr;
  for (const PeriodFact& p : facts.periods) {
    if (!p.last || !is_period_ended(reading, p)) continue;
    if (latest == nullptr || *latest->last < *p.last) latest = &p;
  }
  return latest != nullptr ? begun(reading, *latest) : year_of_accounts(reading, facts);
}

// "today reported results for the first quarter of 2023", in a release or the report that
// brings it: the period that ended last, and of those the longest. None where the filing
// came long after.
std::optional<PeriodFact> period_of_results(const Reading& reading, const Facts& facts,
                                            const Filing& filing) {
  constexpr int kLatest = 120;  // days: a year's results are due in 90
  std::optional<PeriodFact> found;
  for (const PeriodFact& p : facts.periods) {
    const Mention& m = reading.mention(p.mention);
    if (!p.first || !p.last || !reading.has(m.sentence, "report.results")) continue;
    if (!(*p.last < *filing.dated) || days_between(*p.last, *filing.dated) > kLatest) continue;
    const bool later = found && *found->last < *p.last;
    const bool longer = found && found->last == p.last && *p.first < *found->first;
    if (!found || later || longer) found = p;
  }
  return found;
}

std::string_view ordinal_of_quarter(Date last) {
  constexpr std::string_view kOrdinals[] = {"first ", "second ", "third ", "fourth "};
  return kOrdinals[(last.month - 1) / 3];
}

// Whether the noun stands behind "during the" or "in the", or behind these and the ordinal.
bool leads_to(std::string_view low, std::string_view noun, std::string_view ordinal) {
  for (auto at = low.find(noun); at != low.npos; at = low.find(noun, at + noun.size())) {
    std::string_view before = low.substr(0, at);
    if (before.ends_with(ordinal)) before.remove_suffix(ordinal.size());
    if (is_whole(low, at, noun.size()) &&
        (before.ends_with("during the ") || before.ends_with("in the ")))
      return true;
  }
  return false;
}

}  // namespace

std::optional<PeriodFact> find_reported_period(const Reading& reading, const Facts& facts,
                                               const Filing& filing) {
  const bool report = filing.kind.value == FilingKind::current_report ||
                      filing.kind.value == FilingKind::press_release;
  if (report && filing.dated) return period_of_results(reading, facts, filing);
  if (filing.kind.value != FilingKind::periodic_report) return std::nullopt;
  const auto& form = filing.form_type.evidence;
  const bool excerpt = !form.empty() && form.front().rule == "cover.this_report";
  if (!filing.form_type || excerpt) return latest_period(reading, facts);
  const std::uint32_t cover = form.empty() ? 0 : form.front().text.begin;
  // Named as late as "Form 10-K Summary", the form was a picture on the cover.
  constexpr std::uint32_t kHead = 4000;  // bytes
  if (cover > kHead) {
    if (const auto first = period_on_cover(reading, facts, 0)) return first;
  }
  return period_on_cover(reading, facts, cover);
}

bool speaks_of_reported_period(const Context& context, TextSpan words) {
  constexpr int kQuarter = 100;  // days, at most
  if (!context.period || !context.period->last) return false;
  const PeriodFact& p = *context.period;
  const std::string low = lowered(context.reading.text(words));
  if (days_between(*p.first, *p.last) < kQuarter)
    return leads_to(low, "quarter", ordinal_of_quarter(*p.last));
  return leads_to(low, "year", "full ");
}

}  // namespace offerlog
