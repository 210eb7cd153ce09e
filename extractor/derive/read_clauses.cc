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

#include "clause_objects.h"
#include "clause_timing.h"
#include "clause_vetoes.h"
#include "matter_headings.h"
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
    {"change.expired", ChangeType::terminated, true},
    {"change.termination_effective", ChangeType::terminated, true},
    {"change.replaced", ChangeType::terminated, true},
    {"change.increased", ChangeType::increased, false},
    {"change.decreased", ChangeType::decreased, false},
    {"change.amended", ChangeType::amended, true},
    {"change.agents_changed", ChangeType::amended, false},
    {"change.other_terms", ChangeType::amended, false},
    {"change.offer_extended", ChangeType::amended, false},
    {"change.as_amended", ChangeType::amended, false},
    {"change.another_prospectus", ChangeType::amended, false},
    {"change.new_prospectus", ChangeType::amended, false},
    {"change.sold", ChangeType::sales_reported, false},
    {"change.program_proceeds", ChangeType::sales_reported, false},
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
    {"change.notes_issued", ChangeType::completed, false},
    {"change.issued_exempt", ChangeType::completed, false},
    {"change.issued_on", ChangeType::completed, false},
    {"change.issued_at_closing", ChangeType::completed, false},
    {"change.issued_in_offering", ChangeType::completed, false},
    {"change.issued_to_investors", ChangeType::completed, false},
    {"change.exchange_expired", ChangeType::completed, false},
    {"change.option_exercised", ChangeType::option_exercised, false},
    {"change.option_noticed", ChangeType::option_exercised, false},
    {"change.withdrawn", ChangeType::withdrawn, false},
    {"change.registered", ChangeType::registered, false},
    {"change.registration_filed", ChangeType::registered, false},
    {"change.effective", ChangeType::effective, false},
    {"change.deregistered", ChangeType::deregistered, false},
};

AgreementFamily family(const Context& context, const AgreementReference& r) {
  return context.facts.agreements[r.agreement].family;
}

// Reads the triggers of one sentence.
class SentenceReader {
 public:
  SentenceReader(const ClauseSentence& sentence, std::optional<std::uint32_t> focus,
                 ToldBefore& told)
      : s_(sentence),
        c_(sentence.c),
        reading_(c_.reading),
        objects_(sentence, focus),
        focus_(focus),
        told_(told) {}

  void read() {
    for (const Mention& m : reading_.mentions_of(s_.index)) {
      for (const TriggerRule& rule : kTriggers) {
        if (rule.rule == reading_.rule(m)) read_trigger(m, rule);
      }
    }
  }

 private:
  void read_trigger(const Mention& m, const TriggerRule& rule) {
    if (rule.needs_object && is_of_one_agent(m)) return;
    if (rule.type == ChangeType::terminated && (tells_of_each(m) || ends_unnamed_program(m)))
      return;
    // "has suspended use of, and is no longer offering any shares under, the prospectus"
    if (starts_with_any_case(reading_.text(m.text), "no longer ") &&
        reading_.has(s_.index, "change.suspended"))
      return;
    Clause clause;
    clause.type = rule.type;
    clause.trigger = reading_.id_of(m);
    clause.sentence = s_.index;
    if (!rule.needs_object) {
      clause.agreement = objects_.nearest_agreement(m.text);
    } else if (!find_object(clause, m, rule)) {
      return;
    }
    // Sales that are discontinued may begin again; a program may not.
    if (rule.rule == "change.terminated" &&
        lowered(reading_.text(m.text)).starts_with("discontinu") && stops_sales(m)) {
      clause.type = ChangeType::suspended;
    }
    clause.vetoed_by_section = !reports_changes(c_.section_of(s_.index));
    clause.veto = find_veto(s_, m, rule.type, clause.of_plan);
    // A bare form with a veto stays, for `explain`.
    if (rule.needs_object && is_bare_form(m) && !is_reported(m) && !clause.veto.valid()) return;
    clause.previously = reading_.has(s_.index, "timing.previously");
    time_clause(s_, told_, m, clause);
    if (is_end_of_term(clause)) return;
    told_.clauses.push_back(clause);
    if (rule.type == ChangeType::terminated || rule.type == ChangeType::suspended)
      repeat_for_listed(clause, m);
  }

