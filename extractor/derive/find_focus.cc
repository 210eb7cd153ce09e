#include "find_focus.h"

#include <algorithm>
#include <string>
#include <utility>

#include "matter_headings.h"
#include "told_again.h"
#include "values/ascii.h"
#include "values/months.h"

namespace offerlog {
namespace {

using Index = std::optional<std::uint32_t>;  // of a draft

// How many sentences tell of a deal told in passing, after the first.
constexpr std::uint32_t kPassage = 6;

// How many sentences after it was replaced a program may be called the prior one.
constexpr std::uint32_t kAfterwards = 3;

// How far, in bytes, a report speaks of an offering after naming it.
constexpr std::uint32_t kMatter = 3000;

// "Sales of the shares, if any, under this prospectus supplement": of what it offers,
// whichever program was named before.
bool is_of_this_prospectus(const Context& context, std::uint32_t sentence) {
  const std::string_view text = context.reading.text(context.sentence_span(sentence));
  return text.find("under this prospectus") != text.npos;
}

// "had sold 3,875,120 shares under the program", after a deal told beside it.
bool is_sold_under_program(const Context& context, std::uint32_t sentence) {
  if (!context.reading.has(sentence, "change.sold")) return false;
  const std::string_view text = context.reading.text(context.sentence_span(sentence));
  return contains_any(text, {" under the program", " under its program", " under that program"});
}

// "It replaces the purchase agreement of June 3, 2021. We sold 1,655,900 shares under that
// agreement": the old one.
bool speaks_of_that_agreement(const Context& context, std::uint32_t sentence) {
  const std::string_view text = context.reading.text(context.sentence_span(sentence));
  return contains_any(text, {" under that agreement", " pursuant to that agreement"});
}

// "… supersedes the agreement of August 12, 2022. Approximately $41.6 million of common stock
// remained unsold under the prior program": of the old one.
bool speaks_of_prior_program(const Context& context, std::uint32_t sentence) {
  const std::string_view text = context.reading.text(context.sentence_span(sentence));
  return contains_any(text, {" under the prior program", " under the prior ATM",
                             " under the previous program", " under the earlier program",
                             " under that earlier program", " under the former program"});
}

// "On July 24 the Company consummated its IPO of 22,500,000 units", after the
// agreements of both the IPO and the placement beside it were listed.
bool is_of_first_offering(const Context& context, std::uint32_t sentence) {
  const Reading& reading = context.reading;
  return reading.has(sentence, "type.ipo") && reading.has(sentence, "change.closed") &&
         !reading.has(sentence, "type.private_placement") &&
         !reading.has(sentence, "timing.alongside") &&
         context.within(context.facts.references, context.sentence_span(sentence)).empty();
}

// Which drafts the filing only mentions, no change being told of them: "we may issue shares
// under our existing Sales Agreement". None before the changes are known.
std::vector<bool> only_mentioned(const std::vector<Draft>& drafts) {
  std::vector<bool> out(drafts.size(), false);
  if (std::ranges::all_of(drafts, [](const Draft& d) { return d.changes.empty(); })) return out;
  for (std::size_t d = 0; d < drafts.size(); ++d)
    out[d] = !drafts[d].main && drafts[d].changes.empty();
  return out;
}

class FocusFinder {
 public:
  FocusFinder(const Context& context, const std::vector<Draft>& drafts,
              const std::vector<Index>& by_agreement)
      : context_(context),
        drafts_(drafts),
        by_agreement_(by_agreement),
        report_(context.filing.kind.value == FilingKind::periodic_report),
        only_program_(only_of(OfferingType::at_the_market)),
        ipo_(only_of(OfferingType::ipo)),
        mentioned_(only_mentioned(drafts)),
        told_again_(context, drafts),
        begun_(context.reading.mentions.sentences.size()) {}

  std::vector<Index> find() {
    for (std::uint32_t d = 0; d < drafts_.size(); ++d) note_beginning(d);
    if (report_) name_deals();
    // "the resale of 9,000,000 shares issued in a private placement completed on August 6": what
    // is counted there is resold.
    if (main_ && drafts_[*main_].offering.type.value == OfferingType::resale)
      begun_[drafts_[*main_].first_sentence].reset();
    if (!main_ && drafts_.size() == 1 && !report_ && !drafts_.front().passing) main_ = 0;
    focus_ = main_;
    std::vector<Index> out(begun_.size());
    for (std::uint32_t s = 0; s < out.size(); ++s) {
      leave_aside(s);
      return_to_main(s);
      leave_ended(s);
      begin(s);
      tell_again(s);
      const Index before_names = focus_;
      follow_names(s);
      out[s] = told_by_words(s, before_names ? before_names : focus_);
    }
    return out;
  }

 private:
  // Where the draft is told of first, and where again.
  void note_beginning(std::uint32_t d) {
    const Draft& draft = drafts_[d];
    if (draft.main) main_ = d;
    const bool aside = draft.leg == Leg::placement || draft.reported;
    if (!draft.main && !aside) begun_[draft.first_sentence] = d;
    for (std::uint32_t s : draft.retold) begun_[s] = d;
  }

