#include "agreement_types.h"

#include <algorithm>
#include <string>

#include "closings.h"
#include "drafting.h"
#include "resolve/agreement_titles.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// The sentences of an offering document that tell how many shares "we have sold" by now.
std::vector<std::uint32_t> sold_by_now(const Context& c, const std::vector<Clause>& clauses) {
  std::vector<std::uint32_t> out;
  if (!c.is_offering_document()) return out;
  for (const Clause& clause : clauses) {
    if (clause.type != ChangeType::sales_reported || clause.timing != Timing::current ||
        clause.is_vetoed())
      continue;
    const TextSpan span = c.sentence_span(clause.sentence);
    if (c.reading.text(span).find("have sold ") != std::string_view::npos &&
        !c.within(c.facts.counts, span).empty())
      out.push_back(clause.sentence);
  }
  return out;  // sorted: clauses are in reading order
}

class TypeReader {
 public:
  TypeReader(const Context& context, const std::vector<Clause>& clauses,
             const std::vector<std::uint32_t>& sold_by_now)
      : c_(context), clauses_(clauses), sold_by_now_(sold_by_now) {}

  std::optional<OfferingType> of(const KnownAgreement& known,
                                 const std::vector<std::uint32_t>& sentences) const {
    switch (known.family) {
      case AgreementFamily::sales:
        return sells_from_time_to_time(known, sentences)
                   ? std::optional(OfferingType::at_the_market)
                   : std::nullopt;
      case AgreementFamily::equity_line:
        return OfferingType::equity_line;
      case AgreementFamily::underwriting:
        if (about_notes(sentences)) return OfferingType::debt;
        return !c_.is_prospectus() && near_cue({sentences.front()}, "type.ipo", 1)
                   ? OfferingType::ipo
                   : OfferingType::firm_commitment;
      case AgreementFamily::purchase:
        // Warrants exercised for new ones, whatever offering they came from.
        if (lowered(*known.title).find("inducement") != std::string::npos)
          return OfferingType::private_placement;
        if (buys_firm(sentences.front()) || is_behind_rights(known)) return std::nullopt;
        if (contains_any(lowered(*known.title), {"note purchase", "note and guarant"}) &&
            c_.filing.kind.value == FilingKind::periodic_report)
          return OfferingType::debt;
        if (near_cue({sentences.front()}, "type.best_efforts", 1) && !c_.is_prospectus() &&
            !c_.reading.has(sentences.front(), "type.registered_direct"))
          return OfferingType::best_efforts;
        if (const auto named = offering_named(c_, sentences.front());
            named && type_told_at(c_, *named))
          return type_told_at(c_, *named);
        if (is_line_ended(known) || is_line_beside(known)) return OfferingType::equity_line;
        return type_of_purchase(sentences);
      case AgreementFamily::placement_agency:
        return type_of_purchase(sentences);
      case AgreementFamily::other:
        if (exchanges_securities(known, sentences)) return OfferingType::exchange_offer;
        return is_exchange(known) ? type_of_exchange(sentences) : std::nullopt;
      default:
        return std::nullopt;
    }
  }

 private:
  // "completed its rights offering. The remaining shares were bought under the Standby Purchase
  // Agreement": by who takes what the holders leave, in the same offering.
  bool is_behind_rights(const KnownAgreement& known) const {
    return backs_rights(*known.title) && std::ranges::any_of(clauses_, [&](const Clause& clause) {
             return (clause.type == ChangeType::completed ||
                     clause.type == ChangeType::established) &&
                    !clause.is_vetoed() && !clause.agreement &&
                    c_.reading.has(clause.sentence, "type.rights");
           });
  }

  // "an exchange agreement, pursuant to which the holders exchanged 3,000,000 shares of common
  // stock for pre-funded warrants"; not units of an operating company, or the shares of a firm.
  bool exchanges_securities(const KnownAgreement& known,
                            const std::vector<std::uint32_t>& sentences) const {
    return title_key(*known.title) == "exchangeagreement" &&
           near_cue(sentences, "type.exchanged", 0);
  }

