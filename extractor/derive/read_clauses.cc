// A trigger ("terminated") is a change only with an object of ours ("the Sales
// Agreement"), in a sentence that says it happened:
//
//   On May 4, 2023, the Company terminated the Sales Agreement, effective May 8.
//   `date ´                      `trigger´ `--- object ---´            `date´
//
// against "may be terminated", "will terminate upon the earlier of", "if we
// terminate", "terminated the License Agreement".
#include "read_clauses.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "resolve/read_values.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

struct TriggerRule {
  std::string_view rule;
  ChangeType type;
  bool needs_object;  // an agreement, prospectus or program of ours
};
constexpr TriggerRule kTriggers[] = {
    {"change.suspended", ChangeType::suspended, true},
    {"change.no_sales_until", ChangeType::suspended, true},
    {"change.resumed", ChangeType::resumed, true},
    {"change.terminated", ChangeType::terminated, true},
    {"change.termination_effective", ChangeType::terminated, true},
    {"change.increased", ChangeType::increased, false},
    {"change.decreased", ChangeType::decreased, false},
    {"change.amended", ChangeType::amended, true},
    {"change.agents_changed", ChangeType::amended, false},
    {"change.offer_extended", ChangeType::amended, false},
    {"change.as_amended", ChangeType::amended, false},
    {"change.another_prospectus", ChangeType::amended, false},
    {"change.new_prospectus", ChangeType::amended, false},
    {"change.sold", ChangeType::sales_reported, false},
    {"change.purchased", ChangeType::sales_reported, false},
    {"change.priced", ChangeType::priced, false},
    {"change.announced", ChangeType::established, false},
    {"change.begun_on", ChangeType::established, false},
    {"change.program_begun", ChangeType::established, false},
    {"change.closed", ChangeType::completed, false},
    {"change.to_close", ChangeType::completed, false},
    {"change.closing_day", ChangeType::completed, false},
    {"change.sold_out", ChangeType::completed, false},
    {"change.sold_to", ChangeType::completed, false},
    {"change.exchange_expired", ChangeType::completed, false},
    {"change.option_exercised", ChangeType::option_exercised, false},
    {"change.option_noticed", ChangeType::option_exercised, false},
    {"change.withdrawn", ChangeType::withdrawn, false},
    {"change.registered", ChangeType::registered, false},
    {"change.registration_filed", ChangeType::registered, false},
    {"change.effective", ChangeType::effective, false},
    {"change.deregistered", ChangeType::deregistered, false},
};

// What a change can be about, besides an agreement that is named.
struct ObjectWord {
  std::string_view word;  // lower case
  Scope scope;
};
constexpr ObjectWord kObjects[] = {
    {"prospectus", Scope::prospectus},
    {"atm program", Scope::program},
    {"atm offering", Scope::program},
    {"atm facility", Scope::program},
    {"the atm", Scope::program},
    {"our atm", Scope::program},
    {"its atm", Scope::program},
    {"at-the-market", Scope::program},
    {"at the market", Scope::program},
    {"equity line", Scope::program},
    {"eloc", Scope::program},
    {"offering program", Scope::program},
    {"sales program", Scope::program},
    {"distribution program", Scope::program},
    {"continuous offering", Scope::program},
    {"all offerings", Scope::program},
    {"the facility", Scope::program},
    {"the program", Scope::program},
    {"that program", Scope::program},
    {"this program", Scope::program},
    {"such program", Scope::program},
    {"our program", Scope::program},
    {"its program", Scope::program},
    {"the offering", Scope::program},
    {"this offering", Scope::program},
    {"the offer and sale", Scope::program},
    {"offers and sales", Scope::program},
    {"all sales", Scope::program},
    {"further sales", Scope::program},
    {"any sales", Scope::program},
    {"sales of", Scope::program},
    {"sales under", Scope::program},
    {"use of the", Scope::program},
};

// How far an object may stand behind its verb, in bytes.
constexpr std::uint32_t kReach = 220;

bool sells(AgreementFamily family) {
  return family == AgreementFamily::sales || family == AgreementFamily::equity_line ||
         family == AgreementFamily::underwriting || family == AgreementFamily::purchase ||
         family == AgreementFamily::placement_agency;
}

struct Object {
  TextSpan text;
  Scope scope = Scope::program;
  std::optional<std::uint32_t> agreement;
};

class ClauseReader {
 public:
  explicit ClauseReader(const Context& context) : c_(context), reading_(context.reading) {}

