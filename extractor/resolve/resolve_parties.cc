#include "resolve_parties.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "drop_issuers.h"
#include "name_in_full.h"
#include "name_of_term.h"
#include "party_names.h"
#include "party_roles.h"
#include "split_names.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class PartyResolver {
 public:
  PartyResolver(const Reading& reading, Facts& facts) : reading_(reading), facts_(facts) {}

  void resolve() {
    for (const Mention& m : reading_.mentions.mentions) {
      if (reading_.kind(m) == "party") read_mention(m);
    }
    name_sponsors();
    std::stable_sort(
        facts_.parties.begin(), facts_.parties.end(),
        [](const PartyFact& a, const PartyFact& b) { return a.text.begin < b.text.begin; });
    drop_issuers(reading_, facts_);
    name_in_full(reading_, facts_);
    drop_later_names();
    add_by_terms();
    add_same();
    for (std::uint32_t i = 0; i < facts_.parties.size(); ++i) {
      if (const auto agreement = facts_.parties[i].agreement)
        facts_.agreements[*agreement].parties.push_back(i);
    }
  }

 private:
  void read_mention(const Mention& m) {
    auto names = reading_.capture(m, "names");
    if (reading_.rule(m) == "party.treasury") return read_treasury(m);
    if (!names || is_by_term(m) || reading_.rule(m) == "party.with_same") return;
    *names = behind_sellers(*names);
    // Who resells what it buys under a line of equity is asked for as the seller.
    if (reading_.rule(m) != "party.resells" && are_sellers(names->end)) return;
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
    const bool placed =
        reading_.rule(m) == "party.placed_with" || reading_.rule(m) == "party.placed_to";
    if (placed) role = AgentRole::purchaser;
    if (role == AgentRole::placement_agent && places_program(m)) {
      if (is_removed(*names)) return;
      agreement = only_selling_agreement(m.sentence);
      role = AgentRole::sales_agent;
    }
    if (!agreement && !role && is_program_partner(m)) role = AgentRole::sales_agent;
    if (agreement && !role) role = role_of(facts_.agreements[*agreement].family);
    if (!role) role = role_by_term(names->end);
    const auto listed = reading_.rule(m) == "party.listed"
                            ? split_lines_of_names(reading_.text(*names), names->begin)
                            : party_names_in(reading_, *names);
    for (TextSpan name : listed) {
      const std::string_view text = reading_.text(name);
      if (!could_be_name(text)) continue;
      // "Further, the placement agent …"
      // "Harrow Bank PLC (the "Forward Purchaser")", among the underwriters: it hedges.
      if (agreement && role_by_term(name.end) == AgentRole::other) continue;
      const bool any_words = !role || placed || reading_.rule(m) == "party.apposed";
      if (any_words && !is_firm_name(text)) continue;
      facts_.parties.push_back(
          {name, reading_.id_of(m), m.sentence, std::string(text), role, agreement});
    }
  }

  // "entered into a Purchase Agreement with the United States Department of the Treasury": a state
  // buys under an agreement, and is no firm's name.
  void read_treasury(const Mention& m) {
    const auto agreement = only_selling_agreement(m.sentence);
    if (!agreement || facts_.agreements[*agreement].family != AgreementFamily::purchase) return;
    const TextSpan name = *reading_.capture(m, "names");
    facts_.parties.push_back({name, reading_.id_of(m), m.sentence, std::string(reading_.text(name)),
                              AgentRole::purchaser, agreement});
  }

  // "a Private Placement Units Purchase Agreement, by and between the Company and the
  // Sponsor": who is meant stands where the term is defined.
  void name_sponsors() {
    constexpr std::uint32_t kParties = 160;  // bytes
    constexpr std::string_view kLead = "between the Company and the ";
    for (const AgreementReference& r : facts_.references) {
      if (facts_.agreements[r.agreement].family != AgreementFamily::purchase) continue;
      const std::uint32_t end = reading_.sentence(r.sentence).text.end;
      if (r.text.end >= end) continue;
      const std::string_view text =
          reading_.text({r.text.end, std::min(end, r.text.end + kParties)});
      const auto at = text.find(kLead);
      if (at == text.npos || has_party(r.agreement)) continue;
      const std::string_view rest = text.substr(at + kLead.size());
      for (const DefinedTerm& t : facts_.terms) {
        const std::size_t size = t.term.size();
        if (!rest.starts_with(t.term) || (rest.size() > size && is_alnum(rest[size]))) continue;
        add_sponsor(t, r.agreement);
        break;
      }
    }
  }

  bool has_party(std::uint32_t agreement) const {
    return std::ranges::any_of(facts_.parties,
                               [&](const PartyFact& p) { return p.agreement == agreement; });
  }

  void add_sponsor(const DefinedTerm& t, std::uint32_t agreement) {
    auto name = name_of_term(reading_, t);
    if (!name) return;
    name->begin = begin_of_name(name->begin);
    for (const Mention& m : reading_.mentions_of(t.sentence)) {
      if (reading_.kind(m) != "term" || !m.text.contains(t.text)) continue;
      facts_.parties.push_back({*name, reading_.id_of(m), t.sentence,
                                std::string(reading_.text(*name)), AgentRole::purchaser,
                                agreement});
      return;
    }
  }

  // "Corvale Gate Sponsor LLC (the "Sponsor")": the capitalized words before the one that the
  // term has.
  std::uint32_t begin_of_name(std::uint32_t begin) const {
    constexpr int kMostWords = 5;
    const std::string_view text = reading_.document.text;
    for (int words = 0; words < kMostWords && begin > 1 && text[begin - 1] == ' '; ++words) {
      std::uint32_t word = begin - 1;
      while (word > 0 && text[word - 1] != ' ' && text[word - 1] != '\n') --word;
      if (!is_upper(text[word]) || text[begin - 2] == ',') break;
      begin = word;
    }
    return begin;
  }

  // "with funds affiliated with Ormewood Partners (the "Selling Stockholders") and Harrow LLC,
  // as representative of the underwriters": who sells is none of them.
  TextSpan behind_sellers(TextSpan names) const {
    const std::string_view text = reading_.text(names);
    const auto sellers = text.rfind("\"Selling ");
    const auto close = sellers == text.npos ? text.npos : text.find(')', sellers);
    if (close == text.npos || close + 1 >= text.size()) return names;
    auto begin = close + 1;
    while (begin < text.size() && !is_upper(text[begin])) ++begin;
    return {names.begin + static_cast<std::uint32_t>(begin), names.end};
  }

  // "with Ormewood Partners VII, L.P. and its affiliated funds (the "Selling Stockholders")"
  bool are_sellers(std::uint32_t end) const {
    constexpr std::uint32_t kTerm = 80;  // bytes
    const auto size = static_cast<std::uint32_t>(reading_.document.text.size());
    const std::string_view after = reading_.text({end, std::min(size, end + kTerm)});
    const auto open = after.find_first_of("\".;");
    return open != after.npos && after.substr(open).starts_with("\"Selling ") &&
           std::ranges::none_of(after.substr(0, open), is_upper);
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
    if (contains_any(before, {"former ", "earlier ", "previous "})) return false;
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

  bool is_by_term(const Mention& m) const {
    return reading_.rule(m) == "party.term_with" || reading_.rule(m) == "party.term_entered";
  }

  // "Also on June 27, the Company and the Investor entered into a Securities Purchase
  // Agreement": with the party that the term stands for, where the agreement names none.
  void add_by_terms() {
    const auto named_first = static_cast<std::ptrdiff_t>(facts_.parties.size());
    for (const Mention& m : reading_.mentions.mentions) {
      if (!is_by_term(m)) continue;
      const auto agreement =
          reading_.rule(m) == "party.term_with" ? agreement_at(m) : agreement_within(m);
      const auto role = agreement ? role_of(facts_.agreements[*agreement].family) : std::nullopt;
      if (!role || has_party(*agreement)) continue;
      const TextSpan term = *reading_.capture(m, "names");
      const auto first = facts_.parties.begin();
      const PartyFact* party = party_of_term(term, {first, first + named_first});
      if (party == nullptr) continue;
      facts_.parties.push_back({term, reading_.id_of(m), m.sentence, party->name, role, agreement,
                                party->in_full ? party->in_full : party->text});
    }
    std::ranges::stable_sort(facts_.parties, {}, [](const PartyFact& p) { return p.text.begin; });
  }

  // "Under its Sales Agreement dated August 18 with the same agents": those of the agreement named
  // before it.
  void add_same() {
    constexpr std::size_t kMostMentions = 100;  // no filing has more
    std::size_t read = 0;
    for (const Mention& m : reading_.of_rule("party.with_same")) {
      if (++read > kMostMentions) break;
      const auto agreement = agreement_at(m);
      const auto before = agreement ? other_named_before(m, *agreement) : std::nullopt;
      if (before) copy_parties(m, *before, *agreement);
    }
    std::ranges::stable_sort(facts_.parties, {}, [](const PartyFact& p) { return p.text.begin; });
  }

  std::optional<std::uint32_t> other_named_before(const Mention& m, std::uint32_t agreement) const {
    std::optional<std::uint32_t> before;
    for (const PartyFact& p : facts_.parties) {
      if (p.agreement && p.text.end <= m.text.begin && p.agreement != agreement)
        before = p.agreement;
    }
    return before;
  }

  // Each name once: of two agreements that name each other's in turn, the copies would be copied.
  void copy_parties(const Mention& m, std::uint32_t from, std::uint32_t to) {
    std::set<std::pair<std::string, std::optional<AgentRole>>> known;
    std::vector<PartyFact> same;
    for (const PartyFact& p : facts_.parties) {
      if (p.agreement != from || p.text.end > m.text.begin ||
          !known.insert({p.name, p.role}).second)
        continue;
      same.push_back({*reading_.capture(m, "names"), reading_.id_of(m), m.sentence, p.name, p.role,
                      to, p.in_full ? p.in_full : p.text});
    }
    facts_.parties.insert(facts_.parties.end(), same.begin(), same.end());
  }

  // "HF II PN, Ltd., a Cayman Islands exempt limited partnership (the "Investor")"
  const PartyFact* party_of_term(TextSpan term, std::span<const PartyFact> parties) const {
    constexpr std::uint32_t kKind = 120;  // bytes
    const DefinedTerm* defined = nullptr;
    for (const DefinedTerm& t : facts_.terms) {
      if (t.text.begin < term.begin && t.term == reading_.text(term)) defined = &t;
    }
    const PartyFact* nearest = nullptr;
    for (const PartyFact& p : parties) {
      if (defined == nullptr || p.sentence != defined->sentence) continue;
      if (p.text.end <= defined->text.begin && defined->text.begin - p.text.end <= kKind)
        nearest = &p;
    }
    return nearest;
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

  const Reading& reading_;
  Facts& facts_;
};

}  // namespace

void resolve_parties(const Reading& reading, Facts& facts) {
  PartyResolver(reading, facts).resolve();
}

}  // namespace offerlog
