// The day that a filing gives an agreement.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "find/reading.h"
#include "offerlog/facts.h"

namespace offerlog {

// Reads the days of titles, sentence by sentence; facts.dates must stand.
class AgreementDates {
 public:
  AgreementDates(const Reading& reading, const Facts& facts) : reading_(reading), facts_(facts) {}

  void begin_sentence(std::uint32_t sentence) { sentence_ = sentence; }

  // The day of the last act told: "On May 4, 2023, …" at the front of a sentence.
  void note_day();
  // "…, dated as of May 4, 2023": the day that belongs to the title, if the
  // words between are only its parties and its short name.
  std::optional<TextSpan> tail_date(TextSpan title, std::uint32_t until) const;
  // "On May 4, 2023, the Company entered into a Sales Agreement": the day
  // before the verb.
  std::optional<TextSpan> entry_date(TextSpan title) const;
  // "In May 2024, the Company entered into a Sales Agreement", "a Sales Agreement that it
  // entered into in May 2024": the month, quarter or year before the verb, or right behind it.
  std::optional<PeriodFact> entry_period(TextSpan title) const;
  // "pursuant to a Securities Purchase Agreement dated the same date"; "Concurrently
  // with the execution of the Merger Agreement, the Company entered into subscription
  // agreements": the day that leads this sentence or was told last.
  std::optional<TextSpan> same_day(TextSpan title, std::uint32_t until) const;
  // The day at the front of the sentence.
  std::optional<TextSpan> leading_date(TextSpan title) const;
  std::optional<Date> date_at(TextSpan span) const;
  bool is_entered(TextSpan title) const;
  std::string_view before_text(TextSpan title, std::uint32_t most) const;

 private:
  std::optional<PeriodFact> entry_period_behind(TextSpan title) const;
  std::uint32_t reach_of_verb(TextSpan title) const;
  bool names_supplement(TextSpan title) const;
  bool names_last_act(std::uint32_t at) const;
  static bool signed_on(std::string_view between);
  std::optional<TextSpan> date_before(std::uint32_t at) const;
  std::optional<TextSpan> date_after(TextSpan title) const;
  bool is_day_of_act(TextSpan date) const;

  const Reading& reading_;
  const Facts& facts_;
  std::uint32_t sentence_ = 0;
  std::optional<TextSpan> last_act_;  // see note_day
  std::uint32_t told_in_ = 0;         // the sentence that tells of it
};

}  // namespace offerlog
