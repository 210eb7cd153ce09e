// The day that the document bears: by the words of its kind's cover, else by where a day
// stands alone.
#include <algorithm>

#include "read_filing_parts.h"
#include "resolve/read_values.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

struct DayRule {
  FilingKind kind;
  std::string_view rule;
};
// What dates the filings of a kind, in order of trust.
constexpr DayRule kDayRules[] = {
    {FilingKind::current_report, "cover.date_of_report"},
    {FilingKind::prospectus_supplement, "cover.subject_to_completion"},
    {FilingKind::prospectus_supplement, "cover.pricing_supplement"},
    {FilingKind::prospectus_supplement, "cover.document_date"},
    {FilingKind::prospectus_supplement, "cover.document_date_bare"},
    {FilingKind::prospectus_supplement, "cover.document_dated"},
    {FilingKind::prospectus_supplement, "cover.supplement_title"},
    {FilingKind::prospectus, "cover.subject_to_completion"},
    {FilingKind::prospectus, "cover.document_date"},
    {FilingKind::prospectus, "cover.document_date_bare"},
    {FilingKind::prospectus, "cover.document_dated"},
    {FilingKind::free_writing_prospectus, "cover.writing_dated"},
    {FilingKind::free_writing_prospectus, "cover.date_line"},
    {FilingKind::registration_statement, "cover.as_filed"},
    {FilingKind::registration_statement, "cover.subject_to_completion"},
    {FilingKind::press_release, "cover.newswire_date"},
    {FilingKind::press_release, "cover.dateline"},
    {FilingKind::press_release, "cover.posted_at"},
    {FilingKind::agreement, "cover.preamble_date"},
};

class DayReader {
 public:
  explicit DayReader(const Cover& cover) : reading_(cover.reading), cover_(cover) {}

  void dated(Filing& filing) const {
    for (const DayRule& r : kDayRules) {
      if (filing.kind.value != r.kind) continue;
      const Mention* m = first_own(r.rule);
      if (m == nullptr) continue;
      if (take_day(filing, *m)) return;
    }
    const std::string form = filing.form_type.value.value_or("");
    if (!filing.dated && form == "425") communicated(filing);
    if (!filing.dated && form.starts_with("8-A")) date_line(filing);
    if (!filing.dated) after_completion_legend(filing);
    if (!filing.dated) beyond_cover(filing);
    const FilingKind kind = filing.kind.value.value_or(FilingKind::other);
    if (!filing.dated &&
        (kind == FilingKind::agreement || kind == FilingKind::notice ||
         kind == FilingKind::free_writing_prospectus || (kind == FilingKind::other && is_letter())))
      day_alone(filing, kLetterHead);
    if (!filing.dated && kind == FilingKind::press_release) below_title(filing);
    // "Pricing Supplement" / "Dated March 14, 2024", a line each
    if (!filing.dated && cover_.first("cover.pricing_supplement") != nullptr &&
        kind == FilingKind::prospectus_supplement)
      date_line(filing);
    if (!filing.dated && kind == FilingKind::prospectus_supplement) day_alone(filing, kCover);
    if (filing.kind.value == FilingKind::current_report) after_label(filing);
    if (filing.kind.value == FilingKind::current_report && !filing.dated) on_cover(filing);
    if (!filing.dated &&
        (filing.kind.value == FilingKind::current_report ||
         filing.kind.value == FilingKind::agreement || filing.kind.value == FilingKind::notice ||
         filing.kind.value == FilingKind::periodic_report)) {
      date_line(filing);
    }
    if (!filing.dated && kind == FilingKind::periodic_report) beside_signature(filing);
  }

 private:
  // The first on the cover, but not "Prospectus Supplement dated May 1, 2023 and" in the line
  // below "(To Prospectus dated May 1, 2023,": a list of what the document is read with.
  const Mention* first_own(std::string_view rule) const {
    if (rule != "cover.document_dated") return cover_.first(rule);
    const auto own = std::ranges::find_if(cover_.mentions, [&](const Mention& m) {
      const TextSpan sentence = reading_.sentence(m.sentence).text;
      const std::string_view above = trim(reading_.text({0, sentence.begin}));
      return reading_.rule(m) == rule && !above.ends_with(',') && !above.ends_with(" and");
    });
    return own == cover_.mentions.end() ? nullptr : &*own;
  }

