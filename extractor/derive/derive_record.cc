#include "derive_record.h"

#include <algorithm>
#include <string>

#include "add_plans.h"
#include "change_teller.h"
#include "check_agreements.h"
#include "check_arithmetic.h"
#include "closings.h"
#include "draft.h"
#include "draft_contract.h"
#include "draft_deal_contract.h"
#include "ground_evidence.h"
#include "offering_key.h"
#include "own_symbol.h"
#include "read_clauses.h"
#include "read_filing.h"
#include "reported_period.h"
#include "resolve/sentence_at.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// The only one of which that is news.
std::optional<std::uint32_t> one_that_tells(const std::vector<Draft>& drafts, ChangeType type) {
  std::optional<std::uint32_t> only;
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    if (!drafts[i].tells_of(type, Timing::current)) continue;
    if (only) return std::nullopt;
    only = i;
  }
  return only;
}

// "…, which is replaced by the new agreement": the program begun now takes the
// place of the one that ended.
void find_replacement(const Context& context, std::vector<Draft>& drafts, Record& record) {
  bool said = false;
  for (const Mention& m : context.reading.of_rule("report.replaces"))
    said = said || reports_changes(context.section_of(m.sentence));
  if (!said) return;
  const auto begun = one_that_tells(drafts, ChangeType::established);
  const auto ended = one_that_tells(drafts, ChangeType::terminated);
  if (!begun || !ended || *begun == *ended) return;
  // Of two programs; or told of these by the verb itself.
  const bool by_verb = std::ranges::any_of(drafts[*ended].changes, [](const Change& change) {
    return is_told_by(change, "change.replaced");
  });
  if (drafts.size() == 2 || by_verb) record.offerings[*begun].replaces = OfferingId{*ended};
}

// What a month or a year is enough to date: a deal's steps, a program's beginning.
bool needs_no_day(const Draft& d, ChangeType type) {
  if (!d.told_in_period) return false;
  if (d.is_program()) return type == ChangeType::established;
  return type == ChangeType::priced || type == ChangeType::completed ||
         type == ChangeType::option_exercised;
}

// "On September 6 we entered into a purchase agreement, and closed on September 10", in a
// registration statement of September 16: its reader is told of what was reported before.
bool is_background(const Context& context, const Draft& d, const Change& change) {
  const bool deals = change.type.value == ChangeType::priced ||
                     change.type.value == ChangeType::completed ||
                     change.type.value == ChangeType::option_exercised ||
                     change.type.value == ChangeType::terminated;
  return deals && !d.main && change.date && context.filing.dated &&
         *change.date < *context.filing.dated;
}

// "completed a public offering on September 22, which included a full exercise of the
// option": the closing has a day, and the option was used by then.
bool is_closed_on_day(const Draft& d) {
  return std::ranges::any_of(d.changes, [](const Change& change) {
    return change.type.value == ChangeType::completed && change.timing.value == Timing::current &&
           change.date && !change.date.evidence.empty();
  });
}

// "The Private Placement closed in August 2025", "the 2023 Purchase Agreement was terminated in
// August 2025", in a report of that quarter: the month is day enough.
bool ended_in_month(const Context& context, const Change& change) {
  const bool ended =
      change.type.value == ChangeType::completed || change.type.value == ChangeType::terminated;
  if (!ended || change.date || change.timing.value != Timing::current ||
      change.type.evidence.empty())
    return false;
  const std::uint32_t sentence =
      sentence_at(context.reading, change.type.evidence.front().text.begin);
  return context.reading.has(sentence, "date.month") && is_told_in_period(context, sentence);
}

// "The 2018 ATM Program was terminated upon establishment of the 2019 ATM Program", which was
// in the year that is reported: then.
bool ended_by_successor(const Context& context, const Draft& d, const Change& change) {
  if (change.type.value != ChangeType::terminated || change.timing.value != Timing::current ||
      change.date_basis == DateBasis::stated || change.type.evidence.empty() || !d.agreement)
    return false;
  const std::uint32_t sentence =
      sentence_at(context.reading, change.type.evidence.front().text.begin);
  const std::string low = lowered(context.reading.text(context.sentence_span(sentence)));
  if (!contains_any(low,
                    {" upon establishment of ", " upon the establishment of ",
                     " with the establishment of ", " upon entry into ", " upon entering into ",
                     " with the entry into ", " upon commencement of ", " was replaced by ",
                     " upon the commencement of ", " with the commencement of "}))
    return false;
  return std::ranges::any_of(context.facts.agreements, [&](const KnownAgreement& other) {
    return &other != &context.facts.agreements[*d.agreement] && other.dated &&
           other.family == AgreementFamily::sales && is_news(context, *other.dated);
  });
}

// "As of December 31, 2020, no shares remained available under the program": the day of the count,
// some day after that of the last sale.
bool is_counted_then(const Context& context, const Change& change) {
  if (!is_told_by(change, "change.sold_out") || !change.date || change.date.evidence.empty())
    return false;
  const std::uint32_t day = change.date.evidence.front().text.begin;
  const TextSpan span = context.sentence_span(sentence_at(context.reading, day));
  return lowered(context.reading.text_before(span, day, 6)).ends_with("as of ");
}