  // "entered into exchange agreements with certain holders of its 1.375% Convertible Senior
  // Notes due 2024, under which it will exchange $138.2 million principal amount of them for
  // $121,616,000 of new notes", or for shares: by what the holders get.
  std::optional<OfferingType> type_of_exchange(const std::vector<std::uint32_t>& sentences) const {
    constexpr std::uint32_t kFollows = 2;  // sentences
    if (c_.is_offering_document()) return std::nullopt;
    const auto all = static_cast<std::uint32_t>(c_.reading.mentions.sentences.size());
    bool notes = false;
    bool shares = false;
    bool holders = false;
    for (std::uint32_t s = sentences.front(); s <= sentences.front() + kFollows && s < all; ++s) {
      const TextSpan span = c_.sentence_span(s);
      const std::string low = lowered(c_.reading.text(span));
      holders = holders || contains_any(low, {"holder of", "holders of", "noteholder", "holder (",
                                              "holders ("});
      for (const AmountFact& a : c_.within(c_.facts.amounts, span)) {
        if (a.meaning == Meaning::principal && !is_given_in_exchange(c_, s, a.text)) notes = true;
      }
      const auto counts = c_.within(c_.facts.counts, span);
      shares = shares || std::ranges::any_of(counts, [&](const CountFact& f) {
                 return !f.of_warrants && low.find("exchang") != low.npos;
               });
      if (notes || shares) break;
    }
    if (!holders) return std::nullopt;
    return notes    ? std::optional(OfferingType::debt)
           : shares ? std::optional(OfferingType::private_placement)
                    : std::nullopt;
  }

  // "terminated its Common Stock Purchase Agreement, dated March 31": what can be ended once
  // it was signed is an equity line; a placement closes.
  bool is_line_ended(const KnownAgreement& known) const {
    if (c_.filing.kind.value != FilingKind::current_report ||
        lowered(*known.title) != "common stock purchase agreement")
      return false;
    return is_ended(known);
  }

  // "the purchase agreement, dated September 14, 2020, between the Company and Harrow (the
  // "2020 Purchase Agreement") was terminated", upon a line signed with the same investor:
  // that was one, too.
  bool is_line_beside(const KnownAgreement& known) const {
    if (!known.dated || !is_ended(known)) return false;
    return std::ranges::any_of(c_.facts.agreements, [&](const KnownAgreement& other) {
      const bool line =
          other.family == AgreementFamily::equity_line || other.family == AgreementFamily::purchase;
      return line && other.dated && other.dated.value != known.dated.value &&
             has_party_of(known, other) && near_cue({other.first_sentence}, "type.equity_line", 2);
    });
  }

  bool has_party_of(const KnownAgreement& a, const KnownAgreement& b) const {
    const auto& parties = c_.facts.parties;
    return !a.parties.empty() && std::ranges::any_of(b.parties, [&](std::uint32_t p) {
      return parties[p].name == parties[a.parties.front()].name;
    });
  }

  bool is_ended(const KnownAgreement& known) const {
    return std::ranges::any_of(clauses_, [&](const Clause& clause) {
      return clause.type == ChangeType::terminated && !clause.is_vetoed() && clause.agreement &&
             clause.scope == Scope::agreement && clause.timing == Timing::current &&
             &c_.facts.agreements[*clause.agreement] == &known;
    });
  }

  // "Distribution Agreement" is a dealer's word, and "sale agreement" a
  // conveyancer's: such a title alone names a program only beside its words.
  bool sells_from_time_to_time(const KnownAgreement& known,
                               const std::vector<std::uint32_t>& sentences) const {
    const std::string title = lowered(*known.title);
    for (std::string_view plain : {"distribution agreement", "sale agreement", "sale agreements",
                                   "sales agreements", "agency agreement"}) {
      if (title != plain) continue;
      return near_cue(sentences, "type.at_the_market", 2) || is_sold_by_cover(sentences.front());
    }
    return true;
  }

  // "Sales may be made in transactions that are deemed to be "at the market"", some way below
  // the agreement on the cover of a fund's supplement.
  bool is_sold_by_cover(std::uint32_t sentence) const {
    return c_.is_prospectus() && c_.sentence_span(sentence).begin < kCoverBytes &&
           any_cue(c_, {0, kCoverBytes}, "type.at_the_market");
  }

  // The sentence in which the agreement is first told, and those beside it.
  bool near_cue(const std::vector<std::uint32_t>& sentences, std::string_view rule,
                std::uint32_t reach) const {
    for (std::uint32_t s : sentences) {
      const std::uint32_t last = std::min<std::uint32_t>(
          s + reach, static_cast<std::uint32_t>(c_.reading.mentions.sentences.size()) - 1);
      for (std::uint32_t n = s > reach ? s - reach : 0; n <= last; ++n) {
        if (reports_changes(c_.section_of(n)) && c_.reading.has(n, rule)) return true;
      }
    }
    return false;
  }

