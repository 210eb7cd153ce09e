// What happened to each offering. A program's signing is `established`, a
// deal's is `priced`; the rest comes from clauses.
#include <algorithm>
#include <string>

#include "draft.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

bool counts(const Clause& clause) { return !clause.veto.valid() && !clause.vetoed_by_section; }

class ChangeDrafter {
 public:
  ChangeDrafter(const Context& context, const std::vector<Clause>& clauses,
                std::vector<Draft>& drafts)
      : c_(context),
        reading_(context.reading),
        clauses_(clauses),
        drafts_(drafts),
        finder_(context, drafts) {}

  void draft() {
    for (Draft& d : drafts_) begin(d);
    for (const Clause& clause : clauses_) {
      if (counts(clause)) read(clause);
    }
    for (Draft& d : drafts_) {
      drop_lesser(d);
      new_prospectus_of_cover(d);
    }
  }

 private:
  // An amendment whose whole content is a change of capacity is that change;
  // "will not sell until" beside an end or a suspension only explains it.
  static void drop_lesser(Draft& d) {
    const auto current = [&](auto&& fits) {
      return std::any_of(d.changes.begin(), d.changes.end(), [&](const Change& change) {
        return change.timing.value == Timing::current && fits(change);
      });
    };
    // A release of the closing tells of the pricing as past.
    const bool closed = !d.agreement && current([](const Change& change) {
      return change.type.value == ChangeType::completed;
    });
    for (Change& change : d.changes) {
      if (!closed || change.type.value != ChangeType::priced ||
          change.timing.value != Timing::current)
        continue;
      change.timing.value = Timing::historical;
      if (change.date_basis == DateBasis::document) change.date = {};
      if (!change.date) change.date_basis.reset();
    }
    const bool resized = current([](const Change& change) {
      return change.type.value == ChangeType::increased ||
             change.type.value == ChangeType::decreased;
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
      if ((ended && (program || used_up)) || (stopped && prospectus)) return true;
      if (older && undated && d.is_program() && change.type.value == ChangeType::established &&
          change.date_basis != DateBasis::stated) {
        return true;
      }
      return (resized && change.type.value == ChangeType::amended) ||
             (stopped && only_explains(change));
    });
  }

  static bool only_explains(const Change& change) {
    return change.type.value == ChangeType::suspended && !change.type.evidence.empty() &&
           std::all_of(change.type.evidence.begin(), change.type.evidence.end(),
                       [](const Evidence& e) { return e.rule == "change.no_sales_until"; });
  }

  // --- the beginning ------------------------------------------------------

  void begin(Draft& d) {
    if (!d.agreement) return begin_without_agreement(d);
    const KnownAgreement& known = c_.facts.agreements[*d.agreement];
    if (d.main && !d.is_program() && !known.dated) return begin_without_agreement(d);
    const std::optional<std::uint32_t> entry = entry_sentence(*d.agreement);
    if (!entry && !known.dated) {
      if (d.main) begin_without_agreement(d);
      return;
    }
    Change change;
    change.type.value = d.is_program() ? ChangeType::established : ChangeType::priced;
    change.type.evidence = entry ? entry_evidence(*entry, *d.agreement) : known.title.evidence;
    if (change.type.evidence.empty()) change.type.evidence = known.title.evidence;
    const bool previously = entry && has(*entry, "timing.previously");
    if (known.dated) {
      change.date.value = known.dated.value;
      change.date.evidence = known.dated.evidence;
      if (change.date.evidence.size() > 1) change.date.evidence.resize(1);
      change.date_basis = DateBasis::stated;
      const bool told = entry || d.main || c_.filing.dated;
      change.timing.value =
          told && is_prompt(c_, *known.dated) && !previously ? Timing::current : Timing::historical;
    } else {
      const bool past = entry && (has(*entry, "date.year") || has(*entry, "date.month"));
      const bool news = !previously && !past && (c_.is_prospectus() ? d.main : true);
      change.timing.value = news ? Timing::current : Timing::historical;
      if (news && c_.filing.dated && d.is_program()) {
        change.date.value = c_.filing.dated.value;
        change.date_basis = DateBasis::document;
      }
    }
    d.changes.push_back(std::move(change));
  }