// "The 2022 Purchase Agreement replaced our 2018 Purchase Agreement": on the former's day.
void date_replaced(const Context& context, const Draft& d, Change& change) {
  if (!is_told_by(change, "change.replaced") || change.date_basis == DateBasis::stated ||
      !d.agreement)
    return;
  const TextSpan told = change.type.evidence.front().text;
  const std::uint32_t sentence = sentence_at(context.reading, told.begin);
  const TextSpan subject{context.sentence_span(sentence).begin, told.end};
  for (const AgreementReference& r : context.within(context.facts.references, subject)) {
    const KnownAgreement& successor = context.facts.agreements[r.agreement];
    if (r.agreement == *d.agreement || !successor.dated ||
        successor.family != context.facts.agreements[*d.agreement].family)
      continue;
    change.date = successor.dated;
    change.date_basis = DateBasis::stated;
    if (!is_news(context, *successor.dated)) change.timing.value = Timing::historical;
    return;
  }
}

// A periodic report retells years, a registration statement what went before it:
// only what they date is news.
void keep_what_is_told(const Context& context, Draft& d) {
  const auto& form = context.filing.form_type;
  const bool registers = context.filing.kind.value == FilingKind::registration_statement && form &&
                         !form->starts_with("POS");
  if (context.filing.kind.value != FilingKind::periodic_report && !registers) return;
  const bool closed = is_closed_on_day(d);
  for (Change& change : d.changes) {
    date_replaced(context, d, change);
    if (!ended_by_successor(context, d, change)) continue;
    change.date = {};
    change.date_basis.reset();
  }
  std::erase_if(d.changes, [&](const Change& change) {
    if (change.timing.value == Timing::historical) return false;
    if (closed && change.type.value == ChangeType::option_exercised && !change.date) return false;
    if (registers && is_background(context, d, change)) return true;
    if (needs_no_day(d, *change.type) || ended_in_month(context, change) ||
        ended_by_successor(context, d, change))
      return false;
    const bool own_act =
        change.type.value == ChangeType::registered || change.type.value == ChangeType::amended;
    if (own_act && change.date_basis == DateBasis::document && d.main) return false;
    if (change.type.value == ChangeType::registered) return false;
    const Sourced<Date>& day =
        change.type.value == ChangeType::sales_reported ? change.as_of : change.date;
    return !day || day.evidence.empty();
  });
  for (Change& change : d.changes) {
    if (!is_counted_then(context, change)) continue;
    change.date = {};
    change.date_basis.reset();
  }
}

void number_offerings(std::vector<Draft>& drafts, Record& record) {
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    if (a.main != b.main) return a.main;
    return a.first_sentence < b.first_sentence;
  });
  key_offerings(record.issuer, drafts);
  for (Draft& d : drafts) {
    const OfferingId id{static_cast<std::uint32_t>(record.offerings.size())};
    record.offerings.push_back(d.offering);
    for (Change change : d.changes) {
      change.offering = id;
      record.changes.push_back(std::move(change));
    }
  }
}

// "AMENDMENT NO. 1 TO SALES AGREEMENT", "Re: Termination of Sales Agreement": it tells what
// becomes of an older contract, as a report would.
bool is_of_older_contract(const Context& context) {
  constexpr std::uint32_t kHead = 3000;  // bytes
  const std::string_view text = context.reading.document.text;
  const std::string title = lowered(context.filing.title.value.value_or(""));
  const std::string head = lowered(text.substr(0, kHead));
  const auto subject = head.find("re: ");
  const std::string about = subject == head.npos ? title : title + head.substr(subject, 120);
  return contains_any(about, {"amendment", "terminat"}) &&
         contains_any(head, {"common stock", "ordinary shares", "common shares", "notes"}) &&
         contains_any(about, {"sales agreement", "sale agreement", "distribution agreement",
                              "offering agreement", "purchase agreement"});
}

std::vector<Draft> draft_filing(const Context& context, const std::vector<Clause>& clauses) {
  std::vector<Draft> drafts;
  if (context.filing.kind.value == FilingKind::agreement && !is_of_older_contract(context)) {
    auto draft = draft_contract(context);
    if (!draft) draft = draft_deal_contract(context);
    if (draft) drafts.push_back(std::move(*draft));
    ground_evidence(context, drafts);
    return drafts;
  }
  drafts = draft_offerings(context, clauses);
  draft_changes(context, clauses, drafts);
  read_sales_tables(context, drafts);
  fill_terms(context, drafts);
  for (Draft& d : drafts) keep_what_is_told(context, d);
  add_plans(context, clauses, drafts);
  ground_evidence(context, drafts);
  return drafts;
}

}  // namespace

Derivation derive_record(const Reading& reading, const Facts& facts, Diagnostics& log) {
  Derivation out;
  out.record.filing = read_filing(reading);
  out.record.issuer = read_issuer(reading, facts, out.record.filing);
  const Sections sections =
      find_sections(reading, out.record.filing.kind.value.value_or(FilingKind::other));
  const auto period = find_reported_period(reading, facts, out.record.filing);
  const Context context{reading,
                        facts,
                        sections,
                        out.record.filing,
                        out.record.issuer,
                        find_reference_day(reading, facts, out.record.filing),
                        period,
                        period ? period->first : std::nullopt,
                        find_earliest_event(reading, facts, out.record.filing),
                        find_signed_on(reading, facts, out.record.filing, sections)};
  out.clauses = read_clauses(context);
  std::vector<Draft> drafts = draft_filing(context, out.clauses);
  std::erase_if(drafts, [](const Draft& d) { return !d.has_news(); });
  derive_status(drafts);
  if (drafts.size() == 1) take_own_symbol(context, drafts.front(), out.record.issuer);
  number_offerings(drafts, out.record);
  find_replacement(context, drafts, out.record);
  check_arithmetic(reading.document, facts, out.record, log);
  check_agreements(context, drafts, out.record, log);
  check_document_date(context, log);
  return out;
}

}  // namespace offerlog