  // A section speaks of what the document is about until it names another.
  void return_to_main(std::uint32_t s) {
    const SectionKind section = context_.section_of(s);
    const bool begins = section != section_ || context_.reading.has(s, "section.heading");
    section_ = section;
    if (begins && section == SectionKind::cover && s > 0) {
      if (const Index offered = program_on_cover(s)) main_ = offered;
    }
    if ((begins || is_of_this_prospectus(context_, s)) && main_) focus_ = main_;
  }

  // A deal told in passing has its passage, one that is only mentioned its paragraph, and
  // a report of a quarter or a year goes on to other matters.
  void leave_ended(std::uint32_t s) {
    if (focus_ && drafts_[*focus_].passing && s > passage_end_) focus_ = before_passing_;
    if (focus_ && !mentioned_[*focus_]) told_ = focus_;
    const BlockId block = context_.reading.sentence(s).block;
    const BlockId before = std::exchange(paragraph_, block);
    if (focus_ && mentioned_[*focus_] && block.value != before.value) focus_ = told_;
    const std::uint32_t here = context_.sentence_span(s).begin;
    const bool other =
        report_ && begins_matter(context_, before.valid() ? before.value : 0, block.value);
    if (report_ && (here - named_at_ > kMatter || heads_other_matter(context_, s) || other))
      focus_.reset();
    if (other) take_titled(s, lowered(run_in_heading(context_, block.value)));
  }

  // "2024 ATM. The Company sold 401,118 shares", "May 2024 Offering. Gross proceeds were"
  void take_titled(std::uint32_t s, const std::string& title) {
    if (only_program_ && names_program(title)) focus_ = only_program_;
    Index deal = deal_of_month(title);
    if (!deal) deal = deal_titled(title);
    if (!deal) return;
    focus_ = deal;
    before_passing_.reset();
    passage_end_ = s + kPassage;
    named_at_ = context_.sentence_span(s).begin;
  }

  // "2029 Notes. In September we issued …": the term that a deal was given.
  Index deal_titled(const std::string& title) const {
    for (const auto& [term, draft] : deals_) {
      if (lowered(term) == title) return draft;
    }
    return std::nullopt;
  }

  // The one deal of the month that the paragraph's own title names.
  Index deal_of_month(const std::string& title) const {
    if (title.find(" 20") == title.npos) return std::nullopt;
    Index only;
    for (std::uint32_t d = 0; d < drafts_.size(); ++d) {
      if (drafts_[d].is_program() || !is_of_month(drafts_[d], title)) continue;
      if (only) return std::nullopt;
      only = d;
    }
    return only;
  }

  bool is_of_month(const Draft& d, const std::string& title) const {
    const auto names = [&](Date day) {
      return title.find(lowered(month_name(day.month)) + ' ' + std::to_string(day.year)) !=
             title.npos;
    };
    if (d.offering.agreement.dated) return names(*d.offering.agreement.dated);
    return std::ranges::any_of(
        context_.within(context_.facts.dates, context_.sentence_span(d.first_sentence)),
        [&](const DateFact& f) { return f.date && names(*f.date); });
  }

  static bool names_program(const std::string& title) {
    const auto atm = title.find("atm");
    return (atm != title.npos && is_whole(title, atm, 3)) ||
           contains_any(title, {"at-the-market", "at the market"});
  }

  void begin(std::uint32_t s) {
    if (!begun_[s]) return;
    if (drafts_[*begun_[s]].passing) {
      if (!focus_ || !drafts_[*focus_].passing) before_passing_ = focus_;
      passage_end_ = s + kPassage;
    }
    focus_ = begun_[s];
    named_at_ = context_.sentence_span(s).begin;
  }

  // "At-the-market facility. We have an at-the-market facility with Harrow": by other words than
  // its agreement's, and for that paragraph.
  void tell_again(std::uint32_t s) {
    if (!report_ || begun_[s]) return;
    const Index again = told_again_.at(s);
    if (!again || again == focus_) return;
    if (!aside_) before_aside_ = focus_;
    if (drafts_[*again].passing) {
      before_passing_ = before_aside_;
      passage_end_ = s + kPassage;
    }
    focus_ = aside_ = again;
    named_at_ = context_.sentence_span(s).begin;
  }

  void leave_aside(std::uint32_t s) {
    if (!aside_ || context_.reading.sentence(s).block.value == paragraph_.value) return;
    if (focus_ == aside_) focus_ = before_aside_;
    aside_.reset();
  }

  // The agreement that a sentence names last is in focus after it.
  void follow_names(std::uint32_t s) {
    const TextSpan span = context_.sentence_span(s);
    for (const AgreementReference& r : context_.within(context_.facts.references, span)) {
      if (!by_agreement_[r.agreement]) continue;
      if (focus_ && is_replaced(context_, r)) {
        replaced_ = by_agreement_[r.agreement];
        replaced_in_ = s;
        continue;
      }
      focus_ = by_agreement_[r.agreement];
      named_at_ = span.begin;
    }
  }