  void begin_without_agreement(Draft& d) {
    const OfferingType type = *d.offering.type;
    if (type != OfferingType::resale && !d.main) return;
    Change change;
    if (c_.filing.kind.value == FilingKind::registration_statement) {
      change.type = {ChangeType::registered, d.offering.type.evidence.empty()
                                                 ? c_.filing.dated.evidence
                                                 : d.offering.type.evidence};
      change.timing.value = Timing::current;
      change.date.value = c_.filing.dated.value;
      if (change.date) change.date_basis = DateBasis::document;
      d.changes.push_back(std::move(change));
      return;
    }
    change.type.value =
        d.is_program() || c_.is_preliminary() ? ChangeType::established : ChangeType::priced;
    change.type.evidence = d.offering.type.evidence;
    change.timing.value = Timing::current;
    // A supplement to a prospectus already in use amends that offering.
    if (type == OfferingType::resale && supplements_prospectus()) {
      change.type.value = ChangeType::amended;
      change.scope.value = Scope::prospectus;
    }
    if (c_.filing.dated) {
      change.date.value = c_.filing.dated.value;
      change.date_basis = DateBasis::document;
    }
    d.changes.push_back(std::move(change));
  }

  bool supplements_prospectus() const {
    for (const Mention& m : reading_.mentions.mentions) {
      if (m.text.begin > 6000) return false;
      if (reading_.rule(m) == "cover.supplements") return true;
    }
    return false;
  }

  // Where the filing tells of the signing: "entered into", beside the title.
  std::optional<std::uint32_t> entry_sentence(std::uint32_t agreement) const {
    for (const AgreementReference& r : c_.facts.references) {
      if (r.agreement != agreement || r.to_amendment || !reports_changes(c_.section_of(r.sentence)))
        continue;
      for (const Mention& m : reading_.mentions_of(r.sentence)) {
        const std::string_view rule = reading_.rule(m);
        if ((rule == "change.established" || rule == "change.party_to" ||
             rule == "change.announced") &&
            m.text.end <= r.text.begin + 8 && r.text.begin < m.text.end + 80) {
          return r.sentence;
        }
      }
    }
    return first_told_with_article(agreement);
  }

  // "pursuant to an Open Market Sale Agreement with Harrow LLC": told as new.
  std::optional<std::uint32_t> first_told_with_article(std::uint32_t agreement) const {
    if (c_.is_prospectus()) return std::nullopt;
    for (const AgreementReference& r : c_.facts.references) {
      if (r.agreement != agreement || r.to_amendment || !reports_changes(c_.section_of(r.sentence)))
        continue;
      const std::uint32_t begin = c_.sentence_span(r.sentence).begin;
      const std::string_view before =
          reading_.text({r.text.begin - std::min(r.text.begin - begin, 14U), r.text.begin});
      const bool told = before.ends_with("under an ") || before.ends_with("under a ") ||
                        before.ends_with("pursuant to an ") || before.ends_with("suant to an ") ||
                        before.ends_with("rsuant to a ");
      return told ? std::optional(r.sentence) : std::nullopt;
    }
    return std::nullopt;
  }

  std::vector<Evidence> entry_evidence(std::uint32_t sentence, std::uint32_t agreement) const {
    for (const Mention& m : reading_.mentions_of(sentence)) {
      if (reading_.rule(m) != "change.established" && reading_.rule(m) != "change.party_to")
        continue;
      for (const AgreementReference& r :
           c_.within(c_.facts.references, c_.sentence_span(sentence))) {
        if (r.agreement == agreement && r.text.begin + 8 >= m.text.end) {
          return {{{m.text.begin, r.text.end}, std::string(reading_.rule(m))}};
        }
      }
    }
    return {};
  }

  bool has(std::uint32_t sentence, std::string_view rule) const {
    for (const Mention& m : reading_.mentions_of(sentence)) {
      if (reading_.rule(m) == rule) return true;
    }
    return false;
  }

  // --- clause by clause -----------------------------------------------------

