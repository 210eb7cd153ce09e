#include "drop_issuers.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "values/ascii.h"

namespace offerlog {
namespace {

// What a filing calls those that sign on the issuer's side, a fund's adviser among them.
constexpr std::array<std::string_view, 11> kIssuersSide = {
    "Issuer",          "Operating Partnership", "Guarantor",          "Adviser",
    "Advisor",         "Investment Adviser",    "Investment Advisor", "Administrator",
    "General Partner", "Operating Company",     "Guarantors"};

class IssuerDropper {
 public:
  IssuerDropper(const Reading& reading, Facts& facts) : reading_(reading), facts_(facts) {}

  void drop() {
    if (facts_.parties.empty()) return;
    const std::vector<std::string_view> called = words_before_terms();
    drop_signers_with_issuer();
    const std::vector<std::string_view> subsidiaries = words_before_subsidiaries();
    const std::vector<std::string_view> former = words_of_former_names();
    const std::string_view issuer = words_before_issuer();
    std::erase_if(facts_.parties, [&](const PartyFact& p) {
      return manages_issuer(p.name, issuer) ||
             std::any_of(called.begin(), called.end(),
                         [&](std::string_view t) { return t.ends_with(p.name); }) ||
             std::any_of(former.begin(), former.end(),
                         [&](std::string_view t) { return t.starts_with(p.name); }) ||
             std::any_of(subsidiaries.begin(), subsidiaries.end(),
                         [&](std::string_view t) { return stands_in(p.name, t); });
    });
  }

 private:
  // "Corvale Ireland Funding DAC (the "Issuer"), a wholly-owned subsidiary": whoever is
  // called so sells its own securities.
  std::vector<std::string_view> words_before_terms() const {
    constexpr std::size_t kMost = 8;       // a filing has one or two
    std::vector<std::string_view> before;  // the text up to such a term
    for (const DefinedTerm& t : facts_.terms) {
      const bool own = std::ranges::find(kIssuersSide, t.term) != kIssuersSide.end();
      const std::string_view text = reading_.document.text;
      const auto open = own ? text.rfind('(', t.text.begin) : text.npos;
      if (open == text.npos || t.text.begin - open > 12 || before.size() == kMost) continue;
      before.push_back(text.substr(0, open));
      while (before.back().ends_with(' ') || before.back().ends_with(','))
        before.back().remove_suffix(1);
    }
    return before;
  }

  // "Corvale Finance, Inc. (the "Company")": where the filing first calls its issuer so.
  std::string_view words_before_issuer() const {
    constexpr std::size_t kName = 90;  // bytes
    for (const DefinedTerm& t : facts_.terms) {
      if (t.term != "Company" && t.term != "Fund" && t.term != "Trust") continue;
      const std::string_view text = reading_.document.text;
      const auto open = text.rfind('(', t.text.begin);
      if (open == text.npos || t.text.begin - open > 12) return {};
      const std::size_t size = std::min(open, kName);
      std::string_view words = text.substr(open - size, size);
      while (words.ends_with(' ')) words.remove_suffix(1);
      return words;
    }
    return {};
  }

  // "Underwriting Agreement, by and among Corvale Finance, Inc., Corvale Asset Management LLC,
  // Corvale Administrator LLC and Harrow & Co., as representative": those that bear the
  // issuer's name and manage it sign with it.
  static bool manages_issuer(std::string_view name, std::string_view issuer) {
    constexpr std::size_t kTelling = 5;  // letters, so that "First" and "The" tell nothing
    constexpr std::string_view kManage[] = {" Asset Management", " Adviser", " Advisor",
                                            " Administrat", " Operating "};
    if (issuer.ends_with(name)) return true;  // itself
    const std::string_view first = name.substr(0, name.find(' '));
    if (first.size() < kTelling || issuer.find(std::string(first) + ' ') == issuer.npos)
      return false;
    return first != "First" && contains_any(name, kManage);
  }

