// The registrant: on a report the line above "(Exact name of registrant …)",
// in a press release the name before "(Nasdaq: XYZ)", on a prospectus the name
// that heads the cover, else what the submission's header says.
#include <algorithm>

#include "issuer_names.h"
#include "name_after_dateline.h"
#include "name_on_cover.h"
#include "read_filing.h"
#include "read_listing.h"
#include "resolve/split_names.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class IssuerReader {
 public:
  IssuerReader(const Reading& reading, const Facts& facts, const Filing& filing)
      : reading_(reading), facts_(facts), filing_(filing) {}

  Issuer read() {
    Issuer issuer;
    // The label on a prospectus's pages is that of a report it carries.
    const bool prospectus = filing_.kind.value == FilingKind::prospectus ||
                            filing_.kind.value == FilingKind::prospectus_supplement;
    if (!prospectus) below_label(issuer);
    if (!prospectus && !issuer.name) above_label(issuer);
    const bool release = filing_.kind.value == FilingKind::press_release;
    if (!issuer.name && release) issuer.name = name_after_dateline(reading_);
    if (!issuer.name && release) before_pair(issuer);
    if (filing_.kind.value == FilingKind::agreement) in_preamble(issuer);
    if (!issuer.name && filing_.kind.value == FilingKind::periodic_report) addressed(issuer);
    // "Filed by Corvale Bancorp, Inc.", and below it the subject company that it is to own.
    if (!issuer.name && filing_.form_type.value == "425") named_by("cover.filed_by", issuer);
    if (!issuer.name) on_label(issuer);
    if (!issuer.name) issuer.name = name_on_cover(reading_, facts_, filing_, Agents::passed_over);
    if (!issuer.name && !reading_.document.header.conformed_name.value.empty()) {
      const SubmissionField& name = reading_.document.header.conformed_name;
      issuer.name.value = name.value;
      if (!name.source.empty())
        issuer.name.evidence.push_back({{}, "header.conformed_name", name.source, name.value});
    }
    if (!issuer.name) above_label(issuer);
    if (!issuer.name) told_in_text(issuer);
    if (!issuer.name) issuer.name = heading_of_cover(reading_, facts_, filing_);
    if (!issuer.name) issuer.name = name_on_cover(reading_, facts_, filing_, Agents::taken);
    read_listing(reading_, facts_, filing_, issuer);
    return issuer;
  }

 private:
  std::string_view block_text(std::uint32_t b) const {
    return reading_.text(reading_.document.blocks[b].text);
  }

  static bool has_letters(std::string_view text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return is_alpha(c); }) >= 3;
  }

  void set(Sourced<std::string>& slot, std::string value, TextSpan where,
           std::string_view rule) const {
    slot.value = std::move(value);
    slot.evidence.push_back({where, std::string(rule)});
  }

  // Without the bracket of the label, and the asterisks of emphasis that Markdown did
  // not take for such: "**CORVALE INC. **".
  TextSpan bare(TextSpan name) const {
    constexpr std::string_view kTail = " (*";
    while (name.size() > 0 && reading_.text(name).front() == '*') ++name.begin;
    while (name.size() > 0 && kTail.find(reading_.text(name).back()) != kTail.npos) --name.end;
    return name;
  }

  TextSpan past_cover(TextSpan name) const {
    const std::string_view text = reading_.text(name);
    const std::size_t size = past_cover_words(text).size();
    return {name.end - static_cast<std::uint32_t>(size), name.end};
  }

  // Of a table of registrants, whose names stand below their label.
  static bool is_column_label(std::string_view line) {
    return starts_with_any_case(line, "commission file");
  }

  // "(f/k/a Corvale Dermatology, Inc.)", in a line of its own below the name.
  static bool is_former_name(std::string_view line) {
    return starts_with_any_case(line, "(f/k/a ") || starts_with_any_case(line, "(formerly ");
  }

  // "Corvale Trust, Inc. Corvale Operating Partnership, L.P.": two registrants in two
  // lines of one block.
  TextSpan first_of_two(TextSpan names) const {
    const std::string_view text = reading_.text(names);
    const std::string_view first = firm_at_front(text);
    // "Corvale Corporation Public Limited Company" is one.
    if (first.size() == text.size() || !first.ends_with('.')) return names;
    if (!names_a_firm(text.substr(first.size() + 1))) return names;
    return {names.begin, names.begin + static_cast<std::uint32_t>(first.size())};
  }

  // "CORVALE TRUST, INC." / "and" / "CORVALE OPERATING PARTNERSHIP, L.P.": the partnership
  // stands below the company whose shares are sold, and which is its general partner.
  std::uint32_t above_partnership(std::uint32_t block) const {
    constexpr std::uint32_t kBetween = 2;  // blocks
    if (lowered(block_text(block)).find("partnership") == std::string::npos) return block;
    for (std::uint32_t b = block; b-- > 0 && block - b <= kBetween;) {
      const std::string_view text = reading_.text(bare(reading_.document.blocks[b].text));
      if (!has_letters(text) || equals_any_case(text, "and")) continue;
      const bool firm = text.size() <= 120 && is_upper(text.front()) && names_a_firm(text);
      return firm ? b : block;
    }
    return block;
  }

  void above_label(Issuer& issuer) const {
    for (const Mention& m : reading_.of_rule("cover.registrant_label")) {
      if (reading_.document.blocks[m.block.value].part != 0) return;
      const TextSpan block = reading_.document.blocks[m.block.value].text;
      if (m.text.begin > block.begin + 4) {  // in the same block, before the label
        // Behind the last rule: "____ CORVALE PLC (Registrant Name)".
        const std::string_view before = reading_.text({block.begin, m.text.begin});
        const auto rule_end = before.rfind('_');
        TextSpan name{block.begin + static_cast<std::uint32_t>(rule_end + 1), m.text.begin};
        while (name.size() > 0 && reading_.text(name).front() == ' ') ++name.begin;
        name = first_of_two(past_cover(bare(name)));
        if (is_column_label(reading_.text(name))) continue;
        if (has_letters(reading_.text(name)) && name.size() < 120) {
          return set(issuer.name, std::string(reading_.text(name)), name, "cover.registrant_label");
        }
      }
      for (std::uint32_t b = m.block.value; b-- > 0 && m.block.value - b < 6;) {
        const TextSpan above = past_cover(reading_.document.blocks[b].text);
        const std::string_view line = reading_.text(above);
        if (!has_letters(line) || line.starts_with('-') || line.size() > 120) continue;
        if (starts_with_any_case(line, "not applicable") || is_former_name(line)) continue;
        if (is_column_label(line) || is_words_of_cover(line)) break;
        const std::uint32_t named = above_partnership(b);
        const TextSpan whole = named == b ? above : reading_.document.blocks[named].text;
        const TextSpan name = first_of_two(bare(whole));
        return set(issuer.name, std::string(reading_.text(name)), name, "cover.registrant_label");
      }
    }
  }

  // "Registrant; State of Incorporation; Address; and Telephone Number", over a column of
  // "LAKESHORE POWER COMPANY (An Ohio Corporation) 76 South Erie Street": the cover of a
  // utility, whose parent has a row above its own. Of several the one that the text tells of.
  void below_label(Issuer& issuer) const {
    constexpr std::uint32_t kCover = 6000;  // bytes
    constexpr std::size_t kMost = 40;       // names, each of which is looked for in the text
    const auto& blocks = reading_.document.blocks;
    std::vector<TextSpan> names;
    for (const Table& t : reading_.document.tables) {
      if (blocks[t.first_block].part != 0 || blocks[t.first_block].text.begin > kCover) break;
      std::optional<std::uint32_t> label;
      for (std::uint32_t b = t.first_block; b < t.last_block; ++b) {
        if (!label && labels_registrants(block_text(b))) label = b;
        if (!label || b == *label || blocks[b].column != blocks[*label].column) continue;
        const TextSpan name = registrant_in(blocks[b].text);
        if (name.size() > 0 && names.size() < kMost) names.push_back(name);
      }
    }
    if (names.empty()) return;
    const std::string low = names.size() > 1 ? lowered(reading_.document.text) : "";
    const auto told =
        std::ranges::find_if(names, [&](TextSpan name) { return is_told_of(name, low); });
    const TextSpan name = told == names.end() ? names.front() : *told;
    set(issuer.name, std::string(reading_.text(name)), name, "cover.registrant_label");
  }

  static bool labels_registrants(std::string_view cell) {
    const std::string low = lowered(cell);
    const bool registrants = low.starts_with("registrant") || low.starts_with("exact name of") ||
                             low.starts_with("name of registrant");
    return registrants && contains_any(low, {"address", "state of inc", "state or other"});
  }

  // "CORVALE POWER COMPANY (An Ohio Corporation) 76 South …", "CORVALE POWER, INC. a Delaware …"
  TextSpan registrant_in(TextSpan cell) const {
    std::string_view text = reading_.text(cell);
    text = text.substr(0, std::min(text.find(" ("), text.find_first_of("\n")));
    text = firm_at_front(text);
    const bool firm =
        text.size() >= 4 && text.size() <= 90 && is_upper(text.front()) && names_a_firm(text);
    if (!firm) return {};
    return {cell.begin, cell.begin + static_cast<std::uint32_t>(text.size())};
  }

  // "Lakeshore Power Company (the "Company")", in its own words; `low` is the whole text.
  bool is_told_of(TextSpan name, const std::string& low) const {
    const std::string key = lowered(reading_.text(name));
    for (auto at = low.find(key, name.end); at != low.npos; at = low.find(key, at + 1)) {
      if (std::string_view(low).substr(at + key.size()).starts_with(" (")) return true;
    }
    return false;
  }

  // A cover without its lines, or with the name in a picture: the header's words in
  // the text, else "the terms "we," "us" and "our" refer to Corvale Systems, Inc."
  void told_in_text(Issuer& issuer) const {
    for (std::string_view rule : {"cover.conformed_name", "cover.refers_to", "cover.meeting"}) {
      if (!issuer.name) named_by(rule, issuer);
    }
    // The summary of a prospectus; elsewhere such words tell of any company.
    const bool prospectus = filing_.kind.value == FilingKind::prospectus ||
                            filing_.kind.value == FilingKind::prospectus_supplement;
    if (!issuer.name && prospectus) named_by("cover.describes", issuer);
  }

  // To whom the auditor reports, in one line or below it.
  void addressed(Issuer& issuer) const {
    named_by("cover.addressed", issuer);
    if (!issuer.name) named_by("cover.addressed_above", issuer);
    const auto& blocks = reading_.document.blocks;
    for (std::uint32_t b = 0; b + 1 < blocks.size() && !issuer.name; ++b) {
      constexpr std::size_t kLine = 70;  // bytes
      const std::string_view line = block_text(b);
      if (line.size() > kLine || !line.starts_with("To the ") || !line.ends_with("irectors"))
        continue;
      std::string_view name = block_text(b + 1);
      if (!name.ends_with(':') || name.size() > kLine || !is_upper(name.front())) continue;
      name.remove_suffix(1);
      const std::uint32_t begin = blocks[b + 1].text.begin;
      set(issuer.name, std::string(name), {begin, begin + static_cast<std::uint32_t>(name.size())},
          "cover.addressed_above");
    }
  }

  void named_by(std::string_view rule, Issuer& issuer) const {
    for (const Mention& m : reading_.of_rule(rule)) {
      const TextSpan name = *reading_.capture(m, "name");
      return set(issuer.name, std::string(reading_.text(name)), name, rule);
    }
  }

  // "Issuer: Corvale Bank of Canada", among the terms of a term sheet or of a pricing
  // supplement.
  void on_label(Issuer& issuer) const {
    constexpr std::string_view kLabel = "Issuer: ";
    constexpr std::uint32_t kTerms = 60;     // blocks
    constexpr std::uint32_t kLongest = 100;  // bytes
    for (const SheetRow& row : facts_.sheet_rows) {
      if (row.label == "issuer" && row.value.size() <= kLongest && row.columns == 1)
        return set_named(issuer, row.value);
    }
    const bool pricing = std::ranges::any_of(reading_.mentions.mentions, [&](const Mention& m) {
      return m.block.value < kTerms && reading_.rule(m) == "cover.pricing_supplement";
    });
    const auto& blocks = reading_.document.blocks;
    for (std::uint32_t b = 0; pricing && b < blocks.size() && b < kTerms; ++b) {
      const TextSpan line = blocks[b].text;
      if (!reading_.text(line).starts_with(kLabel) || line.size() > kLongest) continue;
      set_named(issuer, {line.begin + static_cast<std::uint32_t>(kLabel.size()), line.end});
      if (issuer.name) return;
    }
  }

  // Without the term behind it, and without what it is: "Corvale Bank of Canada (the "Bank")",
  // "Corvale, Inc., a Delaware corporation".
  void set_named(Issuer& issuer, TextSpan named) const {
    std::string_view name = reading_.text(named);
    for (std::string_view behind : {" (", ", a ", ", an "})
      name = name.substr(0, name.find(behind));
    if (!has_letters(name)) return;
    set(issuer.name, std::string(name),
        {named.begin, named.begin + static_cast<std::uint32_t>(name.size())}, "cover.name");
  }

  // A contract's own words: "CORVALE SYSTEMS, INC., a Delaware corporation (the
  // "Company")".
  void in_preamble(Issuer& issuer) const {
    constexpr std::uint32_t kPreamble = 6000;  // bytes
    for (const Mention& m : reading_.of_rule("cover.company")) {
      if (m.text.begin > kPreamble) return;
      const TextSpan name = *reading_.capture(m, "name");
      return set(issuer.name, std::string(reading_.text(name)), name, "cover.company");
    }
  }

  // "Corvale Systems, Inc. (Nasdaq: CRVL)": the capitalized words before.
  void before_pair(Issuer& issuer) const {
    for (const Mention& m : reading_.of_rule("exchange.pair")) {
      const TextSpan sentence = reading_.sentence(m.sentence).text;
      const std::uint32_t end = before_bracket(reading_, sentence, m.text.begin);
      const TextSpan name = name_ending_at(reading_, sentence, end);
      if (name.size() < 3) continue;
      return set(issuer.name, std::string(reading_.text(name)), name, "exchange.pair");
    }
  }

  const Reading& reading_;
  const Facts& facts_;
  const Filing& filing_;
};

}  // namespace

Issuer read_issuer(const Reading& reading, const Facts& facts, const Filing& filing) {
  return IssuerReader(reading, facts, filing).read();
}

}  // namespace offerlog
