#include "contract_parties.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "issuer_names.h"
#include "resolve/split_names.h"
#include "resolve/table_rows.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

bool is_of_issuer(const Context& context, std::string_view name) {
  return context.issuer.name && name_key(name).starts_with(name_key(*context.issuer.name));
}

class PartiesReader {
 public:
  PartiesReader(const Context& context, AgentRole role, TextSpan head, Offering& o)
      : c_(context), reading_(context.reading), role_(role), head_(head), o_(o) {}

  void read() {
    if (role_ != AgentRole::placement_agent) in_schedule();
    if (o_.agents.empty()) {
      for (TextSpan name : names_in_address(c_, head_)) add(name, "cover.addressee", role_);
    }
    if (o_.agents.empty()) in_preamble();
    if (o_.agents.empty() && role_ == AgentRole::purchaser) among_buyers();
    placement_agents();
  }

 private:
  // The underwriters, or initial purchasers, and what each takes.
  void in_schedule() {
    for (const PartyFact& p : c_.facts.parties) {
      if (p.role == AgentRole::underwriter && !p.mention.valid())
        add(p.text, "table.underwriters", role_);
    }
  }

  void in_preamble() {
    for (const Mention& m : reading_.of_rule("cover.counterparty")) {
      if (m.text.begin > head_.end) return;
      add(*reading_.capture(m, "name"), "cover.counterparty", role_);
    }
  }

  // "Buyer | Number of Shares | Purchase Price", a schedule.
  void among_buyers() {
    for (const Table& table : reading_.document.tables) {
      const std::vector<TableRow> rows = rows_of(reading_.document, table);
      if (rows.size() < 2 || !heads_buyers(rows.front())) continue;
      for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        const TextSpan name = reading_.document.blocks[row->front()].text;
        const bool counted = row->size() > 1 && row->first < row->last &&
                             text(row->last - 1).find_first_of("0123456789") != std::string::npos;
        if (counted && !starts_with_any_case(reading_.text(name), "total"))
          add(name, "table.buyers", role_);
      }
      return;
    }
  }

  bool heads_buyers(const TableRow& row) const {
    constexpr std::size_t kLongest = 60;
    const std::string first = lowered(text(row.front()));
    return first.size() <= kLongest && row.size() > 1 &&
           contains_any(first, {"buyer", "purchaser", "investor", "subscriber"});
  }

  void placement_agents() {
    for (const PartyFact& p : c_.facts.parties) {
      if (p.role != AgentRole::placement_agent || !p.mention.valid()) continue;
      if (role_ != AgentRole::underwriter)
        add(p.text, reading_.rule(reading_.mention(p.mention)), AgentRole::placement_agent);
    }
  }

  std::string_view text(std::uint32_t block) const {
    return reading_.text(reading_.document.blocks[block].text);
  }

  void add(TextSpan name, std::string_view rule, AgentRole role) {
    std::string words(reading_.text(name));
    if (is_of_issuer(c_, words)) return;
    const std::string key = name_key(words);
    const bool known =
        std::ranges::any_of(o_.agents, [&](const Agent& a) { return name_key(*a.name) == key; });
    if (known) return;
    Agent agent;
    agent.name = {std::move(words), {{name, std::string(rule)}}};
    agent.role = {role, agent.name.evidence};
    o_.agents.push_back(std::move(agent));
  }

  const Context& c_;
  const Reading& reading_;
  AgentRole role_;
  TextSpan head_;
  Offering& o_;
};

bool is_salutation(std::string_view block) {
  return starts_with_any_case(block, "ladies and gentlemen") ||
         starts_with_any_case(block, "dear ");
}

// "As Representatives of the several Underwriters", "c/o Jefferies LLC": where the names end.
std::size_t end_of_names(std::string_view block) {
  const std::string low = lowered(block);
  std::size_t end = low.size();
  for (std::string_view word : {"as representative", "as manager", "as initial purchaser",
                                "as placement agent", "as underwriter", "acting ", "c/o "})
    end = std::min(end, low.find(word));
  // "Harrow & Finch LLC 590 Madison Avenue", a line of the source each.
  for (auto at = low.find(' '); at < end; at = low.find(' ', at + 1)) {
    if (is_digit(low[at + 1])) return at;
  }
  return end;
}

}  // namespace

std::vector<TextSpan> names_in_address(const Context& context, TextSpan head) {
  constexpr std::uint32_t kAbove = 24;  // blocks
  const auto& blocks = context.reading.document.blocks;
  std::vector<TextSpan> names;
  const auto salutation = std::ranges::find_if(
      blocks, [&](const Block& b) { return is_salutation(context.reading.text(b.text)); });
  if (salutation == blocks.end() || salutation->text.begin > head.end) return names;
  const auto from = salutation - std::min<std::ptrdiff_t>(salutation - blocks.begin(), kAbove);
  for (auto block = from; block != salutation; ++block) {
    const std::string_view text = context.reading.text(block->text);
    const std::string_view line = text.substr(0, end_of_names(text));
    const std::vector<TextSpan> parts = split_lines_of_names(line, block->text.begin);
    const auto is_firm = [&](TextSpan name) { return is_firm_name(context.reading.text(name)); };
    // "Penhallow, Tarn & Company, Incorporated" is one.
    if (is_firm_name(line) && !std::ranges::all_of(parts, is_firm) && parts.size() < 3)
      names.push_back(
          {block->text.begin, block->text.begin + static_cast<std::uint32_t>(trim(line).size())});
    else
      std::ranges::copy_if(parts, std::back_inserter(names), is_firm);
  }
  std::erase_if(names,
                [&](TextSpan name) { return is_of_issuer(context, context.reading.text(name)); });
  return names;
}

void add_contract_parties(const Context& context, AgentRole role, TextSpan head, Offering& o) {
  PartiesReader(context, role, head, o).read();
}

}  // namespace offerlog
