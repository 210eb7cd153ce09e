#include "security_words.h"

#include <algorithm>
#include <string>

#include "security_rules.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// "had committed to purchase up to $20,000,000 of our common stock": bought it is.
bool is_bound_to(std::string_view before) {
  return ends_with_any(before, {"committed ", "commitment ", "agreed ", "obligated "});
}

}  // namespace

bool SecurityWords::names_warrants(const Mention& m) const {
  if (reading_.rule(m) == "security.warrants") return false;
  return std::ranges::any_of(reading_.mentions_of(m.sentence), [&](const Mention& other) {
    return reading_.rule(other) == "security.warrants" && other.text.contains(m.text);
  });
}

// "shares of common stock issuable upon exercise of the pre-funded warrants", "the resale of
// shares of common stock", where such warrants are what is sold.
bool SecurityWords::is_issued_upon_exercise(const Draft& d, const Mention& m,
                                            Security security) const {
  constexpr std::uint32_t kNear = 40;  // bytes
  const bool shares = security == Security::common_stock || security == Security::ordinary_shares;
  if (!shares || d.offering.type.value == OfferingType::resale) return false;
  const TextSpan span = c_.sentence_span(m.sentence);
  const std::string_view after = reading_.text({m.text.end, span.end});
  const bool issued = starts_with_any(
      after,
      {" issuable upon exercise of the ", " issuable upon the exercise of ", " underlying the "});
  const bool resold =
      reading_.text_before(span, m.text.begin, kNear).find("resale of ") != std::string_view::npos;
  if (!issued && !resold) return false;
  return std::ranges::any_of(d.offering.securities, [](const Sourced<Security>& s) {
    return s.value == Security::pre_funded_warrants || s.value == Security::warrants;
  });
}

// "the resale of the Warrant Shares issuable upon the exercise of the Inducement Warrants": the
// holders sell what they get for these.
bool SecurityWords::is_exercised(const Draft& d, const Mention& m, Security security) const {
  constexpr std::uint32_t kNear = 24;  // bytes
  if (security != Security::warrants || d.offering.type.value != OfferingType::resale) return false;
  const std::string_view before =
      reading_.text_before(c_.sentence_span(m.sentence), m.text.begin, kNear);
  return ends_with_any(before, {"exercise of", "exercise of the", "exercise of such",
                                "exercise of our", "exercise of certain"});
}

bool SecurityWords::only_mentioned(const Mention& m) const {
  const TextSpan span = c_.sentence_span(m.sentence);
  const std::string_view before = reading_.text_before(span, m.text.begin, 8);
  if (before.ends_with("per ") || before.ends_with("each ")) return true;
  // "the offering price per share of common stock less $0.001": of the offering beside.
  if (reading_.text_before(span, m.text.begin, 32).ends_with("offering price per share of "))
    return true;
  if (reading_.rule(m) == "security.warrants" && (pays_agent(span, m) || went_to_lender(m)))
    return true;
  if (is_converted(span, m) || is_redeemed(span, m) || is_ranked_with(span, m)) return true;
  const std::string_view sentence = reading_.text(span);
  // "Prior to our IPO, we funded operations through placements of preferred stock"
  if (starts_with_any_case(sentence, "prior to ")) return true;
  if (sentence.find("not offered pursuant to") != std::string_view::npos ||
      sentence.find("not being offered pursuant to") != std::string_view::npos)
    return true;
  return sentence.find("repurchase program") != std::string_view::npos ||
         sentence.find("opinion") != std::string_view::npos ||
         sentence.find("legality") != std::string_view::npos;
}

// "The preferred stock ranks senior to the common stock": what is sold is compared with it.
bool SecurityWords::is_ranked_with(TextSpan sentence, const Mention& m) const {
  constexpr std::uint32_t kRank = 36;  // bytes
  return contains_any(reading_.text_before(sentence, m.text.begin, kRank),
                      {" senior to the ", " senior to our ", " senior to its ", " junior to the ",
                       " junior to our ", " parity with the ", " parity with our "});
}

// "Upon the closing of the IPO, all shares of preferred stock automatically converted into
// 19,884,106 shares of common stock": held before, and not what is sold.
bool SecurityWords::is_converted(TextSpan sentence, const Mention& m) const {
  constexpr std::uint32_t kVerb = 60;  // bytes
  if (reading_.rule(m) != "security.preferred_stock") return false;
  const TextSpan after{m.text.end, std::min(sentence.end, m.text.end + kVerb)};
  return contains_any(reading_.text(after), {"converted into", "were converted",
                                             "automatically convert", "will convert"});
}

// "approval of the redemption of the preferred stock that it issued to the Treasury": what the
// proceeds are for.
bool SecurityWords::is_redeemed(TextSpan sentence, const Mention& m) const {
  constexpr std::uint32_t kVerb = 24;  // bytes
  return reading_.rule(m) == "security.preferred_stock" &&
         ends_with_any(reading_.text_before(sentence, m.text.begin, kVerb),
                       {"redemption of the ", "redemption of our ", "redemption of its ",
                        "redeem the ", "redeem our ", "redeem its "});
}

