#include "name_in_full.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "name_of_term.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// How the full name of a bank or broker goes on behind the short one.
struct Tail {
  std::string_view words;
  bool ends;  // the name
};
constexpr std::size_t kLongestTail = 60;
constexpr std::array<Tail, 32> kTails = {
    {{", LLC", true},          {" LLC", true},          {", Inc.", true},
     {" Inc.", true},          {" Incorporated", true}, {", Incorporated", true},
     {", L.L.C.", true},       {" L.L.C.", true},       {" L.P.", true},
     {", L.P.", true},         {" & Co.", true},        {" & Company", true},
     {" and Company", true},   {" Ltd.", true},         {" Limited", true},
     {" Corp.", true},         {" Securities", false},  {" Capital", false},
     {" (USA)", false},        {" Global", false},      {" Markets", false},
     {" Partners", false},     {" USA", false},         {" US", false},
     {", Nicolaus", false},    {" Fitzgerald", false},  {" Fund", false},
     {" Group", false},        {" World", false},       {" America", false},
     {" & Associates", false}, {" Americas", false}}};

// What a bank is called in releases, where its legal name does not begin so; of several legal
// names, the one that the filing prints.
struct TradeName {
  std::string_view name;
  std::string_view firm;
};
constexpr std::array<TradeName, 35> kTradeNames = {
    {{"A.G.P.", "A.G.P./Alliance Global Partners"},
     {"AGP", "A.G.P./Alliance Global Partners"},
     {"Alliance Global Partners", "A.G.P./Alliance Global Partners"},
     {"Baird", "Robert W. Baird & Co. Incorporated"},
     {"Bank of America Merrill Lynch", "Merrill Lynch, Pierce, Fenner & Smith Incorporated"},
     {"BofA Merrill Lynch", "Merrill Lynch, Pierce, Fenner & Smith Incorporated"},
     {"BofA Merrill Lynch", "BofA Securities, Inc."},
     {"Merrill Lynch", "Merrill Lynch, Pierce, Fenner & Smith Incorporated"},
     {"Citi", "Citigroup Global Markets Inc."},
     {"Citizens Capital Markets", "Citizens JMP Securities, LLC"},
     {"Credit Agricole CIB", "Credit Agricole Securities (USA) Inc."},
     {"Evercore", "Evercore Group L.L.C."},
     {"Evercore", "Evercore Group LLC"},
     {"Evercore ISI", "Evercore Group L.L.C."},
     {"Evercore ISI", "Evercore Group LLC"},
     {"JMP", "JMP Securities LLC"},
     {"JonesTrading", "JonesTrading Institutional Services LLC"},
     {"JPMorgan", "J.P. Morgan Securities LLC"},
     {"KBW", "Keefe, Bruyette & Woods, Inc."},
     {"Nomura", "Nomura Securities International, Inc."},
     {"Northland Capital Markets", "Northland Securities, Inc."},
     {"Roth MKM", "Roth Capital Partners, LLC"},
     {"ROTH MKM", "ROTH Capital Partners, LLC"},
     {"ROTH MKM", "Roth Capital Partners, LLC"},
     {"Sandler O'Neill", "Sandler O'Neill & Partners, L.P."},
     {"Scotiabank", "Scotia Capital (USA) Inc."},
     {"Societe Generale", "SG Americas Securities, LLC"},
     {"SOCIETE GENERALE", "SG Americas Securities, LLC"},
     {"TD Cowen", "TD Securities (USA) LLC"},
     {"TD Cowen", "Cowen and Company, LLC"},
     {"U.S. Bancorp", "U.S. Bancorp Investments, Inc."},
     {"UBS Investment Bank", "UBS Securities LLC"},
     {"US Bancorp", "U.S. Bancorp Investments, Inc."},
     {"Wedbush PacGrow", "Wedbush Securities Inc."},
     {"Wedbush PacGrow", "Wedbush Securities, Inc."}}};

class FullNamer {
 public:
  FullNamer(const Reading& reading, Facts& facts) : reading_(reading), facts_(facts) {}

