#include "resolve_parties.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <span>

#include "split_names.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

struct RoleWord {
  std::string_view word;
  AgentRole role;
};
// The first word found decides; order matters ("placement agent" is an agent).
constexpr RoleWord kRoles[] = {
    {"placement agent", AgentRole::placement_agent},
    {"forward seller", AgentRole::forward_seller},
    {"forward purchaser", AgentRole::other},
    {"financial advis", AgentRole::other},
    {"sales agent", AgentRole::sales_agent},
    {"distribution agent", AgentRole::sales_agent},
    {"underwriter", AgentRole::underwriter},
    {"book", AgentRole::underwriter},
    {"co-manager", AgentRole::underwriter},
    {"manager", AgentRole::underwriter},
    {"representative", AgentRole::underwriter},
    {"purchaser", AgentRole::purchaser},
    {"buyer", AgentRole::purchaser},
    {"investor", AgentRole::purchaser},
    {"agent", AgentRole::sales_agent},
    {"principal", AgentRole::sales_agent},
};

struct FamilyRole {
  AgreementFamily family;
  AgentRole role;
};
constexpr FamilyRole kFamilyRoles[] = {
    {AgreementFamily::sales, AgentRole::sales_agent},
    {AgreementFamily::underwriting, AgentRole::underwriter},
    {AgreementFamily::placement_agency, AgentRole::placement_agent},
    {AgreementFamily::purchase, AgentRole::purchaser},
    {AgreementFamily::equity_line, AgentRole::purchaser},
};

// Words that show a capitalized phrase to be no party's name.
constexpr std::array<std::string_view, 40> kNotNames = {"Agreement",
                                                        "Private Placement",
                                                        "Prospectus",
                                                        "Statement",
                                                        "Commission",
                                                        "Common Stock",
                                                        "Nasdaq",
                                                        "NYSE",
                                                        "New York Stock",
                                                        "Form ",
                                                        "Rule ",
                                                        "Section",
                                                        "Act",
                                                        "Exhibit",
                                                        "Board",
                                                        "Directors",
                                                        "Offering",
                                                        "Registration",
                                                        "Warrants",
                                                        "Exchange",
                                                        "Shares",
                                                        "Stockholders",
                                                        "Agents",
                                                        "Underwriters",
                                                        "Purchasers",
                                                        "Investors",
                                                        "Holders",
                                                        "ATM",
                                                        "United States",
                                                        "Effective",
                                                        "Trust Company",
                                                        "Notes",
                                                        "Schedule",
                                                        "Selling",
                                                        "Securities and",
                                                        "Issuer",
                                                        "Managers",
                                                        "Placement Agent",
                                                        "Sales Agent",
                                                        "Parties"};
constexpr std::array<std::string_view, 15> kNotWholeNames = {
    "Securities", "Company", "Agent",   "Underwriter",     "Purchaser",
    "Investor",   "Buyer",   "Manager", "Registrant",      "Parent",
    "We",         "Our",     "The",     "Representatives", "Representative"};

// What a filing calls those that sign on the issuer's side, a fund's adviser among them.
constexpr std::array<std::string_view, 8> kIssuersSide = {
    "Issuer",  "Operating Partnership", "Guarantor",          "Adviser",
    "Advisor", "Investment Adviser",    "Investment Advisor", "Administrator"};

// How the full name of a bank or broker goes on behind the short one.
struct Tail {
  std::string_view words;
  bool ends;  // the name
};
constexpr std::size_t kLongestTail = 60;
constexpr std::array<Tail, 24> kTails = {
    {{", LLC", true},        {" LLC", true},          {", Inc.", true},
     {" Inc.", true},        {" Incorporated", true}, {", Incorporated", true},
     {", L.L.C.", true},     {" L.L.C.", true},       {" L.P.", true},
     {", L.P.", true},       {" & Co.", true},        {" & Company", true},
     {" and Company", true}, {" Ltd.", true},         {" Limited", true},
     {" Securities", false}, {" Capital", false},     {" (USA)", false},
     {" Global", false},     {" Markets", false},     {" Partners", false},
     {" USA", false},        {", Nicolaus", false},   {" Fitzgerald", false}}};

