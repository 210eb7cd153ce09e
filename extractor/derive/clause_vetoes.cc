#include "clause_vetoes.h"

#include <array>
#include <string>

#include "values/ascii.h"

namespace offerlog {
namespace {

// A change that is claimed, and the words against it.
class Claim {
 public:
  Claim(const ClauseSentence& sentence, const Mention& trigger, ChangeType type)
      : s_(sentence),
        reading_(sentence.c.reading),
        trigger_(trigger),
        rule_(reading_.rule(trigger)),
        type_(type) {}

  bool is_spoken_against_by(const Mention& veto) const {
    const std::string_view rule = reading_.rule(veto);
    for (const Bearing& b : kBearings) {
      if (b.rule == rule) return (this->*b.bears)(veto);
    }
    return false;
  }

 private:
  // When the words of a veto bear on the claim.
  struct Bearing {
    std::string_view rule;
    bool (Claim::*bears)(const Mention& veto) const;
  };
  static const std::array<Bearing, 14> kBearings;

  bool takes_in_verb(const Mention& veto) const {
    const std::uint32_t at = trigger_.text.begin;
    return veto.text.contains({at, at + 1});
  }

  bool stands_before_verb_in(const Mention& veto) const {
    return takes_in_verb(veto) && veto.text.begin < trigger_.text.begin;
  }

  bool ends_before(const Mention& veto) const { return veto.text.end <= trigger_.text.begin; }

  // "if we terminate the agreement"; a comma ends the condition.
  bool sets_condition(const Mention& veto) const {
    constexpr std::uint32_t kCondition = 70;  // bytes
    const std::uint32_t at = trigger_.text.begin;
    if (opens_list(veto)) return true;
    // "the amount of shares that may be sold under the Agreement was increased"
    if (reading_.text(veto.text) == "may" && (is_told_of_past() || is_filed_for())) return false;
    if (veto.text.end > at || at - veto.text.end > kCondition) return false;
    return reading_.text({veto.text.end, at}).find(", ") == std::string_view::npos;
  }

  // "If: (i) the registration statement is not filed …, (v) it ceases to be effective,
  // the Company will pay": all of a list of conditions.
  bool opens_list(const Mention& veto) const {
    if (veto.text.begin != s_.span.begin) return false;
    const std::string_view rest = reading_.text({veto.text.end, s_.span.end});
    return rest.starts_with(":") || rest.starts_with(" (i)") || rest.starts_with(" (a)") ||
           rest.starts_with(", (i)");
  }

  bool is_told_of_past() const {
    const std::string_view before = s_.text_before(trigger_.text.begin, 10);
    return before.ends_with(" was ") || before.ends_with(" were ") ||
           before.ends_with(" has been ") || before.ends_with("have been ");
  }

  // "filed a prospectus supplement under which it may sell up to an additional $100,000,000"; "we
  // may sell additional shares …, which amount is in addition to the $4,250,000 registered before".
  bool is_filed_for() const {
    const std::string_view words = reading_.text(trigger_.text);
    if (starts_with_any_case(words, "additional "))
      return s_.c.is_prospectus() && s_.low.find("is in addition to the ") != std::string::npos;
    return starts_with_any_case(words, "up to an additional ") &&
           reading_.has(s_.index, "change.new_prospectus");
  }

  bool is_of_option(const Mention&) const { return type_ == ChangeType::option_exercised; }

  bool is_of_sales(const Mention&) const { return type_ == ChangeType::sales_reported; }

  bool is_of_quantity(const Mention& veto) const {
    return (type_ == ChangeType::increased || type_ == ChangeType::decreased) &&
           veto.text.overlaps(trigger_.text);
  }

  bool gives_other_sense(const Mention& veto) const {
    constexpr std::uint32_t kClause = 60;  // bytes
    if (rule_ == "change.agents_changed") return false;
    // "an option to purchase, within 13 days of the date on which the Notes are first
    // issued, …, which the Initial Purchasers exercised"
    if (type_ == ChangeType::option_exercised && trigger_.text.contains(veto.text)) return false;
    return veto.text.overlaps(trigger_.text) ||
           (ends_before(veto) && trigger_.text.begin - veto.text.end < kClause);
  }

  bool denies(const Mention& veto) const {
    return veto.text.overlaps(trigger_.text) ||
           (ends_before(veto) && trigger_.text.begin - veto.text.end < 3);
  }

  // Something that may last: what is "at all times" so has not just been done.
  bool is_of_state() const {
    return type_ == ChangeType::terminated || type_ == ChangeType::suspended ||
           type_ == ChangeType::amended || type_ == ChangeType::deregistered;
  }

  bool tells_standing_term(const Mention&) const {
    if (!is_of_state() || is_past()) return false;
    // "the termination will be effective on March 13, ten days after the notice"
    const std::string_view words = reading_.text(trigger_.text);
    if (starts_with_any_case(words, "termination ") &&
        !s_.c.within(s_.c.facts.dates, s_.span).empty())
      return false;
    return s_.low.find("agreed to terminate") == std::string::npos &&
           s_.low.find("mutually agreed") == std::string::npos;
  }

  bool tells_term_behind(const Mention& veto) const {
    return tells_standing_term(veto) && veto.text.begin > trigger_.text.begin &&
           !ends_on_day_told(veto);
  }

