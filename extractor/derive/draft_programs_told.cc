// Programs and resales that a filing tells of without their agreements.
#include <algorithm>

#include "drafting.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class ToldPrograms {
 public:
  explicit ToldPrograms(Drafting& drafting)
      : d_(drafting), c_(drafting.c), clauses_(drafting.clauses), drafts_(drafting.drafts) {}

  void draft() {
    draft_program();
    draft_resale_reports();
  }

 private:
  // "we terminated our at-the-market program with Harrow LLC": a program whose
  // agreement is not named.
  void draft_program() {
    if (std::any_of(drafts_.begin(), drafts_.end(), [](const Draft& d) { return d.is_program(); }))
      return;
    for (const Clause& clause : clauses_) {
      if (clause.is_vetoed() || clause.agreement || clause.of_plan) continue;
      const bool of_program =
          clause.type == ChangeType::suspended || clause.type == ChangeType::resumed ||
          clause.type == ChangeType::terminated || clause.type == ChangeType::increased ||
          clause.type == ChangeType::decreased || clause.type == ChangeType::sales_reported;
      const bool sold_out =
          c_.reading.rule(c_.reading.mention(clause.trigger)) == "change.sold_out";
      if (!(of_program || sold_out || renews_program(clause) || begins_program(clause)) ||
          !(has_in_item(c_, clause.sentence, c_.reading.mention(clause.trigger).text,
                        "type.at_the_market") ||
            is_of_program_told(clause)))
        continue;
      d_.add(OfferingType::at_the_market, clause.sentence);
      return;
    }
  }

  // "The Company maintains an at-the-market program with Harrow LLC. In the week ended September
  // 7, 2025 it sold 1,204,000 shares under the program", or, some sentences on in its paragraph,
  // "has suspended sales under the program".
  bool is_of_program_told(const Clause& clause) const {
    const bool sold = clause.type == ChangeType::sales_reported;
    const std::uint32_t kBack = sold ? 2 : 4;  // sentences
    const bool stopped =
        clause.type == ChangeType::suspended || clause.type == ChangeType::terminated;
    if ((!sold && !stopped) || clause.timing != Timing::current) return false;
    const std::string_view text = c_.reading.text(c_.sentence_span(clause.sentence));
    if (!(stopped && text.ends_with(" the program.")) &&
        !contains_any(text, {" under the program", " under this program", " under that program",
                             " under the facility"}))
      return false;
    for (std::uint32_t s = clause.sentence; s > 0 && clause.sentence - s < kBack; --s) {
      if (stopped && !is_same_block(s - 1, clause.sentence)) return false;
      if (c_.reading.has(s - 1, "type.at_the_market")) return true;
    }
    return false;
  }

  bool is_same_block(std::uint32_t a, std::uint32_t b) const {
    return c_.reading.sentence(a).block.value == c_.reading.sentence(b).block.value;
  }

  // "today announced that it has established an at-the-market equity program"; a report of
  // results tells of what was launched in the quarter, without its day.
  bool begins_program(const Clause& clause) const {
    const FilingKind kind = c_.filing.kind.value.value_or(FilingKind::other);
    return clause.timing == Timing::current && clause.type == ChangeType::established &&
           !c_.reports_period() &&
           (kind == FilingKind::current_report || kind == FilingKind::press_release) &&
           c_.reading.rule(c_.reading.mention(clause.trigger)) == "change.program_begun";
  }

  // "filed a prospectus supplement under which it may offer … under its existing
  // at-the-market program"
  bool renews_program(const Clause& clause) const {
    return clause.timing == Timing::current && !c_.is_offering_document() &&
           c_.reading.rule(c_.reading.mention(clause.trigger)) == "change.new_prospectus" &&
           c_.reading.text(c_.sentence_span(clause.sentence)).find(" existing ") !=
               std::string_view::npos;
  }

  // "filed a prospectus supplement to register the resale of up to … shares"
  void draft_resale_reports() {
    if (c_.is_offering_document()) return;
    for (const Clause& clause : clauses_) {
      if (clause.is_vetoed() || clause.timing != Timing::current) continue;
      const std::string_view rule = c_.reading.rule(c_.reading.mention(clause.trigger));
      const bool next = clause.sentence + 1 < c_.reading.mentions.sentences.size() &&
                        c_.reading.has(clause.sentence + 1, "type.resale");
      if (rule != "change.new_prospectus" ||
          !(c_.reading.has(clause.sentence, "type.resale") || next))
        continue;
      d_.add(OfferingType::resale, clause.sentence);
      return;
    }
  }

  Drafting& d_;
  const Context& c_;
  const std::vector<Clause>& clauses_;
  const std::vector<Draft>& drafts_;
};

}  // namespace

void draft_programs_told(Drafting& drafting) { ToldPrograms(drafting).draft(); }

}  // namespace offerlog
