// What happened to each offering: its beginning, then each clause that counts.
#include <algorithm>
#include <string>

#include "change_teller.h"
#include "draft_term_sheet.h"
#include "listed_registrations.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// "In connection with the upsize to $150,000,000": the rise from $50,000,000 to
// it has its day elsewhere. Capacity goes from one size to another once.
bool is_retold(const std::vector<Change>& told, const Change& change) {
  if (change.date_basis == DateBasis::stated || !change.from_amount || !change.to_amount)
    return false;
  return std::any_of(told.begin(), told.end(), [&](const Change& other) {
    return other.type.value == change.type.value && other.date_basis == DateBasis::stated &&
           other.from_amount.value == change.from_amount.value &&
           other.to_amount.value == change.to_amount.value;
  });
}

// "terminated the prospectus … filed a new prospectus supplement for the shares that
// remain": the program goes on under the new one.
bool goes_on(const Change& change) { return is_told_by(change, "change.another_prospectus"); }

bool is_stop(const Change& change) {
  return change.type.value == ChangeType::suspended && change.timing.value == Timing::current &&
         !only_explains(change);
}

// "to suspend the offering under the ATM Prospectus … We are suspending the offering in
// connection with": one stop, told twice.
void drop_stop_retold(Draft& d) {
  const auto first = std::ranges::find_if(d.changes, is_stop);
  if (first == d.changes.end()) return;
  const Change told = *first;
  std::erase_if(d.changes, [&](const Change& change) {
    const bool same_day = !change.date || !told.date || change.date.value == told.date.value;
    return is_stop(change) && same_day && change.scope.value != told.scope.value;
  });
}

// An amendment whose whole content is a change of capacity is that change;
// "will not sell until" beside an end or a suspension only explains it.
void drop_lesser(const Context& context, Draft& d) {
  const auto current = [&](auto&& fits) {
    return std::any_of(d.changes.begin(), d.changes.end(), [&](const Change& change) {
      return change.timing.value == Timing::current && fits(change);
    });
  };
  // A release of the closing tells of the pricing as past.
  const bool closed = !d.agreement && d.leg != Leg::placement && current([](const Change& change) {
    return change.type.value == ChangeType::completed;
  });
  for (Change& change : d.changes) {
    if (!closed || change.type.value != ChangeType::priced ||
        change.timing.value != Timing::current)
      continue;
    // Both fell into the period that is reported.
    if (context.period_start && change.date_basis == DateBasis::stated) continue;
    change.timing.value = Timing::historical;
    if (change.date_basis == DateBasis::document) change.date = {};
    if (!change.date) change.date_basis.reset();
  }
  // Commenced, and closed in the same filing: it was priced.
  if (!d.is_program() && d.offering.type.value != OfferingType::exchange_offer &&
      d.tells_of(ChangeType::completed) && !d.tells_of(ChangeType::priced)) {
    const auto begun = std::ranges::find_if(d.changes, [](const Change& change) {
      return change.type.value == ChangeType::established && change.date_basis == DateBasis::stated;
    });
    if (begun != d.changes.end()) begun->type.value = ChangeType::priced;
  }
  // Launched, and called off in the same filing.
  const bool withdrawn = !d.is_program() && current([](const Change& change) {
    return change.type.value == ChangeType::withdrawn;
  });
  for (Change& change : d.changes) {
    if (!withdrawn || change.type.value != ChangeType::established) continue;
    change.timing.value = Timing::historical;
    // "announced the withdrawal of its proposed offering": when that began is not told.
    if (change.date_basis == DateBasis::document) change.date = {};
    if (!change.date) change.date_basis.reset();
  }
  drop_stop_retold(d);
  const std::vector<Change> told = d.changes;
  std::erase_if(d.changes, [&](const Change& change) { return is_retold(told, change); });
  const bool resized = current([](const Change& change) {
    return change.type.value == ChangeType::increased || change.type.value == ChangeType::decreased;
  });
  const bool stopped = current([&](const Change& change) {
    return (change.type.value == ChangeType::suspended ||
            change.type.value == ChangeType::terminated) &&
           !only_explains(change);
  });
  // A program that is resized, stopped or has sold was there before.
  const bool older =
      resized || stopped || current([](const Change& change) {
        return change.type.value == ChangeType::resumed ||
               (change.type.value == ChangeType::sales_reported && change.shares.value != 0);
      });
  const bool made_now =
      current([](const Change& change) { return change.type.value == ChangeType::established; });
  const bool undated = !d.offering.agreement.dated;
  // Used up on a day told, and ended of itself with that.
  const bool last_sale =
      d.is_program() && current([](const Change& change) {
        return change.type.value == ChangeType::completed && change.date_basis == DateBasis::stated;
      });
  std::erase_if(d.changes, [&](const Change& change) {
    return last_sale && change.type.value == ChangeType::terminated && !change.date;
  });
  const bool ended = current([](const Change& change) {
    return change.type.value == ChangeType::terminated && change.scope.value == Scope::agreement;
  });
  std::erase_if(d.changes, [&](const Change& change) {
    if (change.timing.value != Timing::current) return false;
    const bool program =
        change.type.value == ChangeType::terminated && change.scope.value == Scope::program;
    const bool prospectus =
        change.type.value == ChangeType::amended && change.scope.value == Scope::prospectus;
    const bool resizes =
        change.type.value == ChangeType::increased || change.type.value == ChangeType::decreased;
    if (made_now && resizes && !change.from_amount && !change.to_amount && !change.to_shares)
      return true;
    const bool used_up = d.is_program() && change.type.value == ChangeType::completed;
    if ((ended && (program || used_up)) || (stopped && prospectus && !goes_on(change))) return true;
    if (older && undated && d.is_program() && change.type.value == ChangeType::established &&
        change.date_basis != DateBasis::stated) {
      return true;
    }
    // Restated, it was signed anew.
    const bool of_terms = is_told_by(change, "change.agents_changed") ||
                          is_told_by(change, "change.other_terms") ||
                          is_told_by(change, "change.established");
    return (resized && change.type.value == ChangeType::amended && !of_terms) ||
           ((stopped || made_now) && only_explains(change));
  });
}