  // The words of an equity line beside the sentence, and not beyond one that names another
  // purchase agreement: a report tells of a line and then of a placement.
  bool near_line(std::uint32_t s, std::uint32_t reach) const {
    const auto is_line_told = [&](std::uint32_t n) {
      return reports_changes(c_.section_of(n)) && c_.reading.has(n, "type.equity_line");
    };
    if (is_line_told(s)) return true;
    const auto all = static_cast<std::uint32_t>(c_.reading.mentions.sentences.size());
    for (std::uint32_t n = s; n > 0 && s - n < reach && !names_another(n - 1, s); --n) {
      if (is_line_told(n - 1)) return true;
    }
    for (std::uint32_t n = s + 1; n < all && n - s <= reach && !names_another(n, s); ++n) {
      if (is_line_told(n)) return true;
    }
    return false;
  }

  // A purchase agreement that the sentence `own` does not name.
  bool names_another(std::uint32_t sentence, std::uint32_t own) const {
    const auto ours = c_.within(c_.facts.references, c_.sentence_span(own));
    return std::ranges::any_of(
        c_.within(c_.facts.references, c_.sentence_span(sentence)),
        [&](const AgreementReference& r) {
          const AgreementFamily family = c_.facts.agreements[r.agreement].family;
          const bool buys =
              family == AgreementFamily::purchase || family == AgreementFamily::equity_line;
          return buys && std::ranges::none_of(ours, [&](const AgreementReference& o) {
                   return o.agreement == r.agreement;
                 });
        });
  }

  bool about_notes(const std::vector<std::uint32_t>& sentences) const {
    const std::uint32_t s = sentences.front();
    if (c_.reading.has(s, "security.notes") || c_.reading.has(s, "type.debt") ||
        c_.reading.has(s, "amount.principal")) {
      return !c_.reading.has(s, "security.common_stock") || c_.reading.has(s, "amount.principal");
    }
    const std::string_view words = c_.reading.text(c_.sentence_span(s));
    const auto has = [&](std::string_view word) {
      return words.find(word) != std::string_view::npos;
    };
    return (has("otes") || has("onds") || has("ebentures")) && !has("hares") && !has("ommon") &&
           !has("ADS");
  }

  std::optional<OfferingType> type_of_purchase(const std::vector<std::uint32_t>& sentences) const {
    if (sells_notes(c_, sentences.front()) || issues_note(sentences)) return OfferingType::debt;
    // "The Notes were sold under a purchase agreement with Harrow LLC, as representative
    // of the initial purchasers" (Rule 144A): their amount was told before.
    const std::string_view words = c_.reading.text(c_.sentence_span(sentences.front()));
    if (about_notes(sentences) && words.find("nitial purchaser") != words.npos)
      return OfferingType::debt;
    const std::vector<std::uint32_t> first{sentences.front()};
    if (is_direct_alone(first.front())) return OfferingType::registered_direct;
    if (is_placed_alone(first.front())) return OfferingType::private_placement;
    // Where an equity line has its own agreement, the words beside are of that.
    const std::uint32_t reach = has_equity_line() ? 0 : 4;
    if (near_line(first.front(), reach) || is_drawn_upon(sentences) || is_sold_under(sentences))
      return OfferingType::equity_line;
    if (buys(sentences)) return std::nullopt;
    const bool on_cover =
        c_.is_prospectus() && c_.sentence_span(sentences.front()).begin < kCoverBytes;
    if (!on_cover && !sells_securities(sentences)) return std::nullopt;
    const TextSpan cover{0, kCoverBytes};
    if (on_cover && any_cue(c_, cover, "type.best_efforts") &&
        !any_cue(c_, cover, "type.registered_direct") && any_cue(c_, cover, "type.underwritten"))
      return OfferingType::best_efforts;
    if (on_cover) return OfferingType::registered_direct;
    // "Concurrently with the Registered Offering, we entered into a subscription agreement …
    // (the "Private Placement")": its own words before those around it.
    if (near_cue(first, "type.private_placement", 0) &&
        !near_cue(first, "type.registered_direct", 0))
      return OfferingType::private_placement;
    if (near_cue(first, "type.registered_direct", 12)) return OfferingType::registered_direct;
    if (near_cue(first, "type.private_placement", 20)) return OfferingType::private_placement;
    if (near_cue(first, "type.best_efforts", 12)) return OfferingType::best_efforts;
    return c_.is_prospectus() ? OfferingType::registered_direct : OfferingType::private_placement;
  }