  void read(const Clause& clause) {
    switch (clause.type) {
      case ChangeType::suspended:
      case ChangeType::resumed:
      case ChangeType::terminated:
        return state_change(clause);
      case ChangeType::increased:
      case ChangeType::decreased:
        return capacity_change(clause);
      case ChangeType::amended:
        return amendment(clause);
      case ChangeType::sales_reported:
        return sales(clause);
      case ChangeType::established:
        return announcement(clause);
      case ChangeType::priced:
        return pricing(clause);
      case ChangeType::completed:
        return completion(clause);
      case ChangeType::option_exercised:
        return option(clause);
      case ChangeType::withdrawn:
      case ChangeType::registered:
      case ChangeType::effective:
      case ChangeType::deregistered:
        return registration(clause);
    }
  }

  TextSpan trigger(const Clause& clause) const { return reading_.mention(clause.trigger).text; }

  Change change_of(const Clause& clause) const {
    Change change;
    change.type.value = clause.type;
    const Mention& m = reading_.mention(clause.trigger);
    change.type.evidence = {{m.text, std::string(reading_.rule(m))}};
    if (clause.scope) {
      change.scope.value = clause.scope;
      change.scope.evidence = change.type.evidence;
    }
    change.timing.value = clause.timing;
    change.date = clause.date;
    change.date_basis = clause.date_basis;
    change.condition = clause.condition;
    return change;
  }

  void state_change(const Clause& clause) {
    Draft* d = finder_.of(clause.agreement);
    if (d == nullptr) d = only_program();
    if (d == nullptr || !d->is_program()) return;
    if (d->offering.type.value == OfferingType::resale && clause.scope == Scope::agreement) return;
    // "will terminate" without a day or a condition is how such agreements end.
    if (clause.timing == Timing::prospective && !clause.date && !clause.condition) return;
    merge(*d, change_of(clause));
  }

  Draft* only_program() {
    Draft* found = nullptr;
    for (Draft& d : drafts_) {
      if (!d.is_program()) continue;
      if (found != nullptr) return nullptr;
      found = &d;
    }
    return found;
  }

  // The same event told twice is one change with more evidence.
  void merge(Draft& d, Change change) {
    // Only what is not yet told: see drop_lesser.
    if (only_explains(change)) return d.changes.push_back(std::move(change));
    for (Change& known : d.changes) {
      if (known.type.value != change.type.value || known.scope.value != change.scope.value ||
          only_explains(known))
        continue;
      const bool compatible =
          !known.date || !change.date || known.date.value == change.date.value ||
          known.date_basis == DateBasis::document || change.date_basis == DateBasis::document;
      const bool same_time =
          known.timing.value == change.timing.value ||
          (*known.timing == Timing::prospective) != (*change.timing == Timing::prospective);
      if (change.type.value == ChangeType::terminated && known.timing.value == Timing::current &&
          change.timing.value == Timing::prospective && change.date) {
        known = std::move(change);  // notice was given; the end is still to come
        return;
      }
      if (!compatible || !same_time) continue;
      if (change.date && (!known.date || (known.date_basis == DateBasis::document &&
                                          change.date_basis == DateBasis::stated))) {
        known.date = change.date;
        known.date_basis = change.date_basis;
      }
      if (!known.condition) known.condition = change.condition;
      known.type.evidence.insert(known.type.evidence.end(), change.type.evidence.begin(),
                                 change.type.evidence.end());
      return;
    }
    d.changes.push_back(std::move(change));
  }

  // --- capacity -----------------------------------------------------------

  const AmountFact* amount(std::uint32_t sentence, Meaning meaning) const {
    for (const AmountFact& a : c_.within(c_.facts.amounts, c_.sentence_span(sentence))) {
      if (a.meaning == meaning) return &a;
    }
    return nullptr;
  }

  void set(Sourced<Decimal>& slot, const AmountFact& a) const {
    if (slot) return;
    slot.value = a.amount;
    slot.evidence = {{a.text, std::string(reading_.rule(reading_.mention(a.mention)))}};
  }
  void set(Sourced<std::int64_t>& slot, const CountFact& f) const {
    if (slot) return;
    slot.value = f.count;
    slot.evidence = {{f.text, std::string(reading_.rule(reading_.mention(f.mention)))}};
  }