  std::vector<Clause> read() {
    for (std::uint32_t s = 0; s < reading_.mentions.sentences.size(); ++s) {
      begin_sentence(s);
      for (const Mention& m : reading_.mentions_of(s)) {
        for (const TriggerRule& rule : kTriggers) {
          if (rule.rule == reading_.rule(m)) read_trigger(m, rule);
        }
      }
      move_focus();
    }
    return std::move(clauses_);
  }

 private:
  void begin_sentence(std::uint32_t s) {
    sentence_ = s;
    span_ = c_.sentence_span(s);
    low_ = lowered(reading_.text(span_));
    references_.clear();
    objects_.reset();
    for (const AgreementReference& r : c_.within(c_.facts.references, span_))
      references_.push_back(&r);
  }

  // The program that "it" and "the offering" mean in the sentences after.
  void move_focus() {
    for (const DateFact& d : c_.within(c_.facts.dates, span_)) {
      const std::string lead = lowered(text_before(d.text.begin, 4));
      if (d.date && (lead.ends_with("on ") || lead.empty())) last_day_ = d.date;
    }
    if (!reports_changes(c_.section_of(sentence_))) return;
    for (const AgreementReference* r : references_) {
      if (sells(family(*r))) focus_ = r->agreement;
    }
  }

  AgreementFamily family(const AgreementReference& r) const {
    return c_.facts.agreements[r.agreement].family;
  }

  void read_trigger(const Mention& m, const TriggerRule& rule) {
    if (rule.needs_object && is_of_one_agent(m)) return;
    if (rule.type == ChangeType::terminated && tells_of_each(m)) return;
    Clause clause;
    clause.type = rule.type;
    clause.trigger = reading_.id_of(m);
    clause.sentence = sentence_;
    if (rule.needs_object) {
      auto object = find_object(m);
      if (!object) object = program_told_next(m);
      if (object && rule.rule == "change.termination_effective" &&
          object->scope == Scope::program && focus_)
        object.reset();  // "the termination took effect, and our program ended"
      if (!object && !speaks_of_end(m)) return;
      const bool long_past = reading_.has(sentence_, "timing.previously") ||
                             reading_.has(sentence_, "date.month") ||
                             reading_.has(sentence_, "date.year");
      if (object && is_former(*object) && long_past) return;
      clause.scope = rule.rule == "change.no_sales_until" ? Scope::program
                     : object                             ? object->scope
                                                          : Scope::agreement;
      clause.agreement = object ? object->agreement : focus_;
    } else {
      clause.agreement = nearest_agreement(m.text);
    }
    // Sales that are discontinued may begin again; a program may not.
    if (rule.rule == "change.terminated" &&
        lowered(reading_.text(m.text)).starts_with("discontinu") && stops_sales(m)) {
      clause.type = ChangeType::suspended;
    }
    clause.vetoed_by_section = !reports_changes(c_.section_of(sentence_));
    clause.veto = find_veto(m, rule);
    // A bare form with a veto stays, for `explain`.
    if (rule.needs_object && is_bare_form(m) && !is_reported(m) && !clause.veto.valid()) return;
    clause.previously = reading_.has(sentence_, "timing.previously");
    time(clause, m);
    if (is_end_of_term(clause)) return;
    clauses_.push_back(clause);
    if (rule.type == ChangeType::terminated || rule.type == ChangeType::suspended)
      repeat_for_listed(clause, m);
  }

  // "Each was terminated by mutual agreement as of May 4": the agreements that the
  // sentence before names.
  bool tells_of_each(const Mention& m) {
    const bool each = low_.starts_with("each was ") || low_.starts_with("each of them ") ||
                      low_.starts_with("both were ") || low_.starts_with("each agreement was ");
    if (!each || sentence_ == 0 || !is_passive(m)) return false;
    std::vector<std::uint32_t> agreements;
    for (const AgreementReference& r :
         c_.within(c_.facts.references, c_.sentence_span(sentence_ - 1))) {
      if (sells(family(r)) && std::ranges::find(agreements, r.agreement) == agreements.end())
        agreements.push_back(r.agreement);
    }
    Clause clause;
    clause.type = ChangeType::terminated;
    clause.scope = Scope::agreement;
    clause.trigger = reading_.id_of(m);
    clause.sentence = sentence_;
    clause.vetoed_by_section = !reports_changes(c_.section_of(sentence_));
    time(clause, m);
    for (std::uint32_t a : agreements) {
      clause.agreement = a;
      clauses_.push_back(clause);
    }
    return !agreements.empty();
  }

  // "terminated the Sales Agreement solely with respect to Harrow LLC": an agent
  // goes, the agreement stays.
  bool is_of_one_agent(const Mention& m) const {
    for (const Mention& other : reading_.mentions_of(sentence_)) {
      if (reading_.rule(other) == "change.agents_changed" && other.text.contains(m.text))
        return true;
    }
    return false;
  }

