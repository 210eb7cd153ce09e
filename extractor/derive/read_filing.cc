#include "read_filing.h"

#include <algorithm>
#include <set>
#include <span>

#include "read_filing_parts.h"
#include "resolve/read_values.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

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
    {"425", FilingKind::other},
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
  explicit CoverReader(const Reading& reading) : reading_(reading), cover_(reading) {}

  Filing read() {
    Filing filing;
    header(filing);
    form_type(filing);
    title(filing);
    kind(filing);
    excerpt_form(filing);
    if (filing.kind.value == FilingKind::agreement) contract_title(filing);
    read_filing_day(cover_, filing);
    read_amends(cover_, filing);
    registration_numbers(filing);
    return filing;
  }

 private:
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
    const Mention* m = cover_.first("cover.form");
    if (m == nullptr) m = cover_.first("cover.form_alone");
    // Two letters say so above all, where the submission's own lines were kept.
    if (m != nullptr && m->block.value > 0 && reading_.text(m->text) == "RW") m = nullptr;
    // A supplement may carry a Form 8-K behind its own cover; a registration statement's
    // undertakings speak of prospectuses to be filed pursuant to the rule.
    const Mention* rule_424 = cover_.first("cover.rule_424");
    if (rule_424 != nullptr && (m == nullptr || rule_424->text.begin < m->text.begin))
      return prospectus_form(filing, *rule_424);
    const Mention* rule_425 = cover_.first("cover.rule_425");
    if (rule_425 != nullptr && (m == nullptr || rule_425->text.begin < m->text.begin)) {
      if (!filing.form_type)
        set(filing.form_type, std::string("425"), evidence_at(reading_, *rule_425, rule_425->text));
      return;
    }
    const Mention* post_effective = cover_.first("cover.post_effective");
    if (m == nullptr && post_effective != nullptr && !filing.form_type)
      return set(filing.form_type, std::string("POS AM"),
                 evidence_at(reading_, *post_effective, post_effective->text));
    if (m == nullptr) return;
    const TextSpan words = *reading_.capture(*m, "form");
    std::string form(reading_.text(words));
    for (char& c : form) c = to_upper(c);
    if (post_effective != nullptr) form = "POS AM";
    // "AMENDMENT NO. 4 TO FORM S-3"
    const bool registers = form.starts_with("S-") || form.starts_with("F-");
    if (registers && form.find('/') == std::string::npos &&
        cover_.first("cover.amendment_to_form") != nullptr)
      form += "/A";
    if ((form == "S-3" || form == "F-3") && is_automatic_shelf()) form += "ASR";
    if (!filing.form_type) set(filing.form_type, form, evidence_at(reading_, *m, words));
  }

  // A well-known seasoned issuer checks the box on the form's cover (General
  // Instruction I.D. of Form S-3): the mark stands behind the sentence.
  bool is_automatic_shelf() const {
    const Mention* box = cover_.first("cover.effective_on_filing");
    if (box == nullptr) return false;
    std::string_view after = std::string_view(reading_.document.text).substr(box->text.end);
    after.remove_prefix(std::min(after.find_first_not_of(" .:[(\n"), after.size()));
    constexpr std::string_view kMarks[] = {"☒", "☑",  "✓",   "✔",  "✗",  "✘",   "þ",
                                           "ý", "x ", "x\n", "x]", "X ", "X\n", "X]"};
    return starts_with_any(after, kMarks);
  }

  // "Filed Pursuant to Rule 424(b)(5)" -> 424B5
  void prospectus_form(Filing& filing, const Mention& rule_424) const {
    const TextSpan words = *reading_.capture(rule_424, "form");
    std::string form;
    for (char c : reading_.text(words)) {
      if (is_alnum(c)) form += to_upper(c);
    }
    if (form == "433") form = "FWP";
    if (!filing.form_type) set(filing.form_type, form, evidence_at(reading_, rule_424, words));
  }

  void title(Filing& filing) const {
    // A report may tell of an amendment; it bears a number itself where its form says so.
    const bool report = filing.form_type && (filing.form_type->starts_with("8-K") ||
                                             filing.form_type->starts_with("6-K") ||
                                             filing.form_type->starts_with("10-"));
    if (report && !filing.form_type->ends_with("/A")) return;
    constexpr std::string_view kReport[] = {"cover.amendment_to_form", "cover.report_amendment"};
    constexpr std::string_view kOther[] = {"cover.post_effective", "cover.amendment_to_form",
                                           "cover.supplement_title", "cover.this_supplement",
                                           "cover.pricing_supplement"};
    for (std::string_view rule : report ? std::span<const std::string_view>(kReport) : kOther) {
      const Mention* m = cover_.first(rule);
      if (m == nullptr) continue;
      const TextSpan words = to_its_form(*reading_.capture(*m, "title"), m->block.value);
      std::string title(reading_.text(words));
      std::replace(title.begin(), title.end(), '\n', ' ');
      set(filing.title, std::move(title), evidence_at(reading_, *m, words));
      if (const auto digits = reading_.capture(*m, "number")) {
        if (const auto n = read_count(reading_.text(*digits)))
          set(filing.number, *n, evidence_at(reading_, *m, *digits));
      }
      return;
    }
  }

  // A contract's heading, whatever of it looks like a prospectus's.
  void contract_title(Filing& filing) const {
    constexpr std::uint32_t kHead = 12;  // blocks: the exhibit's number, a legend, the parties
    const Mention* m = cover_.first("cover.contract_title");
    if (m == nullptr || m->block.value >= kHead) return;
    if (reading_.text(m->text).starts_with("TO ")) return;  // the line before says what does
    filing.title = {};
    filing.number = {};
    const TextSpan words = *reading_.capture(*m, "title");
    set(filing.title, std::string(reading_.text(words)), evidence_at(reading_, *m, words));
    if (const auto digits = reading_.capture(*m, "number")) {
      if (const auto n = read_count(reading_.text(*digits)))
        set(filing.number, *n, evidence_at(reading_, *m, *digits));
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
    for (const Mention& m : cover_.mentions) {
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

  // An item cut out of its report: "the other information in this Annual Report on Form 10-K".
  void excerpt_form(Filing& filing) const {
    const Mention* m = cover_.first("cover.this_report");
    if (m == nullptr || filing.form_type || filing.kind.value != FilingKind::periodic_report)
      return;
    const TextSpan words = *reading_.capture(*m, "form");
    std::string form(reading_.text(words));
    for (char& c : form) c = to_upper(c);
    set(filing.form_type, std::move(form), evidence_at(reading_, *m, words));
  }

  bool is_supplement() const {
    if (cover_.first("cover.to_prospectus") != nullptr ||
        cover_.first("cover.pricing_supplement") != nullptr ||
        cover_.first("cover.supplement_title") != nullptr)
      return true;
    for (std::string_view rule : {"cover.document_date", "cover.document_dated"}) {
      const Mention* m = cover_.first(rule);
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
    return contains_any(
        top,
        {"this agreement (", "agreement is made", "agreement (this \"agreement",
         "amendment is made", "amendment is entered into", "is entered into as of",
         "is made and entered into", "is dated as of", "indenture dated as of", "this warrant"});
  }

  // "FIRST AMENDMENT TO LICENSE AGREEMENT", a line of its own, and below it what the
  // parties "hereby agree".
  bool is_headed_as_contract(const std::string& top) const {
    constexpr std::uint32_t kHead = 6;  // blocks
    const Mention* title = cover_.first("cover.contract_title");
    if (title == nullptr || title->block.value >= kHead) return false;
    return contains_any(top, {"hereby agree", "by and between", "by and among", "witnesseth",
                              "now, therefore", "the parties"});
  }

  FilingKind kind_without_form() const {
    const std::string top = lowered(cover_text(3000));
    if (top.find("schedule 14a") != std::string::npos)
      return FilingKind::other;  // a proxy statement
    if (cover_.first("cover.exhibit") != nullptr) return FilingKind::agreement;
    const bool contract = is_contract(top) || is_headed_as_contract(top);
    // "Amendment No. 2 to Employment Agreement" has a prospectus's title, almost.
    const bool amends_contract = top.find("amendment") != std::string::npos &&
                                 top.find("prospectus") == std::string::npos && contract;
    if (!amends_contract && (cover_.first("cover.supplement_title") != nullptr ||
                             cover_.first("cover.this_supplement") != nullptr)) {
      return FilingKind::prospectus_supplement;
    }
    if (contract) return FilingKind::agreement;
    if (cover_.first("cover.supplement_heading") != nullptr &&
        cover_.first("cover.to_prospectus") != nullptr)
      return FilingKind::prospectus_supplement;
    if (const Mention* m = cover_.first("cover.withdrawal_request");
        m != nullptr && m->text.begin < 3000)
      return FilingKind::notice;
    // One item of Form 10-K or 10-Q, cut out of its report.
    if (const Mention* item = cover_.first("cover.report_item");
        item != nullptr && item->block.value < 3)
      return FilingKind::periodic_report;
    if (cover_.first("cover.release") != nullptr || cover_.first("cover.newswire_date") != nullptr)
      return FilingKind::press_release;
    if (cover_.first("cover.document_date") != nullptr ||
        cover_.first("cover.document_dated") != nullptr) {
      return is_supplement() ? FilingKind::prospectus_supplement : FilingKind::prospectus;
    }
    if (top.find("today announced") != std::string::npos ||
        cover_.first("cover.dateline") != nullptr) {
      return FilingKind::press_release;
    }
    return FilingKind::other;
  }

  void registration_numbers(Filing& filing) const {
    std::set<std::string> known;
    for (const Mention& m : reading_.of_rule("cover.registration_number")) {
      if (reading_.document.blocks[m.block.value].part != 0) break;
      std::string number;
      for (char c : reading_.text(*reading_.capture(m, "number"))) {
        if (c == '-' && number.ends_with('-')) continue;
        if (c != ' ') number += c;
      }
      const TextSpan words = *reading_.capture(m, "number");
      if (!known.insert(number).second) continue;
      filing.registration_numbers.emplace_back();
      set(filing.registration_numbers.back(), number, evidence_at(reading_, m, words));
    }
  }

  const Reading& reading_;
  const Cover cover_;
};

}  // namespace

Filing read_filing(const Reading& reading) { return CoverReader(reading).read(); }

}  // namespace offerlog