  // What rose is the size of an offering: the sentence names one, or what its
  // size is called; a loan or an expense rises too.
  bool resizes_offering(const Clause& clause) const {
    const TextSpan span = c_.sentence_span(clause.sentence);
    for (const AgreementReference& r : c_.within(c_.facts.references, span)) {
      if (finder_.of(r.agreement) != nullptr) return true;
    }
    if (has(clause.sentence, "type.at_the_market")) return true;
    const std::string low = lowered(reading_.text(span));
    if (low.find("compared to") != std::string::npos ||
        low.find("primarily due") != std::string::npos)
      return false;
    for (std::string_view word :
         {"aggregate offering", "offering price", "maximum amount of", "prospectus supplement",
          "the offering", "aggregate amount of", "may offer and sell", "may be sold",
          "it was reduced", "it was increased"}) {
      if (low.find(word) != std::string::npos) return true;
    }
    return false;
  }

  // A capacity in shares: "from 4,000,000 to 6,500,000".
  bool count_change(Draft& d, const Clause& clause) {
    Change change = change_of(clause);
    change.scope = {};
    for (const CountFact& f : c_.within(c_.facts.counts, c_.sentence_span(clause.sentence))) {
      if (f.meaning == Meaning::change_from) set(change.from_shares, f);
      if (f.meaning == Meaning::change_to) set(change.to_shares, f);
    }
    if (!change.to_shares) return false;
    d.offering.max_shares = change.to_shares;
    d.changes.push_back(std::move(change));
    return true;
  }

  void capacity_change(const Clause& clause) {
    Draft* d = finder_.of(clause.agreement);
    if (d == nullptr) d = only_program();
    if (d == nullptr || !d->is_program() || !resizes_offering(clause)) return;
    if (count_change(*d, clause)) return;
    const AmountFact* from = amount(clause.sentence, Meaning::change_from);
    const AmountFact* to = amount(clause.sentence, Meaning::change_to);
    const AmountFact* more = amount(clause.sentence, Meaning::additional);
    if (to == nullptr && more == nullptr) return;
    Change change = change_of(clause);
    change.scope = {};
    if (from != nullptr) set(change.from_amount, *from);
    if (to != nullptr) {
      set(change.to_amount, *to);
    } else if (clause.type == ChangeType::increased) {
      d->addition = more;
    }
    for (const Change& known : d->changes) {
      if (known.type.value == clause.type && known.timing.value == clause.timing) return;
    }
    d->changes.push_back(std::move(change));
  }

  // --- amendments ---------------------------------------------------------

  void amendment(const Clause& clause) {
    const std::string_view rule = reading_.rule(reading_.mention(clause.trigger));
    if (rule == "change.new_prospectus") return new_prospectus(clause);
    if (rule == "change.as_amended") return earlier_amendment(clause);
    Draft* d = finder_.of(clause.agreement);
    if (d == nullptr || clause.scope != Scope::agreement) return;
    if (!amends_agreement(clause)) return;
    for (const Change& known : d->changes) {
      const bool capacity =
          known.type.value == ChangeType::increased || known.type.value == ChangeType::decreased;
      if (capacity && known.timing.value == clause.timing) return;
    }
    merge(*d, change_of(clause));
  }

  // "the Sales Agreement, as amended by Amendment No. 1 thereto, dated …"
  void earlier_amendment(const Clause& clause) {
    Draft* d = finder_.of(clause.agreement);
    if (d == nullptr || !d->is_program() || clause.timing != Timing::historical) return;
    Change change = change_of(clause);
    change.scope.value = Scope::agreement;
    merge(*d, std::move(change));
  }