  // "will terminate on March 13, 2025, ten days after delivery of the notice", told on March 3:
  // no term of the agreement, which may have its last day years ahead.
  bool ends_on_day_told(const Mention& veto) const {
    constexpr int kNotice = 45;  // days, at most
    const Context& c = s_.c;
    const TextSpan between{trigger_.text.end, std::max(trigger_.text.end, veto.text.begin)};
    if (!c.filing.dated || reading_.text(between).find(" unless ") != std::string_view::npos)
      return false;
    const auto days = c.within(c.facts.dates, between);
    if (days.empty() || !days.front().date) return false;
    const std::string_view lead = reading_.text({between.begin, days.front().text.begin});
    const int ahead = days_between(*c.filing.dated, *days.front().date);
    return (lead == " on " || lead == " effective " || lead == " effective on " ||
            lead == " effective as of " || lead == ", effective ") &&
           ahead >= 0 && ahead <= kNotice;
  }

  // "announced the closing of its share exchange": the closing of a deal that is
  // not an offering.
  bool is_other_closing(const Mention& veto) const {
    if (type_ != ChangeType::completed || rule_ == "change.sold_out") return false;
    const bool ours = reading_.has(s_.index, "type.underwritten") ||
                      reading_.has(s_.index, "type.private_placement") ||
                      reading_.has(s_.index, "type.registered_direct") || speaks_of_offering();
    if (ours || (veto.text.begin >= trigger_.text.end && sells_securities_in())) return false;
    const TextSpan at = trigger_.text;
    // "our annual meeting of stockholders for the year 2023, which will take place on"
    const bool meets = reading_.text(veto.text).ends_with("eeting");
    return veto.text.overlaps(at) || (veto.text.begin >= at.end && veto.text.begin - at.end < 80) ||
           (ends_before(veto) && at.begin - veto.text.end < (meets ? 120U : 30U));
  }

  // "The closing of the sale of the Shares is conditioned upon the effectiveness of the License
  // Agreement", "The PIPE Financing is expected to close immediately before the Merger": what
  // is to close is named with the verb, and behind it only what it waits for.
  bool sells_securities_in() const {
    constexpr std::uint32_t kSubject = 40;  // bytes
    if (rule_ != "change.to_close") return false;
    const std::string words = lowered(std::string(s_.text_before(trigger_.text.begin, kSubject)) +
                                      std::string(reading_.text(trigger_.text)));
    return contains_any(
        words, {"financing", "placement", "pipe", "sale of the shares", "sale of shares",
                "sale of the securities", "purchase of the shares", "issuance of the shares",
                "stock purchase", "share purchase", "securities purchase", "subscription",
                "equity investment"});
  }

  // "announced the pricing of its offering; the Company is not a party to that transaction"
  bool is_of_others(const Mention&) const { return true; }

  // Not of an "offering period", which employees have.
  bool speaks_of_offering() const {
    constexpr std::string_view kWord = "offering";
    const std::string_view low = s_.low;
    for (auto at = low.find(kWord); at != low.npos; at = low.find(kWord, at + 1)) {
      if (!low.substr(at + kWord.size()).starts_with(" period")) return true;
    }
    return false;
  }

  // "terminated the license agreement", "suspended trading of".
  bool is_other_matter(const Mention& veto) const {
    // "The 2022 Purchase Agreement and Registration Rights Agreement replaced those of 2018"
    if (!is_of_state() || rule_ == "change.replaced") return false;
    const TextSpan at = trigger_.text;
    if (veto.text.begin < at.end) return at.begin - veto.text.end < 12;
    // "will terminate upon the closing of the merger" is of our agreement.
    if (reading_.text({at.end, veto.text.begin}).find("upon") != std::string_view::npos)
      return false;
    const std::uint32_t reach = rule_ == "change.deregistered" ? 120 : 40;
    return veto.text.begin - at.end < reach;
  }

  bool is_past() const {
    if (reading_.text(trigger_.text).find("ed") == std::string_view::npos) return false;
    return !s_.text_before(trigger_.text.begin, 5).ends_with("be ");
  }

  const ClauseSentence& s_;
  const Reading& reading_;
  const Mention& trigger_;
  std::string_view rule_;
  ChangeType type_;
};

constexpr std::array<Claim::Bearing, 14> Claim::kBearings = {{
    {"veto.may", &Claim::stands_before_verb_in},
    {"veto.until_earlier", &Claim::takes_in_verb},
    {"veto.conditional", &Claim::sets_condition},
    {"veto.assumed", &Claim::is_of_option},
    {"veto.not_sales", &Claim::is_of_sales},
    {"veto.other_closing", &Claim::is_other_closing},
    {"veto.other_party", &Claim::ends_before},
    {"veto.not_ours", &Claim::is_of_others},
    {"veto.other_quantity", &Claim::is_of_quantity},
    {"veto.other_sense", &Claim::gives_other_sense},
    {"veto.not_done", &Claim::denies},
    {"veto.standing", &Claim::tells_standing_term},
    {"veto.by_notice", &Claim::tells_term_behind},
    {"veto.other_matter", &Claim::is_other_matter},
}};

}  // namespace

MentionId find_veto(const ClauseSentence& sentence, const Mention& trigger, ChangeType type,
                    bool of_plan) {
  const Reading& reading = sentence.c.reading;
  if (reading.rule(trigger) == "change.no_sales_until") return {};
  const Claim claim(sentence, trigger, type);
  for (const Mention& m : reading.mentions_of(sentence.index)) {
    // "suspended its dividend reinvestment plan" is of no other matter.
    if (of_plan && reading.rule(m) == "veto.other_matter") continue;
    if (reading.kind(m) == "veto" && claim.is_spoken_against_by(m)) return reading.id_of(m);
  }
  return {};
}

}  // namespace offerlog