  // "The Corporation and Corvale National Bank entered into an Underwriting Agreement
  // with Harrow LLC": the bank is on the issuer's side.
  void drop_signers_with_issuer() {
    const auto signs = [&](const PartyFact& p) {
      return is_by(p, "party.both_entered") && has_counterparty(p);
    };
    if (std::ranges::none_of(facts_.parties, signs)) return;
    std::vector<PartyFact> others;
    std::ranges::copy_if(facts_.parties, std::back_inserter(others), std::not_fn(signs));
    facts_.parties = std::move(others);
  }

  bool is_by(const PartyFact& p, std::string_view rule) const {
    return reading_.rule(reading_.mention(p.mention)) == rule;
  }

  // Named behind the party, as one of its agreement.
  bool has_counterparty(const PartyFact& p) const {
    // In reading order: those of one sentence stand together.
    for (auto other =
             std::ranges::lower_bound(facts_.parties, p.sentence, {}, &PartyFact::sentence);
         other != facts_.parties.end() && other->sentence == p.sentence; ++other) {
      if (is_by(*other, "party.counterparty") && other->agreement == p.agreement &&
          other->text.begin > p.text.end)
        return true;
    }
    return false;
  }

  // "Corvale Power and Light Company ("CPL"), a wholly owned subsidiary of Corvale": a
  // registrant of a combined report; told where it is first named.
  std::vector<std::string_view> words_before_subsidiaries() const {
    constexpr std::uint32_t kAside = 70;     // bytes
    constexpr std::size_t kMostPlaces = 40;  // a list of exhibits has more
    constexpr std::string_view kWords = " owned subsidiary of ";
    // (text.find would stop at every space.)
    const std::boyer_moore_horspool_searcher words(kWords.begin(), kWords.end());
    std::vector<std::string_view> places;
    const std::string_view text = reading_.document.text;
    for (auto found = std::search(text.begin(), text.end(), words);
         found != text.end() && places.size() < kMostPlaces;
         found = std::search(found + 1, text.end(), words)) {
      const auto at = static_cast<std::size_t>(found - text.begin());
      const std::size_t size = std::min<std::size_t>(at, kAside);
      places.push_back(text.substr(at - size, size));
    }
    return places;
  }

  // "the Company (then known as Corvale Acquisition Corp.)": what it was called when it signed.
  std::vector<std::string_view> words_of_former_names() const {
    constexpr std::size_t kHolder = 24;  // bytes: "Company (formerly"
    constexpr std::size_t kName = 90;
    constexpr std::size_t kMostPlaces = 40;
    constexpr std::string_view kWords = " known as ";
    const std::boyer_moore_horspool_searcher words(kWords.begin(), kWords.end());
    std::vector<std::string_view> names;
    std::size_t places = 0;
    const std::string_view text = reading_.document.text;
    for (auto found = std::search(text.begin(), text.end(), words);
         found != text.end() && places < kMostPlaces;
         found = std::search(found + 1, text.end(), words), ++places) {
      const auto at = static_cast<std::size_t>(found - text.begin());
      const std::size_t size = std::min<std::size_t>(at, kHolder);
      const std::string_view holder = text.substr(at - size, size);
      const bool once = holder.ends_with(" then") || holder.ends_with("(then") ||
                        holder.ends_with("formerly") || holder.ends_with("previously");
      if (once && contains_any(holder, {"Company (", "Company, ", "Registrant ("}))
        names.push_back(text.substr(at + kWords.size(), kName));
    }
    return names;
  }

  static bool stands_in(const std::string& name, std::string_view words) {
    const auto at = words.rfind(name);
    return at != words.npos && words.find(" and ", at + name.size()) == words.npos;
  }

  const Reading& reading_;
  Facts& facts_;
};

}  // namespace

void drop_issuers(const Reading& reading, Facts& facts) { IssuerDropper(reading, facts).drop(); }

}  // namespace offerlog
