// The registrant: on a report the line above "(Exact name of registrant …)",
// in a press release the name before "(Nasdaq: XYZ)", on a prospectus the name
// that heads the cover, else what the submission's header says.
#include <algorithm>

#include "issuer_names.h"
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
    if (!issuer.name && filing_.kind.value == FilingKind::press_release) after_dateline(issuer);
    if (!issuer.name && filing_.kind.value == FilingKind::press_release) before_pair(issuer);
    if (filing_.kind.value == FilingKind::agreement) in_preamble(issuer);
    if (!issuer.name && filing_.kind.value == FilingKind::periodic_report) addressed(issuer);
    if (!issuer.name) on_label(issuer);
    if (!issuer.name) cover_name(issuer, Agents::passed_over);
    if (!issuer.name && !reading_.document.header.conformed_name.value.empty()) {
      const SubmissionField& name = reading_.document.header.conformed_name;
      issuer.name.value = name.value;
      if (!name.source.empty())
        issuer.name.evidence.push_back({{}, "header.conformed_name", name.source, name.value});
    }
    if (!issuer.name) above_label(issuer);
    if (!issuer.name) told_in_text(issuer);
    if (!issuer.name) cover_heading(issuer);
    if (!issuer.name) cover_name(issuer, Agents::taken);
    read_listing(reading_, filing_, issuer);
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
    for (const Mention& m : reading_.mentions.mentions) {
      if (reading_.document.blocks[m.block.value].part != 0) return;
      if (reading_.rule(m) != "cover.registrant_label") continue;
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
    const auto& blocks = reading_.document.blocks;
    std::vector<TextSpan> names;
    for (const Table& t : reading_.document.tables) {
      if (blocks[t.first_block].part != 0 || blocks[t.first_block].text.begin > kCover) break;
      std::optional<std::uint32_t> label;
      for (std::uint32_t b = t.first_block; b < t.last_block; ++b) {
        if (!label && labels_registrants(block_text(b))) label = b;
        if (!label || b == *label || blocks[b].column != blocks[*label].column) continue;
        const TextSpan name = registrant_in(blocks[b].text);
        if (name.size() > 0) names.push_back(name);
      }
    }
    if (names.empty()) return;
    const auto told = std::ranges::find_if(names, [&](TextSpan name) { return is_told_of(name); });
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

  // "Lakeshore Power Company (the "Company")", in its own words.
  bool is_told_of(TextSpan name) const {
    const std::string key = lowered(reading_.text(name));
    const std::string low = lowered(reading_.document.text);
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
    for (const Mention& m : reading_.mentions.mentions) {
      if (reading_.rule(m) != rule) continue;
      const TextSpan name = *reading_.capture(m, "name");
      return set(issuer.name, std::string(reading_.text(name)), name, rule);
    }
  }

  // "Issuer: Corvale Bank of Canada", among the terms of a pricing supplement.
  void on_label(Issuer& issuer) const {
    constexpr std::string_view kLabel = "Issuer: ";
    constexpr std::uint32_t kTerms = 60;     // blocks
    constexpr std::uint32_t kLongest = 100;  // bytes
    const bool pricing = std::ranges::any_of(reading_.mentions.mentions, [&](const Mention& m) {
      return m.block.value < kTerms && reading_.rule(m) == "cover.pricing_supplement";
    });
    const auto& blocks = reading_.document.blocks;
    for (std::uint32_t b = 0; pricing && b < blocks.size() && b < kTerms; ++b) {
      const TextSpan line = blocks[b].text;
      const std::string_view text = reading_.text(line);
      if (!text.starts_with(kLabel) || line.size() > kLongest) continue;
      const TextSpan named{line.begin + static_cast<std::uint32_t>(kLabel.size()), line.end};
      const auto term = reading_.text(named).find(" (");
      const std::string_view name = reading_.text(named).substr(0, term);
      if (!has_letters(name)) continue;
      return set(issuer.name, std::string(name),
                 {named.begin, named.begin + static_cast<std::uint32_t>(name.size())},
                 "cover.name");
    }
  }

  // A contract's own words: "CORVALE SYSTEMS, INC., a Delaware corporation (the
  // "Company")".
  void in_preamble(Issuer& issuer) const {
    constexpr std::uint32_t kPreamble = 6000;  // bytes
    for (const Mention& m : reading_.mentions.mentions) {
      if (m.text.begin > kPreamble) return;
      if (reading_.rule(m) != "cover.company") continue;
      const TextSpan name = *reading_.capture(m, "name");
      return set(issuer.name, std::string(reading_.text(name)), name, "cover.company");
    }
  }

  // "BOSTON, June 3, 2024 (GLOBE NEWSWIRE) -- Corvale Systems, Inc. (Nasdaq:
  // CRVL) today announced": the name that the sentence begins with.
  void after_dateline(Issuer& issuer) const {
    for (const Mention& m : reading_.mentions.mentions) {
      const std::string_view rule = reading_.rule(m);
      if (rule != "cover.dateline" && rule != "cover.newswire_date") continue;
      const auto date = reading_.capture(m, "date");
      if (!date) continue;
      const TextSpan block = reading_.document.blocks[m.block.value].text;
      const TextSpan name = name_at(skip_wire(date->end, block.end), block.end);
      if (name.size() >= 3 && name.size() <= 100 && !only_describes(m.sentence, name))
        return set(issuer.name, std::string(reading_.text(name)), name, rule);
    }
  }

  // "Private markets firm Corvale Lane Incorporated (Nasdaq: CRVL)": the name
  // stands before its symbol, and a word of its trade first.
  bool only_describes(std::uint32_t sentence, TextSpan words) const {
    const std::string_view after = std::string_view(reading_.document.text).substr(words.end);
    if (after.size() < 2 || after[0] != ' ' || !is_lower(after[1])) return false;
    for (const Mention& m : reading_.mentions_of(sentence)) {
      if (reading_.rule(m) != "exchange.pair" || m.text.begin < words.end) continue;
      const TextSpan named =
          name_ending_at(reading_, reading_.sentence(sentence).text, m.text.begin);
      return named.size() >= 3 && named.begin > words.end;
    }
    return false;
  }

  // "eskdale Immune Therapies": a name that begins in lower case.
  static bool begins_small(std::string_view rest) {
    const auto space = rest.find(' ');
    if (rest.empty() || !is_lower(rest[0]) || space < 3 || space + 1 >= rest.size()) return false;
    return is_upper(rest[space + 1]) && rest.substr(0, space).find(',') == rest.npos &&
           rest.substr(0, space) != "the";
  }

  // Past dashes, slashes and "(BUSINESS WIRE)" to the first capital letter.
  std::uint32_t skip_wire(std::uint32_t at, std::uint32_t end) const {
    const std::string_view text = reading_.document.text;
    while (at < end && !is_upper(text[at])) {
      if (at > 0 && text[at - 1] == ' ' && begins_small(text.substr(at, end - at))) return at;
      if (text[at] == '(' || text[at] == '/') {
        const char close = text[at] == '(' ? ')' : '/';
        const auto stop = text.find(close, at + 1);
        if (stop != std::string_view::npos && stop < end && stop - at < 40)
          at = static_cast<std::uint32_t>(stop);
      }
      ++at;
    }
    // "GLOBE NEWSWIRE - " without its parentheses.
    for (std::string_view wire :
         {"GLOBE NEWSWIRE", "BUSINESS WIRE", "PRNewswire", "ACCESS Newswire", "ACCESSWIRE"}) {
      if (text.substr(at).starts_with(wire))
        return skip_wire(at + static_cast<std::uint32_t>(wire.size()), end);
    }
    return at;
  }

  // Words up to the first that is no part of a name.
  TextSpan name_at(std::uint32_t begin, std::uint32_t limit) const {
    const std::string_view text = reading_.document.text;
    std::uint32_t end = begin;
    for (std::uint32_t at = begin; at < limit;) {
      std::uint32_t stop = at;
      while (stop < limit && text[stop] != ' ') ++stop;
      const std::string_view word = text.substr(at, stop - at);
      const bool part = is_upper(word[0]) || is_digit(word[0]) || word == "&" || word == "of" ||
                        word == "and" || word == "the" || word == "for" || (at == begin) ||
                        word == "plc" || word == "a.s." || word == "bio";
      if (!part || word == "Today" || word == "TODAY") break;
      if (word.find('"') != word.npos) return {};  // a symbol, not a name
      end = stop;
      constexpr std::uint32_t kSuffix = 12;  // "Inc." and the like, in the same line
      const std::uint32_t next = std::min(stop + 1, limit);
      if (word.back() == ',' &&
          !is_firm_name("x " + std::string(text.substr(next, std::min(kSuffix, limit - next))))) {
        --end;
        break;
      }
      at = stop + 1;
      while (at < limit && text[at] == ' ') ++at;
    }
    while (end > begin && (text[end - 1] == ',' || text[end - 1] == ' ')) --end;
    return {begin, end};
  }

  // "Corvale Systems, Inc. (Nasdaq: CRVL)": the capitalized words before.
  void before_pair(Issuer& issuer) const {
    for (const Mention& m : reading_.mentions.mentions) {
      if (reading_.rule(m) != "exchange.pair") continue;
      const TextSpan sentence = reading_.sentence(m.sentence).text;
      const TextSpan name = name_ending_at(reading_, sentence, m.text.begin);
      if (name.size() < 3) continue;
      return set(issuer.name, std::string(reading_.text(name)), name, "exchange.pair");
    }
  }

  // An issuer whose name is a picture leaves the agents' names alone on its cover; a
  // bank that offers its own notes is its own agent.
  enum class Agents { passed_over, taken };

  bool names_an_agent(const std::string& key) const {
    constexpr std::size_t kShortest = 4;  // letters of an agent's name
    return std::any_of(facts_.parties.begin(), facts_.parties.end(), [&](const PartyFact& p) {
      const std::string agent = p.role ? name_key(p.name) : std::string();
      return agent.size() >= kShortest && key.find(agent) != std::string::npos;
    });
  }

  // "by and between Corvale Systems, Inc. and Penhallow & Co.": the first is the issuer.
  bool is_named_first(const PartyFact& p) const {
    constexpr std::uint32_t kBefore = 12;  // bytes
    if (!p.mention.valid()) return false;  // of a table of underwriters
    const std::string_view before = reading_.text_before(
        reading_.sentence(reading_.mentions.mentions[p.mention.value].sentence).text, p.text.begin,
        kBefore);
    return before.ends_with("between ") || before.ends_with("among ");
  }

  bool is_an_agent(const std::string& key) const {
    return std::any_of(facts_.parties.begin(), facts_.parties.end(), [&](const PartyFact& p) {
      return p.role && p.role != AgentRole::purchaser && name_key(p.name) == key &&
             !is_named_first(p);
    });
  }

  // "LINDEN INTELLIGENT MOBILITY GROUP", without a firm's word, in a line of its own
  // above the first paragraph of a prospectus's cover.
  void cover_heading(Issuer& issuer) const {
    constexpr std::uint32_t kParagraph = 160;  // bytes
    if (filing_.kind.value != FilingKind::prospectus &&
        filing_.kind.value != FilingKind::prospectus_supplement)
      return;
    const auto& blocks = reading_.document.blocks;
    for (const Block& block : blocks) {
      const std::string_view text = reading_.text(block.text);
      if (block.part != 0 || text.size() > kParagraph) return;
      if (!is_titled(text) || names_an_agent(name_key(text))) continue;
      return set(issuer.name, std::string(text), block.text, "cover.name");
    }
  }

  // Two words and more, each with a capital, none of them a cover's own.
  static bool is_titled(std::string_view text) {
    constexpr std::string_view kOfCovers[] = {
        "prospectus", "supplement", "stock",  "share",        "notes",    "warrant",   "unit",
        "depositary", "offering",   "filed",  "registra",     "rule",     "up to",     "subject",
        "prelimin",   "securities", "conten", "represent",    "price",    "amount",    "exchange",
        "ordinary",   "logo",       "form ",  "confidential", "issuable", "statement", "per "};
    constexpr std::size_t kLongest = 60;  // bytes
    if (text.size() > kLongest || text.find(' ') == text.npos ||
        text.find_first_of("0123456789$:;()[]") != text.npos)
      return false;
    const std::string low = lowered(text);
    if (contains_any(low, kOfCovers)) return false;
    for (std::size_t at = 0; at < text.size();) {
      const auto space = std::min(text.find(' ', at), text.size());
      const std::string_view word = text.substr(at, space - at);
      if (!word.empty() && is_lower(word.front()) && word != "of" && word != "and" && word != "the")
        return false;
      at = space + 1;
    }
    return is_upper(text.front()) && !text.ends_with('.');
  }

  // "BANK OF CORVALE CORP /DE/"
  static std::string_view without_state(std::string_view name) {
    return name.substr(0, name.find(" /"));
  }

  // "Fully and Unconditionally Guaranteed by Corvale Corporation", on a cover.
  bool is_guarantor(const std::string& filer) const {
    constexpr std::uint32_t kCover = 6000;  // bytes
    constexpr std::uint32_t kName = 90;
    constexpr std::string_view kWords = "uaranteed by ";
    if (filer.empty() || filing_.kind.value != FilingKind::prospectus_supplement) return false;
    const std::string_view cover = std::string_view(reading_.document.text).substr(0, kCover);
    const auto at = cover.find(kWords);
    return at != cover.npos && name_key(cover.substr(at + kWords.size(), kName)).starts_with(filer);
  }

  void cover_name(Issuer& issuer, Agents agents) const {
    const auto& blocks = reading_.document.blocks;
    const std::string filer =
        name_key(without_state(reading_.document.header.conformed_name.value));
    // The parent that guarantees the notes is the first filer, and not the issuer.
    const std::string conformed = is_guarantor(filer) ? std::string() : filer;
    for (std::uint32_t b = 0; b < blocks.size() && b < 80; ++b) {
      if (blocks[b].part != 0) break;
      const std::string_view whole = past_cover_words(past_picture(block_text(b)));
      const std::string_view text = whole.size() <= 160 ? firm_at_front(whole) : whole;
      if (text.starts_with("To the") || text.starts_with("About") || text.starts_with("This") ||
          text.starts_with("A ") || text.starts_with("By:") ||
          text.starts_with("Securities and Exchange") || text.starts_with("Re:") ||
          starts_with_any_case(text, "our ") || starts_with_any_case(text, "description of")) {
        continue;
      }
      if (is_labelled(text)) continue;
      if (text.size() < 4 || text.size() > 90 || !is_upper(text[0])) continue;
      if (text.find('"') != text.npos) continue;  // a sentence that defines a term
      const std::string key = name_key(text);
      const bool known = !conformed.empty() &&
                         (key == conformed || (key.size() > 5 && conformed.starts_with(key)) ||
                          key.starts_with(conformed));
      if (!known && (!conformed.empty() || !names_a_firm(text))) continue;
      if (!known && agents == Agents::passed_over && names_an_agent(key)) continue;
      if (!known && is_an_agent(key)) continue;
      const auto begin =
          blocks[b].text.begin + static_cast<std::uint32_t>(text.data() - block_text(b).data());
      return set(issuer.name, std::string(text),
                 {begin, begin + static_cast<std::uint32_t>(text.size())}, "cover.name");
    }
  }

  // "Underwriter: Harrow Capital Markets, LLC", of a table of terms.
  static bool is_labelled(std::string_view text) {
    constexpr std::string_view kLabels[] = {"underwriter", "underwriters", "agent",
                                            "agents",      "dealer",       "calculation agent",
                                            "trustee",     "guarantor",    "selling agent"};
    const auto colon = text.find(": ");
    return colon != text.npos && std::ranges::any_of(kLabels, [&](std::string_view label) {
             return equals_any_case(text.substr(0, colon), label);
           });
  }

  // "[LOGO] CORVALE SYSTEMS, INC.": what converters set for a picture.
  static std::string_view past_picture(std::string_view text) {
    const auto close = text.starts_with('[') ? text.find("] ") : text.npos;
    return close == text.npos ? text : text.substr(close + 2);
  }

  // "Corvale Systems, Inc. Up to $75,000,000 Common Stock" -> the firm.
  static std::string_view firm_at_front(std::string_view text) {
    for (std::string_view end :
         {" Inc. ", " INC. ", " Corp. ", " CORP. ", " Corporation ", " CORPORATION ", " Ltd. ",
          " LTD. ", " Limited ", " LLC ", " plc ", " PLC ", " N.V. ", " S.A. "}) {
      const auto at = text.find(end);
      if (at != std::string_view::npos && at > 2) return text.substr(0, at + end.size() - 1);
    }
    return text;
  }

  // "CORVALE SYSTEMS, INC.": ends with a firm's word, whatever the case.
  static bool names_a_firm(std::string_view text) {
    constexpr std::string_view kEnds[] = {"inc.",         "inc",   "corp.",   "corp", "corporation",
                                          "ltd.",         "ltd",   "limited", "llc",  "plc",
                                          "n.v.",         "s.a.",  "l.p.",    "lp",   "company",
                                          "incorporated", "trust", "co."};
    const std::string low = lowered(text);
    return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view e) {
      return low.ends_with(e) && low.size() > e.size() + 2 &&
             (low[low.size() - e.size() - 1] == ' ' || low[low.size() - e.size() - 1] == ',');
    });
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