  // "for the sale, in a registered direct offering, of 640,000 shares", after an equity line.
  bool is_direct_alone(std::uint32_t sentence) const {
    return c_.reading.has(sentence, "type.registered_direct") &&
           !c_.reading.has(sentence, "type.equity_line");
  }

  // "for a private placement of 12,500,000 shares at a purchase price of $2.80 per share", below
  // the paragraph of an equity line.
  bool is_placed_alone(std::uint32_t sentence) const {
    const auto counts = c_.within(c_.facts.counts, c_.sentence_span(sentence));
    const auto amounts = c_.within(c_.facts.amounts, c_.sentence_span(sentence));
    return c_.reading.has(sentence, "type.private_placement") &&
           !c_.reading.has(sentence, "type.equity_line") &&
           !c_.reading.has(sentence, "type.registered_direct") &&
           std::ranges::any_of(counts, [](const CountFact& f) { return !f.of_warrants; }) &&
           std::ranges::any_of(amounts,
                               [](const AmountFact& a) { return a.meaning == Meaning::price; });
  }

  // "Under the 2022 Purchase Agreement, Harrow committed to purchase up to $30.0 million",
  // soon after it is first told; in a report that names it pages before, wherever.
  bool is_drawn_upon(const std::vector<std::uint32_t>& sentences) const {
    constexpr std::uint32_t kFollows = 4;  // sentences
    const bool anywhere = c_.filing.kind.value == FilingKind::periodic_report && !has_equity_line();
    return std::ranges::any_of(sentences, [&](std::uint32_t s) {
      if ((!anywhere && s - sentences.front() > kFollows) || !c_.reading.has(s, "type.equity_line"))
        return false;
      return std::ranges::none_of(
          c_.within(c_.facts.references, c_.sentence_span(s)), [&](const AgreementReference& r) {
            return c_.facts.agreements[r.agreement].family == AgreementFamily::equity_line;
          });
    });
  }

  // "we have sold 3,788,000 shares to Harrow under the Purchase Agreement", in the prospectus
  // by which Harrow resells: the line is told of beside the resale.
  bool is_sold_under(const std::vector<std::uint32_t>& sentences) const {
    const bool sold = std::ranges::any_of(
        sentences, [&](std::uint32_t s) { return std::ranges::binary_search(sold_by_now_, s); });
    return sold && near_cue(sentences, "type.equity_line", 0) && is_resale_cover(c_);
  }

  bool has_equity_line() const {
    return std::any_of(
        c_.facts.agreements.begin(), c_.facts.agreements.end(),
        [](const KnownAgreement& k) { return k.family == AgreementFamily::equity_line; });
  }

  // "Pursuant to the NPA, the Company issued to Harrow a promissory note in the principal
  // amount of $6,470,000", soon after the agreement is first told.
  bool issues_note(const std::vector<std::uint32_t>& sentences) const {
    constexpr std::uint32_t kFollows = 3;  // sentences
    return std::ranges::any_of(sentences, [&](std::uint32_t s) {
      return s - sentences.front() <= kFollows && sells_notes(c_, s) &&
             (c_.reading.has(s, "change.notes_issued") || c_.reading.has(s, "change.priced"));
    });
  }

  // "purchased all of the outstanding membership interests for $2,000,000 in cash and a
  // promissory note": what is paid for a firm is no deal of ours.
  bool buys_firm(std::uint32_t sentence) const {
    const std::string low = lowered(c_.reading.text(c_.sentence_span(sentence)));
    return contains_any(
        low, {"membership interests", "all of the capital stock", "all of the outstanding shares",
              "all of the issued and", "all of the equity", "all outstanding shares of"});
  }

  // "to acquire all of the shares of": the issuer is the buyer.
  bool buys(const std::vector<std::uint32_t>& sentences) const {
    for (std::size_t i = 0; i < sentences.size() && i < 1; ++i) {
      const std::string_view words = c_.reading.text(c_.sentence_span(sentences[i]));
      for (std::string_view word : {"acquire ", "acquisition", "Acquisition", "acquired "}) {
        if (words.find(word) != std::string_view::npos)
          return !c_.reading.has(sentences[i], "type.private_placement");
      }
    }
    return false;
  }