// "subject to the completion of the offering and the end of waiting periods", up to "the
// Company also expects" or the sentence's end.
TextSpan whole_condition(const Context& context, TextSpan head, TextSpan sentence) {
  const std::string rest = lowered(context.reading.text({head.end, sentence.end}));
  auto end = rest.ends_with('.') ? rest.size() - 1 : rest.size();
  for (std::string_view after : {", the company ", ", we ", "; "})
    end = std::min(end, rest.find(after));
  return {head.begin, head.end + static_cast<std::uint32_t>(end)};
}

// "Subject to the completion of the offering and the end of waiting periods, the Company
// expects to sell": the placement has conditions of its own, and so no day.
void give_own_condition(const Context& context, const Draft& placement, Change& closing) {
  const TextSpan sentence = context.sentence_span(placement.first_sentence);
  const std::string low = lowered(context.reading.text(sentence));
  for (std::string_view words : {"concurrently with", "same time", "simultaneous"}) {
    if (low.find(words) != std::string::npos) return;
  }
  for (const Mention& m : context.reading.mentions_of(placement.first_sentence)) {
    if (context.reading.rule(m) != "timing.alongside" ||
        !starts_with_any_case(context.reading.text(m.text), "subject to "))
      continue;
    const TextSpan words = whole_condition(context, m.text, sentence);
    closing.type.evidence = {{words, "timing.alongside"}};
    closing.condition = {std::string(context.reading.text(words)), closing.type.evidence};
    closing.date = {};
    closing.date_basis.reset();
    return;
  }
}

// A placement beside a public offering is agreed and closed with it, unless the
// filing says otherwise.
void tell_with_offered(const Context& context, Draft& placement, const Draft& offered) {
  for (const Change& change : offered.changes) {
    const bool deal =
        change.type.value == ChangeType::priced || change.type.value == ChangeType::completed;
    if (!deal || change.timing.value == Timing::historical) continue;
    const bool told =
        std::any_of(placement.changes.begin(), placement.changes.end(),
                    [&](const Change& own) { return own.type.value == change.type.value; });
    if (told) continue;
    placement.changes.push_back(change);
    if (change.type.value == ChangeType::completed && change.timing.value == Timing::prospective)
      give_own_condition(context, placement, placement.changes.back());
  }
}

void add_pricing_before(Draft& d, TextSpan words) {
  if (d.is_program() || d.offering.type.value == OfferingType::exchange_offer ||
      d.tells_of(ChangeType::priced) || d.tells_of(ChangeType::established))
    return;
  const bool closed = std::ranges::any_of(d.changes, [](const Change& change) {
    return change.type.value == ChangeType::completed && change.timing.value == Timing::current;
  });
  if (!closed) return;
  Change change;
  change.type = {ChangeType::priced, {{words, "timing.announced_before"}}};
  change.timing.value = Timing::historical;
  d.changes.insert(d.changes.begin(), std::move(change));
}

// "announced the closing of its previously announced public offering": it was priced
// before, on a day that is not told.
void tell_pricing_before(const Context& context, const DraftFinder& finder) {
  for (const Mention& m : context.reading.mentions.mentions) {
    if (context.reading.rule(m) != "timing.announced_before" ||
        !context.reading.has(m.sentence, "change.closed") ||
        !reports_changes(context.section_of(m.sentence)))
      continue;
    Draft* d = finder.at(m.sentence, m.text);
    if (d == nullptr) continue;
    add_pricing_before(*d, m.text);
    Draft* other = finder.beside(*d);
    if (other != nullptr && finder.tells_of_both(*d, m.sentence))
      add_pricing_before(*other, m.text);
  }
}

using Teller = void (*)(const Context&, std::vector<Draft>&, const DraftFinder&, const Clause&);

Teller teller_of(ChangeType type) {
  switch (type) {
    case ChangeType::suspended:
    case ChangeType::resumed:
    case ChangeType::terminated:
    case ChangeType::increased:
    case ChangeType::decreased:
      return tell_program_change;
    case ChangeType::amended:
      return tell_amendment;
    case ChangeType::sales_reported:
      return tell_sales;
    case ChangeType::established:
    case ChangeType::priced:
    case ChangeType::completed:
    case ChangeType::option_exercised:
    case ChangeType::withdrawn:
    case ChangeType::registered:
    case ChangeType::effective:
    case ChangeType::deregistered:
      return tell_deal;
  }
  return tell_deal;
}

}  // namespace

void draft_changes(const Context& context, const std::vector<Clause>& clauses,
                   std::vector<Draft>& drafts) {
  const DraftFinder finder(context, drafts);
  tell_beginning(context, drafts, finder);
  if (context.filing.kind.value == FilingKind::free_writing_prospectus)
    tell_term_sheet(context, drafts);
  for (const Clause& clause : clauses) {
    if (clause.is_vetoed() || tell_listed_registrations(context, drafts, finder, clause)) continue;
    teller_of(clause.type)(context, drafts, finder, clause);
  }
  for (Draft& d : drafts) {
    if (const Draft* offered = finder.beside(d); offered != nullptr && d.leg == Leg::placement)
      tell_with_offered(context, d, *offered);
  }
  tell_pricing_before(context, finder);
  for (Draft& d : drafts) {
    drop_lesser(context, d);
    tell_new_prospectus(context, d);
  }
}

}  // namespace offerlog