  // "the Facility terminates automatically on June 16, 2027": its term, and no act. An
  // end that is announced comes within weeks.
  bool is_end_of_term(const Clause& clause) const {
    constexpr int kNotice = 120;  // days
    return clause.type == ChangeType::terminated && clause.date && c_.reference_day &&
           *c_.reference_day < *clause.date.value &&
           days_between(*c_.reference_day, *clause.date) > kNotice;
  }

  // "terminated (i) the Sales Agreement … and (ii) the Distribution Agreement":
  // each of them.
  void repeat_for_listed(const Clause& clause, const Mention& m) {
    const std::string_view sentence = reading_.text(span_);
    if (!clause.agreement || sentence.find("(ii)") == sentence.npos) return;
    for (const AgreementReference* r : references_) {
      if (r->text.begin < m.text.end || r->agreement == *clause.agreement || !sells(family(*r)))
        continue;
      const std::string_view lead = text_before(r->text.begin, 12);
      if (lead.find("(i") == lead.npos) continue;
      Clause other = clause;
      other.agreement = r->agreement;
      clauses_.push_back(std::move(other));
    }
  }

  // "terminate", "suspend": a form that reports nothing by itself.
  bool is_bare_form(const Mention& m) const {
    const std::string word = lowered(reading_.text(m.text));
    for (std::string_view form :
         {"terminate", "suspend", "pause", "halt", "discontinue", "cease", "resume", "amend",
          "cancel", "recommence", "reinstate", "restart"}) {
      if (word == form) return true;
    }
    return false;
  }

  // "The purpose of this Supplement is to suspend the ATM and to terminate …":
  // the infinitive, or one joined to it by "and", is what is done; so is
  // "we hereby terminate".
  bool is_reported(const Mention& m) const {
    for (const Mention& r : reading_.mentions_of(sentence_)) {
      if (reading_.rule(r) != "report.purpose") continue;
      if (r.text.end >= m.text.begin && r.text.begin < m.text.begin) return true;
      if (r.text.end < m.text.begin && m.text.begin - r.text.end < 90 &&
          (text_before(m.text.begin, 8).ends_with("and to ") ||
           text_before(m.text.begin, 8).ends_with("and "))) {
        return true;
      }
    }
    // "will terminate effective upon the closing of the merger"
    return is_expected(m) || text_before(m.text.begin, 8).ends_with("hereby ") ||
           text_before(m.text.begin, 16).find("will ") != std::string_view::npos;
  }

  // "our former at-the-market facility with Harrow LLC": not the one told of here.
  bool is_former(const Object& object) const {
    const std::string before = lowered(text_before(object.text.begin, 16));
    return before.ends_with("former ") || before.ends_with("prior ") ||
           before.ends_with("previous ");
  }

  // "The termination will be effective on April 11": of what was told before.
  bool speaks_of_end(const Mention& m) const {
    return focus_ && lowered(reading_.text(m.text)).starts_with("termination ");
  }

  // "We have lifted the suspension. From May 4 we may again sell shares under the Sales
  // Agreement": of the program told next, where none was told before.
  std::optional<Object> program_told_next(const Mention& m) const {
    if (!starts_with_any_case(reading_.text(m.text), "lift")) return std::nullopt;
    std::optional<std::uint32_t> agreement = focus_;
    const std::uint32_t next = sentence_ + 1;
    if (!agreement && next < reading_.mentions.sentences.size()) {
      for (const AgreementReference& r : c_.within(c_.facts.references, c_.sentence_span(next))) {
        if (sells(family(r)) && !agreement) agreement = r.agreement;
      }
    }
    if (!agreement) return std::nullopt;
    return Object{m.text, Scope::program, agreement};
  }

  bool stops_sales(const Mention& m) const {
    const std::string after =
        lowered(reading_.text({m.text.end, std::min(span_.end, m.text.end + 24)}));
    return after.find("sales") != std::string::npos || after.find("offers") != std::string::npos;
  }

  // --- the object -------------------------------------------------------

  std::optional<Object> find_object(const Mention& m) const {
    const bool passive = is_passive(m);
    const auto after = object_after(m.text.end);
    const auto before = object_before(m.text.begin);
    auto object = passive && before ? head_of(*before) : after ? after : before;
    if (object && before && object->text == before->text && !passive)
      object = subject_of(m, *object);
    if (!object) return std::nullopt;
    if (object->agreement && !sells(c_.facts.agreements[*object->agreement].family))
      return std::nullopt;
    if (!object->agreement) object->agreement = nearest_agreement(object->text);
    return object;
  }