  // "entered into Amendment No. 1 to the Sales Agreement"; never "the
  // Securities Act of 1933, as amended".
  bool amends_agreement(const Clause& clause) const {
    const TextSpan at = trigger(clause);
    for (const Mention& m : reading_.mentions_of(clause.sentence)) {
      if (reading_.rule(m) == "title.amendment" && m.text.overlaps(at)) return true;
    }
    // "amended the Purchase Agreement", "amends and restates the Sales Agreement"
    const std::uint32_t begin = c_.sentence_span(clause.sentence).begin;
    const std::string_view before =
        reading_.text({at.begin - std::min(at.begin - begin, 4U), at.begin});
    if (before.ends_with("as ")) return false;
    for (const AgreementReference& r :
         c_.within(c_.facts.references, c_.sentence_span(clause.sentence))) {
      if (r.text.begin >= at.end && r.text.begin - at.end < 12) return true;
    }
    return false;
  }

  // "The Prospectus Supplement relates to … the sales agreement": told after.
  Draft* program_of_next(std::uint32_t sentence) {
    const std::uint32_t next = sentence + 1;
    if (next >= reading_.mentions.sentences.size()) return nullptr;
    for (const AgreementReference& r : c_.within(c_.facts.references, c_.sentence_span(next))) {
      if (Draft* d = finder_.of(r.agreement)) return d;
    }
    return nullptr;
  }

  // A prospectus supplement filed under an agreement signed earlier.
  void new_prospectus(const Clause& clause) {
    if (clause.timing != Timing::current || has(clause.sentence, "type.resale")) return;
    Draft* d = finder_.of(clause.agreement);
    if (d == nullptr) d = program_of_next(clause.sentence);
    if (d == nullptr || d->offering.type.value != OfferingType::at_the_market) return;
    const bool older = std::any_of(d->changes.begin(), d->changes.end(), [](const Change& change) {
      return change.type.value == ChangeType::established &&
             change.timing.value == Timing::historical;
    });
    if (!older) return;
    Change change = change_of(clause);
    change.scope.value = Scope::prospectus;
    merge(*d, std::move(change));
  }

  // The document itself is the new prospectus of an older program.
  void new_prospectus_of_cover(Draft& d) {
    if (!d.main || !c_.is_prospectus() || !d.is_program()) return;
    bool older = false;
    for (const Change& change : d.changes) {
      if (change.timing.value != Timing::historical &&
          change.type.value != ChangeType::sales_reported &&
          change.type.value != ChangeType::resumed) {
        return;
      }
      older = older || change.type.value == ChangeType::established;
    }
    if (!older) return;
    Change change;
    change.type.value = ChangeType::amended;
    change.scope.value = Scope::prospectus;
    change.timing.value = Timing::current;
    change.type.evidence = c_.filing.dated.evidence;
    change.date.value = c_.filing.dated.value;
    change.date_basis = DateBasis::document;
    d.changes.push_back(std::move(change));
  }

  // --- sales ----------------------------------------------------------------

  void sales(const Clause& clause) {
    if (clause.timing == Timing::prospective || !tells_of_sales(clause)) return;
    Draft* d = finder_.at(clause.sentence, trigger(clause));
    if (d == nullptr || !d->is_program() || d->offering.type.value == OfferingType::shelf) return;
    Change change = change_of(clause);
    change.scope = {};
    change.date = {};
    change.date_basis.reset();
    values_of_sales(clause, change);
    if (!change.shares && !change.gross_proceeds && !change.net_proceeds) return;
    days_of_sales(clause, change);
    if (change.as_of && c_.filing.dated && *c_.filing.dated < *change.as_of &&
        !change.as_of.evidence.empty())
      return;
    if (change.as_of && !is_news_of_sales(*change.as_of))
      change.timing.value = Timing::historical;
    else
      change.timing.value = Timing::current;
    merge_sales(*d, std::move(change));
  }

  // Sales "to date" are news however old; only a filing that names an earlier
  // day than its own quarter tells history.
  bool is_news_of_sales(Date as_of) const {
    if (c_.period_start) return *c_.period_start <= as_of;
    return !c_.reference_day || days_between(as_of, *c_.reference_day) <= 75;
  }

