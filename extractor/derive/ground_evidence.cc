#include "ground_evidence.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "drafting.h"
#include "sourced.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// Words that go with a kind of offering, and alone would not tell it.
constexpr TypeCue kWeakCues[] = {
    {"type.placed", OfferingType::best_efforts},
    {"type.placed", OfferingType::registered_direct},
    {"security.notes", OfferingType::debt},
    {"amount.principal", OfferingType::debt},
};

class EvidenceGrounder {
 public:
  EvidenceGrounder(const Context& context, std::vector<Draft>& drafts)
      : c_(context), reading_(context.reading), drafts_(drafts), finder_(context, drafts) {}

  void ground() {
    for (Draft& d : drafts_) {
      if (!d.has_news()) continue;  // dropped later
      if (d.offering.type.evidence.empty()) ground_type(d);
      for (Change& change : d.changes) {
        if (change.type.evidence.empty()) change.type.evidence = d.offering.type.evidence;
      }
      ground_dates(d);
      tidy(d.offering.type);
      for (Sourced<Security>& security : d.offering.securities) tidy(security);
      for (Agent& agent : d.offering.agents) tidy(agent.role);
      for (Change& change : d.changes) tidy(change.type);
    }
  }

 private:
  // What the text calls the offering; else the title of the agreement, or of the form,
  // from which its kind was told.
  void ground_type(Draft& d) const {
    Sourced<OfferingType>& type = d.offering.type;
    const Mention* words = nearest_cue(d, kTypeCues);
    if (words == nullptr) words = nearest_cue(d, kWeakCues);
    if (words == nullptr && d.main) words = on_cover(*d.offering.type);
    if (words != nullptr) {
      type.evidence = evidence_of(reading_, words->text, reading_.id_of(*words));
    } else if (!d.offering.agreement.title.evidence.empty()) {
      type.evidence = {d.offering.agreement.title.evidence.front()};
    } else if (c_.filing.kind.value == FilingKind::registration_statement) {
      type.evidence = c_.filing.form_type.evidence;
    } else if (!d.changes.empty()) {
      type.evidence = d.changes.front().type.evidence;
    }
  }

  // Of the words for its kind those nearest to where the offering is first told, in a
  // sentence that speaks of no other.
  const Mention* nearest_cue(const Draft& d, std::span<const TypeCue> cues) const {
    const Mention* nearest = nullptr;
    std::uint32_t least = 0;
    for (const Mention& m : reading_.mentions.mentions) {
      const bool cue = is_cue(cues, *d.offering.type, m);
      if (!cue || !reports_changes(c_.section_of(m.sentence)) || speaks_of_other(d, m)) continue;
      const std::uint32_t gap = m.sentence < d.first_sentence ? d.first_sentence - m.sentence
                                                              : m.sentence - d.first_sentence;
      if (nearest != nullptr && gap >= least) continue;
      nearest = &m;
      least = gap;
    }
    return nearest;
  }

  // What a prospectus offers is told on its cover, before any section.
  const Mention* on_cover(OfferingType type) const {
    for (const Mention& m : reading_.mentions.mentions) {
      if (m.text.begin > kCoverBytes) break;
      if (is_cue(kTypeCues, type, m)) return &m;
    }
    return nullptr;
  }

  bool is_cue(std::span<const TypeCue> cues, OfferingType type, const Mention& m) const {
    return std::ranges::any_of(
        cues, [&](const TypeCue& t) { return t.type == type && t.rule == reading_.rule(m); });
  }

  bool speaks_of_other(const Draft& d, const Mention& m) const {
    const Draft* spoken = finder_.at(m.sentence, m.text);
    return spoken == nullptr ? drafts_.size() > 1 : spoken != &d;
  }

  void ground_dates(Draft& d) const {
    show_day(d, d.offering.agreement.dated);
    for (Change& change : d.changes) {
      show_day(d, change.date);
      show_day(d, change.as_of);
    }
  }

  // "the Closing Date" is shown by its definition, "today" by the document's date, "on
  // the same date" by that date.
  void show_day(const Draft& d, Sourced<Date>& day) const {
    if (!day || shows_digits(day)) return;
    for (const DateFact& fact : c_.facts.dates) {
      const bool is_it =
          fact.defined_at && !day.evidence.empty() && fact.text == day.evidence.front().text;
      if (!is_it) continue;
      day.evidence.push_back({*fact.defined_at, "date.defines"});
      return;
    }
    if (day.value == c_.filing.dated.value) return append(day, c_.filing.dated.evidence);
    for (const Change& other : d.changes) {
      if (other.date.value == day.value && shows_digits(other.date))
        return append(day, other.date.evidence);
    }
  }

  static void append(Sourced<Date>& day, const std::vector<Evidence>& evidence) {
    if (!evidence.empty()) day.evidence.push_back(evidence.front());
  }

  bool shows_digits(const Sourced<Date>& day) const {
    return std::ranges::any_of(day.evidence, [&](const Evidence& e) {
      return e.header || std::ranges::any_of(reading_.text(e.text), is_digit);
    });
  }

  template <class T>
  void tidy(Sourced<T>& value) const {
    for (Evidence& e : value.evidence) {
      if (!e.header) e.text = whole_words(reading_, e.text);
    }
  }

  const Context& c_;
  const Reading& reading_;
  std::vector<Draft>& drafts_;
  DraftFinder finder_;
};

// Behind the last bracket that closes one opened before the words.
std::size_t behind_foreign_bracket(std::string_view words) {
  std::size_t behind = 0;
  int open = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == '(') ++open;
    if (words[i] == ')' && --open < 0) {
      behind = i + 1;
      open = 0;
    }
  }
  return behind;
}

// Where words end that left a bracket open: (the "Notes  with its quotation and bracket,
// and without  (the "Additional  where the rest of the term stands behind.
std::uint32_t end_with_bracket(const Reading& reading, TextSpan words) {
  constexpr std::uint32_t kLongestRest = 30;
  const std::string_view text = reading.text(words);
  const auto open = std::ranges::count(text, '(') - std::ranges::count(text, ')');
  if (open <= 0) return words.end;
  const std::string_view rest = std::string_view(reading.document.text).substr(words.end, 2);
  if (rest.starts_with("\")")) return words.end + 2;
  if (rest.starts_with(')')) return words.end + 1;
  const auto at = static_cast<std::uint32_t>(text.rfind('('));
  return at > 0 && text.size() - at <= kLongestRest ? words.begin + at : words.end;
}

}  // namespace

TextSpan whole_words(const Reading& reading, TextSpan words) {
  constexpr std::uint32_t kFewest = 4;  // bytes that are still words
  const std::string_view all = reading.document.text;
  const auto behind = static_cast<std::uint32_t>(behind_foreign_bracket(reading.text(words)));
  if (words.size() > behind + kFewest) words.begin += behind;
  words.end = end_with_bracket(reading, words);
  while (words.begin < words.end && all[words.begin] == ' ') ++words.begin;
  while (words.begin < words.end && all[words.end - 1] == ' ') --words.end;
  const auto of_number = [](char ch) { return is_digit(ch) || ch == ',' || ch == '.'; };
  if (words.empty() || !is_digit(all[words.begin])) return words;
  while (words.begin > 0 && of_number(all[words.begin - 1])) --words.begin;
  while (!is_digit(all[words.begin])) ++words.begin;
  return words;
}

void ground_evidence(const Context& context, std::vector<Draft>& drafts) {
  EvidenceGrounder(context, drafts).ground();
}

}  // namespace offerlog
