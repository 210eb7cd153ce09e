#include "agreement_dates.h"

#include <array>

#include "facts_from.h"
#include "values/ascii.h"

namespace offerlog {

void AgreementDates::note_day() {
  const TextSpan span = reading_.sentence(sentence_).text;
  for (const DateFact& d : facts_from(facts_.dates, span.begin)) {
    if (d.text.begin > span.begin + 4) return;
    if (!d.date) continue;
    last_act_ = d.text;
    told_in_ = sentence_;
  }
}

std::optional<TextSpan> AgreementDates::tail_date(TextSpan title, std::uint32_t until) const {
  constexpr std::uint32_t kTail = 520;  // a syndicate may be named between
  constexpr std::array<std::string_view, 10> kBreaks = {
      "pursuant", "which",    "filed",   "prospectus", "Prospectus", "Registration Statement",
      "sold",     "relating", " under ", "mendment"};
  if (names_supplement(title)) return std::nullopt;
  for (const DateFact& d : facts_from(facts_.dates, title.end)) {
    if (d.text.begin >= until || d.text.begin - title.end > kTail) return std::nullopt;
    std::string_view between = reading_.text({title.end, d.text.begin});
    while (between.ends_with(' ') || between.ends_with(',')) between.remove_suffix(1);
    const bool dated = between.ends_with("dated") || between.ends_with("dated as of") ||
                       between.ends_with("dated effective as of") ||
                       between.ends_with("made as of") || between.ends_with("entered into on") ||
                       between.ends_with("entered into as of") || signed_on(between) ||
                       (between.ends_with("effective as of") && between.size() < 40) ||
                       (between.ends_with("as of") && between.size() < 12);
    if (!dated || !d.date) return std::nullopt;
    const bool broken = contains_any(between, kBreaks);
    return broken ? std::nullopt : std::optional(d.text);
  }
  return std::nullopt;
}

// "the prospectus supplement relating to the Sales Agreement dated August 11, 2020": its day. A
// comma makes it the agreement's: "… Sales Agreement, dated May 18, 2018".
bool AgreementDates::names_supplement(TextSpan title) const {
  const TextSpan rest{title.end, reading_.sentence(sentence_).text.end};
  return reading_.text(rest).starts_with(" dated ") &&
         ends_with_any(before_text(title, 50),
                       {"supplement relating to the ", "supplement related to the ",
                        "supplement with respect to the ", "supplement for the "});
}

// "the Equity Distribution Agreement we signed with them on March 8, 2024", "the
// Sales Agreement of September 4, 2025"
bool AgreementDates::signed_on(std::string_view between) {
  constexpr std::size_t kClause = 90;
  if (between == " of") return true;
  if (!between.ends_with(" on") || between.size() > kClause) return false;
  return contains_any(between, {"signed", "made", "entered into", "executed"});
}

std::optional<TextSpan> AgreementDates::entry_date(TextSpan title) const {
  for (const Mention& m : reading_.mentions_of(sentence_)) {
    if (reading_.rule(m) != "change.established" || m.text.begin > title.begin) continue;
    if (title.begin > m.text.end + reach_of_verb(title)) continue;
    std::optional<TextSpan> found;
    for (const DateFact& d : facts_from(facts_.dates, reading_.sentence(sentence_).text.begin)) {
      if (d.text.end > m.text.begin && !m.text.contains(d.text)) break;
      if (d.date && is_day_of_act(d.text)) found = d.text;
    }
    if (found) return found;
    return date_after(title);
  }
  return std::nullopt;
}

// How far behind its verb the title may stand, in bytes.
std::uint32_t AgreementDates::reach_of_verb(TextSpan title) const {
  const std::string_view before = before_text(title, 14);
  // "entered into (i) an underwriting agreement, pursuant to which …, and (ii) an underwriting
  // agreement": with all that the first item tells between.
  if (ends_with_any(before, {" (ii) a ", " (ii) an ", " (b) a ", " (b) an "})) return 800;
  // "entered into a placement agency agreement with Harrow LLC and a securities purchase
  // agreement": its object all the same.
  const bool second = ends_with_any(before, {" and a ", " and an ", " and into a "}) ||
                      (before.ends_with(" and ") && reading_.text(title).ends_with("greements"));
  return second ? 160 : 60;
}

std::optional<PeriodFact> AgreementDates::entry_period(TextSpan title) const {
  const std::uint32_t begin = reading_.sentence(sentence_).text.begin;
  if (!is_entered(title)) return entry_period_behind(title);
  for (const PeriodFact& p : facts_from(facts_.periods, begin)) {
    if (p.text.begin > begin + 4) break;
    if (p.first && p.last) return p;
  }
  return std::nullopt;
}

// "a sales agreement with Harrow LLC that was signed in May 2021"
std::optional<PeriodFact> AgreementDates::entry_period_behind(TextSpan title) const {
  constexpr std::uint32_t kReach = 140;  // bytes
  const std::uint32_t end = reading_.sentence(sentence_).text.end;
  for (const PeriodFact& p : facts_from(facts_.periods, title.end)) {
    if (p.text.begin >= end || p.text.begin - title.end > kReach) break;
    const std::string_view between = reading_.text({title.end, p.text.begin});
    if (contains_any(between, {"mendment", "greement"})) break;  // of another
    if (p.first && p.last && ends_with_any(between, {" entered into ", " signed ", " executed "}))
      return p;
  }
  return std::nullopt;
}

std::optional<TextSpan> AgreementDates::same_day(TextSpan title, std::uint32_t until) const {
  for (const Mention& m : reading_.mentions_of(sentence_)) {
    if (reading_.rule(m) != "date.same_day") continue;
    const std::string_view words = reading_.text(m.text);
    // "under an Open Market Sale Agreement of that date"
    const bool dated = m.text.begin >= title.end && m.text.begin < until &&
                       (words.starts_with("dated") || words == "of that date");
    const bool that_day = starts_with_any_case(words, "on ");
    const bool entered = m.text.end <= title.begin && is_entered(title) &&
                         (that_day || words.ends_with("execution") || words.ends_with("signing") ||
                          words.ends_with("therewith"));
    if (!dated && !entered) continue;
    // "in our report filed on December 6, 2024, on that date we entered into"
    if (const auto told = that_day ? date_before(m.text.begin) : std::nullopt) return told;
    if (const auto leads = leading_date(title)) return leads;
    // "On the same date we also entered into": the paragraph before told the day.
    const bool far = that_day || names_last_act(m.text.end);
    return sentence_ - told_in_ <= (far ? 6U : 2U) ? last_act_ : std::nullopt;
  }
  return std::nullopt;
}

// "Concurrently with the execution" | "of the License Agreement", into which the issuer "entered"
// on the last day that was told.
bool AgreementDates::names_last_act(std::uint32_t at) const {
  constexpr std::string_view kOf = " of the ";
  constexpr std::string_view kNoun = "Agreement";
  const std::string_view rest = reading_.text({at, reading_.sentence(sentence_).text.end});
  const auto noun = rest.substr(0, 80).find(kNoun);
  if (!rest.starts_with(kOf) || noun == rest.npos) return false;
  const std::string_view title = rest.substr(kOf.size(), noun + kNoun.size() - kOf.size());
  const std::string_view told = reading_.text(reading_.sentence(told_in_).text);
  return told.find(title) != told.npos && told.find("entered into") != told.npos;
}

// The last day told in the sentence before the offset.
std::optional<TextSpan> AgreementDates::date_before(std::uint32_t at) const {
  std::optional<TextSpan> last;
  for (const DateFact& d : facts_from(facts_.dates, reading_.sentence(sentence_).text.begin)) {
    if (d.text.end > at) break;
    if (d.date) last = d.text;
  }
  return last;
}

bool AgreementDates::is_entered(TextSpan title) const {
  for (const Mention& m : reading_.mentions_of(sentence_)) {
    if (reading_.rule(m) == "change.established" && m.text.begin < title.begin &&
        title.begin <= m.text.end + 60)
      return true;
  }
  return false;
}

// "We entered into a Sales Agreement with Harrow LLC on this 8th day of March"
std::optional<TextSpan> AgreementDates::date_after(TextSpan title) const {
  for (const DateFact& d : facts_from(facts_.dates, title.end)) {
    if (d.text.begin - title.end > 140 || d.text.end > reading_.sentence(sentence_).text.end) break;
    const std::string_view between = reading_.text({title.end, d.text.begin});
    if (d.date && (between.ends_with(" on ") || between.ends_with(" on this ")) &&
        between.find("filed") == std::string_view::npos) {
      return d.text;
    }
  }
  return std::nullopt;
}

std::optional<TextSpan> AgreementDates::leading_date(TextSpan title) const {
  for (const DateFact& d : facts_from(facts_.dates, reading_.sentence(sentence_).text.begin)) {
    if (d.text.end > title.begin) break;
    if (d.date && is_day_of_act(d.text)) return d.text;
  }
  return std::nullopt;
}

// "On May 4, 2023", "effective May 4, 2023"; not "the prospectus dated …".
bool AgreementDates::is_day_of_act(TextSpan date) const {
  const std::string_view before =
      reading_.text_before(reading_.sentence(sentence_).text, date.begin, 16);
  for (std::string_view lead : {"On ", "on ", "of ", "in ", "Since "}) {
    if (before.ends_with(lead))
      return !before.ends_with("dated as of ") && !before.ends_with("mmission on ") &&
             !before.ends_with("SEC on ") && !before.ends_with("filed on ");
  }
  return before.empty();
}

std::optional<Date> AgreementDates::date_at(TextSpan span) const {
  for (const DateFact& d : facts_from(facts_.dates, span.begin)) {
    if (d.text == span) return d.date;
  }
  return std::nullopt;
}

std::string_view AgreementDates::before_text(TextSpan title, std::uint32_t most) const {
  return reading_.text_before(reading_.sentence(sentence_).text, title.begin, most);
}

}  // namespace offerlog