  bool tells_of_sales(const Clause& clause) const {
    const TextSpan at = trigger(clause);
    const TextSpan span = c_.sentence_span(clause.sentence);
    const std::string_view before =
        reading_.text({at.begin - std::min(at.begin - span.begin, 12U), at.begin});
    for (std::string_view words :
         {"to be ", "may be ", "will be ", " be ", "being ", "shares ", " any "}) {
      if (before.ends_with(words)) return false;
    }
    // Named in the sentence, or the program's own term.
    for (const AgreementReference& r : c_.within(c_.facts.references, span)) {
      if (finder_.of(r.agreement) != nullptr) return true;
    }
    if (has(clause.sentence, "type.at_the_market")) return true;
    // "From October 1 to November 6 we sold a further 1,400,000 shares for gross
    // proceeds of": of the program told before.
    const bool counted =
        has(clause.sentence, "shares.count") && (has(clause.sentence, "amount.gross_proceeds") ||
                                                 has(clause.sentence, "amount.net_proceeds"));
    const bool other = has(clause.sentence, "type.private_placement") ||
                       has(clause.sentence, "type.underwritten") ||
                       has(clause.sentence, "type.registered_direct");
    const bool placed = !c_.within(c_.facts.periods, span).empty() ||
                        has(clause.sentence, "amount.remaining") ||
                        has(clause.sentence, "amount.remaining_of");
    return counted && !other && placed;
  }

  void values_of_sales(const Clause& clause, Change& change) const {
    const TextSpan at = trigger(clause);
    const TextSpan span = c_.sentence_span(clause.sentence);
    const std::string_view words = reading_.text(at);
    const std::string_view rest = reading_.text({at.begin, span.end});
    if (words.find("not") != std::string_view::npos || words.starts_with("no ") ||
        rest.substr(0, 40).find("no shares") != std::string_view::npos) {
      change.shares.value = 0;
      change.shares.evidence = change.type.evidence;
      return;
    }
    // "2,609,865 of the ATM Shares had been sold": the count stands before.
    const bool passive = words.starts_with("been") || words.starts_with("were") ||
                         words.find("been") != std::string_view::npos;
    const CountFact* count = nullptr;
    if (passive) {
      for (const CountFact& f : c_.within(c_.facts.counts, {span.begin, at.begin})) count = &f;
      if (count != nullptr) set(change.shares, *count);
    }
    const std::uint32_t end = next_sale(clause);
    for (const CountFact& f : c_.within(c_.facts.counts, {at.begin, end})) {
      if (!f.of_warrants && f.meaning != Meaning::remaining) {
        count = &f;
        break;
      }
    }
    if (count != nullptr) set(change.shares, *count);
    for (const AmountFact& a : c_.within(c_.facts.amounts, {at.begin, end})) {
      if (a.meaning == Meaning::gross_proceeds || a.meaning == Meaning::proceeds)
        set(change.gross_proceeds, a);
      if (a.meaning == Meaning::net_proceeds) set(change.net_proceeds, a);
      if (a.meaning == Meaning::average_price) set(change.average_price, a);
      if (a.meaning == Meaning::commission) set(change.commissions, a);
    }
  }

  // Where the next "sold" of the sentence begins: each has values of its own.
  std::uint32_t next_sale(const Clause& clause) const {
    for (const Mention& m : reading_.mentions_of(clause.sentence)) {
      if (reading_.rule(m) == "change.sold" && m.text.begin > trigger(clause).end + 20)
        return m.text.begin;
    }
    return c_.sentence_span(clause.sentence).end;
  }

  // The period told last before the verb, else the first after it.
  const PeriodFact* period_of(const Clause& clause) const {
    const PeriodFact* found = nullptr;
    for (const PeriodFact& p : c_.within(c_.facts.periods, c_.sentence_span(clause.sentence))) {
      if (found == nullptr || p.text.begin < trigger(clause).begin) found = &p;
    }
    return found;
  }

  void days_of_sales(const Clause& clause, Change& change) const {
    const TextSpan span = c_.sentence_span(clause.sentence);
    if (const PeriodFact* period = period_of(clause)) {
      const PeriodFact& p = *period;
      const std::vector<Evidence> why = {
          {p.text, std::string(reading_.rule(reading_.mention(p.mention)))}};
      change.period_start = {p.first, p.first ? why : std::vector<Evidence>{}};
      change.as_of = p.last ? Sourced<Date>{p.last, why} : Sourced<Date>{c_.filing.dated.value, {}};
      return;
    }
    if (as_of(span, change, {"s of ", "hrough "})) return;
    if (as_of(span, change, {"o ", "On "})) return;
    change.as_of.value = c_.reference_day;
  }