  // An agreement by which the issuer sells, not one by which it buys a company.
  bool sells_securities(const std::vector<std::uint32_t>& sentences) const {
    if (is_of_the_offering(c_, sentences.front())) return true;
    for (std::uint32_t s : sentences) {
      if (c_.reading.has(s, "change.priced") || c_.reading.has(s, "type.registered_direct") ||
          c_.reading.has(s, "type.private_placement"))
        return true;
      // "pursuant to which the Subscriber purchased from the Company 2,433.33 shares"
      const std::string_view words = c_.reading.text(c_.sentence_span(s));
      if (words.find("urchased from the Company") != words.npos ||
          words.find("urchase from the Company") != words.npos)
        return true;
      if (provides_for_sale(words)) return true;
      const auto counts = c_.within(c_.facts.counts, c_.sentence_span(s));
      if (!counts.empty() &&
          (c_.reading.has(s, "change.established") || c_.reading.has(s, "amount.price") ||
           c_.reading.has(s, "amount.per_share")))
        return true;
    }
    return false;
  }

  // "providing for the sale of shares of common stock in two tranches", "under which Harrow will
  // purchase $40.0 million of newly issued common stock of the Company", "Harrow agreed to buy
  // $10.0 million of common stock"
  static bool provides_for_sale(std::string_view words) {
    const std::string low = lowered(words);
    if (contains_any(low, {"company will purchase", "we will purchase", "company agreed to buy",
                           "we agreed to buy"}))
      return false;
    if (contains_any(low, {" agreed to buy "}) && contains_any(low, {" of common stock"}))
      return true;
    const bool sells = contains_any(low, {" for the sale of ", " for the issuance and sale of ",
                                          " for the sale and issuance of ", " will purchase "});
    return sells && contains_any(low, {"shares of common stock", "shares of its common stock",
                                       "shares of our common stock", "company's common stock",
                                       "newly issued common stock", "ordinary shares"});
  }

  const Context& c_;
  const std::vector<Clause>& clauses_;
  const std::vector<std::uint32_t>& sold_by_now_;
};

}  // namespace

AgreementTypes::AgreementTypes(const Context& context, const std::vector<Clause>& clauses)
    : context_(context), clauses_(clauses), sold_by_now_(sold_by_now(context, clauses)) {}

std::optional<OfferingType> AgreementTypes::of(const KnownAgreement& known,
                                               const std::vector<std::uint32_t>& sentences) const {
  return TypeReader(context_, clauses_, sold_by_now_).of(known, sentences);
}

bool is_of_the_offering(const Context& context, std::uint32_t sentence) {
  const std::string low = lowered(context.reading.text(context.sentence_span(sentence)));
  return contains_any(low, {"offering was made pursuant to", "offering was made under",
                            "shares were sold pursuant to", "shares were sold under",
                            "shares were issued pursuant to", "relating to the offering"});
}

std::optional<std::uint32_t> offering_named(const Context& context, std::uint32_t sentence) {
  constexpr std::uint32_t kReach = 12;  // sentences
  if (context.is_prospectus() || context.reading.has(sentence, "type.private_placement"))
    return std::nullopt;
  const std::string_view words = context.reading.text(context.sentence_span(sentence));
  for (const DefinedTerm& t : context.facts.terms) {
    if (t.sentence >= sentence) break;
    const bool deal = t.term.ends_with("Offering") || t.term.ends_with("Placement");
    if (!deal || sentence - t.sentence > kReach || !reports_changes(context.section_of(t.sentence)))
      continue;
    for (std::string_view lead :
         {"n connection with the ", "elating to the ", "articipating in the ",
          "articipated in the ", "investors in the ", "purchasers in the "}) {
      const auto at = words.find(std::string(lead) + t.term);
      if (at != words.npos && is_whole(words, at + lead.size(), t.term.size())) return t.sentence;
    }
  }
  return std::nullopt;
}

std::optional<OfferingType> type_told_at(const Context& context, std::uint32_t sentence) {
  if (context.reading.has(sentence, "type.best_efforts")) return OfferingType::best_efforts;
  if (context.reading.has(sentence, "type.registered_direct"))
    return OfferingType::registered_direct;
  return std::nullopt;
}

}  // namespace offerlog