  void name() {
    std::map<std::string, TextSpan> full = full_names();
    join_printings(full);
    join_funds(full);
    // Each name is searched for once, and only so many: no filing has more agents.
    constexpr std::size_t kMostSearches = 100;
    std::size_t searches = 0;
    for (PartyFact& p : facts_.parties) {
      auto found = full.find(p.name);
      if (found == full.end() && ++searches <= kMostSearches)
        found = full.emplace(p.name, as_printed_in_full(p)).first;
      if (found == full.end()) continue;
      const std::string whole(reading_.text(found->second));
      if (whole != p.name) p.in_full = found->second;
      p.name = whole;
    }
  }

 private:
  // By short name.
  std::map<std::string, TextSpan> full_names() const {
    std::map<std::string, TextSpan> full;
    for (const DefinedTerm& t : facts_.terms) {
      const auto name = name_of_term(reading_, t);
      if (!name) continue;
      full.emplace(t.term, *name);
      // ("A.G.P."): the stop is the term's, not the quotation's.
      if (std::string_view(reading_.document.text).substr(t.text.end).starts_with('.'))
        full.emplace(t.term + '.', *name);
    }
    for (const PartyFact& p : facts_.parties) {
      const std::string term = or_name(p);
      if (term.empty()) continue;
      full.emplace(term, p.text);
      full.emplace(term + '.', p.text);  // "an agreement with SOV." ends the sentence
    }
    return full;
  }

  // "Harrow Capital Fund, LLC ("Harrow")" and in a note "Harrow Capital, LLC ("Harrow")": one
  // party, by its longer name.
  void join_printings(std::map<std::string, TextSpan>& full) const {
    std::map<std::string_view, TextSpan> longest;  // by the short name
    std::map<std::string, std::string_view> short_of;
    for (const DefinedTerm& t : facts_.terms) {
      const auto name = name_of_term(reading_, t);
      if (!name || !begins_with_term(reading_.text(*name), t.term)) continue;
      short_of.emplace(reading_.text(*name), t.term);
      TextSpan& known = longest.emplace(t.term, *name).first->second;
      if (known.size() < name->size()) known = *name;
    }
    for (const auto& [name, term] : short_of) {
      const TextSpan whole = longest.at(term);
      if (reading_.text(whole) != name && is_firm_of(name, reading_.text(whole)))
        full.emplace(name, whole);
    }
  }

  // A fund that buys under one agreement, printed once without that word.
  void join_funds(std::map<std::string, TextSpan>& full) const {
    constexpr std::string_view kWord = " Fund";
    std::set<std::pair<std::uint32_t, std::string_view>> named;
    for (const PartyFact& p : facts_.parties) {
      if (p.agreement) named.emplace(*p.agreement, p.name);
    }
    for (const PartyFact& p : facts_.parties) {
      const auto at = p.name.find(kWord);
      if (!p.agreement || at == p.name.npos) continue;
      const std::string without = p.name.substr(0, at) + p.name.substr(at + kWord.size());
      if (named.contains({*p.agreement, without})) full.emplace(without, p.text);
    }
  }

  static bool begins_with_term(std::string_view name, std::string_view term) {
    return term.size() > 4 && name.starts_with(term) && name.size() > term.size() &&
           name[term.size()] == ' ';
  }

  // The longer one has but the word more that tells what it is.
  static bool is_firm_of(std::string_view name, std::string_view longer) {
    constexpr std::string_view kWords[] = {" Fund", " Capital", " Securities", " Partners",
                                           " Markets"};
    return std::ranges::any_of(kWords, [&](std::string_view word) {
      const auto at = longer.find(word);
      return at != longer.npos &&
             std::string(longer.substr(0, at)) + std::string(longer.substr(at + word.size())) ==
                 name;
    });
  }

  TextSpan as_printed_in_full(const PartyFact& p) const {
    if (const auto firm = legal_name(p.name)) return *firm;
    if (const auto longer = longer_name(p.name)) return *longer;
    return longer_name(with_stops(p.name)).value_or(p.text);
  }

