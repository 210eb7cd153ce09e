#include "context.h"

#include <algorithm>

#include "values/ascii.h"

namespace offerlog {
namespace {

// A report may be late, and its cover has the day of the report where the two
// differ; a prospectus follows its agreement within days.
constexpr int kLongestWait = 20;
constexpr int kLongestWaitOfProspectus = 10;

// Days since 0000-03-01 of the proleptic Gregorian calendar.
int day_number(Date d) {
  const int y = d.month <= 2 ? d.year - 1 : d.year;
  const int m = d.month <= 2 ? d.month + 9 : d.month - 3;
  return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d.day - 1;
}

bool is_expected(const Reading& reading, MentionId date) {
  for (const Mention& m : reading.mentions_of(reading.mention(date).sentence)) {
    if (reading.rule(m) == "timing.expected" || reading.rule(m) == "change.to_close") return true;
  }
  return false;
}

// About when a period of a fiscal calendar of weeks begins, which no cover says.
Date a_period_before(Date last, const std::string& words) {
  const bool year = words.find("year") != std::string::npos;
  const int month = year ? last.month : last.month - 3;
  return {year || month < 1 ? last.year - 1 : last.year, month < 1 ? month + 12 : month,
          std::min(last.day, 28)};
}

std::optional<Date> begin_of(const Reading& reading, const PeriodFact& p) {
  return p.first || !p.last ? p.first : a_period_before(*p.last, lowered(reading.text(p.text)));
}

// "For the quarterly period ended …", as a cover has it.
bool is_period_ended(const Reading& reading, const PeriodFact& p) {
  return reading.rule(reading.mention(p.mention)) == "date.period_ended";
}

// Of the report whose form is named at `cover`: the period that the cover says.
std::optional<Date> period_on_cover(const Reading& reading, const Facts& facts,
                                    std::uint32_t cover) {
  constexpr std::uint32_t kCover = 12000;  // bytes
  for (const PeriodFact& p : facts.periods) {
    if (p.text.begin < cover) continue;
    if (p.text.begin - cover > kCover) break;
    if (is_period_ended(reading, p)) return begin_of(reading, p);
  }
  return std::nullopt;
}

// The first day of the year to whose end the text looks back: "as of December 31, 2020".
std::optional<Date> year_of_accounts(const Reading& reading, const Facts& facts) {
  std::optional<Date> begin;
  for (const DateFact& d : facts.dates) {
    if (!d.date || d.date->month != 12 || d.date->day != 31) continue;
    const TextSpan block{d.text.begin - std::min(d.text.begin, 6U), d.text.begin};
    if (!lowered(reading.text(block)).ends_with("as of ")) continue;
    const Date first{d.date->year, 1, 1};
    if (!begin || *begin < first) begin = first;
  }
  return begin;
}

// A part of a report whose cover is lost: the latest period that it tells of.
std::optional<Date> latest_period(const Reading& reading, const Facts& facts) {
  const PeriodFact* latest = nullptr;
  for (const PeriodFact& p : facts.periods) {
    if (!p.last || !is_period_ended(reading, p)) continue;
    if (latest == nullptr || *latest->last < *p.last) latest = &p;
  }
  return latest != nullptr ? begin_of(reading, *latest) : year_of_accounts(reading, facts);
}

}  // namespace

int days_between(Date earlier, Date later) { return day_number(later) - day_number(earlier); }

std::optional<Date> find_reference_day(const Reading& reading, const Facts& facts,
                                       const Filing& filing) {
  if (filing.dated) return filing.dated.value;
  std::optional<Date> latest;
  for (const DateFact& d : facts.dates) {
    if (d.date && (!latest || *latest < *d.date) && !is_expected(reading, d.mention))
      latest = d.date;
  }
  return latest;
}

std::optional<Date> find_period_start(const Reading& reading, const Facts& facts,
                                      const Filing& filing) {
  if (filing.kind.value != FilingKind::periodic_report) return std::nullopt;
  if (!filing.form_type) return latest_period(reading, facts);
  const auto& form = filing.form_type.evidence;
  const std::uint32_t cover = form.empty() ? 0 : form.front().text.begin;
  // Named as late as "Form 10-K Summary", the form was a picture on the cover.
  constexpr std::uint32_t kHead = 4000;  // bytes
  if (cover > kHead) {
    if (const auto first = period_on_cover(reading, facts, 0)) return first;
  }
  return period_on_cover(reading, facts, cover);
}

std::optional<Date> find_earliest_event(const Reading& reading, const Facts& facts,
                                        const Filing& filing) {
  if (filing.kind.value != FilingKind::current_report) return std::nullopt;
  for (const Mention& m : reading.mentions.mentions) {
    if (reading.rule(m) != "cover.date_of_report") continue;
    for (const DateFact& d : facts.dates) {
      const bool in_brackets = d.text.begin >= m.text.end && d.text.begin - m.text.end <= 3 &&
                               reading.text({m.text.end, d.text.begin}).ends_with('(');
      if (d.date && in_brackets) return d.date;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

bool is_prompt(const Context& context, Date day) {
  if (context.period_start) return *context.period_start <= day;
  if (context.earliest_event && *context.earliest_event <= day) return true;
  return !context.reference_day ||
         days_between(day, *context.reference_day) <=
             (context.filing.dated ? kLongestWaitOfProspectus : kLongestWait);
}

bool is_news(const Context& context, Date day) {
  if (context.period_start) return *context.period_start <= day;
  if (context.earliest_event && *context.earliest_event <= day) return true;
  if (!context.reference_day) return true;
  return days_between(day, *context.reference_day) <=
         (context.is_offering_document() ? kLongestWaitOfProspectus : kLongestWait);
}

}  // namespace offerlog
