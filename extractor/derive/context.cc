#include "context.h"

#include <algorithm>

#include "values/ascii.h"

namespace offerlog {
namespace {

// A prospectus follows its agreement within days.
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

std::optional<Date> find_earliest_event(const Reading& reading, const Facts& facts,
                                        const Filing& filing) {
  if (filing.kind.value != FilingKind::current_report) return std::nullopt;
  for (const Mention& m : reading.of_rule("cover.date_of_report")) {
    for (const DateFact& d : facts.dates) {
      const bool in_brackets = d.text.begin >= m.text.end && d.text.begin - m.text.end <= 3 &&
                               reading.text({m.text.end, d.text.begin}).ends_with('(');
      if (d.date && in_brackets) return d.date;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Date> find_signed_on(const Reading& reading, const Facts& facts, const Filing& filing,
                                   const Sections& sections) {
  if (filing.kind.value != FilingKind::current_report) return std::nullopt;
  for (const DateFact& d : facts.dates) {
    const std::uint32_t block = reading.mention(d.mention).block.value;
    if (d.date && sections[block] == SectionKind::signatures) return d.date;
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

bool tells_of_earlier_deal(const Context& context, std::uint32_t sentence) {
  if (!context.is_prospectus() || !context.filing.dated ||
      !context.reading.has(sentence, "change.closed"))
    return false;
  return std::ranges::any_of(
      context.within(context.facts.dates, context.sentence_span(sentence)),
      [&](const DateFact& day) { return day.date && *day.date < *context.filing.dated.value; });
}

bool in_another_item(const Context& context, TextSpan a, TextSpan b) {
  constexpr std::string_view kMarks[] = {" (ii) ", " (iii) ", " (iv) ", " (b) ", " (c) "};
  const TextSpan between{std::min(a.end, b.end), std::max(a.begin, b.begin)};
  constexpr std::uint32_t kFarthest = 800;  // bytes; so that time stays linear
  if (between.end <= between.begin || between.size() > kFarthest) return false;
  const std::string_view text = context.reading.text(between);
  return contains_any(text, kMarks);
}

bool has_in_item(const Context& context, std::uint32_t sentence, TextSpan place,
                 std::string_view rule) {
  return std::ranges::any_of(context.reading.mentions_of(sentence), [&](const Mention& m) {
    return context.reading.rule(m) == rule && !in_another_item(context, place, m.text);
  });
}

}  // namespace offerlog