  // "the sales agreement for this program has terminated": the agreement;
  // "the offering under the Sales Agreement, which it had suspended": the
  // offering.
  Object subject_of(const Mention& m, Object nearest) const {
    const bool had = text_before(m.text.begin, 6).ends_with("had ");
    std::optional<Object> subject;
    for (const Object& o : objects()) {
      if (o.text.end > m.text.begin || m.text.begin - o.text.end > kReach) continue;
      if (o.scope == (had ? Scope::program : Scope::agreement)) subject = o;
    }
    if (!subject) return nearest;
    if (had && !subject->agreement) subject->agreement = nearest.agreement;
    return *subject;
  }

  // "was terminated", "has been suspended": what ended stands before. "was suspending"
  // is no passive.
  bool is_passive(const Mention& m) const {
    if (reading_.text(m.text).ends_with("ing")) return false;
    const std::string_view before = text_before(m.text.begin, 24);
    for (std::string_view aux :
         {"was ", "were ", "been ", "is ", "are ", "be ", "automatically "}) {
      if (before.ends_with(aux)) return true;
    }
    return false;
  }

  std::string_view text_before(std::uint32_t at, std::uint32_t most) const {
    return reading_.text_before(span_, at, most);
  }

  std::optional<Object> object_after(std::uint32_t from) const {
    std::optional<Object> nearest;
    for (const Object& o : objects()) {
      if (o.text.begin + 1 < from || o.text.begin - from > kReach) continue;
      // "terminated upon the execution of the Sales Agreement": when, not what.
      const std::string_view lead = text_before(o.text.begin, 18);
      if (lead.ends_with("execution of the ") || lead.ends_with("signing of the ") ||
          lead.ends_with("entry into the "))
        continue;
      if (!nearest || o.text.begin < nearest->text.begin) nearest = o;
    }
    if (nearest && nearest->scope == Scope::program) return refine(*nearest);
    return nearest;
  }

  std::optional<Object> object_before(std::uint32_t until) const {
    std::optional<Object> nearest;
    for (const Object& o : objects()) {
      if (o.text.end > until || until - o.text.end > kReach) continue;
      if (!nearest || o.text.begin > nearest->text.begin) nearest = o;
    }
    return nearest;
  }

  // "the continuous offering by us under the Prospectus Supplement" ends the
  // prospectus, not the program; "sales under the Sales Agreement" the program.
  std::optional<Object> refine(Object o) const {
    std::uint32_t end = o.text.end;
    for (const Object& next : objects()) {
      if (next.text.begin < end || next.text.begin - end > 90) continue;
      const std::string_view between = reading_.text({end, next.text.begin});
      const bool under = between.find("under") != std::string_view::npos ||
                         between.find("made by") != std::string_view::npos ||
                         between.find("pursuant to") != std::string_view::npos;
      // "its “at the market” equity offering program, established pursuant to": one name.
      const bool same = !next.agreement && next.scope == Scope::program && between.size() < 20;
      if (!under && same) {
        end = next.text.end;
        continue;
      }
      if (!under) break;
      if (next.scope == Scope::prospectus) o.scope = Scope::prospectus;
      if (next.agreement) o.agreement = next.agreement;
      break;
    }
    return o;
  }

  // "The Sales Agreement, pursuant to which we could sell shares in an
  // at-the-market offering, was terminated": the noun that the clause hangs on.
  Object head_of(const Object& object) const {
    if (object.agreement) return object;
    for (const Object& o : objects()) {
      if (o.text.begin >= object.text.begin) break;
      if (!o.agreement) continue;
      const std::string_view between = reading_.text({o.text.end, object.text.begin});
      for (std::string_view relative :
           {"pursuant to which", "under which", "by which", "with respect to which", " for "}) {
        if (between.find(relative) != between.npos) return o;
      }
    }
    return object;
  }

  // A term that stands for the program: "the ATM", "the 2024 Facility".
  bool names_program(TextSpan term) const {
    const std::string words = lowered(reading_.text(term));
    const bool agreement = words.find("greement") != std::string::npos ||
                           words.find("letter") != std::string::npos || words == "eda" ||
                           words == "sepa";
    return !agreement;
  }

  // Of the sentence, in order; most sentences never ask.
  const std::vector<Object>& objects() const {
    if (!objects_) objects_ = find_objects();
    return *objects_;
  }