  // Form 6-K has no date of report; its cover has a day all the same, or the month
  // alone: the day of the signature then.
  void on_cover(Filing& filing) const {
    for (const Mention& m : cover_.mentions) {
      if (reading_.rule(m) != "date.written" || is_of_report(m) || is_of_exhibit(m) ||
          ends_period(m))
        continue;
      if (const auto date = cover_.date_in(m))
        return set(filing.dated, *date, evidence_at(reading_, m, m.text));
    }
    date_line(filing);
    if (!filing.dated) beside_signature(filing);
    const Mention* m = filing.dated ? nullptr : cover_.first("date.written");
    if (m == nullptr) return;
    if (const auto date = cover_.date_in(*m))
      set(filing.dated, *date, evidence_at(reading_, *m, m->text));
  }

  // A sentence of the report is longer than a line of its cover, or one of several: "The
  // Offering closed on May 28, 2025. The Company received".
  bool is_of_report(const Mention& day) const {
    constexpr std::uint32_t kLine = 36;  // bytes: "Dated as of September 29, 2025."
    const TextSpan sentence = reading_.sentence(day.sentence).text;
    const TextSpan block = reading_.document.blocks[day.block.value].text;
    return (sentence.size() > kLine || sentence != block) && ends_sentence(reading_.text(sentence));
  }

  // Or an item of a list: "approved what the proxy statement of November 15, 2022 proposes:",
  // "2. the appointment of auditors for the fiscal year ending December 31, 2022; and".
  static bool ends_sentence(std::string_view text) {
    return text.ends_with('.') || text.ends_with(':') || text.ends_with(';') ||
           text.ends_with("; and") || text.ends_with("; or");
  }

  // "Press Release dated July 15, 2025", in the list of exhibits
  bool is_of_exhibit(const Mention& day) const {
    const TextSpan sentence = reading_.sentence(day.sentence).text;
    return sentence.begin + 8 < day.text.begin &&
           lowered(reading_.text_before(sentence, day.text.begin, 8)).ends_with("dated ");
  }

  // "Week ended March 3, 2026", "Figures as of December 31, 2025", at the head of a table
  bool ends_period(const Mention& day) const {
    const std::string before =
        lowered(reading_.text_before(reading_.sentence(day.sentence).text, day.text.begin, 12));
    const bool as_of = before.ends_with(" as of ") || before.ends_with(" as at ");
    if (as_of && before.find("dated") == before.npos) return true;
    return std::ranges::any_of(reading_.mentions_of(day.sentence), [&](const Mention& m) {
      return reading_.rule(m) == "date.period_ended" && m.text.contains(day.text);
    });
  }

  // Whether the mention has a day that exists.
  bool take_day(Filing& filing, const Mention& m) const {
    const auto date = cover_.date_in(m);
    if (date) set(filing.dated, *date, evidence_at(reading_, m, *reading_.capture(m, "date")));
    return date.has_value();
  }

  // "The following communication was sent to employees on July 27, 2021."
  void communicated(Filing& filing) const {
    const Mention* m = cover_.first("cover.communicated");
    if (m != nullptr) take_day(filing, *m);
  }

  // "Subject to Completion. Dated March 3, 2026."
  void after_completion_legend(Filing& filing) const {
    const Mention* legend = cover_.first("cover.subject_to_completion");
    if (legend == nullptr) return;
    for (const Mention& m : reading_.of_rule("cover.date_line")) {
      if (m.block != legend->block) continue;
      if (take_day(filing, m)) return;
    }
  }

  // In bytes.
  static constexpr std::uint32_t kLetterHead = 2500;
  static constexpr std::uint32_t kCover = 6000;

  // Alone in its line, or behind the words with which a Canadian cover begins.
  // " New York, New York", in the line below.
  static bool is_place(std::string_view text) {
    constexpr std::size_t kLongest = 40;
    if (text.size() > kLongest || text.find(", ") == text.npos) return false;
    for (auto at = text.find(' '); at != text.npos; at = text.find(' ', at + 1)) {
      if (at + 1 >= text.size() || !is_upper(text[at + 1])) return false;
    }
    return text.find_first_of("0123456789.") == text.npos;
  }