  // The first day of the sentence that stands behind one of the words.
  bool as_of(TextSpan span, Change& change, std::initializer_list<std::string_view> leads) const {
    for (const DateFact& date : c_.within(c_.facts.dates, span)) {
      const std::string_view before = reading_.text(
          {date.text.begin - std::min(date.text.begin - span.begin, 12U), date.text.begin});
      const bool led = std::any_of(leads.begin(), leads.end(),
                                   [&](std::string_view lead) { return before.ends_with(lead); });
      if (!led) continue;
      change.as_of.value = date.date ? date.date : c_.filing.dated.value;
      change.as_of.evidence = {
          {date.text, std::string(reading_.rule(reading_.mention(date.mention)))}};
      return true;
    }
    return false;
  }

  static void merge_sales(Draft& d, Change change) {
    for (Change& known : d.changes) {
      if (known.type.value != ChangeType::sales_reported) continue;
      // Told again without its day: the same sales.
      const bool again = change.as_of.evidence.empty() && change.gross_proceeds &&
                         known.gross_proceeds.value == change.gross_proceeds.value;
      if (known.as_of.value != change.as_of.value && !again) continue;
      const bool agree =
          (!known.shares || !change.shares || known.shares.value == change.shares.value) &&
          (!known.gross_proceeds || !change.gross_proceeds ||
           known.gross_proceeds.value == change.gross_proceeds.value);
      if (!agree) continue;
      if (!known.shares) known.shares = change.shares;
      if (!known.gross_proceeds) known.gross_proceeds = change.gross_proceeds;
      if (!known.net_proceeds) known.net_proceeds = change.net_proceeds;
      if (!known.average_price) known.average_price = change.average_price;
      if (!known.period_start) known.period_start = change.period_start;
      return;
    }
    d.changes.push_back(std::move(change));
  }

  // --- deals ----------------------------------------------------------------

  Draft* deal_of(const Clause& clause) {
    Draft* d = finder_.of(clause.agreement);
    if (d != nullptr && !d->is_program()) return d;
    d = finder_.at(clause.sentence, trigger(clause));
    if (d != nullptr && !d->is_program()) return d;
    for (Draft& other : drafts_) {
      if (!other.is_program()) return &other;
    }
    return nullptr;
  }

  // "On November 9, 2020 the Company launched an at the market offering pursuant
  // to the Sales Agreement dated March 20, 2020": begun again under an old
  // agreement.
  void program_begun(const Clause& clause) {
    Draft* d = finder_.of(clause.agreement);
    if (d == nullptr || !d->is_program() || clause.timing != Timing::current || !clause.date)
      return;
    if (reading_.text(trigger(clause)).find(" by ") != std::string_view::npos)
      return;  // "established by the agreement"
    for (const Change& known : d->changes) {
      if (known.type.value == ChangeType::established && known.timing.value == Timing::current)
        return;
    }
    d->changes.push_back(change_of(clause));
  }

  Draft* rights_of(const Clause& clause) {
    for (Draft& d : drafts_) {
      if (d.offering.type.value == OfferingType::rights && d.first_sentence == clause.sentence)
        return &d;
    }
    return nullptr;
  }