  std::vector<Object> find_objects() const {
    std::vector<Object> out;
    for (const AgreementReference* r : references_) {
      out.push_back(
          {r->text, names_program(r->text) ? Scope::program : Scope::agreement, r->agreement});
    }
    for (const ObjectWord& w : kObjects) {
      for (auto at = low_.find(w.word); at != std::string::npos; at = low_.find(w.word, at + 1)) {
        const auto begin = span_.begin + static_cast<std::uint32_t>(at);
        const TextSpan here{begin, begin + static_cast<std::uint32_t>(w.word.size())};
        const bool in_title =
            std::any_of(references_.begin(), references_.end(),
                        [&](const AgreementReference* r) { return r->text.overlaps(here); });
        // "By this prospectus supplement, we are resuming": the means, not the object.
        const bool means = w.scope == Scope::prospectus &&
                           std::string_view(low_).substr(0, at).ends_with("by this ");
        if (!in_title && !means) out.push_back({here, w.scope, std::nullopt});
      }
    }
    // A title directly before "Prospectus" only tells which prospectus.
    std::erase_if(out, [&](const Object& o) {
      return o.scope != Scope::prospectus &&
             std::string_view(low_).substr(o.text.end - span_.begin).starts_with(" prospectus");
    });
    std::sort(out.begin(), out.end(),
              [](const Object& a, const Object& b) { return a.text < b.text; });
    return out;
  }

  // The agreement of ours named nearest, before or after; else that of the
  // sentences before.
  std::optional<std::uint32_t> nearest_agreement(TextSpan place) const {
    const AgreementReference* best = nullptr;
    std::uint32_t distance = 0xffffffff;
    for (const AgreementReference* r : references_) {
      if (!sells(family(*r))) continue;
      const std::uint32_t d = r->text.begin >= place.end   ? r->text.begin - place.end
                              : place.begin >= r->text.end ? place.begin - r->text.end
                                                           : 0;
      if (d < distance) {
        distance = d;
        best = r;
      }
    }
    if (best != nullptr) return best->agreement;
    return focus_;
  }

  // --- vetoes -----------------------------------------------------------

  MentionId find_veto(const Mention& trigger, const TriggerRule& rule) const {
    if (rule.rule == "change.no_sales_until") return {};
    for (const Mention& m : reading_.mentions_of(sentence_)) {
      if (reading_.kind(m) == "veto" && speaks_against(m, trigger, rule)) return reading_.id_of(m);
    }
    return {};
  }

  bool speaks_against(const Mention& veto, const Mention& trigger, const TriggerRule& rule) const {
    const std::string_view id = reading_.rule(veto);
    const std::uint32_t at = trigger.text.begin;
    if (id == "veto.may") return veto.text.contains({at, at + 1}) && veto.text.begin < at;
    if (id == "veto.until_earlier") return veto.text.contains({at, at + 1});
    if (id == "veto.conditional") {
      if (opens_list(veto)) return true;
      if (veto.text.end > at || at - veto.text.end > 70) return false;
      return reading_.text({veto.text.end, at}).find(", ") == std::string_view::npos;
    }
    if (id == "veto.assumed") return rule.type == ChangeType::option_exercised;
    if (id == "veto.not_sales") return rule.type == ChangeType::sales_reported;
    if (id == "veto.other_closing") return other_closing(veto, trigger, rule);
    if (id == "veto.other_party") return veto.text.end <= at;
    if (id == "veto.other_quantity") {
      return (rule.type == ChangeType::increased || rule.type == ChangeType::decreased) &&
             veto.text.overlaps(trigger.text);
    }
    if (id == "veto.other_sense" && rule.rule == "change.agents_changed") return false;
    if (id == "veto.other_sense")
      return veto.text.overlaps(trigger.text) || (veto.text.end <= at && at - veto.text.end < 60);
    if (id == "veto.not_done")
      return veto.text.overlaps(trigger.text) || (at >= veto.text.end && at - veto.text.end < 3);
    const bool standing_type =
        rule.type == ChangeType::terminated || rule.type == ChangeType::suspended ||
        rule.type == ChangeType::amended || rule.type == ChangeType::deregistered;
    if (id == "veto.standing" || id == "veto.by_notice") {
      if (!standing_type || is_past(trigger)) return false;
      // "the termination will be effective on March 13, ten days after the notice"
      const std::string_view words = reading_.text(trigger.text);
      if (starts_with_any_case(words, "termination ") && !c_.within(c_.facts.dates, span_).empty())
        return false;
      if (low_.find("agreed to terminate") != std::string::npos) return false;
      return id == "veto.standing" || veto.text.begin > at;
    }
    if (id == "veto.other_matter") return standing_type && other_matter(veto, trigger);
    return false;
  }

  // "If: (i) the registration statement is not filed …, (v) it ceases to be effective,
  // the Company will pay": all of a list of conditions.
  bool opens_list(const Mention& veto) const {
    if (veto.text.begin != span_.begin) return false;
    const std::string_view rest = reading_.text({veto.text.end, span_.end});
    return rest.starts_with(":") || rest.starts_with(" (i)") || rest.starts_with(" (a)") ||
           rest.starts_with(", (i)");
  }

