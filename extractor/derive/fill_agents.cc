// The parties of an offering, each with its role.
#include <algorithm>
#include <string>

#include "fill_terms.h"
#include "issuer_names.h"
#include "resolve/split_names.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class AgentFiller {
 public:
  AgentFiller(const Context& context, const DraftFinder& finder, std::vector<Draft>& drafts)
      : c_(context), reading_(context.reading), finder_(finder), drafts_(drafts) {}

  void fill() {
    for (Draft& d : drafts_) read_agents(d);
    for (Draft& d : drafts_) {
      if (!d.main || !c_.is_prospectus()) continue;
      if (d.offering.agents.empty()) read_distribution(d);
      if (d.offering.agents.empty()) read_foot_of_cover(d);
    }
  }

 private:
  void read_agents(Draft& d) const {
    if (const auto line = line_of(d)) add_buyer(d, *line);
    if (d.agreement) {
      for (std::uint32_t p : c_.facts.agreements[*d.agreement].parties)
        add_agent(d, c_.facts.parties[p]);
      for (std::uint32_t leg : d.joined) {
        for (std::uint32_t p : c_.facts.agreements[leg].parties) add_agent(d, c_.facts.parties[p]);
      }
    }
    for (const PartyFact& p : c_.facts.parties) {
      if (p.agreement && !is_of_placement(*p.agreement)) continue;
      if (!p.role || !reports_changes(c_.section_of(p.sentence))) continue;
      if (is_underwritten_at(d, p) || is_dealer_manager(d, p)) add_agent(d, p);
      if (!fits(d, *p.role)) continue;
      if (finder_.tells_of_both(d, p.sentence) || draft_of(p) == &d) add_agent(d, p);
    }
  }

  // "We intend to enter into an underwriting agreement with Harrow LLC, as representative of the
  // underwriters named below", in the section that tells how the shares are sold: where what comes
  // before it names none.
  void read_distribution(Draft& d) const {
    for (const PartyFact& p : c_.facts.parties) {
      const bool sells = p.role && fits(d, *p.role) && p.role != AgentRole::purchaser;
      const SectionKind section = c_.section_of(p.sentence);
      const bool tells = section == SectionKind::distribution || section == SectionKind::proceeds ||
                         section == SectionKind::description;
      if (sells && tells) add_agent(d, p);
    }
  }

  // The agreement of the equity line whose shares are resold, of the resale and of the line.
  std::optional<std::uint32_t> line_of(const Draft& d) const {
    if (d.line) return d.line;
    const bool resold =
        d.offering.type.value == OfferingType::equity_line && d.agreement &&
        std::ranges::any_of(drafts_, [&](const Draft& r) { return r.line == d.agreement; });
    return resold ? d.agreement : std::nullopt;
  }

  // Who buys under the equity line, and resells: by the agreement, else as the seller.
  void add_buyer(Draft& d, std::uint32_t line) const {
    for (std::uint32_t p : c_.facts.agreements[line].parties) {
      if (c_.facts.parties[p].role == AgentRole::purchaser) add_agent(d, c_.facts.parties[p]);
    }
    for (const PartyFact& p : c_.facts.parties) {
      if (!d.offering.agents.empty()) return;
      if (!p.mention.valid() || reading_.rule(reading_.mention(p.mention)) != "party.resells")
        continue;
      PartyFact buyer = p;
      buyer.role = AgentRole::purchaser;
      add_agent(d, buyer);
    }
  }

  // "Joint Book-Running Managers" above "Harrow & Finch Securities LLC   Calder Brook, Inc.", at
  // the foot of the cover (Regulation S-K Item 501(b)(8)): where the text names none.
  void read_foot_of_cover(Draft& d) const {
    bool headed = false;
    AgentRole role = AgentRole::underwriter;  // of those under the heading
    const Block* above = nullptr;
    for (const Block& block : reading_.document.blocks) {
      if (block.text.begin > kCoverTableBytes || block.part != 0) return;
      const std::string_view words = reading_.text(block.text);
      if (const auto heading = role_headed_by(words)) {
        headed = true;
        role = *heading;
      } else {
        headed = headed && is_line_of_names(words);
        if (headed && fits(d, role)) add_line_of_names(d, block.text, role);
      }
      // The sole underwriter stands there without a heading.
      const bool dated = starts_with_any_case(words, "the date of this prospectus") ||
                         starts_with_any_case(words, "prospectus supplement dated");
      if (dated && above != nullptr && d.offering.agents.empty() &&
          fits(d, AgentRole::underwriter) && is_firm_name(reading_.text(above->text)))
        add_line_of_names(d, above->text, AgentRole::underwriter);
      above = &block;
    }
  }

  static std::optional<AgentRole> role_headed_by(std::string_view line) {
    constexpr std::string_view kManagers[] = {"book-running manager",
                                              "book-running managers",
                                              "bookrunner",
                                              "bookrunners",
                                              "manager",
                                              "managers",
                                              "co-manager",
                                              "co-managers"};
    constexpr std::string_view kAgents[] = {"placement agent", "placement agents"};
    std::string low = lowered(line);
    if (low.ends_with(':')) low.pop_back();
    std::string_view rest = low;
    for (std::string_view rank : {"sole ", "joint ", "lead ", "senior ", "active ", "passive "}) {
      if (rest.starts_with(rank)) rest.remove_prefix(rank.size());
    }
    if (std::ranges::count(kManagers, rest) > 0) return AgentRole::underwriter;
    if (std::ranges::count(kAgents, rest) > 0) return AgentRole::placement_agent;
    return std::nullopt;
  }

  // No day and no sentence.
  static bool is_line_of_names(std::string_view line) {
    constexpr std::size_t kLongest = 200;
    return line.size() <= kLongest && std::ranges::none_of(line, is_digit);
  }

  void add_line_of_names(Draft& d, TextSpan line, AgentRole role) const {
    for (TextSpan name : split_lines_of_names(reading_.text(line), line.begin)) {
      if (!ends_as_firm(reading_.text(name))) continue;
      add_agent(d, {name, {}, 0, std::string(reading_.text(name)), role, std::nullopt});
    }
  }

  // "Needham & Company  Craig-Hallum  Lake Street", whose columns are lost, is no name.
  static bool ends_as_firm(std::string_view name) {
    const auto last = name.rfind(' ');
    return last != name.npos && is_firm_name("A" + std::string(name.substr(last)));
  }

  // A placement agency agreement is no offering beside the purchase agreement; its
  // agent places what the other sells.
  bool is_of_placement(std::uint32_t agreement) const {
    return c_.facts.agreements[agreement].family == AgreementFamily::placement_agency &&
           finder_.of(agreement) == nullptr;
  }

  // The offering spoken of, if the role goes with it; else the only one that
  // the role goes with.
  const Draft* draft_of(const PartyFact& p) const {
    const Draft* spoken = finder_.at(p.sentence, p.text);
    if (spoken != nullptr && fits(*spoken, *p.role)) return spoken;
    return only_draft(drafts_, [&](const Draft& d) { return fits(d, *p.role); });
  }

  // "closed a bought deal private placement, underwritten by a syndicate"
  static bool is_underwritten_at(const Draft& d, const PartyFact& p) {
    return d.passing && d.first_sentence == p.sentence && p.role == AgentRole::underwriter &&
           d.offering.type.value == OfferingType::private_placement;
  }

  // "Harrow LLC acted as dealer manager for the rights offering"; that of a tender offer is
  // none of ours.
  bool is_dealer_manager(const Draft& d, const PartyFact& p) const {
    const bool offered = d.offering.type.value == OfferingType::rights ||
                         d.offering.type.value == OfferingType::exchange_offer;
    if (!offered || !p.mention.valid()) return false;
    const Mention& told = reading_.mention(p.mention);
    const auto role = reading_.capture(told, "role");
    return role && lowered(reading_.text(*role)).find("dealer") != std::string::npos;
  }

  static bool fits(const Draft& d, AgentRole role) {
    switch (role) {
      case AgentRole::sales_agent:
        // Notes linked to an index are sold through agents too.
        return d.offering.type.value == OfferingType::at_the_market ||
               d.offering.type.value == OfferingType::debt;
      case AgentRole::underwriter:
        return d.offering.type.value == OfferingType::firm_commitment ||
               d.offering.type.value == OfferingType::debt ||
               d.offering.type.value == OfferingType::ipo;
      case AgentRole::purchaser:
        if (d.offering.type.value == OfferingType::ipo) return false;  // the public buys
        [[fallthrough]];
      case AgentRole::placement_agent:
        return !d.is_program() || d.offering.type.value == OfferingType::equity_line;
      default:
        return false;
    }
  }

  // "Kestrel Bay Bancshares, Inc." and "Kestrel Bay Bank", "Hollow Trust, Inc." and
  // "Hollow Operating Partnership, L.P.", "Hollow Partners, L.P." and "Hollow GP, LLC",
  // "Hollow Capital Corporation" and "Hollow Advisers LLC": a party with its parent, or with
  // the fund that it manages.
  static bool is_of_issuer(std::string_view issuer, std::string_view name) {
    const auto space = issuer.find(' ');
    if (space == issuer.npos || space < 4) return false;
    const auto has = [&](std::string_view word) { return name.find(word) != name.npos; };
    const bool related = name.ends_with(" Bank") || has("Partnership") || has(" Advis") ||
                         has(" Administrat") || has(" GP") || has(" General Partner") ||
                         has(" Operating ") || has(" OP, ") || name.ends_with(" OP");
    return related && lowered(name).starts_with(lowered(issuer.substr(0, space + 1)));
  }

  // The registrant is a party to its own agreements, and no agent.
  bool is_issuer(const std::string& printed) const {
    const std::string key = letters_of(printed);
    if (printed == c_.issuer.ticker.value) return true;  // as a report calls it for short
    // A trust's own: "among the Company, the Operating Partnership and Harrow LLC"
    if (printed.starts_with("Operating Partnership")) return true;
    for (const std::string& name :
         {c_.issuer.name.value.value_or(""), reading_.document.header.conformed_name.value}) {
      const std::string own = letters_of(name);
      if (own.size() >= 6 && (own == key || key.starts_with(own.substr(0, own.size() - 3))))
        return true;
      if (is_of_issuer(name, printed)) return true;
    }
    return false;
  }

  // "Ladenmark & Co., Inc." and "Ladenmerk & Co. Inc.": the same but for one small letter
  // ("Fund A" and "Fund B" are two).
  static bool is_misprint_of(const std::string& name, const std::string& other) {
    constexpr std::size_t kShortest = 12;
    const std::string key = letters_of(name);
    const std::string rest = letters_of(other);
    if (key.size() != rest.size() || key.size() < kShortest) return false;
    std::size_t differ = 0;
    std::size_t at = 0;
    bool small = true;
    for (char ch : name) {
      if (!is_alnum(ch)) continue;
      if (key[at] != rest[at]) small = ++differ == 1 && is_lower(ch);
      ++at;
    }
    return differ == 1 && small;
  }

  std::size_t times_printed(const std::string& name) const {
    const std::string_view text = reading_.document.text;
    std::size_t times = 0;
    for (auto at = text.find(name); at != text.npos; at = text.find(name, at + name.size()))
      ++times;
    return times;
  }

  void add_agent(Draft& d, const PartyFact& p) const {
    // No syndicate is larger; each name is compared with all before it.
    constexpr std::size_t kMostAgents = 200;
    if (d.offering.agents.size() >= kMostAgents) return;
    const std::string key = letters_of(p.name);
    if (is_issuer(p.name)) return;
    for (Agent& known : d.offering.agents) {
      const std::string other = letters_of(*known.name);
      if (other == key || other.starts_with(key) || other.ends_with(key)) return;
      const bool misprint = is_misprint_of(p.name, *known.name);
      if (misprint && times_printed(p.name) <= times_printed(*known.name)) return;
      if (misprint || key.starts_with(other)) {  // now in full
        known.name.value = p.name;
        known.name.evidence = evidence_of_name(p);
        return;
      }
    }
    Agent agent;
    agent.name.value = p.name;
    agent.name.evidence = evidence_of_name(p);
    agent.role.value = p.role.value_or(AgentRole::other);
    agent.role.evidence = {agent.name.evidence.front()};
    d.offering.agents.push_back(std::move(agent));
  }

  // Where it is said to have a part in selling and, if it is called by a short name
  // there, where the full one stands.
  std::vector<Evidence> evidence_of_name(const PartyFact& p) const {
    std::vector<Evidence> out = evidence_of(reading_, p.text, p.mention, "table.underwriters");
    if (p.in_full) out.push_back({*p.in_full, "party.in_full"});
    return out;
  }

  const Context& c_;
  const Reading& reading_;
  const DraftFinder& finder_;
  std::vector<Draft>& drafts_;
};

}  // namespace

void fill_agents(const Context& context, const DraftFinder& finder, std::vector<Draft>& drafts) {
  AgentFiller(context, finder, drafts).fill();
}

}  // namespace offerlog