std::optional<AgentRole> role_in(std::string_view words) {
  const std::string low = lowered(words);
  for (const RoleWord& r : kRoles) {
    if (low.find(r.word) != std::string::npos) return r.role;
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

bool could_be_name(std::string_view name) {
  if (std::find(kMonths.begin(), kMonths.end(), name.substr(0, name.find(' '))) != kMonths.end())
    return false;
  if (name.size() < 3 || !is_upper(name.front())) return false;
  if (name.starts_with("A ")) return false;  // "Keefe, Bruyette & Woods, A Stifel Company"
  if (std::find(kNotWholeNames.begin(), kNotWholeNames.end(), name) != kNotWholeNames.end())
    return false;
  return std::none_of(kNotNames.begin(), kNotNames.end(), [&](std::string_view w) {
    const auto at = name.find(w);
    if (at == std::string_view::npos) return false;
    // A word, not the beginning of one ("Actinium").
    const std::size_t end = at + w.size();
    return end >= name.size() || !is_lower(name[end]);
  });
}

class PartyResolver {
 public:
  PartyResolver(const Reading& reading, Facts& facts) : reading_(reading), facts_(facts) {}

  void resolve() {
    for (const Mention& m : reading_.mentions.mentions) {
      if (reading_.kind(m) == "party") read_mention(m);
    }
    std::stable_sort(
        facts_.parties.begin(), facts_.parties.end(),
        [](const PartyFact& a, const PartyFact& b) { return a.text.begin < b.text.begin; });
    drop_issuers();
    name_in_full();
    drop_later_names();
    for (std::uint32_t i = 0; i < facts_.parties.size(); ++i) {
      if (const auto agreement = facts_.parties[i].agreement)
        facts_.agreements[*agreement].parties.push_back(i);
    }
  }

 private:
  void read_mention(const Mention& m) {
    const auto names = reading_.capture(m, "names");
    if (!names) return;
    std::optional<AgentRole> role;
    if (const auto words = reading_.capture(m, "role")) role = role_in(reading_.text(*words));
    if (reading_.rule(m) == "party.acting_as")
      role = role_in(reading_.text({names->end, m.text.end}));
    std::optional<std::uint32_t> agreement;
    if (reading_.rule(m) == "party.counterparty") agreement = agreement_at(m);
    if (reading_.rule(m) == "party.notified" || reading_.rule(m) == "party.given_notice") {
      agreement = only_selling_agreement(m.sentence);
      if (!agreement) return;
    }
    if (reading_.rule(m) == "party.of_title" || reading_.rule(m) == "party.sold_to" ||
        reading_.rule(m) == "party.both_entered")
      agreement = agreement_within(m);
    const bool placed = reading_.rule(m) == "party.placed_with";
    if (placed) role = AgentRole::purchaser;
    if (role == AgentRole::placement_agent && places_program(m)) {
      if (is_removed(*names)) return;
      agreement = only_selling_agreement(m.sentence);
      role = AgentRole::sales_agent;
    }
    if (!agreement && !role && is_program_partner(m)) role = AgentRole::sales_agent;
    if (agreement && !role) role = role_of(facts_.agreements[*agreement].family);
    if (!role) role = role_by_term(names->end);
    for (TextSpan whole : firms_of(*names)) {
      const TextSpan name = behind_heading(up_to_suffix(whole));
      const std::string_view text = reading_.text(name);
      if (!could_be_name(text)) continue;
      // "Further, the placement agent …"
      const bool any_words = !role || placed || reading_.rule(m) == "party.apposed";
      if (any_words && !is_firm_name(text)) continue;
      facts_.parties.push_back(
          {name, reading_.id_of(m), m.sentence, std::string(text), role, agreement});
    }
  }

  // "an engagement letter with Harrow LLC (the "Placement Agent")"
  std::optional<AgentRole> role_by_term(std::uint32_t end) const {
    constexpr std::uint32_t kTerm = 40;
    const auto size = static_cast<std::uint32_t>(reading_.document.text.size());
    const std::string_view after = reading_.text({end, std::min(size, end + kTerm)});
    if (!after.starts_with(" (the \"") && !after.starts_with(" (\"")) return std::nullopt;
    const auto open = after.find('"');
    const auto close = after.find('"', open + 1);
    return close == after.npos ? std::nullopt : role_in(after.substr(open, close - open));
  }

  // "are Harrow Securities LLC. Stavely Orme LLC is the lead manager": two, though no
  // sentence ends between them.
  std::vector<TextSpan> firms_of(TextSpan names) const {
    constexpr std::string_view kEnd = " LLC. ";
    std::vector<TextSpan> out;
    for (TextSpan whole : split_names(reading_.text(names), names.begin)) {
      for (auto at = reading_.text(whole).find(kEnd); at != std::string_view::npos;
           at = reading_.text(whole).find(kEnd)) {
        const auto end = whole.begin + static_cast<std::uint32_t>(at);
        out.push_back({whole.begin, end + 4});
        whole.begin = end + static_cast<std::uint32_t>(kEnd.size());
      }
      out.push_back(whole);
    }
    return out;
  }

  // "Harrow Securities Inc. Amendment No. 2 raises": the next sentence's words.
  TextSpan up_to_suffix(TextSpan name) const {
    const std::string_view text = reading_.text(name);
    const auto at = text.find(" Inc. ");
    if (at == text.npos) return name;
    const std::string_view rest = text.substr(at + 6);
    for (std::string_view word :
         {"Amendment", "The ", "Under ", "In ", "On ", "Pursuant ", "of "}) {
      if (rest.starts_with(word))
        return {name.begin, name.begin + static_cast<std::uint32_t>(at + 5)};
    }
    return name;
  }

  // "S-39 UNDERWRITING Harrow Securities, LLC": a heading that no line parts from it.
  TextSpan behind_heading(TextSpan name) const {
    constexpr std::string_view kHeading = "UNDERWRITING ";
    const auto at = reading_.text(name).find(kHeading);
    if (at == std::string_view::npos) return name;
    return {name.begin + static_cast<std::uint32_t>(at + kHeading.size()), name.end};
  }

  std::span<const AgreementReference> references_of(std::uint32_t sentence) const {
    const auto first = std::lower_bound(
        facts_.references.begin(), facts_.references.end(), sentence,
        [](const AgreementReference& r, std::uint32_t at) { return r.sentence < at; });
    auto last = first;
    while (last != facts_.references.end() && last->sentence == sentence) ++last;
    return {first, last};
  }

  // The agreement whose title's last word the mention begins with. "a purchase
  // agreement and a registration rights agreement with Harrow LLC": the former.
  std::optional<std::uint32_t> agreement_at(const Mention& m) const {
    std::optional<std::uint32_t> selling;
    for (const AgreementReference& r : references_of(m.sentence)) {
      const AgreementFamily family = facts_.agreements[r.agreement].family;
      if (r.text.begin <= m.text.begin && m.text.begin < r.text.end) {
        const bool joint = family == AgreementFamily::registration_rights && selling;
        return joint ? selling : r.agreement;
      }
      if (role_of(family)) selling = r.agreement;
    }
    return std::nullopt;
  }

  // "notice to Harrow LLC to terminate the Sales Agreement": its counterparty.
  std::optional<std::uint32_t> only_selling_agreement(std::uint32_t sentence) const {
    std::optional<std::uint32_t> only;
    for (const AgreementReference& r : references_of(sentence)) {
      if (!role_of(facts_.agreements[r.agreement].family)) continue;
      if (only && only != r.agreement) return std::nullopt;
      only = r.agreement;
    }
    return only;
  }

  // "the Harrow & Co. Sales Agreement": the title stands in the mention.
  std::optional<std::uint32_t> agreement_within(const Mention& m) const {
    for (const AgreementReference& r : references_of(m.sentence)) {
      if (r.sentence == m.sentence && m.text.overlaps(r.text)) return r.agreement;
    }
    return std::nullopt;
  }

  // Of an equity distribution agreement, "each as a placement agent": who sells from time
  // to time is a sales agent, whatever a fund calls it.
  bool places_program(const Mention& m) const {
    const auto agreement = only_selling_agreement(m.sentence);
    return agreement && facts_.agreements[*agreement].family == AgreementFamily::sales;
  }

  // "and removed Harrow LLC as a placement agent"
  bool is_removed(TextSpan names) const {
    const std::uint32_t from = names.begin - std::min(names.begin, 9U);
    return reading_.text({from, names.begin}).find("remov") != std::string_view::npos;
  }

  // "our at-the-market program with Harrow LLC"
  bool is_program_partner(const Mention& m) const {
    if (reading_.rule(m) == "party.through") return sells_from_time_to_time(m.sentence);
    if (reading_.rule(m) != "party.counterparty") return false;
    constexpr std::uint32_t kTitle = 40;  // "former at-the-market facility with"
    const std::string_view before =
        reading_.text_before(reading_.sentence(m.sentence).text, m.text.begin, kTitle);
    for (std::string_view word : {"former ", "earlier ", "previous "}) {
      if (before.find(word) != std::string_view::npos) return false;
    }
    return sells_from_time_to_time(m.sentence);
  }

  // The sentence is of an at-the-market program.
  bool sells_from_time_to_time(std::uint32_t sentence) const {
    const auto references = references_of(sentence);
    return reading_.has(sentence, "type.at_the_market") ||
           std::any_of(references.begin(), references.end(), [&](const AgreementReference& r) {
             return facts_.agreements[r.agreement].family == AgreementFamily::sales;
           });
  }

  static std::optional<AgentRole> role_of(AgreementFamily family) {
    for (const FamilyRole& f : kFamilyRoles) {
      if (f.family == family) return f.role;
    }
    return std::nullopt;
  }

  // "Corvale Ireland Funding DAC (the "Issuer"), a wholly-owned subsidiary": whoever is
  // called so sells its own securities, and is no agent.
  void drop_issuers() {
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
    drop_signers_with_issuer();
    const std::vector<std::string_view> subsidiaries = words_before_subsidiaries();
    std::erase_if(facts_.parties, [&](const PartyFact& p) {
      return std::any_of(before.begin(), before.end(),
                         [&](std::string_view t) { return t.ends_with(p.name); }) ||
             std::any_of(subsidiaries.begin(), subsidiaries.end(),
                         [&](std::string_view t) { return stands_in(p.name, t); });
    });
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
    std::vector<std::string_view> places;
    const std::string_view text = reading_.document.text;
    for (auto at = text.find(kWords); at != text.npos && places.size() < kMostPlaces;
         at = text.find(kWords, at + 1)) {
      const std::size_t size = std::min<std::size_t>(at, kAside);
      places.push_back(text.substr(at - size, size));
    }
    return places;
  }

  static bool stands_in(const std::string& name, std::string_view words) {
    const auto at = words.rfind(name);
    return at != words.npos && words.find(" and ", at + name.size()) == words.npos;
  }

  // "Harrow Securities LLC, now known as Finch Partners LLC": one firm, under the name
  // that the agreement gives it.
  void drop_later_names() {
    constexpr std::size_t kMostPlaces = 40;
    constexpr std::string_view kWords = "now known as ";
    const std::string_view text = reading_.document.text;
    std::size_t places = 0;
    for (auto at = text.find(kWords); at != text.npos && places++ < kMostPlaces;
         at = text.find(kWords, at + 1)) {
      const std::string_view name = text.substr(at + kWords.size());
      std::erase_if(facts_.parties, [&](const PartyFact& p) { return name.starts_with(p.name); });
    }
  }

  // ("Harrow") after a name makes every "Harrow" that name.
  void name_in_full() {
    std::map<std::string, TextSpan> full;  // by short name
    for (const DefinedTerm& t : facts_.terms) {
      const auto name = name_before(t);
      if (!name) continue;
      full.emplace(t.term, *name);
      // ("A.G.P."): the stop is the term's, not the quotation's.
      if (reading_.document.text.substr(t.text.end).starts_with('.'))
        full.emplace(t.term + '.', *name);
    }
    for (const PartyFact& p : facts_.parties) {
      const std::string term = or_name(p);
      if (!term.empty()) full.emplace(term, p.text);
    }
    // Each name is searched for once, and only so many: no filing has more agents.
    constexpr std::size_t kMostSearches = 200;
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

  // "J.P. Morgan" where the document also prints "J.P. Morgan Securities LLC", as
  // a release does where it says of whom to ask for the prospectus.
  TextSpan as_printed_in_full(const PartyFact& p) const {
    const std::string& name = p.name;
    const std::string_view text = reading_.document.text;
    for (auto at = text.find(name); at != text.npos; at = text.find(name, at + name.size())) {
      const bool whole_word = at == 0 || !is_alnum(text[at - 1]);
      const std::string_view rest = text.substr(at + name.size(), kLongestTail);
      if (const std::size_t tail = whole_word ? length_of_tail(rest) : 0; tail > 0)
        return {static_cast<std::uint32_t>(at),
                static_cast<std::uint32_t>(at + name.size() + tail)};
    }
    return p.text;
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
    // "Cantor Fitzgerald & Co., or Cantor,", "TD Securities (USA) LLC, or TD Cowen,"
    const std::string_view first = term.substr(0, term.find(' '));
    const bool of_name = !term.empty() && p.name.starts_with(first) && is_upper(term.front());
    return of_name ? std::string(term) : std::string();
  }

  // The term's first word, or its last where the name has no other: "Cowen and
  // Company, LLC ("TD Cowen")".
  static std::string word_of_name(const std::string& term, std::string_view before) {
    const std::string first = term.substr(0, term.find(' '));
    if (before.rfind(first) != std::string_view::npos) return first;
    return term.substr(term.rfind(' ') + 1);
  }

  // "H.C. Wainwright": from where the initials before the word begin.
  static std::size_t begin_of_initials(std::string_view text, std::size_t word) {
    while (word >= 3 && text[word - 1] == ' ' && text[word - 2] == '.' &&
           is_upper(text[word - 3])) {
      std::size_t begin = word - 3;
      while (begin >= 2 && text[begin - 1] == '.' && is_upper(text[begin - 2])) begin -= 2;
      if (begin > 0 && text[begin - 1] != ' ') return word;  // "Inc. "
      word = begin;
    }
    return word;
  }

  // "B. Riley Principal Capital II, LLC" for BRPC: from where words begin with its
  // letters; npos if none do.
  static std::size_t begin_by_initials(std::string_view letters, std::string_view before) {
    constexpr std::size_t kFewest = 3;
    if (letters.size() < kFewest || !std::ranges::all_of(letters, is_upper)) return before.npos;
    std::size_t from = 0;
    std::size_t matched = 0;
    for (std::size_t at = 0; at < before.size() && matched < letters.size(); ++at) {
      if (at > 0 && before[at - 1] != ' ') continue;
      if (before[at] != letters[matched]) matched = 0;
      if (before[at] != letters[matched]) continue;
      if (matched++ == 0) from = at;
    }
    return matched == letters.size() ? from : before.npos;
  }

  // The firm whose short name the term is: it begins with the term's first
  // word and ends at the parenthesis. "Ellery, Rook & Co. ("Ellery Rook")".
  std::optional<TextSpan> name_before(const DefinedTerm& t) const {
    constexpr std::uint32_t kLongestName = 90;
    const TextSpan sentence = reading_.sentence(t.sentence).text;
    const std::string_view text = reading_.document.text;
    const auto open = text.rfind('(', t.text.begin);
    if (open == std::string_view::npos || open < sentence.begin + 2 || t.text.begin - open > 12)
      return std::nullopt;
    const auto from =
        static_cast<std::uint32_t>(open) -
        std::min<std::uint32_t>(static_cast<std::uint32_t>(open) - sentence.begin, kLongestName);
    const std::string_view before = text.substr(from, open - from);
    const std::string word = word_of_name(t.term, before);
    std::size_t begin = begin_by_initials(t.term.substr(0, t.term.find(' ')), before);
    const auto at = before.rfind(word);
    if (begin == before.npos && word.size() >= 2 && at != before.npos)
      begin = begin_of_initials(before, at);
    if (begin == before.npos) return name_of_its_kind(before, from);
    std::string_view name = before.substr(begin);
    name = name.substr(0, name.find(", as "));
    while (!name.empty() && (name.back() == ' ' || name.back() == ',')) name.remove_suffix(1);
    if (name.size() <= t.term.size() || !is_firm_name(name)) return std::nullopt;
    const auto first = from + static_cast<std::uint32_t>(begin);
    return TextSpan{first, first + static_cast<std::uint32_t>(name.size())};
  }

  // "HF II PN, Ltd., a Cayman Islands exempt limited company ("Harrow")": a term that has
  // no word of the name, behind what kind of firm it is. `before` begins at `from`.
  static std::optional<TextSpan> name_of_its_kind(std::string_view before, std::uint32_t from) {
    constexpr std::string_view kKinds[] = {"company ", "partnership ", "corporation ", "LLC "};
    const auto kind = std::max(before.rfind(", a ") + 1, before.rfind(", an ") + 1);  // npos is 0
    if (kind < 2 || std::ranges::none_of(kKinds, [&](auto end) { return before.ends_with(end); }))
      return std::nullopt;
    const std::size_t end = kind - 1;
    std::size_t begin = end;
    while (begin > 0) {
      std::size_t word = begin - 1;
      while (word > 0 && before[word - 1] != ' ') --word;
      if (!is_upper(before[word]) && !is_digit(before[word]) && before[word] != '&') break;
      begin = word > 0 ? word - 1 : 0;
    }
    if (before[begin] == ' ') ++begin;
    const std::string_view name = before.substr(begin, std::max(begin, end) - begin);
    if (!is_firm_name(name)) return std::nullopt;
    const auto first = from + static_cast<std::uint32_t>(begin);
    return TextSpan{first, first + static_cast<std::uint32_t>(name.size())};
  }

  const Reading& reading_;
  Facts& facts_;
};

}  // namespace

void resolve_parties(const Reading& reading, Facts& facts) {
  PartyResolver(reading, facts).resolve();
}

}  // namespace offerlog