  // "announced the closing of its share exchange": the closing of a deal that is
  // not an offering.
  bool other_closing(const Mention& veto, const Mention& trigger, const TriggerRule& rule) const {
    if (rule.type != ChangeType::completed || rule.rule == "change.sold_out") return false;
    const bool ours = reading_.has(sentence_, "type.underwritten") ||
                      reading_.has(sentence_, "type.private_placement") ||
                      reading_.has(sentence_, "type.registered_direct") ||
                      low_.find("offering") != std::string::npos;
    if (ours) return false;
    return veto.text.overlaps(trigger.text) ||
           (veto.text.begin >= trigger.text.end && veto.text.begin - trigger.text.end < 80) ||
           (trigger.text.begin >= veto.text.end && trigger.text.begin - veto.text.end < 30);
  }

  // "terminated the license agreement", "suspended trading of".
  bool other_matter(const Mention& veto, const Mention& trigger) const {
    // "will terminate upon the closing of the merger" is of our agreement.
    if (veto.text.begin >= trigger.text.end &&
        reading_.text({trigger.text.end, veto.text.begin}).find("upon") != std::string_view::npos) {
      return false;
    }
    const std::uint32_t reach = reading_.rule(trigger) == "change.deregistered" ? 120 : 40;
    if (veto.text.begin >= trigger.text.end) return veto.text.begin - trigger.text.end < reach;
    return trigger.text.begin - veto.text.end < 12;
  }

  bool is_past(const Mention& trigger) const {
    const std::string_view word = reading_.text(trigger.text);
    if (word.find("ed") == std::string_view::npos) return false;
    const std::string_view before = text_before(trigger.text.begin, 5);
    return !before.ends_with("be ");
  }

  // --- when -------------------------------------------------------------

  void time(Clause& clause, const Mention& trigger) const {
    find_date(clause, trigger);
    const bool expected = is_expected(trigger);
    const bool before = clause.type == ChangeType::registered && clause.date && c_.filing.dated &&
                        *clause.date.value < *c_.filing.dated.value &&
                        reading_.rule(trigger) == "change.registration_filed";
    find_condition(clause);
    if (expected) {
      clause.timing = Timing::prospective;
    } else if (before || by_earlier_document() || (clause.date && !is_news(c_, *clause.date))) {
      clause.timing = Timing::historical;
    } else if (clause.previously && !(clause.date && is_news(c_, *clause.date))) {
      clause.timing = Timing::historical;
    }
    const bool stops =
        clause.type == ChangeType::terminated || clause.type == ChangeType::suspended;
    const std::string_view words = reading_.text(trigger.text);
    const bool took_effect = words.find(" took ") != words.npos ||
                             words.find(" was ") != words.npos ||
                             words.find(" became ") != words.npos;
    if (stops && clause.timing == Timing::current && clause.date && c_.filing.dated &&
        *c_.filing.dated.value < *clause.date.value && !took_effect)
      clause.timing = Timing::prospective;
    if (clause.timing != Timing::prospective) clause.condition = {};
    const bool closing =
        clause.type == ChangeType::completed && reading_.rule(trigger) != "change.sold_out";
    if (!clause.date && clause.timing == Timing::current && c_.filing.dated && !closing &&
        !dateless()) {
      clause.date.value = c_.filing.dated.value;
      clause.date_basis = DateBasis::document;
    }
  }

  // "an amount that we increased by Supplement No. 1", told in Supplement No. 2.
  bool by_earlier_document() const {
    if (!c_.filing.number) return false;
    for (const Mention& m : reading_.mentions_of(sentence_)) {
      if (reading_.rule(m) != "timing.by_earlier") continue;
      const auto number = read_count(reading_.text(*reading_.capture(m, "number")));
      if (number && *number < *c_.filing.number) return true;
    }
    return false;
  }

  // A day that the filing knows and does not tell: "in March 2024", "has
  // terminated by its terms".
  bool dateless() const {
    return reading_.has(sentence_, "date.month") || low_.find("its terms") != std::string::npos;
  }

  bool is_expected(const Mention& trigger) const {
    if (reading_.rule(trigger) == "change.to_close" ||
        reading_.rule(trigger) == "change.closing_day")
      return true;
    const std::string words = lowered(reading_.text(trigger.text));
    if (words.starts_with("termination will") || words.starts_with("termination shall"))
      return true;
    for (const Mention& m : reading_.mentions_of(sentence_)) {
      if (reading_.rule(m) != "timing.expected") continue;
      if (m.text.begin < trigger.text.begin && m.text.end >= trigger.text.begin &&
          m.text.end <= trigger.text.end + 4)
        return true;
      if (m.text.contains(trigger.text)) return true;
    }
    return false;
  }