// "issued to the Representative warrants to purchase 200,000 shares", "placement agent
// warrants", "in connection with the Loan Agreement, issued warrants": pay for a service,
// not what is offered.
bool SecurityWords::pays_agent(TextSpan sentence, const Mention& m) const {
  struct Payee {
    std::string_view word;
    std::uint32_t reach;  // bytes
  };
  constexpr Payee kPayees[] = {
      {"representative", 90},
      {"placement agent", 90},
      {"designee", 90},
      {"as compensation", 90},
      {"financial advisor", 90},
      {"advisor agreement", 150},
      {"advisory agreement", 150},
      {"consulting agreement", 150},
      {"issue the underwriter", 90},
      {"consideration for services", 150},
  };
  return pays_lender(sentence, m) || std::ranges::any_of(kPayees, [&](const Payee& payee) {
           return lowered(reading_.text_before(sentence, m.text.end, payee.reach))
                      .find(payee.word) != std::string::npos;
         });
}

bool SecurityWords::pays_lender(TextSpan sentence, const Mention& m) const {
  constexpr std::uint32_t kReach = 90;  // bytes
  return contains_any(lowered(reading_.text_before(sentence, m.text.end, kReach)),
                      {"to the lender", "of the lenders", "loan agreement", "credit agreement"});
}

// "The Warrants may be exercised", after "issued warrants to certain of the Lenders
// (collectively, the "Warrants")".
bool SecurityWords::went_to_lender(const Mention& m) const {
  const std::string_view words = warrants_of(m);
  return !words.empty() && std::ranges::find(lenders_warrants_, words) != lenders_warrants_.end();
}

// "Warrants", "Loan Warrants"; empty where it is no term.
std::string_view SecurityWords::warrants_of(const Mention& m) const {
  const auto words = reading_.capture(m, "words");
  if (!words || !reading_.text(*words).ends_with("Warrants")) return {};
  return reading_.text(*words);
}

// The terms that stand for warrants which lenders have with their loan.
std::vector<std::string_view> SecurityWords::find_lenders_warrants() const {
  std::vector<std::string_view> out;
  for (const Mention& m : reading_.of_rule("security.warrants")) {
    const TextSpan sentence = c_.sentence_span(m.sentence);
    const bool defined =
        reading_.text_before(sentence, m.text.end, 40).find("the \"") != std::string_view::npos;
    if (defined && !warrants_of(m).empty() && pays_lender(sentence, m))
      out.push_back(warrants_of(m));
  }
  return out;
}

bool SecurityWords::underlies(const Mention& m, Security security) const {
  if (security == Security::warrants) {
    for (const Mention& other : reading_.mentions_of(m.sentence)) {
      if (reading_.rule(other) == "security.pre_funded_warrants" && other.text.overlaps(m.text))
        return true;
    }
    return ends_headline(m);
  }
  if (security != Security::common_stock && security != Security::ordinary_shares) return false;
  const TextSpan span = c_.sentence_span(m.sentence);
  const std::string_view before = reading_.text_before(span, m.text.begin, 110);
  if (before.ends_with(" (the \"")) return names_what_underlies(m, security);
  for (std::string_view words : {"to purchase", "to acquire", "convertible into", "issuable upon",
                                 "exercisable for", "underlying", "exercise of", "conversion into",
                                 "converted into", "converts", "representing"}) {
    const auto at = before.rfind(words);
    // What the underwriters may buy more of is what is sold.
    if (at != std::string_view::npos && before.substr(0, at).ends_with("option ")) continue;
    // "their exercise of the option to purchase 310,000 additional shares of common stock"
    if (at != std::string_view::npos && before.find(" option to purchase", at) != before.npos)
      continue;
    if (at != std::string_view::npos && before.find(" and ", at) == std::string_view::npos &&
        !is_bound_to(before.substr(0, at)))
      return true;
  }
  return false;
}

// "Common Stock and | Pre-Funded | Warrants": a headline cut where its markup changed.
bool SecurityWords::ends_headline(const Mention& m) const {
  const auto& blocks = reading_.document.blocks;
  return m.block.value > 0 && blocks[m.block.value].text.begin == m.text.begin &&
         lowered(reading_.text(blocks[m.block.value - 1].text)).ends_with("pre-funded");
}

// "warrants to purchase 5,000 shares of common stock, par value $0.001 (the "Common
// Stock")": the term is that of the words before it.
bool SecurityWords::names_what_underlies(const Mention& term, Security security) const {
  const Mention* first = nullptr;  // the last before it
  for (const Mention& m : reading_.mentions_of(term.sentence)) {
    if (security_of(reading_.rule(m)) == security && m.text.begin < term.text.begin &&
        (first == nullptr || first->text.begin < m.text.begin))
      first = &m;
  }
  if (first == nullptr) return false;
  const TextSpan span = c_.sentence_span(term.sentence);
  const bool another = reading_.text_before(span, first->text.begin, 6).ends_with(" (the \"");
  return !another && underlies(*first, security);
}

}  // namespace offerlog