  void announcement(const Clause& clause) {
    const std::string_view rule = reading_.rule(reading_.mention(clause.trigger));
    if (rule == "change.program_begun") return program_begun(clause);
    if (rule != "change.announced") return;
    Draft* d = rights_of(clause);
    if (d == nullptr) d = deal_of(clause);
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

  void pricing(const Clause& clause) {
    Draft* d = deal_of(clause);
    if (d == nullptr || d->agreement) return;
    for (const Change& known : d->changes) {
      if (known.type.value == ChangeType::priced) return;
    }
    std::erase_if(d->changes,
                  [](const Change& k) { return k.type.value == ChangeType::established; });
    d->changes.push_back(change_of(clause));
  }

  void completion(const Clause& clause) {
    if (reading_.rule(reading_.mention(clause.trigger)) == "change.sold_out") {
      Draft* program = finder_.of(clause.agreement);
      if (program == nullptr) program = only_program();
      if (program != nullptr && program->offering.type.value == OfferingType::at_the_market)
        merge(*program, change_of(clause));
      return;
    }
    Draft* d = deal_of(clause);
    if (d == nullptr) return;
    if (clause.timing == Timing::prospective && !clause.date) {
      // "will close" without a day says nothing that the pricing does not.
      if (!clause.condition) return;
    }
    // A prospectus offers: what it calls closed without a day is another deal.
    if (c_.is_prospectus() && clause.timing == Timing::current && !clause.date) return;
    Change change = change_of(clause);
    for (Change& known : d->changes) {
      if (known.type.value != ChangeType::completed) continue;
      // What was expected and is now told as done is done.
      if (known.timing.value == Timing::prospective && change.timing.value == Timing::current &&
          change.date) {
        known = std::move(change);
      } else if (!known.date && change.date && known.timing.value == change.timing.value) {
        known.date = change.date;
        known.date_basis = change.date_basis;
      } else if (!known.condition && change.timing.value == Timing::prospective &&
                 known.timing.value == Timing::prospective) {
        known.condition = change.condition;
      }
      return;
    }
    d->changes.push_back(std::move(change));
  }

  // An over-allotment option goes with an underwriting (FINRA Rule 5110).
  static bool grants_option(OfferingType type) {
    return type == OfferingType::firm_commitment || type == OfferingType::ipo ||
           type == OfferingType::debt || type == OfferingType::best_efforts;
  }

  void option(const Clause& clause) {
    Draft* d = deal_of(clause);
    if (d == nullptr || clause.timing == Timing::prospective || !grants_option(*d->offering.type))
      return;
    for (const Change& known : d->changes) {
      if (known.type.value == ChangeType::option_exercised) return;
    }
    Change change = change_of(clause);
    for (const Mention& m : reading_.mentions_of(clause.sentence)) {
      if (reading_.rule(m) != "count.exercised") continue;
      for (const CountFact& f : c_.within(c_.facts.counts, m.text)) set(change.shares, f);
    }
    for (const CountFact& f : c_.within(c_.facts.counts, c_.sentence_span(clause.sentence))) {
      if (f.meaning == Meaning::option) set(change.shares, f);
    }
    const std::string_view words = reading_.text(trigger(clause));
    const bool counted_in = words.starts_with("includ") || words.starts_with("upon") ||
                            words.starts_with("inclusive") || words.starts_with("following") ||
                            words.starts_with("through");
    if (change.date_basis == DateBasis::document || counted_in) {
      change.date = {};
      change.date_basis.reset();
    }
    d->changes.push_back(std::move(change));
  }

  // A shelf has a registration's whole life; another offering can be withdrawn.
  static bool registers(const Draft& d, const Clause& clause) {
    if (d.offering.type.value == OfferingType::shelf) return true;
    if (d.offering.type.value == OfferingType::equity_line) {
      return clause.type == ChangeType::registered && clause.timing == Timing::current;
    }
    const bool deal = d.offering.type.value == OfferingType::ipo ||
                      d.offering.type.value == OfferingType::firm_commitment;
    return deal && clause.type == ChangeType::withdrawn && d.first_sentence == clause.sentence;
  }

  void registration(const Clause& clause) {
    for (Draft& d : drafts_) {
      if (!registers(d, clause)) continue;
      Change change = change_of(clause);
      change.scope = {};
      merge(d, std::move(change));
      return;
    }
  }

  const Context& c_;
  const Reading& reading_;
  const std::vector<Clause>& clauses_;
  std::vector<Draft>& drafts_;
  DraftFinder finder_;
};

}  // namespace

void draft_changes(const Context& context, const std::vector<Clause>& clauses,
                   std::vector<Draft>& drafts) {
  ChangeDrafter(context, clauses, drafts).draft();
}

}  // namespace offerlog