  bool stands_alone(const Mention& day) const {
    const TextSpan line = reading_.document.blocks[day.block.value].text;
    if (day.text == line) return true;
    if (day.text.begin == line.begin && is_place(reading_.text({day.text.end, line.end})))
      return true;
    if (day.text.end != line.end) return false;
    const std::string lead = lowered(reading_.text({line.begin, day.text.begin}));
    return lead == "new issue " || lead == "new issue and/or secondary offering " ||
           lead == "new issue and secondary offering ";
  }

  // To the Commission's staff, say: whom it is sent to and what about.
  bool is_letter() const {
    const auto size = static_cast<std::uint32_t>(reading_.document.text.size());
    const std::string top = lowered(reading_.text({0, std::min(size, kLetterHead)}));
    return contains_any(top, {"via edgar", "via electronic", "\nre:", " re: ", "\ndear "});
  }

  // A letter's day stands alone above the address, a cover's at its foot.
  void day_alone(Filing& filing, std::uint32_t head) const {
    for (const Mention& m : reading_.of_rule("date.written")) {
      if (m.text.begin > head) return;
      if (!stands_alone(m)) continue;
      if (const auto date = read_date(reading_.text(m.text)); date && date->exists())
        return set(filing.dated, *date, evidence_at(reading_, m, m.text));
    }
  }

  // Of a letter to holders, say: in a line of its own, and no head of a column.
  void below_title(Filing& filing) const {
    for (const Mention& m : reading_.of_rule("date.written")) {
      const Block& line = reading_.document.blocks[m.block.value];
      if (m.text.begin > kLetterHead) return;
      if (m.text == line.text && line.kind != BlockKind::table_cell && take_day(filing, m)) return;
    }
  }

  // A cover that runs over many pages bears its day at its foot.
  void beyond_cover(Filing& filing) const {
    constexpr std::uint32_t kLongestCover = 80000;
    const bool prospectus = filing.kind.value == FilingKind::prospectus ||
                            filing.kind.value == FilingKind::prospectus_supplement;
    if (!prospectus) return;
    for (const Mention& m : reading_.mentions.mentions) {
      if (m.text.begin > kLongestCover) return;
      const std::string_view rule = reading_.rule(m);
      if (rule != "cover.document_date" && rule != "cover.document_dated") continue;
      if (take_day(filing, m)) return;
    }
  }

  // "Date of Report (Date of earliest event reported):" in one block, the day
  // in a neighbour.
  void after_label(Filing& filing) const {
    const Mention* label = cover_.first("cover.date_label");
    if (label == nullptr) return;
    const Mention* best = nullptr;
    std::uint32_t nearest = 4;  // blocks
    for (const Mention& m : reading_.of_rule("date.written")) {
      const std::uint32_t a = m.block.value;
      const std::uint32_t b = label->block.value;
      const std::uint32_t distance = a > b ? a - b : b - a;
      if (distance < nearest) {
        nearest = distance;
        best = &m;
      }
    }
    if (best == nullptr) return;
    if (const auto date = cover_.date_in(*best))
      set(filing.dated, *date, evidence_at(reading_, *best, best->text));
  }

  // "signed on its behalf by the undersigned, thereunto duly authorized, on February 9, 2023";
  // or the day that heads a line or a cell of the signatures: "May 14, 2024 By: /s/ A. Holm".
  void beside_signature(Filing& filing) const {
    constexpr std::uint32_t kSignature = 500;  // bytes
    for (const Mention& above : reading_.of_rule("cover.signed_for")) {
      if (take_day(filing, above)) return;
      const auto& sentences = reading_.mentions.sentences;
      for (std::uint32_t s = above.sentence + 1; s < sentences.size(); ++s) {
        const TextSpan line = reading_.sentence(s).text;
        if (line.begin > above.text.end + kSignature) break;
        for (const Mention& m : reading_.mentions_of(s)) {
          if (reading_.rule(m) != "date.written" || m.text.begin != line.begin) continue;
          if (take_day(filing, m)) return;
        }
      }
    }
  }

  void date_line(Filing& filing) const {
    for (const Mention& m : reading_.of_rule("cover.date_line")) {
      if (take_day(filing, m)) return;
    }
  }

  const Reading& reading_;
  const Cover& cover_;
};

}  // namespace

void read_filing_day(const Cover& cover, Filing& filing) { DayReader(cover).dated(filing); }

}  // namespace offerlog
