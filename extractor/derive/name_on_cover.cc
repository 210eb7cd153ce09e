#include "name_on_cover.h"

#include <algorithm>

#include "issuer_names.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class CoverNames {
 public:
  CoverNames(const Reading& reading, const Facts& facts, const Filing& filing)
      : reading_(reading), facts_(facts), filing_(filing) {}

  Sourced<std::string> name(Agents agents) const {
    const auto& blocks = reading_.document.blocks;
    const std::string filer =
        name_key(without_state(reading_.document.header.conformed_name.value));
    // The parent that guarantees the notes is the first filer, and not the issuer.
    const std::string conformed = is_guarantor(filer) ? std::string() : filer;
    for (std::uint32_t b = 0; b < blocks.size() && b < 80; ++b) {
      if (blocks[b].part != 0) break;
      const std::string_view whole =
          past_label(past_cover_words(past_picture(reading_.text(blocks[b].text))));
      const std::string_view text = past_day(at_front(whole, b));
      if (starts_with_any(text, {"To the", "About", "This", "A ", "By:", "Securities and Exchange",
                                 "Re:", "Proceeds", "Filed by"}) ||
          starts_with_any_case(text, "our ") || starts_with_any_case(text, "description of"))
        continue;
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
          blocks[b].text.begin +
          static_cast<std::uint32_t>(text.data() - reading_.text(blocks[b].text).data());
      const TextSpan span{begin, begin + static_cast<std::uint32_t>(text.size())};
      return {std::string(text), {{span, "cover.name"}}};
    }
    return {};
  }

  Sourced<std::string> heading() const {
    constexpr std::uint32_t kParagraph = 160;  // bytes
    if (filing_.kind.value != FilingKind::prospectus &&
        filing_.kind.value != FilingKind::prospectus_supplement)
      return {};
    const auto& blocks = reading_.document.blocks;
    for (const Block& block : blocks) {
      const std::string_view text = reading_.text(block.text);
      if (block.part != 0 || text.size() > kParagraph) break;
      if (!is_titled(text) || names_an_agent(name_key(text))) continue;
      return {std::string(text), {{block.text, "cover.name"}}};
    }
    return {};
  }

 private:
  // "(To Prospectus dated January 27, 2022)" above "Corvale Systems, Inc. 22,000,000 Shares Each
  // …", a cover in one line.
  std::string_view at_front(std::string_view text, std::uint32_t block) const {
    constexpr std::size_t kLine = 160;  // bytes
    if (text.size() <= kLine) return firm_at_front(text);
    if (block == 0) return text;
    const std::string_view above = reading_.text(reading_.document.blocks[block - 1].text);
    const bool below_legend = contains_any(above, {"(To Prospectus", "(to Prospectus"});
    const std::string_view firm = below_legend ? firm_at_front(text.substr(0, kLine)) : text;
    return firm.size() < kLine ? firm : text;
  }

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

  // "Underwriter: Harrow Capital Markets, LLC", of a table of terms.
  static bool is_labelled(std::string_view text) {
    constexpr std::string_view kLabels[] = {"underwriter", "underwriters", "agent",
                                            "agents",      "dealer",       "calculation agent",
                                            "trustee",     "guarantor",    "selling agent"};
    const auto colon = text.find(": ");
    return colon != text.npos && equals_one_in_any_case(text.substr(0, colon), kLabels);
  }

  // "On June 15, 2021, Corvale Systems, Inc. terminated": in a report without its cover. Behind
  // "On June 15, 2021, the underwriters notified" there is no name.
  static std::string_view past_day(std::string_view text) {
    constexpr std::size_t kYear = 4;
    if (!text.starts_with("On ")) return text;
    for (auto at = text.find(" 20"); at != text.npos; at = text.find(" 20", at + 1)) {
      const auto end = at + 1 + kYear;
      if (end >= text.size() || is_alnum(text[end])) continue;
      const auto name = text.find_first_not_of(", ", end);
      return name == text.npos ? std::string_view() : text.substr(name);
    }
    return text;
  }

  // "Issuer Corvale Systems, Inc.", a row of the summary of the offering.
  static std::string_view past_label(std::string_view text) {
    constexpr std::string_view kLabel = "Issuer ";
    return text.starts_with(kLabel) ? text.substr(kLabel.size()) : text;
  }

  // "[LOGO] CORVALE SYSTEMS, INC.": what converters set for a picture.
  static std::string_view past_picture(std::string_view text) {
    const auto close = text.starts_with('[') ? text.find("] ") : text.npos;
    return close == text.npos ? text : text.substr(close + 2);
  }

  const Reading& reading_;
  const Facts& facts_;
  const Filing& filing_;
};

}  // namespace

Sourced<std::string> name_on_cover(const Reading& reading, const Facts& facts, const Filing& filing,
                                   Agents agents) {
  return CoverNames(reading, facts, filing).name(agents);
}

Sourced<std::string> heading_of_cover(const Reading& reading, const Facts& facts,
                                      const Filing& filing) {
  return CoverNames(reading, facts, filing).heading();
}

}  // namespace offerlog
