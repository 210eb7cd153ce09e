#include "read_filing.h"

#include <algorithm>
#include <span>

#include "resolve/read_values.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// How far into the main document the cover reaches at most, in blocks and in
// bytes: a submission's cover with its check boxes runs to some 150 blocks.
constexpr std::uint32_t kCoverBlocks = 220;
constexpr std::uint32_t kCoverBytes = 14000;

struct FormKind {
  std::string_view prefix;
  FilingKind kind;
};
// The first prefix that fits; EDGAR form types.
constexpr FormKind kFormKinds[] = {
    {"8-K", FilingKind::current_report},
    {"6-K", FilingKind::current_report},
    {"10-K", FilingKind::periodic_report},
    {"10-Q", FilingKind::periodic_report},
    {"20-F", FilingKind::periodic_report},
    {"40-F", FilingKind::periodic_report},
    {"424", FilingKind::prospectus},
    {"FWP", FilingKind::free_writing_prospectus},
    {"POS", FilingKind::registration_statement},
    {"S-", FilingKind::registration_statement},
    {"F-", FilingKind::registration_statement},
    {"485", FilingKind::registration_statement},
    {"RW", FilingKind::notice},
    {"EX-99", FilingKind::press_release},
    {"EX-1", FilingKind::agreement},
    {"EX-4", FilingKind::agreement},
};

class CoverReader {
 public:
  explicit CoverReader(const Reading& reading)
      : reading_(reading), on_cover_(mentions_of_cover()) {}

  Filing read() {
    Filing filing;
    header(filing);
    form_type(filing);
    title(filing);
    kind(filing);
    if (filing.kind.value == FilingKind::agreement) contract_title(filing);
    dated(filing);
    amends(filing);
    registration_numbers(filing);
    return filing;
  }

 private:
  // An annual report to shareholders has its letter and its pictures before the
  // cover of the Form 10-K that it wraps: the block where that cover begins, else 0.
  std::uint32_t find_cover() const {
    constexpr std::uint32_t kLongestWrap = 60000;  // bytes
    constexpr std::uint32_t kLegend = 4;           // blocks from the form to what it says it is
    const auto& blocks = reading_.document.blocks;
    for (const Mention& m : reading_.mentions.mentions) {
      if (m.text.begin > kLongestWrap || blocks[m.block.value].part != 0) break;
      if (reading_.rule(m) != "cover.form") continue;
      const bool alone = m.text == blocks[m.block.value].text;
      for (std::uint32_t b = m.block.value; alone && b < blocks.size(); ++b) {
        if (b - m.block.value > kLegend) break;
        const std::string low = lowered(reading_.text(blocks[b].text));
        if (low.find("report pursuant to section 13") != std::string::npos)
          return m.block.value < kCoverBlocks && m.text.begin < kCoverBytes ? 0 : m.block.value;
      }
      if (m.block.value < kCoverBlocks) return 0;
    }
    return 0;
  }

  std::span<const Mention> mentions_of_cover() const {
    const auto& all = reading_.mentions.mentions;
    const auto& blocks = reading_.document.blocks;
    const std::uint32_t cover = find_cover();
    const auto first = std::find_if(all.begin(), all.end(),
                                    [&](const Mention& m) { return m.block.value >= cover; });
    const auto last = std::find_if(first, all.end(), [&](const Mention& m) {
      return m.block.value - cover >= kCoverBlocks ||
             m.text.begin - blocks[cover].text.begin >= kCoverBytes ||
             blocks[m.block.value].part != 0;
    });
    return {first, last};
  }

  // The first mention of the rule on the cover.
  const Mention* first(std::string_view rule) const {
    for (const Mention& m : on_cover_) {
      if (reading_.rule(m) == rule) return &m;
    }
    return nullptr;
  }

  Evidence evidence(const Mention& m, TextSpan span) const {
    return {span, std::string(reading_.rule(m))};
  }