  // What is suspended, ended or changed; false where it is nothing of ours.
  bool find_object(Clause& clause, const Mention& m, const TriggerRule& rule) const {
    auto object = objects_.of(m);
    if (!object && rule.rule == "change.expired") return false;
    if (!object) object = program_told_next(m);
    if (object && rule.rule == "change.termination_effective" && object->scope == Scope::program &&
        focus_)
      object.reset();  // "the termination took effect, and our program ended"
    clause.of_plan = !object && rule.type != ChangeType::amended && stops_plan(m);
    if (!object && !clause.of_plan && !speaks_of_end(m)) return false;
    const bool long_past = reading_.has(s_.index, "timing.previously") ||
                           reading_.has(s_.index, "date.month") ||
                           reading_.has(s_.index, "date.year");
    if (object && is_former(*object) && long_past && !has_new_day_behind(m)) return false;
    clause.scope = rule.rule == "change.no_sales_until" ? Scope::program
                   : object                             ? object->scope
                   : clause.of_plan                     ? Scope::program
                                                        : Scope::agreement;
    clause.agreement = object ? object->agreement : clause.of_plan ? std::nullopt : focus_;
    return true;
  }

  // "Each was terminated by mutual agreement as of May 4": the agreements that the
  // sentence before names.
  bool tells_of_each(const Mention& m) {
    const bool each = s_.low.starts_with("each was ") || s_.low.starts_with("each of them ") ||
                      s_.low.starts_with("both were ") || s_.low.starts_with("each agreement was ");
    if (!each || s_.index == 0 || !is_passive(s_, m)) return false;
    std::vector<std::uint32_t> agreements;
    for (const AgreementReference& r :
         c_.within(c_.facts.references, c_.sentence_span(s_.index - 1))) {
      if (sells(family(c_, r)) && std::ranges::find(agreements, r.agreement) == agreements.end())
        agreements.push_back(r.agreement);
    }
    Clause clause;
    clause.type = ChangeType::terminated;
    clause.scope = Scope::agreement;
    clause.trigger = reading_.id_of(m);
    clause.sentence = s_.index;
    clause.vetoed_by_section = !reports_changes(c_.section_of(s_.index));
    time_clause(s_, told_, m, clause);
    for (std::uint32_t a : agreements) {
      clause.agreement = a;
      told_.clauses.push_back(clause);
    }
    return !agreements.empty();
  }

  // "established a new at-the-market program, replacing its prior $100 million program,
  // which was terminated", "The ATM Program replaces the previous program, which terminated": not
  // the new one, and the prior one has no name.
  bool ends_unnamed_program(const Mention& m) const {
    constexpr std::uint32_t kClause = 70;  // bytes
    const bool begun = reading_.has(s_.index, "change.program_begun");
    const std::string before = lowered(s_.text_before(m.text.begin, kClause));
    const auto which = before.rfind("program, which ");
    if (which == before.npos) return false;
    return std::ranges::any_of(
        std::array<std::string_view, 4>{" prior ", " previous ", " former ", " existing "},
        [&](std::string_view word) {
          const auto at = before.rfind(word, which);
          if (at == before.npos) return false;
          const std::string_view lead = std::string_view(before).substr(0, at);
          if (!begun && !ends_with_any(lead, {"replaces the", "replaces our", "replaces its"}))
            return false;
          const auto behind = static_cast<std::uint32_t>(before.size() - at);
          const TextSpan words{m.text.begin - behind, m.text.begin};
          return c_.within(c_.facts.references, words).empty();
        });
  }

