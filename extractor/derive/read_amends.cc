// The earlier documents that a cover says it supplements or amends.
#include <algorithm>

#include "read_filing_parts.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class AmendsReader {
 public:
  explicit AmendsReader(const Cover& cover) : reading_(cover.reading), cover_(cover) {}

  void amends(Filing& filing) const {
    switch (filing.kind.value.value_or(FilingKind::other)) {
      case FilingKind::prospectus_supplement:
      case FilingKind::free_writing_prospectus:
        return amended_prospectuses(filing);
      case FilingKind::registration_statement:
        return amended_registration(filing);
      case FilingKind::current_report:
      case FilingKind::periodic_report:
        return amended_report(filing);
      default:
        return;
    }
  }

 private:
  void amended_prospectuses(Filing& filing) const {
    constexpr std::uint32_t kBreath = 400;  // bytes
    std::uint32_t last = 0;                 // where the documents named so far end
    const bool sheet = filing.kind.value == FilingKind::free_writing_prospectus;
    for (const Mention& m : cover_.mentions) {
      const std::string_view rule = reading_.rule(m);
      const bool named = rule == "cover.to_prospectus" || rule == "cover.supplements" ||
                         rule == "cover.and_document" || (sheet && rule == "cover.in_registration");
      if (!named) continue;
      if (was_sold_under(m)) continue;
      // "(To Prospectus dated …, and Prospectus Supplement dated …)": in one breath; a line of
      // its own goes on with the list where a comma or "and" ended the one before it.
      const bool far = m.text.begin > last + kBreath || (begins_line(m) && !goes_on(last));
      if (rule == "cover.and_document" && (filing.amends.empty() || far || is_of_agreement(m)))
        continue;
      const std::string name = lowered(reading_.text(*reading_.capture(m, "document")));
      const bool supplement = name.find("supplement") != name.npos ||
                              name.find("amendment") != name.npos;  // "Amendment No. 1" to one
      // A supplement of its own day is itself, misread; terms are set on the day of what they
      // supplement, and an automatic shelf is used on the day it is filed.
      const bool shelf = rule == "cover.to_prospectus" && !supplement;
      const auto date = cover_.date_in(m);
      if (!date || (date == filing.dated.value && !sheet && !shelf)) continue;
      last = m.text.end;
      add_amended(filing, m,
                  supplement ? FilingKind::prospectus_supplement : FilingKind::prospectus);
    }
  }

  bool begins_line(const Mention& m) const {
    return m.text.begin == reading_.sentence(m.sentence).text.begin;
  }

  bool goes_on(std::uint32_t at) const {
    const std::string_view rest = std::string_view(reading_.document.text).substr(at);
    return rest.starts_with(',') || rest.starts_with(" and");
  }

  // "we sold 5,602,471 shares pursuant to a prospectus supplement dated January 16, 2015 and a
  // base prospectus": what was used before this one.
  bool was_sold_under(const Mention& m) const {
    const std::string_view rule = reading_.rule(m);
    if (rule != "cover.to_prospectus" && rule != "cover.and_document") return false;
    return std::ranges::any_of(reading_.mentions_of(m.sentence), [&](const Mention& sold) {
      if (reading_.rule(sold) != "change.sold" || m.text.begin < sold.text.end) return false;
      const std::string_view between = reading_.text({sold.text.end, m.text.begin + 1});
      return contains_any(between, {" pursuant to a ", " pursuant to the ", " pursuant to our "}) ||
             between.ends_with(" pursuant ");
    });
  }

  // "the sales agreement, dated March 4, as amended by Amendment No. 1 dated May 6"
  bool is_of_agreement(const Mention& amendment) const {
    const TextSpan sentence = reading_.sentence(amendment.sentence).text;
    const std::string before = lowered(reading_.text({sentence.begin, amendment.text.begin}));
    const auto agreement = before.rfind("agreement");
    const auto prospectus = before.rfind("prospectus");
    return agreement != before.npos && (prospectus == before.npos || prospectus < agreement);
  }

  // An amendment names the registration statement as first filed, or says no more
  // than that it amends one.
  void amended_registration(Filing& filing) const {
    if (!filing.title) return;
    for (const Mention& m : cover_.mentions) {
      if (reading_.rule(m) == "cover.amended_registration" && cover_.date_in(m))
        add_amended(filing, m, FilingKind::registration_statement);
    }
    // "On June 23, 2021, the Registrant filed a registration statement on Form S-1": told
    // first, in the note that explains what is amended after it became effective.
    const Mention* filed = cover_.first("cover.registration_filed");
    if (filed == nullptr) filed = cover_.first("cover.registration_filed_on");
    const bool post_effective = filing.form_type && filing.form_type->starts_with("POS");
    if (post_effective && filing.amends.empty() && filed != nullptr && cover_.date_in(*filed))
      add_amended(filing, *filed, FilingKind::registration_statement);
    if (!filing.amends.empty()) return;
    AmendedDocument amended;
    amended.kind = {FilingKind::registration_statement, filing.title.evidence};
    filing.amends.push_back(std::move(amended));
  }

  // "is being filed to amend the Current Report on Form 8-K dated May 5 (the "Original
  // Form 8-K")"
  void amended_report(Filing& filing) const {
    if (!filing.form_type || !filing.form_type->ends_with("/A")) return;
    for (const Mention& m : cover_.mentions) {
      if (reading_.rule(m) != "cover.amended_report" || !cover_.date_in(m)) continue;
      return add_amended(filing, m, *filing.kind);
    }
    // "On May 5, the Company filed a Current Report on Form 8-K (the "Original Report")"
    for (std::string_view rule :
         {"cover.original_report", "cover.report_called_original", "cover.report_first_filed"}) {
      const Mention* filed = cover_.first(rule);
      if (filed != nullptr && cover_.date_in(*filed))
        return add_amended(filing, *filed, *filing.kind);
    }
  }

  void add_amended(Filing& filing, const Mention& m, FilingKind kind) const {
    AmendedDocument amended;
    set(amended.kind, kind, evidence_at(reading_, m, *reading_.capture(m, "document")));
    set(amended.dated, *cover_.date_in(m), evidence_at(reading_, m, *reading_.capture(m, "date")));
    const bool known =
        std::any_of(filing.amends.begin(), filing.amends.end(), [&](const AmendedDocument& a) {
          return a.kind.value == amended.kind.value && a.dated.value == amended.dated.value;
        });
    if (!known) filing.amends.push_back(std::move(amended));
  }

  const Reading& reading_;
  const Cover& cover_;
};

}  // namespace

void read_amends(const Cover& cover, Filing& filing) { AmendsReader(cover).amends(filing); }

}  // namespace offerlog