  // "J.P. Morgan" where the document also prints "J.P. Morgan Securities LLC", as
  // a release does where it says of whom to ask for the prospectus.
  std::optional<TextSpan> longer_name(std::string_view name) const {
    const std::string_view text = reading_.document.text;
    if (name.empty()) return {};
    for (auto at = text.find(name); at != text.npos; at = text.find(name, at + name.size())) {
      const bool whole_word = at == 0 || !is_alnum(text[at - 1]);
      const std::string_view rest = text.substr(at + name.size(), kLongestTail);
      if (const std::size_t tail = whole_word ? length_of_tail(rest) : 0; tail > 0)
        return with_initials(
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size() + tail)});
    }
    return {};
  }

  // "J.P. Morgan" for "JP Morgan", and nothing for a name that begins with no two initials.
  static std::string with_stops(std::string_view name) {
    if (name.size() < 4 || !is_upper(name[0]) || !is_upper(name[1]) || name[2] != ' ') return {};
    return std::string{name[0], '.', name[1], '.'} + std::string(name.substr(2));
  }

  // "Harrow" where the document prints "H.C. Harrow & Co., LLC": another party begins before
  // it and ends with it.
  TextSpan with_initials(TextSpan name) const {
    for (const PartyFact& p : facts_.parties) {
      if (p.text.end == name.end && p.text.begin < name.begin) return p.text;
    }
    return name;
  }

  // "Evercore ISI" where the document also prints "Evercore Group L.L.C."
  std::optional<TextSpan> legal_name(std::string_view name) const {
    const std::string_view text = reading_.document.text;
    for (const TradeName& t : kTradeNames) {
      if (t.name != name) continue;
      const auto at = text.find(t.firm);
      if (at != text.npos)
        return TextSpan{static_cast<std::uint32_t>(at),
                        static_cast<std::uint32_t>(at + t.firm.size())};
    }
    return {};
  }

  // The words by which a firm's full name goes on behind its short one, to the
  // one that ends it: " Securities LLC", " & Co. Incorporated"; 0 if none ends it.
  static std::size_t length_of_tail(std::string_view rest) {
    std::size_t at = 0;
    std::size_t length = 0;
    while (true) {
      const std::string_view here = rest.substr(at);
      const auto word = std::find_if(kTails.begin(), kTails.end(), [&](const Tail& t) {
        return here.starts_with(t.words) &&
               (here.size() == t.words.size() || !is_alnum(here[t.words.size()]));
      });
      if (word == kTails.end()) return length;
      at += word->words.size();
      if (word->ends) length = at;
    }
  }

  // "Stavely & Orme LLC, or Stavely,": a short name without parentheses.
  std::string or_name(const PartyFact& p) const {
    const std::string_view text = reading_.document.text;
    const std::string_view after = text.substr(p.text.end, 60);
    if (!after.starts_with(", or ")) return {};
    std::size_t end = after.find_first_of(",;", 5);
    if (const auto stop = after.find(". ", 5); stop < end) end = stop;
    if (end == std::string_view::npos) return {};
    const std::string_view term = after.substr(5, end - 5);
    // "Cantor Fitzgerald & Co., or Cantor,", "TD Securities (USA) LLC, or TD Cowen,",
    // "Cowen and Company, LLC, or TD Cowen,"
    const auto space = term.find(' ');
    const bool first = !term.empty() && p.name.starts_with(term.substr(0, space));
    const bool second = space != term.npos && p.name.starts_with(term.substr(space + 1));
    return (first || second || is_initials_of(term, p.name)) && is_upper(term.front())
               ? std::string(term)
               : std::string();
  }

  // "Stavely, Orme & Vane LLC, or SOV,"
  static bool is_initials_of(std::string_view term, std::string_view name) {
    if (term.size() < 2 || term.size() > 5 || !std::ranges::all_of(term, is_upper)) return false;
    std::string initials;
    for (std::size_t at = 0; at < name.size(); ++at) {
      if (is_upper(name[at]) && (at == 0 || name[at - 1] == ' ')) initials += name[at];
    }
    return initials.starts_with(term);
  }

  const Reading& reading_;
  Facts& facts_;
};

}  // namespace

void name_in_full(const Reading& reading, Facts& facts) { FullNamer(reading, facts).name(); }

}  // namespace offerlog