  // "terminated the Sales Agreement solely with respect to Harrow LLC": an agent
  // goes, the agreement stays.
  bool is_of_one_agent(const Mention& m) const {
    for (const Mention& other : reading_.mentions_of(s_.index)) {
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
    const std::string_view sentence = reading_.text(s_.span);
    if (!clause.agreement || sentence.find("(ii)") == sentence.npos) return;
    for (const AgreementReference* r : s_.references) {
      if (r->text.begin < m.text.end || r->agreement == *clause.agreement || !sells(family(c_, *r)))
        continue;
      const std::string_view lead = s_.text_before(r->text.begin, 12);
      if (lead.find("(i") == lead.npos) continue;
      Clause other = clause;
      other.agreement = r->agreement;
      told_.clauses.push_back(std::move(other));
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
    for (const Mention& r : reading_.mentions_of(s_.index)) {
      if (reading_.rule(r) != "report.purpose") continue;
      if (r.text.end >= m.text.begin && r.text.begin < m.text.begin) return true;
      if (r.text.end < m.text.begin && m.text.begin - r.text.end < 90 &&
          (s_.text_before(m.text.begin, 8).ends_with("and to ") ||
           s_.text_before(m.text.begin, 8).ends_with("and "))) {
        return true;
      }
    }
    // "will terminate effective upon the closing of the merger"
    return is_expected(s_, m) || s_.text_before(m.text.begin, 8).ends_with("hereby ") ||
           s_.text_before(m.text.begin, 16).find("will ") != std::string_view::npos;
  }

  // "our former at-the-market facility with Harrow LLC": not the one told of here.
  bool is_former(const ClauseObject& object) const {
    const std::string before = lowered(s_.text_before(object.text.begin, 16));
    return before.ends_with("former ") || before.ends_with("prior ") ||
           before.ends_with("previous ");
  }

  // "our prior program, begun in December 2021, which terminated in accordance with its terms on
  // November 17, 2023", in a report of that week: the month is of its beginning.
  bool has_new_day_behind(const Mention& m) const {
    constexpr std::uint32_t kReach = 120;  // bytes
    const TextSpan behind{m.text.end, std::min(s_.span.end, m.text.end + kReach)};
    const auto days = c_.within(c_.facts.dates, behind);
    return !days.empty() && days.front().date && is_news(c_, *days.front().date);
  }

  // "has suspended its Dividend Reinvestment and Direct Stock Purchase Plan", "our
  // distribution reinvestment plan was terminated": the plan stands beside the verb.
  bool stops_plan(const Mention& m) const {
    constexpr std::uint32_t kBeside = 60;  // bytes
    const bool passive = is_passive(s_, m);
    const TextSpan after{m.text.end, std::min(s_.span.end, m.text.end + kBeside)};
    const std::string words =
        lowered(passive ? s_.text_before(m.text.begin, kBeside) : reading_.text(after));
    const auto clause = words.substr(0, passive ? words.npos : words.find_first_of(",;"));
    return clause.find("dividend reinvestment") != clause.npos ||
           clause.find("distribution reinvestment") != clause.npos;
  }

  // "The termination will be effective on April 11": of what was told before.
  bool speaks_of_end(const Mention& m) const {
    return focus_ && lowered(reading_.text(m.text)).starts_with("termination ");
  }

  // "We have lifted the suspension. From May 4 we may again sell shares under the Sales
  // Agreement": of the program told next, where none was told before.
  std::optional<ClauseObject> program_told_next(const Mention& m) const {
    if (!starts_with_any_case(reading_.text(m.text), "lift")) return std::nullopt;
    std::optional<std::uint32_t> agreement = focus_;
    const std::uint32_t next = s_.index + 1;
    if (!agreement && next < reading_.mentions.sentences.size()) {
      for (const AgreementReference& r : c_.within(c_.facts.references, c_.sentence_span(next))) {
        if (sells(family(c_, r)) && !agreement) agreement = r.agreement;
      }
    }
    if (!agreement) return std::nullopt;
    return ClauseObject{m.text, Scope::program, agreement};
  }

  bool stops_sales(const Mention& m) const {
    const std::string after =
        lowered(reading_.text({m.text.end, std::min(s_.span.end, m.text.end + 24)}));
    return after.find("sales") != std::string::npos || after.find("offers") != std::string::npos;
  }

  const ClauseSentence& s_;
  const Context& c_;
  const Reading& reading_;
  ClauseObjects objects_;
  std::optional<std::uint32_t> focus_;
  ToldBefore& told_;
};

// The day of the last act told, for "on the same date" in the sentences after.
void note_day(const ClauseSentence& s, ToldBefore& told) {
  for (const DateFact& d : s.c.within(s.c.facts.dates, s.span)) {
    const std::string lead = lowered(s.text_before(d.text.begin, 4));
    if (d.date && (lead.ends_with("on ") || lead.empty())) told.last_day = d.date;
  }
}

// The program that "it" and "the offering" mean in the sentences after.
void move_focus(const ClauseSentence& s, std::optional<std::uint32_t>& focus) {
  if (!reports_changes(s.c.section_of(s.index))) return;
  for (const AgreementReference* r : s.references) {
    if (sells(family(s.c, *r))) focus = r->agreement;
  }
}

}  // namespace

std::vector<Clause> read_clauses(const Context& context) {
  ToldBefore told;
  std::optional<std::uint32_t> focus;  // index into Facts::agreements
  const bool report = context.filing.kind.value == FilingKind::periodic_report;
  std::uint32_t block = 0;
  for (std::uint32_t s = 0; s < context.reading.mentions.sentences.size(); ++s) {
    const ClauseSentence sentence(context, s);
    const std::uint32_t here = context.reading.sentence(s).block.value;
    if (report && begins_matter(context, block, here)) focus.reset();
    block = here;
    SentenceReader(sentence, focus, told).read();
    note_day(sentence, told);
    move_focus(sentence, focus);
  }
  return std::move(told.clauses);
}

}  // namespace offerlog