  // What the sentence's own words say comes before what is in focus.
  Index told_by_words(std::uint32_t s, Index here) {
    if (replaced_ && s == replaced_in_ + 1 && speaks_of_that_agreement(context_, s))
      here = replaced_;
    if (replaced_ && s - replaced_in_ <= kAfterwards && speaks_of_prior_program(context_, s))
      here = replaced_;
    if (const Index deal = deal_named(s); report_ && deal && !begun_[s]) here = deal;
    if (only_program_ && is_sold_under_program(context_, s)) here = only_program_;
    if (ipo_ && is_of_first_offering(context_, s)) here = focus_ = ipo_;
    return here;
  }

  // "in a private placement offering (the "Private Placement Offering")": the term by which
  // other notes of a report speak of the deal.
  void name_deals() {
    constexpr std::uint32_t kFollows = 2;  // sentences
    for (std::uint32_t d = 0; d < drafts_.size(); ++d) {
      if (drafts_[d].is_program() || !(drafts_[d].agreement || drafts_[d].passing)) continue;
      for (const DefinedTerm& t : context_.facts.terms) {
        const bool here = t.sentence >= drafts_[d].first_sentence &&
                          t.sentence <= drafts_[d].first_sentence + kFollows;
        const bool notes = drafts_[d].offering.type.value == OfferingType::debt &&
                           (t.term.ends_with(" Notes") || t.term.ends_with(" Debentures"));
        const bool deal = t.term.ends_with(" Offering") || t.term.ends_with(" Financing") ||
                          t.term.ends_with(" Placement") || notes;
        if (here && deal && t.term.find("Public") == std::string::npos)
          deals_.emplace_back(t.term, d);
      }
    }
    const auto all = deals_;
    std::erase_if(deals_, [&](const auto& deal) {  // a term of two deals tells of neither
      return std::ranges::any_of(all, [&](const auto& other) {
        return other.first == deal.first && other.second != deal.second;
      });
    });
  }

  std::optional<std::uint32_t> deal_named(std::uint32_t sentence) const {
    const TextSpan span = context_.sentence_span(sentence);
    const std::string_view text = context_.reading.text(span);
    for (const auto& [term, draft] : deals_) {
      if (text.find(term) == text.npos) continue;
      return context_.within(context_.facts.references, span).empty() ? std::optional(draft)
                                                                      : std::nullopt;
    }
    return std::nullopt;
  }

  // What the second prospectus of a registration statement offers: its cover names the
  // agreement.
  std::optional<std::uint32_t> program_on_cover(std::uint32_t sentence) const {
    const auto all = static_cast<std::uint32_t>(begun_.size());
    for (std::uint32_t s = sentence; s < all && context_.section_of(s) == SectionKind::cover; ++s) {
      for (const AgreementReference& r :
           context_.within(context_.facts.references, context_.sentence_span(s))) {
        const auto d = by_agreement_[r.agreement];
        if (d && drafts_[*d].is_program()) return d;
      }
    }
    return std::nullopt;
  }

  std::optional<std::uint32_t> only_of(OfferingType type) const {
    const Draft* only =
        only_draft(drafts_, [&](const Draft& d) { return d.offering.type.value == type; });
    if (only == nullptr) return std::nullopt;
    return static_cast<std::uint32_t>(only - drafts_.data());
  }

  const Context& context_;
  const std::vector<Draft>& drafts_;
  const std::vector<Index>& by_agreement_;
  const bool report_;  // of a quarter or a year
  const Index only_program_;
  const Index ipo_;
  const std::vector<bool> mentioned_;  // by draft: no change is told of it
  const ToldAgain told_again_;
  std::vector<Index> begun_;  // by sentence: the draft that it begins to tell of
  std::vector<std::pair<std::string, std::uint32_t>> deals_;  // term, index of a draft

  Index main_;
  Index focus_;
  Index before_passing_;           // in focus before the deal that is told in passing
  std::uint32_t passage_end_ = 0;  // the sentence with which that one ends
  Index aside_;                    // told again, by other words, in this paragraph
  Index before_aside_;             // in focus before that
  Index told_;                     // the last in focus that is not only mentioned
  std::uint32_t named_at_ = 0;     // where the one in focus was named last
  Index replaced_;                 // the one whose place another took
  std::uint32_t replaced_in_ = 0;  // the sentence that says so
  BlockId paragraph_;              // of the sentence before
  SectionKind section_ = SectionKind::cover;
};

}  // namespace

std::vector<std::optional<std::uint32_t>> find_focus(
    const Context& context, const std::vector<Draft>& drafts,
    const std::vector<std::optional<std::uint32_t>>& by_agreement) {
  return FocusFinder(context, drafts, by_agreement).find();
}

}  // namespace offerlog