  void find_condition(Clause& clause) const {
    for (const Mention& m : reading_.mentions_of(sentence_)) {
      if (reading_.rule(m) != "condition.subject_to") continue;
      const TextSpan words = *reading_.capture(m, "condition");
      clause.condition.value = std::string(reading_.text(words));
      clause.condition.evidence = {{words, "condition.subject_to"}};
      return;
    }
  }

  struct Day {
    const DateFact* fact = nullptr;
    int rank = 99;  // lower is better
  };
  static constexpr int kAnotherVerb = 5;  // the rank of a day with a verb between

  // The day of the act: "effective May 8" and "on May 8" behind the verb,
  // before "On May 4," at the front; never "the prospectus dated May 1".
  void find_date(Clause& clause, const Mention& trigger) const {
    // "On May 8 it announced that it has closed": on which day is not told.
    if (lowered(reading_.text(trigger.text)).find("that ") != std::string::npos &&
        reading_.rule(trigger) == "change.closed") {
      announced_today(clause, trigger);
      return;
    }
    Day best;
    for (const DateFact& d : c_.within(c_.facts.dates, span_)) {
      const int rank = rank_of(d, trigger);
      if (rank < best.rank) best = {&d, rank};
    }
    const bool anothers = best.fact == nullptr || best.rank == kAnotherVerb;
    if (anothers && announced_today(clause, trigger)) return;
    if (best.fact == nullptr) return same_day(clause, is_expected(trigger));
    clause.date.value = best.fact->date ? best.fact->date : c_.filing.dated.value;
    if (!clause.date.value) return;
    clause.date.evidence.push_back(
        {best.fact->text, std::string(reading_.rule(reading_.mention(best.fact->mention)))});
    clause.date_basis = DateBasis::stated;
  }

  // A release that announces a closing "today" tells its own day.
  bool announced_today(Clause& clause, const Mention& trigger) const {
    if (reading_.rule(trigger) != "change.closed" || !c_.filing.dated ||
        c_.filing.kind.value != FilingKind::press_release)
      return false;
    // "announced today the closing", "said today that its offering has closed"
    const std::string_view words = reading_.text(trigger.text);
    const bool said =
        words.ends_with(" has closed") &&
        text_before(trigger.text.begin, 60).find("today that ") != std::string_view::npos;
    if (!starts_with_any_case(words, "announc") && !said) return false;
    for (const Mention& m : reading_.mentions_of(sentence_)) {
      if (reading_.rule(m) != "timing.today") continue;
      clause.date.value = c_.filing.dated.value;
      clause.date.evidence = {{m.text, "timing.today"}};
      clause.date_basis = DateBasis::document;
      return true;
    }
    return false;
  }

  bool leads_with_day() const {
    for (const DateFact& d : c_.within(c_.facts.dates, span_)) {
      return d.date && d.text.begin - span_.begin <= 4;
    }
    return false;
  }

  // "On the same date": the day of the act told before; of one still to come, only
  // a day to come.
  void same_day(Clause& clause, bool expected) const {
    for (const Mention& m : reading_.mentions_of(sentence_)) {
      if (reading_.rule(m) != "date.same_day") continue;
      const std::optional<Date> day = day_alongside(m);
      if (!day || (expected && !(c_.reference_day && *c_.reference_day < *day))) return;
      clause.date.value = day;
      clause.date.evidence = {{m.text, "date.same_day"}};
      clause.date_basis = DateBasis::stated;
      return;
    }
  }

  // "Simultaneously with the closing of the IPO": the closing's, if it was told.
  std::optional<Date> day_alongside(const Mention& words) const {
    const std::string_view text = reading_.text(words.text);
    const bool closing =
        text.ends_with("closing") || text.ends_with("consummation") || text.ends_with("completion");
    for (auto told = clauses_.rbegin(); closing && told != clauses_.rend(); ++told) {
      const bool closed = told->type == ChangeType::completed && told->timing == Timing::current &&
                          !told->is_vetoed();
      if (closed && told->date) return told->date.value;
    }
    return last_day_;
  }