  template <class T>
  static void set(Sourced<T>& slot, T value, Evidence why) {
    slot.value = std::move(value);
    slot.evidence.push_back(std::move(why));
  }

  std::optional<Date> date_in(const Mention& m) const {
    const auto words = reading_.capture(m, "date");
    if (!words) return std::nullopt;
    const auto date = read_date(reading_.text(*words));
    return date && date->exists() ? date : std::nullopt;
  }

  void header(Filing& filing) const {
    const SubmissionHeader& h = reading_.document.header;
    from_header(filing.accession_number, h.accession_number, "header.accession_number");
    from_header(filing.cik, h.cik, "header.cik");
    from_header(filing.form_type, h.form_type, "header.form_type");
    const std::string& day = h.filed_on.value;
    if (day.size() == 8)
      filing.filed_on.value =
          read_date(day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6));
  }

  static void from_header(Sourced<std::string>& slot, const SubmissionField& field,
                          std::string rule) {
    if (field.value.empty()) return;
    slot.value = field.value;
    // A value from the file's path has no bytes.
    if (!field.source.empty())
      slot.evidence.push_back({{}, std::move(rule), field.source, field.value});
  }

  void form_type(Filing& filing) const {
    const Mention* m = first("cover.form");
    if (m == nullptr) m = first("cover.form_alone");
    // A supplement may carry a Form 8-K behind its own cover; a registration statement's
    // undertakings speak of prospectuses to be filed pursuant to the rule.
    const Mention* rule_424 = first("cover.rule_424");
    if (rule_424 != nullptr && (m == nullptr || rule_424->text.begin < m->text.begin))
      return prospectus_form(filing, *rule_424);
    const Mention* post_effective = first("cover.post_effective");
    if (m == nullptr && post_effective != nullptr && !filing.form_type)
      return set(filing.form_type, std::string("POS AM"),
                 evidence(*post_effective, post_effective->text));
    if (m == nullptr) return;
    const TextSpan words = *reading_.capture(*m, "form");
    std::string form(reading_.text(words));
    for (char& c : form) c = to_upper(c);
    if (post_effective != nullptr) form = "POS AM";
    // "AMENDMENT NO. 4 TO FORM S-3"
    const bool registers = form.starts_with("S-") || form.starts_with("F-");
    if (registers && form.find('/') == std::string::npos &&
        first("cover.amendment_to_form") != nullptr)
      form += "/A";
    if ((form == "S-3" || form == "F-3") && is_automatic_shelf()) form += "ASR";
    if (!filing.form_type) set(filing.form_type, form, evidence(*m, words));
  }

  // A well-known seasoned issuer checks the box on the form's cover (General
  // Instruction I.D. of Form S-3): the mark stands behind the sentence.
  bool is_automatic_shelf() const {
    const Mention* box = first("cover.effective_on_filing");
    if (box == nullptr) return false;
    std::string_view after = std::string_view(reading_.document.text).substr(box->text.end);
    after.remove_prefix(std::min(after.find_first_not_of(" .:[(\n"), after.size()));
    constexpr std::string_view kMarks[] = {"☒", "☑",  "✓",   "✔",  "✗",  "✘",   "þ",
                                           "ý", "x ", "x\n", "x]", "X ", "X\n", "X]"};
    return std::any_of(std::begin(kMarks), std::end(kMarks),
                       [&](std::string_view mark) { return after.starts_with(mark); });
  }

  // "Filed Pursuant to Rule 424(b)(5)" -> 424B5
  void prospectus_form(Filing& filing, const Mention& rule_424) const {
    const TextSpan words = *reading_.capture(rule_424, "form");
    std::string form;
    for (char c : reading_.text(words)) {
      if (is_alnum(c)) form += to_upper(c);
    }
    if (form == "433") form = "FWP";
    if (!filing.form_type) set(filing.form_type, form, evidence(rule_424, words));
  }

  void title(Filing& filing) const {
    // A report may tell of an amendment; it bears a number itself where its form says so.
    const bool report = filing.form_type && (filing.form_type->starts_with("8-K") ||
                                             filing.form_type->starts_with("6-K") ||
                                             filing.form_type->starts_with("10-"));
    if (report && !filing.form_type->ends_with("/A")) return;
    constexpr std::string_view kReport[] = {"cover.amendment_to_form", "cover.report_amendment"};
    constexpr std::string_view kOther[] = {"cover.post_effective", "cover.amendment_to_form",
                                           "cover.supplement_title", "cover.this_supplement"};
    for (std::string_view rule : report ? std::span<const std::string_view>(kReport) : kOther) {
      const Mention* m = first(rule);
      if (m == nullptr) continue;
      const TextSpan words = to_its_form(*reading_.capture(*m, "title"), m->block.value);
      std::string title(reading_.text(words));
      std::replace(title.begin(), title.end(), '\n', ' ');
      set(filing.title, std::move(title), evidence(*m, words));
      if (const auto digits = reading_.capture(*m, "number")) {
        if (const auto n = read_count(reading_.text(*digits)))
          set(filing.number, *n, evidence(*m, *digits));
      }
      return;
    }
  }

  // A contract's heading, whatever of it looks like a prospectus's.
  void contract_title(Filing& filing) const {
    constexpr std::uint32_t kHead = 12;  // blocks: the exhibit's number, a legend, the parties
    const Mention* m = first("cover.contract_title");
    if (m == nullptr || m->block.value >= kHead) return;
    if (reading_.text(m->text).starts_with("TO ")) return;  // the line before says what does
    filing.title = {};
    filing.number = {};
    const TextSpan words = *reading_.capture(*m, "title");
    set(filing.title, std::string(reading_.text(words)), evidence(*m, words));
    if (const auto digits = reading_.capture(*m, "number")) {
      if (const auto n = read_count(reading_.text(*digits)))
        set(filing.number, *n, evidence(*m, *digits));
    }
  }

  // "AMENDMENT NO. 4", "TO", "FORM S-3", a line each: one title.
  TextSpan to_its_form(TextSpan title, std::uint32_t block) const {
    const auto& blocks = reading_.document.blocks;
    if (title.end != blocks[block].text.end) return title;
    std::uint32_t next = block + 1;
    const bool joined = lowered(reading_.text(title)).ends_with(" to");
    if (!joined && (next >= blocks.size() || lowered(reading_.text(blocks[next++].text)) != "to"))
      return title;
    for (const Mention& m : on_cover_) {
      if (m.block.value == next && reading_.rule(m) == "cover.form" &&
          m.text.begin == blocks[next].text.begin)
        return {title.begin, m.text.end};
    }
    return title;
  }

  void kind(Filing& filing) const {
    if (filing.form_type) {
      for (const FormKind& f : kFormKinds) {
        if (!filing.form_type->starts_with(f.prefix)) continue;
        filing.kind.value = f.kind == FilingKind::prospectus && is_supplement()
                                ? FilingKind::prospectus_supplement
                                : f.kind;
        return;
      }
    }
    filing.kind.value = kind_without_form();
  }

  bool is_supplement() const {
    if (first("cover.to_prospectus") != nullptr || first("cover.supplement_title") != nullptr)
      return true;
    for (std::string_view rule : {"cover.document_date", "cover.document_dated"}) {
      const Mention* m = first(rule);
      if (m != nullptr && lowered(reading_.text(m->text)).find("supplement") != std::string::npos)
        return true;
    }
    return false;
  }

  std::string_view cover_text(std::uint32_t bytes) const {
    const auto size = static_cast<std::uint32_t>(reading_.document.text.size());
    return reading_.text({0, std::min(size, bytes)});
  }

  // The parties' own words at the head of a contract.
  static bool is_contract(const std::string& top) {
    for (std::string_view words :
         {"this agreement (", "agreement is made", "agreement (this \"agreement",
          "amendment is made", "amendment is entered into", "is entered into as of",
          "is made and entered into", "is dated as of", "indenture dated as of",
          "this warrant"}) {
      if (top.find(words) != std::string::npos) return true;
    }
    return false;
  }

  // "FIRST AMENDMENT TO LICENSE AGREEMENT", a line of its own, and below it what the
  // parties "hereby agree".
  bool is_headed_as_contract(const std::string& top) const {
    constexpr std::uint32_t kHead = 6;  // blocks
    const Mention* title = first("cover.contract_title");
    if (title == nullptr || title->block.value >= kHead) return false;
    for (std::string_view words : {"hereby agree", "by and between", "by and among", "witnesseth",
                                   "now, therefore", "the parties"}) {
      if (top.find(words) != std::string::npos) return true;
    }
    return false;
  }

  FilingKind kind_without_form() const {
    const std::string top = lowered(cover_text(3000));
    if (top.find("schedule 14a") != std::string::npos)
      return FilingKind::other;  // a proxy statement
    if (first("cover.exhibit") != nullptr) return FilingKind::agreement;
    const bool contract = is_contract(top) || is_headed_as_contract(top);
    // "Amendment No. 2 to Employment Agreement" has a prospectus's title, almost.
    const bool amends_contract = top.find("amendment") != std::string::npos &&
                                 top.find("prospectus") == std::string::npos && contract;
    if (!amends_contract &&
        (first("cover.supplement_title") != nullptr || first("cover.this_supplement") != nullptr)) {
      return FilingKind::prospectus_supplement;
    }
    if (contract) return FilingKind::agreement;
    if (const Mention* m = first("cover.withdrawal_request"); m != nullptr && m->text.begin < 3000)
      return FilingKind::notice;
    // One item of Form 10-K or 10-Q, cut out of its report.
    if (const Mention* item = first("cover.report_item"); item != nullptr && item->block.value < 3)
      return FilingKind::periodic_report;
    if (first("cover.release") != nullptr || first("cover.newswire_date") != nullptr)
      return FilingKind::press_release;
    if (first("cover.document_date") != nullptr || first("cover.document_dated") != nullptr) {
      return is_supplement() ? FilingKind::prospectus_supplement : FilingKind::prospectus;
    }
    if (top.find("today announced") != std::string::npos || first("cover.dateline") != nullptr) {
      return FilingKind::press_release;
    }
    return FilingKind::other;
  }

  void dated(Filing& filing) const {
    struct DateRule {
      FilingKind kind;
      std::string_view rule;
    };
    // In order of trust.
    constexpr DateRule kRules[] = {
        {FilingKind::current_report, "cover.date_of_report"},
        {FilingKind::prospectus_supplement, "cover.subject_to_completion"},
        {FilingKind::prospectus_supplement, "cover.document_date"},
        {FilingKind::prospectus_supplement, "cover.document_date_bare"},
        {FilingKind::prospectus_supplement, "cover.document_dated"},
        {FilingKind::prospectus_supplement, "cover.supplement_title"},
        {FilingKind::prospectus, "cover.subject_to_completion"},
        {FilingKind::prospectus, "cover.document_date"},
        {FilingKind::prospectus, "cover.document_date_bare"},
        {FilingKind::prospectus, "cover.document_dated"},
        {FilingKind::registration_statement, "cover.as_filed"},
        {FilingKind::registration_statement, "cover.subject_to_completion"},
        {FilingKind::press_release, "cover.newswire_date"},
        {FilingKind::press_release, "cover.dateline"},
        {FilingKind::agreement, "cover.preamble_date"},
    };
    for (const DateRule& r : kRules) {
      if (filing.kind.value != r.kind) continue;
      const Mention* m = first(r.rule);
      if (m == nullptr) continue;
      if (const auto date = date_in(*m))
        return set(filing.dated, *date, evidence(*m, *reading_.capture(*m, "date")));
    }
    if (!filing.dated) after_completion_legend(filing);
    if (!filing.dated) beyond_cover(filing);
    const FilingKind kind = filing.kind.value.value_or(FilingKind::other);
    if (!filing.dated && (kind == FilingKind::agreement || kind == FilingKind::notice))
      day_alone(filing, kLetterHead);
    if (!filing.dated && kind == FilingKind::prospectus_supplement) day_alone(filing, kCover);
    if (filing.kind.value == FilingKind::current_report) after_label(filing);
    if (filing.kind.value == FilingKind::current_report && !filing.dated) on_cover(filing);
    if (!filing.dated &&
        (filing.kind.value == FilingKind::current_report ||
         filing.kind.value == FilingKind::agreement || filing.kind.value == FilingKind::notice ||
         filing.kind.value == FilingKind::periodic_report)) {
      date_line(filing);
    }
  }

  // Form 6-K has no date of report; its cover has a day all the same, or the month
  // alone: the day of the signature then.
  void on_cover(Filing& filing) const {
    constexpr std::uint32_t kLine = 60;  // bytes; what is longer is a sentence of the report
    for (const Mention& m : on_cover_) {
      const std::string_view sentence = reading_.text(reading_.sentence(m.sentence).text);
      if (reading_.rule(m) != "date.written" ||
          (sentence.size() > kLine && sentence.ends_with('.')) || is_of_exhibit(m))
        continue;
      if (const auto date = date_in(m)) return set(filing.dated, *date, evidence(m, m.text));
    }
    date_line(filing);
    const Mention* m = filing.dated ? nullptr : first("date.written");
    if (m == nullptr) return;
    if (const auto date = date_in(*m)) set(filing.dated, *date, evidence(*m, m->text));
  }

  // "Press Release dated July 15, 2025", in the list of exhibits
  bool is_of_exhibit(const Mention& day) const {
    const TextSpan sentence = reading_.sentence(day.sentence).text;
    return sentence.begin + 8 < day.text.begin &&
           lowered(reading_.text_before(sentence, day.text.begin, 8)).ends_with("dated ");
  }

  // "Subject to Completion. Dated March 3, 2026."
  void after_completion_legend(Filing& filing) const {
    const Mention* legend = first("cover.subject_to_completion");
    if (legend == nullptr) return;
    for (const Mention& m : reading_.mentions.mentions) {
      if (reading_.rule(m) != "cover.date_line" || m.block != legend->block) continue;
      if (const auto date = date_in(m))
        return set(filing.dated, *date, evidence(m, *reading_.capture(m, "date")));
    }
  }

  // In bytes.
  static constexpr std::uint32_t kLetterHead = 2500;
  static constexpr std::uint32_t kCover = 6000;

  // A letter's day stands alone above the address, a cover's at its foot.
  void day_alone(Filing& filing, std::uint32_t head) const {
    for (const Mention& m : reading_.mentions.mentions) {
      if (m.text.begin > head) return;
      if (reading_.rule(m) != "date.written" ||
          m.text != reading_.document.blocks[m.block.value].text)
        continue;
      if (const auto date = read_date(reading_.text(m.text)); date && date->exists())
        return set(filing.dated, *date, evidence(m, m.text));
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
      if (const auto date = date_in(m))
        return set(filing.dated, *date, evidence(m, *reading_.capture(m, "date")));
    }
  }

  // "Date of Report (Date of earliest event reported):" in one block, the day
  // in a neighbour.
  void after_label(Filing& filing) const {
    const Mention* label = first("cover.date_label");
    if (label == nullptr) return;
    const Mention* best = nullptr;
    std::uint32_t nearest = 4;  // blocks
    for (const Mention& m : reading_.mentions.mentions) {
      if (reading_.rule(m) != "date.written") continue;
      const std::uint32_t a = m.block.value;
      const std::uint32_t b = label->block.value;
      const std::uint32_t distance = a > b ? a - b : b - a;
      if (distance < nearest) {
        nearest = distance;
        best = &m;
      }
    }
    if (best == nullptr) return;
    if (const auto date = date_in(*best)) set(filing.dated, *date, evidence(*best, best->text));
  }

  void date_line(Filing& filing) const {
    for (const Mention& m : reading_.mentions.mentions) {
      if (reading_.rule(m) != "cover.date_line") continue;
      if (const auto date = date_in(m))
        return set(filing.dated, *date, evidence(m, *reading_.capture(m, "date")));
    }
  }

  void amends(Filing& filing) const {
    switch (filing.kind.value.value_or(FilingKind::other)) {
      case FilingKind::prospectus_supplement:
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

  void amended_prospectuses(Filing& filing) const {
    constexpr std::uint32_t kBreath = 400;  // bytes
    std::uint32_t last = 0;                 // where the documents named so far end
    for (const Mention& m : on_cover_) {
      const std::string_view rule = reading_.rule(m);
      if (rule != "cover.to_prospectus" && rule != "cover.supplements" &&
          rule != "cover.and_document")
        continue;
      // "(To Prospectus dated …, and Prospectus Supplement dated …)": in one breath.
      const bool far = m.text.begin > last + kBreath;
      if (rule == "cover.and_document" && (filing.amends.empty() || far || is_of_agreement(m)))
        continue;
      const auto date = date_in(m);
      if (!date || date == filing.dated.value) continue;
      last = m.text.end;
      const std::string name = lowered(reading_.text(*reading_.capture(m, "document")));
      const bool supplement = name.find("supplement") != name.npos ||
                              name.find("amendment") != name.npos;  // "Amendment No. 1" to one
      add_amended(filing, m,
                  supplement ? FilingKind::prospectus_supplement : FilingKind::prospectus);
    }
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
    for (const Mention& m : on_cover_) {
      if (reading_.rule(m) == "cover.amended_registration" && date_in(m))
        add_amended(filing, m, FilingKind::registration_statement);
    }
    if (!filing.amends.empty()) return;
    AmendedDocument amended;
    amended.kind = {FilingKind::registration_statement, filing.title.evidence};
    filing.amends.push_back(std::move(amended));
  }

  // "is being filed to amend the Current Report on Form 8-K dated May 5 (the "Original
  // Form 8-K")"
  void amended_report(Filing& filing) const {
    if (!filing.form_type || !filing.form_type->ends_with("/A")) return;
    for (const Mention& m : on_cover_) {
      if (reading_.rule(m) != "cover.amended_report" || !date_in(m)) continue;
      return add_amended(filing, m, *filing.kind);
    }
  }

  void add_amended(Filing& filing, const Mention& m, FilingKind kind) const {
    AmendedDocument amended;
    set(amended.kind, kind, evidence(m, *reading_.capture(m, "document")));
    set(amended.dated, *date_in(m), evidence(m, *reading_.capture(m, "date")));
    const bool known =
        std::any_of(filing.amends.begin(), filing.amends.end(), [&](const AmendedDocument& a) {
          return a.kind.value == amended.kind.value && a.dated.value == amended.dated.value;
        });
    if (!known) filing.amends.push_back(std::move(amended));
  }

  void registration_numbers(Filing& filing) const {
    for (const Mention& m : reading_.mentions.mentions) {
      if (reading_.document.blocks[m.block.value].part != 0) break;
      if (reading_.rule(m) != "cover.registration_number") continue;
      std::string number;
      for (char c : reading_.text(*reading_.capture(m, "number"))) {
        if (c == '-' && number.ends_with('-')) continue;
        if (c != ' ') number += c;
      }
      const TextSpan words = *reading_.capture(m, "number");
      const auto known =
          std::find_if(filing.registration_numbers.begin(), filing.registration_numbers.end(),
                       [&](const Sourced<std::string>& n) { return n.value == number; });
      if (known != filing.registration_numbers.end()) continue;
      filing.registration_numbers.emplace_back();
      set(filing.registration_numbers.back(), number, evidence(m, words));
    }
  }

  const Reading& reading_;
  const std::span<const Mention> on_cover_;
};

}  // namespace

Filing read_filing(const Reading& reading) { return CoverReader(reading).read(); }

}  // namespace offerlog
