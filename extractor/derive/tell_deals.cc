// What happens to a deal: announced, priced, closed, the option used.
#include <algorithm>
#include <string>

#include "change_teller.h"
#include "closings.h"
#include "concurrent_deals.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class Deals : ChangeTeller {
 public:
  Deals(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder)
      : ChangeTeller(context, drafts, finder) {}

  void tell(const Clause& clause) {
    if (tells_of_program(clause)) return;
    Draft* d = deal_of(clause);
    tell_of(d, clause);
    // "priced concurrent offerings of": both were.
    if (d != nullptr && finder_.tells_of_both(*d, clause.sentence)) {
      tell_of(finder_.beside(*d), clause);
    } else if (d != nullptr && clause.type == ChangeType::completed) {
      close_others(*d, clause);
    }
  }

 private:
  // "The closings of the transactions contemplated by the Inducement Letters and of the
  // Registered Offering are each expected to occur": of the deals of that day.
  void close_others(Draft& d, const Clause& clause) {
    if (!tells_of_all_deals(c_, clause.sentence, trigger(clause))) return;
    const Sourced<Date>& day = d.offering.agreement.dated;
    for (Draft& other : drafts_) {
      if (&other != &d && !other.is_program() && day &&
          other.offering.agreement.dated.value == day.value)
        tell_of(&other, clause);
    }
  }

  // What is told of a program or a registration, in the words of a deal.
  bool tells_of_program(const Clause& clause) {
    const std::string_view rule = reading_.rule(reading_.mention(clause.trigger));
    if (rule == "change.program_begun") return program_begun(clause), true;
    if (rule == "change.sold_out") return sold_out(clause), true;
    switch (clause.type) {
      case ChangeType::established:
      case ChangeType::priced:
      case ChangeType::completed:
      case ChangeType::option_exercised:
        return false;
      default:
        return tell_registration(c_, drafts_, finder_, clause), true;
    }
  }

  void tell_of(Draft* d, const Clause& clause) {
    switch (clause.type) {
      case ChangeType::established:
        return announcement(d, clause);
      case ChangeType::priced:
        return pricing(d, clause);
      case ChangeType::completed:
        return completion(d, clause);
      default:
        return option(d, clause);
    }
  }

  Draft* deal_of(const Clause& clause) {
    if (Draft* begun = begun_at(clause.sentence)) return begun;
    Draft* here = finder_.at(clause.sentence, trigger(clause));
    if (here != nullptr && names_first_offering(*here, clause.sentence)) return here;
    Draft* d = finder_.of(clause.agreement);
    // "The closing of the Common Stock Offering occurred", after the agreement of the other.
    const bool by_words = d != nullptr && here != nullptr && finder_.beside(*d) == here &&
                          !c_.names(c_.sentence_span(clause.sentence), *clause.agreement);
    if (by_words) return here;
    if (d != nullptr && !d->is_program()) return finder_.leg_in(*d, clause.sentence);
    if (here != nullptr && (!here->is_program() || is_rights_closed(*here, clause))) return here;
    // "the offering", in a filing that tells of one; a report tells of many.
    if (c_.reports_period()) {
      Draft* issued =
          only_draft(drafts_, [&](const Draft& other) { return issued_in_month(other, clause); });
      if (issued == nullptr) issued = noted_on_day(clause);
      return issued != nullptr ? issued : with_option(clause);
    }
    for (Draft& other : drafts_) {
      if (other.sells_at_one_price() && !other.passing) return &other;
    }
    return nullptr;
  }

  // "The Rights Offering closed on November 27": a report tells of other deals too.
  bool is_rights_closed(const Draft& d, const Clause& clause) const {
    return d.offering.type.value == OfferingType::rights && clause.type == ChangeType::completed &&
           lowered(reading_.text(c_.sentence_span(clause.sentence))).find("rights offering") !=
               std::string::npos;
  }

  // "On December 12, 2019 we issued a 10% convertible promissory note", on another page than the
  // agreement of that day.
  Draft* noted_on_day(const Clause& clause) const {
    if (reading_.rule(reading_.mention(clause.trigger)) != "change.notes_issued" ||
        clause.date_basis != DateBasis::stated)
      return nullptr;
    return only_draft(drafts_, [&](const Draft& d) {
      return d.offering.type.value == OfferingType::debt &&
             d.offering.agreement.dated.value == clause.date.value;
    });
  }

  // "On July 2, the underwriters partially exercised their option", among the subsequent
  // events: of the one deal that has underwriters.
  Draft* with_option(const Clause& clause) {
    if (clause.type != ChangeType::option_exercised || clause.date_basis != DateBasis::stated ||
        clause.timing == Timing::historical ||
        reading_.text(trigger(clause)).find("initial purchaser") != std::string_view::npos)
      return nullptr;
    const bool first = names_ipo(clause.sentence);
    return only_draft(drafts_, [&](const Draft& d) {
      const OfferingType type = *d.offering.type;
      return type == OfferingType::ipo || (type == OfferingType::firm_commitment && !first);
    });
  }

  // "consummated its IPO", after the agreement of the placement beside it.
  bool names_first_offering(const Draft& d, std::uint32_t sentence) const {
    return d.offering.type.value == OfferingType::ipo && reading_.has(sentence, "type.ipo") &&
           c_.within(c_.facts.references, c_.sentence_span(sentence)).empty();
  }

  // The first offering that the sentence tells of, naming no agreement.
  Draft* begun_at(std::uint32_t sentence) {
    if (!c_.within(c_.facts.references, c_.sentence_span(sentence)).empty()) return nullptr;
    for (Draft& d : drafts_) {
      // An agreement may be named after the closing that it led to.
      const bool first = d.offering.type.value == OfferingType::ipo || d.passing ||
                         (d.agreement && !d.is_program());
      const bool told = d.first_sentence == sentence || std::ranges::count(d.retold, sentence) > 0;
      if (first && told) return &d;
    }
    return nullptr;
  }

  // "On November 9, 2020 the Company launched an at the market offering pursuant
  // to the Sales Agreement dated March 20, 2020": begun again under an old
  // agreement.
  void program_begun(const Clause& clause) {
    Draft* d = clause.agreement ? finder_.of(clause.agreement) : program_told_at(clause.sentence);
    if (d == nullptr || !d->is_program() || clause.timing == Timing::prospective) return;
    if (!clause.date) return named_program_begun(*d, clause);
    const std::string_view words = reading_.text(trigger(clause));
    if (words.find(" by ") != std::string_view::npos || words.starts_with("established pursuant") ||
        words.starts_with("established under"))
      return;  // "established by the agreement"
    // Of what began long ago the agreement's own day tells, where it has one.
    const bool past = clause.timing == Timing::historical;
    if (past && d->offering.agreement.dated) return;
    for (Change& known : d->changes) {
      if (known.type.value != ChangeType::established) continue;
      // "has completed its ATM Program … The program was established on March 14 pursuant to a
      // Sales Agreement", which has no day of its own.
      if (past && known.date_basis != DateBasis::stated) return void(known = change_of(clause));
      if (past || known.timing.value == Timing::current) return;
    }
    d->changes.push_back(change_of(clause));
  }

  // "today announced that it has established an at-the-market program", whose agreement the
  // filing does not name.
  Draft* program_told_at(std::uint32_t sentence) const {
    return only_draft(drafts_, [&](const Draft& d) {
      return d.is_at_the_market() && !d.agreement && d.first_sentence == sentence;
    });
  }

  // "In December 2018 we established another ATM program (the "2018 ATM Program")"
  void named_program_begun(Draft& d, const Clause& clause) const {
    const KnownAgreement* known = d.agreement ? &c_.facts.agreements[*d.agreement] : nullptr;
    if (known == nullptr || !known->named_by_program || known->first_sentence != clause.sentence)
      return;
    Change change = change_of(clause);
    change.timing.value =
        is_told_in_period(c_, clause.sentence) ? Timing::current : Timing::historical;
    merge_change(d, std::move(change));
  }

  Draft* rights_of(const Clause& clause) {
    for (Draft& d : drafts_) {
      if (d.offering.type.value == OfferingType::rights && d.first_sentence == clause.sentence)
        return &d;
    }
    return nullptr;
  }

  // "cancelled its rights offering, which had commenced on May 27", "completed its
  // rights offering … The rights offering opened on October 24", "extended its rights offering,
  // which began on November 10": when it began.
  void begun_before(Draft* d, const Clause& clause) {
    if (Draft* rights = rights_of(clause)) d = rights;
    if (d == nullptr || !clause.date) return;
    const bool rights = d->offering.type.value == OfferingType::rights ||
                        d->offering.type.value == OfferingType::exchange_offer;
    // A headline may have told of it first.
    if (!rights && d->first_sentence != clause.sentence &&
        !reading_.has(clause.sentence, "change.withdrawn") && !begins_the_offering(clause))
      return;
    const bool ended =
        d->tells_of(ChangeType::withdrawn) || (rights && d->tells_of(ChangeType::completed));
    const bool extended = rights && d->tells_of(ChangeType::amended);
    if (!ended && !extended) return;
    std::erase_if(d->changes, [](const Change& change) {
      return change.type.value == ChangeType::established &&
             change.date_basis == DateBasis::document;
    });
    Change change = change_of(clause);
    change.timing.value = Timing::historical;
    d->changes.push_back(std::move(change));
  }

  // "had announced the proposed offering on May 6", "the proposed offering, which was announced
  // on May 6": the one told of.
  bool begins_the_offering(const Clause& clause) const {
    constexpr std::uint32_t kArticle = 20;  // bytes
    const TextSpan at = trigger(clause);
    const TextSpan sentence = c_.sentence_span(clause.sentence);
    const std::string words =
        lowered(std::string(reading_.text_before(sentence, at.begin, kArticle)) +
                std::string(reading_.text(at)));
    return contains_any(words, {" the ", " its ", " this "});
  }

  void announcement(Draft* d, const Clause& clause) {
    const std::string_view rule = reading_.rule(reading_.mention(clause.trigger));
    if (rule == "change.begun_on") return begun_before(d, clause);
    if (rule != "change.announced") return;
    if (Draft* rights = rights_of(clause)) d = rights;
    if (d == nullptr || d->agreement || clause.timing == Timing::historical) return;
    for (const Change& known : d->changes) {
      if (known.type.value == ChangeType::priced || known.type.value == ChangeType::established)
        return;
    }
    Change change = change_of(clause);
    change.timing.value = Timing::current;
    change.condition = {};
    d->changes.push_back(std::move(change));
  }

  // "On May 6 the Company priced its best efforts offering. … entered into a placement agency
  // agreement, and purchase agreements with certain investors": these without a day.
  bool is_agreement_told_in_passing(const Draft& d, const Clause& clause) const {
    return !c_.reports_period() && !d.is_program() && !d.offering.agreement.dated &&
           clause.date_basis == DateBasis::stated;
  }

  void pricing(Draft* d, const Clause& clause) {
    if (d == nullptr || (d->agreement && !is_agreement_told_in_passing(*d, clause))) return;
    // "has agreed to purchase the shares not subscribed for": of a backstop.
    if (d->offering.type.value == OfferingType::rights &&
        (d->main || d->tells_of(ChangeType::established)))
      return;
    // What a registration statement tells of as priced is an earlier deal.
    if (d->main && c_.filing.kind.value == FilingKind::registration_statement) return;
    // "the pricing of assets", a page after a deal told in passing.
    if (d->passing && d->first_sentence != clause.sentence &&
        clause.date_basis != DateBasis::stated)
      return;
    for (Change& known : d->changes) {
      if (known.type.value != ChangeType::priced) continue;
      // "today announced the pricing on March 7": the day told beats the document's.
      if (known.date_basis != DateBasis::stated && clause.date_basis == DateBasis::stated &&
          clause.timing == known.timing.value) {
        known.date = clause.date;
        known.date_basis = clause.date_basis;
      }
      return;
    }
    std::erase_if(d->changes,
                  [](const Change& k) { return k.type.value == ChangeType::established; });
    d->changes.push_back(change_of(clause));
  }

  void sold_out(const Clause& clause) {
    Draft* program = program_of(clause);
    if (program != nullptr && program->offering.type.value == OfferingType::at_the_market)
      merge_change(*program, change_of(clause));
  }

  static bool is_placement(OfferingType type) {
    return type == OfferingType::private_placement || type == OfferingType::registered_direct;
  }

  // Whether the words can close a deal of that kind: "issued $500,000,000
  // aggregate principal amount" closes notes, "sold to the Investors 963,000
  // shares" a placement whose agreement the sentence names.
  bool closes(const Draft& d, const Clause& clause) const {
    const std::string_view words = reading_.text(trigger(clause));
    if (words.ends_with("principal amount") || words.ends_with("notes"))
      return d.offering.type.value == OfferingType::debt;
    if (words.find(" funded on ") != words.npos) return d.offering.type.value == OfferingType::debt;
    // "The exchange closed on May 6": not a market's hours.
    if (contains_any(lowered(words), {" exchange closed", " exchange was c", " exchange has c"}))
      return d.offering.type.value == OfferingType::exchange_offer;
    if (reading_.rule(reading_.mention(clause.trigger)) != "change.sold_to") return true;
    return is_placement(*d.offering.type) && clause.agreement && clause.agreement == d.agreement &&
           c_.names(c_.sentence_span(clause.sentence), *d.agreement);
  }

  // "The Notes were issued under an Indenture": those of a deal that the filing tells as
  // news, for old ones were so too.
  bool issues_old_notes(const Draft& d, const Clause& clause) const {
    if (reading_.rule(reading_.mention(clause.trigger)) != "change.notes_issued") return false;
    if (d.offering.type.value != OfferingType::debt) return true;
    if (clause.date_basis == DateBasis::stated) return clause.timing != Timing::current;
    const auto& dated = d.offering.agreement.dated;
    return clause.timing != Timing::current || !(dated && is_news(c_, *dated));
  }

  // "The Depositary Shares were issued and sold on February 19": those of the deal signed
  // shortly before.
  bool issues_other_shares(const Draft& d, const Clause& clause) const {
    constexpr int kDays = 60;
    if (reading_.rule(reading_.mention(clause.trigger)) != "change.issued_on") return false;
    const auto& signed_on = d.offering.agreement.dated;
    return clause.timing != Timing::current || clause.date_basis != DateBasis::stated ||
           !signed_on || *clause.date < *signed_on ||
           days_between(*signed_on, *clause.date) > kDays;
  }

  // "issued 5,000 shares at a price of": a closing only where a report tells of a deal by it.
  bool only_issues(const Draft& d, const Clause& clause) const {
    return reading_.rule(reading_.mention(clause.trigger)) == "change.issued_in_offering" &&
           !(d.passing && d.first_sentence == clause.sentence) && !issued_in_month(d, clause);
  }

  // "In December 2022, we issued 11,902,500 shares at a price of $7.25", in a report that
  // tells on another page of an underwriting agreement of December.
  bool issued_in_month(const Draft& d, const Clause& clause) const {
    if (reading_.rule(reading_.mention(clause.trigger)) != "change.issued_in_offering" ||
        !c_.reports_period() || clause.timing != Timing::current || !d.agreement ||
        d.offering.type.value != OfferingType::firm_commitment)
      return false;
    const auto month = month_of(c_, clause.sentence);
    return month && month == month_of(c_, d.first_sentence) &&
           is_told_in_period(c_, clause.sentence);
  }

  // (the "Closing Date") names a day to come; what happened on a day gone by is told by its
  // own verb.
  bool is_closing_day_gone(const Clause& clause) const {
    return reading_.rule(reading_.mention(clause.trigger)) == "change.closing_day" &&
           !(clause.date && c_.reference_day && *c_.reference_day < *clause.date);
  }

  // "On September 3, 2025 (the "Closing Date"), the Company issued and sold the Shares"
  bool issues_on_closing_day(const Clause& clause) const {
    constexpr std::uint32_t kSubject = 40;  // bytes
    const TextSpan day = trigger(clause);
    const TextSpan sentence = c_.sentence_span(clause.sentence);
    const bool leads =
        starts_with_any_case(reading_.text(sentence), "on ") && day.begin - sentence.begin <= 3;
    if (!leads || !clause.date || c_.is_prospectus()) return false;
    return std::ranges::any_of(reading_.mentions_of(clause.sentence), [&](const Mention& m) {
      const std::string_view words = reading_.text(m.text);
      return reading_.rule(m) == "change.sold" && m.text.begin >= day.end &&
             m.text.begin - day.end <= kSubject &&
             (words.starts_with("issued") || words.starts_with("sold"));
    });
  }

  // "The Shares were issued in reliance on the exemption": said of shares still to be issued,
  // too, but where the deal was signed on the day that the filing calls the Closing Date.
  bool may_issue_later(const Draft& d, const Clause& clause) const {
    if (reading_.rule(reading_.mention(clause.trigger)) != "change.issued_exempt") return false;
    const auto days = reading_.of_rule("change.closing_day");
    return !std::ranges::any_of(days, [&](const Mention& m) {
      const auto day = c_.within(c_.facts.dates, m.text);
      return !day.empty() && day.front().date &&
             d.offering.agreement.dated.value == day.front().date;
    });
  }

  // "will close" without a day says nothing that the pricing does not; of an offering that
  // is only proposed, nothing at all.
  static bool says_no_more_than_pricing(const Draft& d, const Clause& clause) {
    if (clause.timing != Timing::prospective || clause.date) return false;
    return !clause.condition || d.tells_of(ChangeType::established, Timing::current);
  }

  // A prospectus offers: what it calls closed, without a day or long ago, is another deal.
  bool closed_another(const Draft& d, const Clause& clause) const {
    const bool registered = d.main && c_.filing.kind.value == FilingKind::registration_statement;
    if (registered) return clause.timing == Timing::historical;
    if (!c_.is_prospectus()) return false;
    if (!clause.date && (clause.timing == Timing::current || c_.is_preliminary())) return true;
    return d.main && clause.timing == Timing::historical;
  }

  // "In February 2021, we completed our initial public offering", in a report, after a deal
  // of its own year.
  bool closed_first_offering(const Draft& d, const Clause& clause) const {
    return c_.reports_period() && clause.timing == Timing::historical &&
           d.offering.type.value != OfferingType::ipo &&
           contains_any(reading_.text(trigger(clause)), {"nitial public offering", "IPO"}) &&
           !(d.agreement && c_.names(c_.sentence_span(clause.sentence), *d.agreement));
  }

  void completion(Draft* d, const Clause& clause) {
    // A letter that withdraws an offering may tell of the financing made instead.
    if (d == nullptr || c_.filing.kind.value == FilingKind::notice) return;
    const bool gone = is_closing_day_gone(clause);
    if ((gone && !issues_on_closing_day(clause)) || !closes(*d, clause) ||
        issues_old_notes(*d, clause) || issues_other_shares(*d, clause) ||
        only_issues(*d, clause) || may_issue_later(*d, clause) ||
        says_no_more_than_pricing(*d, clause) || closed_another(*d, clause) ||
        closed_first_offering(*d, clause) || closed_before_signing(*d, clause))
      return;
    Change change = change_of(clause);
    if (gone) {
      change.timing.value = is_news(c_, *clause.date) ? Timing::current : Timing::historical;
      change.condition = {};
    }
    for (Change& known : d->changes) {
      if (known.type.value == ChangeType::completed &&
          is_of_later_closing(reading_, known) == is_of_later_closing(reading_, change) &&
          !is_third_closing(known, change) && !is_closing_before(known, change) &&
          !is_closing_before(change, known))
        return close_again(known, std::move(change));
    }
    d->changes.push_back(std::move(change));
  }

  // "warrants issued in our public offering that closed on August 9, 2022", exercised under
  // letters of 2025: another deal's closing.
  bool closed_before_signing(const Draft& d, const Clause& clause) const {
    const auto& signed_on = d.offering.agreement.dated;
    if (!c_.reports_period() || !signed_on) return false;
    if (clause.date_basis == DateBasis::stated) return *clause.date < *signed_on;
    const auto month = clause.date ? std::nullopt : month_of(c_, clause.sentence);
    return month && *month < Date{signed_on->year, signed_on->month, 1};
  }

  // "entered into a purchase agreement, pursuant to which it issued a note … The transaction
  // closed on August 24": the former has but the agreement's day.
  static bool closes_after_note(const Change& known, const Change& change) {
    return is_told_by(known, "change.notes_issued") && is_told_by(change, "change.closed") &&
           known.date && change.date && *known.date < *change.date &&
           change.date_basis == DateBasis::stated;
  }

  // "the second closing occurred on September 19 … on October 11 the third closing took place"
  bool is_third_closing(const Change& known, const Change& change) const {
    return is_of_later_closing(reading_, known) && known.date && change.date &&
           known.date_basis == DateBasis::stated && change.date_basis == DateBasis::stated &&
           known.timing.value == change.timing.value && known.date.value != change.date.value;
  }

  // "The purchase of the additional shares closed today. As previously announced, on October 15
  // the Company closed its initial public offering": one is news and the other is not, whichever
  // is told first.
  static bool is_closing_before(const Change& news, const Change& past) {
    return news.timing.value == Timing::current && past.timing.value == Timing::historical &&
           news.date && past.date && *past.date < *news.date &&
           past.date_basis == DateBasis::stated;
  }

  // "announced the expiration and final results of its exchange offer … the settlement date, which
  // is expected to be May 8": only then is it over.
  static bool is_yet_to_settle(const Change& expired, const Change& settlement) {
    return is_told_by(expired, "change.exchange_expired") &&
           settlement.timing.value == Timing::prospective && settlement.date;
  }

  // The same closing, told before.
  static void close_again(Change& known, Change change) {
    if (is_yet_to_settle(change, known)) return;
    if (is_yet_to_settle(known, change)) return void(known = std::move(change));
    // What was expected and is now told as done is done.
    // "sold to them 250,000 shares … The Private Placement closed on February 12"
    const bool expected = known.timing.value == Timing::prospective ||
                          is_told_by(known, "change.sold_to") || closes_after_note(known, change);
    if (expected && change.timing.value == Timing::current && change.date) {
      known = std::move(change);
    } else if (change.date && known.timing.value == change.timing.value &&
               (!known.date || (known.date_basis == DateBasis::document &&
                                change.date_basis == DateBasis::stated))) {
      // "today announced the closing … The offering closed on February 13"
      known.date = change.date;
      known.date_basis = change.date_basis;
    } else if (!known.condition && change.timing.value == Timing::prospective &&
               known.timing.value == Timing::prospective) {
      known.condition = change.condition;
    }
  }

  void shares_of_option(const Clause& clause, Change& change) const {
    for (const Mention& m : reading_.mentions_of(clause.sentence)) {
      if (!reading_.rule(m).starts_with("count.exercised")) continue;
      for (const CountFact& f : c_.within(c_.facts.counts, m.text)) set(change.shares, f);
    }
    // "partially exercised its Option and purchased 3,500,000 Shares", whatever it could
    const TextSpan sentence = c_.sentence_span(clause.sentence);
    for (const CountFact& f : c_.within(c_.facts.counts, {trigger(clause).begin, sentence.end})) {
      if (reading_.text_before(sentence, f.text.begin, 16).find("and purchased ") !=
          std::string_view::npos)
        set(change.shares, f);
    }
    for (const CountFact& f : c_.within(c_.facts.counts, sentence)) {
      if (f.meaning == Meaning::option) set(change.shares, f);
    }
    // "electing to take up 1,150,000 of the Optional Shares"
    if (reading_.text(trigger(clause)).find("Option") == std::string_view::npos) return;
    for (const CountFact& f : c_.within(c_.facts.counts, trigger(clause))) set(change.shares, f);
  }

  // "On May 6 … 500,000 shares. On May 20 the underwriters again exercised their option, to
  // purchase 280,000 shares": another part of it.
  bool is_exercised_again(const Change& known, const Change& change, std::uint32_t sentence) const {
    if (known.date_basis != DateBasis::stated || change.date_basis != DateBasis::stated ||
        known.date.value == change.date.value || !change.shares)
      return false;
    if (known.shares) return known.shares.value != change.shares.value;
    return reading_.text(c_.sentence_span(sentence)).find(" again ") != std::string_view::npos;
  }

  // "On September 20, we issued an additional $7.2 million principal amount of the Notes
  // pursuant to the full exercise of the option": then.
  bool issues_more_notes(const Clause& clause) const {
    const TextSpan sentence = c_.sentence_span(clause.sentence);
    const std::string_view before = reading_.text({sentence.begin, trigger(clause).begin});
    return contains_any(before, {"issued an additional ", "sold an additional "}) &&
           !c_.within(c_.facts.amounts, {sentence.begin, trigger(clause).begin}).empty();
  }

  void option(Draft* d, const Clause& clause) {
    if (d == nullptr || clause.timing == Timing::prospective || !d->may_grant_option()) return;
    const std::string_view words = reading_.text(trigger(clause));
    // "On May 13 the Company sold an additional 410,000 shares upon the exercise": then.
    const bool counted_in = !reading_.has(clause.sentence, "count.exercised_more") &&
                            !issues_more_notes(clause) &&
                            (words.starts_with("includ") || words.starts_with("upon") ||
                             words.starts_with("inclusive") || words.starts_with("following") ||
                             words.starts_with("through") || words.starts_with("pursuant") ||
                             words.starts_with("reflect"));
    // "(… shares including the exercise in full of the option)": how many there would be.
    if (c_.is_preliminary() || (counted_in && c_.is_prospectus())) return;
    Change change = change_of(clause);
    // An option on notes is one on principal.
    if (d->offering.type.value != OfferingType::debt) shares_of_option(clause, change);
    // "upon full exercise, on November 18, of the option": the day is the exercise's.
    const bool dated_in = change.date && !c_.within(c_.facts.dates, trigger(clause)).empty();
    if (change.date_basis == DateBasis::document || (counted_in && !dated_in)) {
      change.date = {};
      change.date_basis.reset();
    }
    for (Change& known : d->changes) {
      if (known.type.value != ChangeType::option_exercised) continue;
      if (is_exercised_again(known, change, clause.sentence)) continue;
      // A headline tells it first, and the text when and how many.
      if (!known.shares) known.shares = change.shares;
      const bool noticed = starts_with_any_case(words, "notified") && change.date;
      if (!known.date || noticed) {
        known.date = change.date;
        known.date_basis = change.date_basis;
      }
      return;
    }
    d->changes.push_back(std::move(change));
  }
};

}  // namespace

void tell_deal(const Context& context, std::vector<Draft>& drafts, const DraftFinder& finder,
               const Clause& clause) {
  Deals(context, drafts, finder).tell(clause);
}

}  // namespace offerlog