  int rank_of(const DateFact& d, const Mention& trigger) const {
    if (reading_.rule(trigger) == "change.as_amended" ||
        reading_.rule(trigger) == "change.begun_on" ||
        reading_.rule(trigger) == "change.closing_day")
      return trigger.text.contains(d.text) ? 0 : 99;
    if (is_of_beginning(d)) return 99;
    const std::string lead = lowered(text_before(d.text.begin, 28));
    const auto ends = [&](std::string_view words) { return lead.ends_with(words); };
    const std::string_view rule = reading_.rule(trigger);
    const bool registration = rule == "change.effective" || rule == "change.registered" ||
                              rule == "change.registration_filed" ||
                              rule == "change.new_prospectus";
    if (registration && d.text.begin >= trigger.text.begin &&
        (ends("sec on ") || ends("commission on ") || ends("filed on ") || ends(") on ")))
      return leads_with_day() && rule != "change.registration_filed" ? 4 : 2;
    if (ends("dated ") || ends("dated as of ") || ends("dated the ") || ends("filed on ") ||
        ends("ended ") || ends("file on ") || ends("sec on ") || ends("commission on ")) {
      return 99;
    }
    const bool after = d.text.begin >= trigger.text.end;
    if (after && closes_between(trigger, d)) return 99;
    const bool effective =
        rule != "change.registration_filed" && !ends("declared effective on ") &&
        (ends("effective ") || ends("effective as of ") || ends("effective on ") ||
         ends("effective immediately on ") || ends("effective from "));
    if (after && effective) return 0;
    if (after && ends("as of ") && rule == "change.agents_changed") return 1;
    if (ends("hereof, ")) return after ? 2 : 3;
    const bool ending = rule == "change.terminated" || rule == "change.termination_effective";
    if (ends("close of business on ")) return !ending ? 99 : after ? 1 : 3;  // 99: a record date
    if (ends("on or about ") || ends("on or around ") || ends("on or before "))
      return after ? 1 : 6;
    if (after && d.text.begin - trigger.text.end <= 1) return 2;  // "expected to close May 6"
    if (after && d.text.begin - trigger.text.end <= 7 && ends("as of ")) return 1;
    const bool on = ends("on ") || ends("on this ") || ends("today, ") || lead.empty();
    if (after && on && d.text.begin - trigger.text.end < 160)
      return !other_verb_between(trigger, d) ? 2
             : rule == "change.withdrawn" || rule == "change.agents_changed" ||
                     rule == "change.amended"
                 ? 99
                 : kAnotherVerb;
    if (!after && ends("as of ") && reading_.rule(trigger) == "change.sold") return 1;
    if (!after && on) return 3;
    if (!after && effective) return 3;
    if (!after && ends("as of ")) return clauses_of_state(trigger) ? 4 : 99;
    if (after && (ends("as of ") || ends("until ") || ends("through "))) return 7;
    return 99;
  }

  // "the offering, which began on November 10": not the day of what is told of it.
  bool is_of_beginning(const DateFact& d) const {
    for (const Mention& m : reading_.mentions_of(sentence_)) {
      if (reading_.rule(m) == "change.begun_on" && m.text.contains(d.text)) return true;
    }
    return false;
  }

  bool clauses_of_state(const Mention& trigger) const {
    const std::string_view rule = reading_.rule(trigger);
    return rule == "change.sold" || rule == "change.sold_out" || rule == "change.terminated" ||
           rule == "change.suspended";
  }

  // "terminated the prospectus, which was filed on May 1": the day belongs to
  // the nearer verb.
  bool other_verb_between(const Mention& trigger, const DateFact& d) const {
    const std::string_view between = reading_.text({trigger.text.end, d.text.begin});
    if (between.ends_with(" and on ")) return true;  // "…, and on May 3 issued the shares"
    for (std::string_view verb :
         {" filed", " dated", " entered into", " which ", " declared", " signed", " announced",
          " issued and sold", " issued on", " expired"}) {
      if (between.find(verb) != std::string_view::npos) return true;
    }
    return false;
  }

  // "decided to terminate it following the closing of an investment on May 3": the
  // day of what came before.
  bool closes_between(const Mention& trigger, const DateFact& d) const {
    const std::string between = lowered(reading_.text({trigger.text.end, d.text.begin}));
    for (std::string_view words :
         {"following the clos", "following the complet", "after the clos", "after the complet"}) {
      if (between.find(words) != std::string::npos) return true;
    }
    return false;
  }

  const Context& c_;
  const Reading& reading_;
  std::vector<Clause> clauses_;
  std::uint32_t sentence_ = 0;
  TextSpan span_;
  std::string low_;
  std::vector<const AgreementReference*> references_;
  mutable std::optional<std::vector<Object>> objects_;
  std::optional<std::uint32_t> focus_;
  std::optional<Date> last_day_;  // of the last act told, for "on the same date"
};

}  // namespace

std::vector<Clause> read_clauses(const Context& context) { return ClauseReader(context).read(); }

}  // namespace offerlog
